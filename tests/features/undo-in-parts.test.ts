import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import type { Trx } from '../../src-main/database/tables.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { faultsOf } from '../support/kill.ts';
import { openCore } from '../support/core.ts';
import { openTestStore, scratchFolder, type TestStore } from '../support/store.ts';

/** With a phone each, far more entries than one transaction takes back. */
const CONTACTS = 600;

let shop: TestStore;
beforeEach(async () => {
  shop = await openTestStore();
});
afterEach(async () => {
  vi.restoreAllMocks();
  await shop.close();
});

const contact = (name: string) => ({
  id: newId(),
  kind: 'person' as const,
  name,
  name_key: name.toLowerCase(),
  letter: 'P',
  created_at: 1,
  updated_at: 1,
});

/** Brings in many contacts, as an import does. @returns the act, and the contacts in their order */
async function bringIn(count = CONTACTS) {
  const contacts = Array.from({ length: count }, (_, place) => contact(`Pelanggan ${place}`));
  const { batchId } = await shop.store.act(shop.actor, 'imports.run', async (trx) => {
    for (const one of contacts) {
      await trx.insertInto('contacts').values(one).execute();
      const phone = { id: newId(), contact_id: one.id, position: 0, label: 'mobile' as const, e164: null };
      await trx
        .insertInto('contact_phones')
        .values({ ...phone, raw: '0812', digits: '0812' })
        .execute();
    }
  });
  return { batchId, ids: contacts.map(({ id }) => id) };
}

const rename = (id: string, name: string) =>
  shop.store.act(shop.actor, 'contacts.update', (trx: Trx) =>
    trx.updateTable('contacts').set({ name, updated_at: 2 }).where('id', '=', id).execute(),
  );
const namesNow = async () => {
  const rows = await shop.store.db.selectFrom('contacts').select('name').where('deleted_at', 'is', null).execute();
  return rows.map(({ name }) => name);
};
const undosIn = async (status: 'running' | 'done' | 'undone') =>
  (await shop.store.db.selectFrom('batches').select('kind').where('status', '=', status).execute()).filter(
    ({ kind }) => kind === 'undo',
  ).length;

/** The undo goes wrong at its very end, when everything has been taken back. */
const failing = (batchId: string) =>
  shop.store.undo(shop.actor, batchId, { alongside: () => Promise.reject(new Error('the lamp went out')) });

describe('an undo of very much', () => {
  it('gives back the database as it was, in several transactions, and can be taken back itself', async () => {
    const before = await digestOf(shop.store.db);
    const { batchId } = await bringIn();
    const after = await digestOf(shop.store.db);
    const parts = vi.spyOn(shop.store, 'inBatch');
    const undo = await shop.store.undo(shop.actor, batchId);
    expect(undo).toMatchObject({ removed: CONTACTS, restored: 0, kept: [] });
    expect(parts.mock.calls.length).toBeGreaterThan(3);
    expect(await digestOf(shop.store.db)).toBe(before);
    expect(await shop.store.undo(shop.actor, undo.batchId)).toMatchObject({ restored: CONTACTS, kept: [] });
    expect(await digestOf(shop.store.db)).toBe(after);
    expect(await faultsOf(shop.store.db)).toEqual([]);
  });

  it('keeps and lists what somebody changes while it is at work', async () => {
    const { batchId, ids } = await bringIn();
    // The oldest are taken back last.
    const [first = '', second = ''] = ids;
    const undoing = shop.store.undo(shop.actor, batchId);
    await rename(first, 'Ibu Ratna');
    await rename(second, 'Pak Made');
    expect((await namesNow()).length).toBeGreaterThan(100);
    const undo = await undoing;
    expect(undo.removed).toBe(CONTACTS - 2);
    expect(new Set(undo.kept.map(({ id }) => id))).toEqual(new Set([first, second]));
    expect((await namesNow()).sort()).toEqual(['Ibu Ratna', 'Pak Made']);
    const phones = await shop.store.db.selectFrom('contact_phones').select('contact_id').execute();
    expect(phones.map((phone) => phone.contact_id).sort()).toEqual([first, second].sort());
    expect(await faultsOf(shop.store.db)).toEqual([]);
  });

  it('is refused while it runs already', async () => {
    const { batchId } = await bringIn();
    const undoing = shop.store.undo(shop.actor, batchId);
    await expect(shop.store.undo(shop.actor, batchId)).rejects.toMatchObject({ code: 'batch-running' });
    expect(await undoing).toMatchObject({ removed: CONTACTS });
    await expect(shop.store.undo(shop.actor, batchId)).rejects.toMatchObject({ code: 'batch-already-undone' });
  });

  it('that goes wrong leaves all as it was before it, and can be tried again', async () => {
    const before = await digestOf(shop.store.db);
    const { batchId } = await bringIn();
    const after = await digestOf(shop.store.db);
    await expect(failing(batchId)).rejects.toThrow('the lamp went out');
    expect(await digestOf(shop.store.db)).toBe(after);
    expect(await shop.store.interruptedBatches()).toEqual([]);
    expect([await undosIn('undone'), await undosIn('done')]).toEqual([1, 0]);
    expect(await faultsOf(shop.store.db)).toEqual([]);
    await shop.store.undo(shop.actor, batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('that was cut off is taken back at the next start, also where that is cut off once more', async () => {
    const { batchId, ids } = await bringIn();
    const after = await digestOf(shop.store.db);
    const abandon = vi.spyOn(shop.store, 'abandonBatch').mockResolvedValue();
    await expect(failing(batchId)).rejects.toThrow('the lamp went out');
    abandon.mockRestore();
    expect(await namesNow()).toEqual([]);
    const [cut] = await shop.store.interruptedBatches();
    expect(cut).toMatchObject({ kind: 'undo' });
    // The second time it is cut off half-way.
    const inBatch = shop.store.inBatch.bind(shop.store);
    let left = 3;
    vi.spyOn(shop.store, 'inBatch').mockImplementation((actor, batch, work) =>
      (left -= 1) < 0 ? Promise.reject(new Error('again')) : inBatch(actor, batch, work),
    );
    await expect(shop.store.abandonBatch(shop.actor, cut?.id ?? '')).rejects.toThrow('again');
    vi.restoreAllMocks();
    const half = await namesNow();
    expect(half.length).toBeGreaterThan(0);
    expect(half.length).toBeLessThan(ids.length);
    expect(await shop.store.interruptedBatches()).toMatchObject([{ id: cut?.id }]);
    await shop.store.abandonBatch(shop.actor, cut?.id ?? '');
    expect(await digestOf(shop.store.db)).toBe(after);
    expect(await shop.store.interruptedBatches()).toEqual([]);
    expect(await faultsOf(shop.store.db)).toEqual([]);
  });
});

describe('an undo of a batch of several transactions', () => {
  it('keeps what somebody changed between two of them', async () => {
    const ani = contact('Ani');
    const batch = await shop.store.beginBatch(shop.actor, 'imports.run', 'a.csv');
    await shop.store.inBatch(shop.actor, batch, (trx) => trx.insertInto('contacts').values(ani).execute());
    await rename(ani.id, 'Ibu Ani');
    await shop.store.inBatch(shop.actor, batch, (trx) =>
      trx.updateTable('contacts').set({ source: 'pasar' }).where('id', '=', ani.id).execute(),
    );
    await shop.store.finishBatch(batch);
    const { removed, kept } = await shop.store.undo(shop.actor, batch);
    expect([removed, kept.map(({ id }) => id)]).toEqual([0, [ani.id]]);
    expect(await namesNow()).toEqual(['Ibu Ani']);
  });
});

describe('the undo of a large import', () => {
  const ROWS = 400;
  const lines = Array.from(
    { length: ROWS },
    (_, row) => `Pelanggan ${row},0812${String(row).padStart(8, '0')},Bandung`,
  );
  const file = () => new File([['Nama,HP,Kota', ...lines].join('\n')], 'pelanggan.csv');

  it('tells how far it is, and stopped it leaves all as it was', async () => {
    const { folder, remove } = scratchFolder();
    const { client, store, close } = await openCore(folder);
    try {
      const before = await digestOf(store.db);
      const { id } = await client.imports.run({ file: file(), duplicates: 'update' });
      const after = await digestOf(store.db);
      const undo = async (onProgress: (id: string) => Promise<unknown> = () => Promise.resolve()) => {
        const followAs = newId();
        const undone = client.imports.undo({ id, followAs });
        undone.catch(() => undefined);
        const told: { done: number; total: number }[] = [];
        for await (const progress of await client.imports.progress({ id: followAs })) {
          if (progress.phase !== 'undoing') throw new Error(progress.phase);
          told.push(progress);
          if (told.length === 2) await onProgress(followAs);
        }
        return { told, undone };
      };
      const stopped = await undo((followAs) => client.imports.cancel({ id: followAs }));
      await expect(stopped.undone).rejects.toMatchObject({ code: 'job-cancelled' });
      expect(await digestOf(store.db)).toBe(after);
      expect(await client.imports.get({ id })).toMatchObject({ status: 'done' });
      const { told, undone } = await undo();
      expect(await undone).toMatchObject({ removed: ROWS, kept: [] });
      expect(told.length).toBeGreaterThan(1);
      expect(told).toEqual([...told].sort((a, b) => a.done - b.done));
      expect(told[0]?.total).toBeGreaterThanOrEqual(3 * ROWS);
      expect(await digestOf(store.db)).toBe(before);
      expect(await client.imports.get({ id })).toMatchObject({ status: 'undone' });
    } finally {
      await close();
      remove();
    }
  });
});
