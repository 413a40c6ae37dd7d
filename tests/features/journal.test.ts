import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import { digestOf } from '../../src-main/database/digest.ts';
import { OuterHandleError } from '../../src-main/database/driver.ts';
import type { Trx } from '../../src-main/database/tables.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let shop: TestStore;
beforeEach(async () => {
  shop = await openTestStore();
});
afterEach(() => shop.close());

const insertContact = async (trx: Trx, name: string, id = newId()) => {
  await trx
    .insertInto('contacts')
    .values({
      id,
      kind: 'person',
      name,
      name_key: name.toLowerCase(),
      letter: name[0]!.toUpperCase(),
      created_at: 1,
      updated_at: 1,
    })
    .execute();
  return id;
};
const insertPhone = async (trx: Trx, contactId: string, raw: string, id = newId()) => {
  await trx
    .insertInto('contact_phones')
    .values({ id, contact_id: contactId, position: 0, label: 'mobile', raw, e164: null, digits: raw })
    .execute();
  return id;
};
const act = <T>(kind: Parameters<TestStore['store']['act']>[1], work: (trx: Trx) => Promise<T>) =>
  shop.store.act(shop.actor, kind, work);
const nameOf = async (id: string) =>
  (await shop.store.db.selectFrom('contacts').select('name').where('id', '=', id).executeTakeFirst())?.name;

describe('the journal', () => {
  it('records an insert without a copy, an update by its changed columns, a delete by the whole row', async () => {
    const { result: id } = await act('contacts.create', (trx) => insertContact(trx, 'Ani'));
    await act('contacts.update', (trx) =>
      trx.updateTable('contacts').set({ name: 'Ani Wijaya' }).where('id', '=', id).execute(),
    );
    await act('contacts.purge', (trx) => trx.deleteFrom('contacts').where('id', '=', id).execute());
    const entries = await shop.store.db
      .selectFrom('journal')
      .selectAll()
      .where('row_id', '=', id)
      .orderBy('seq')
      .execute();
    expect(entries.map((e) => [e.operation, e.before, e.after])).toEqual([
      ['insert', null, null],
      ['update', '{"name":"Ani"}', '{"name":"Ani Wijaya"}'],
      ['delete', expect.stringContaining('"name":"Ani Wijaya"'), null],
    ]);
    expect(new Set(entries.map((e) => e.batch_id)).size).toBe(3);
    expect(entries.every((e) => e.staff_id === shop.actor.staffId && e.device_id === shop.store.deviceId)).toBe(true);
    expect([...entries].sort((a, b) => (a.hybrid_time < b.hybrid_time ? -1 : 1))).toEqual(entries);
  });

  it('refuses a write that belongs to no act', async () => {
    await expect(shop.store.db.transaction().execute((trx) => insertContact(trx, 'Ani'))).rejects.toThrow(/NOT NULL/);
    expect(await shop.store.db.selectFrom('contacts').selectAll().execute()).toEqual([]);
  });

  it('keeps nothing of an act that fails', async () => {
    const before = await digestOf(shop.store.db);
    await expect(
      act('contacts.create', async (trx) => {
        await insertContact(trx, 'Ani');
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await digestOf(shop.store.db)).toBe(before);
    expect(await shop.store.db.selectFrom('search_dirty').selectAll().execute()).toEqual([]);
  });

  it('refuses the outer handle inside an act instead of waiting for ever', async () => {
    await expect(
      act('contacts.create', () => shop.store.db.selectFrom('contacts').selectAll().execute()),
    ).rejects.toThrow(OuterHandleError);
    expect(await act('contacts.create', (trx) => insertContact(trx, 'Ani'))).toBeTruthy();
  });

  it('tells who listens which tables an act has changed, after it is stored', async () => {
    const heard: string[][] = [];
    shop.store.onChange((event) => heard.push([...event.tables].sort()));
    await act('contacts.create', async (trx) => insertPhone(trx, await insertContact(trx, 'Ani'), '0812'));
    await expect(act('contacts.create', () => Promise.reject(new Error('no')))).rejects.toThrow();
    expect(heard).toEqual([['contact_phones', 'contacts']]);
  });
});

describe('undo', () => {
  it('gives back the database as it was, digest for digest', async () => {
    const { result: id } = await act('contacts.create', (trx) => insertContact(trx, 'Ani'));
    const { result: phone } = await act('contacts.update', (trx) => insertPhone(trx, id, '0812'));
    const before = await digestOf(shop.store.db);
    const { batchId } = await act('contacts.update', async (trx) => {
      await trx.updateTable('contacts').set({ name: 'B', updated_at: 2 }).where('id', '=', id).execute();
      await trx.updateTable('contacts').set({ name: 'C', updated_at: 3 }).where('id', '=', id).execute();
      await trx.deleteFrom('contact_phones').where('id', '=', phone).execute();
      const other = await insertContact(trx, 'Budi');
      await insertPhone(trx, other, '0813');
    });
    const undone = await shop.store.undo(shop.actor, batchId);
    expect(undone).toMatchObject({ removed: 1, restored: 1, kept: [] });
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('brings a deleted record back with everything that hung on it', async () => {
    const { result: id } = await act('contacts.create', async (trx) => {
      const contact = await insertContact(trx, 'Ani');
      await insertPhone(trx, contact, '0812');
      return contact;
    });
    const before = await digestOf(shop.store.db);
    const { batchId } = await act('contacts.purge', (trx) => trx.deleteFrom('contacts').where('id', '=', id).execute());
    await shop.store.undo(shop.actor, batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('keeps and lists a value that was changed since', async () => {
    const { result: id } = await act('contacts.create', (trx) => insertContact(trx, 'Ani'));
    const { batchId } = await act('contacts.update', (trx) =>
      trx.updateTable('contacts').set({ name: 'B', source: 'pasar', updated_at: 2 }).where('id', '=', id).execute(),
    );
    await act('contacts.update', (trx) =>
      trx.updateTable('contacts').set({ name: 'Ani lagi', updated_at: 3 }).where('id', '=', id).execute(),
    );
    const undone = await shop.store.undo(shop.actor, batchId);
    expect(undone.kept).toEqual([{ id, table: 'contacts', columns: ['name'] }]);
    expect(
      await shop.store.db.selectFrom('contacts').select(['name', 'source']).where('id', '=', id).executeTakeFirst(),
    ).toEqual({ name: 'Ani lagi', source: '' });
  });

  it('keeps a record that has got something new since, with all it had', async () => {
    const { batchId, result } = await act('imports.run', async (trx) => {
      const kept = await insertContact(trx, 'Ani');
      await insertPhone(trx, kept, '0812');
      return { kept, gone: await insertContact(trx, 'Budi') };
    });
    await act('interactions.add', (trx) =>
      trx
        .insertInto('interactions')
        .values({
          id: newId(),
          contact_id: result.kept,
          kind: 'note',
          text: 'x',
          occurred_at: 1,
          staff_id: null,
          created_at: 1,
          deleted_at: null,
        })
        .execute(),
    );
    const undone = await shop.store.undo(shop.actor, batchId);
    expect(undone.removed).toBe(1);
    expect(undone.kept.map((row) => row.id)).toEqual([result.kept, result.kept]);
    expect(await nameOf(result.kept)).toBe('Ani');
    expect(await shop.store.db.selectFrom('contact_phones').select('raw').execute()).toEqual([{ raw: '0812' }]);
    expect(await nameOf(result.gone)).toBeUndefined();
  });

  it('does not count as changed what was changed and taken back again', async () => {
    const { batchId, result: id } = await act('imports.run', (trx) => insertContact(trx, 'Ani'));
    const edit = await act('contacts.update', (trx) =>
      trx.updateTable('contacts').set({ name: 'B' }).where('id', '=', id).execute(),
    );
    await shop.store.undo(shop.actor, edit.batchId);
    expect(await shop.store.undo(shop.actor, batchId)).toMatchObject({ removed: 1, kept: [] });
  });

  it('can itself be taken back', async () => {
    const { batchId } = await act('contacts.create', (trx) => insertContact(trx, 'Ani'));
    const after = await digestOf(shop.store.db);
    const undo = await shop.store.undo(shop.actor, batchId);
    await shop.store.undo(shop.actor, undo.batchId);
    expect(await digestOf(shop.store.db)).toBe(after);
  });

  it('is refused a second time', async () => {
    const { batchId } = await act('contacts.create', (trx) => insertContact(trx, 'Ani'));
    await shop.store.undo(shop.actor, batchId);
    await expect(shop.store.undo(shop.actor, batchId)).rejects.toMatchObject({ code: 'batch-already-undone' });
  });

  it('takes back a batch that was cut off', async () => {
    const before = await digestOf(shop.store.db);
    const batch = await shop.store.beginBatch(shop.actor, 'imports.run', 'a.csv');
    await shop.store.inBatch(shop.actor, batch, (trx) => insertContact(trx, 'Ani'));
    await expect(shop.store.undo(shop.actor, batch)).rejects.toMatchObject({ code: 'batch-running' });
    expect(await shop.store.interruptedBatches()).toMatchObject([{ id: batch, label: 'a.csv' }]);
    await shop.store.abandonBatch(shop.actor, batch);
    expect(await digestOf(shop.store.db)).toBe(before);
    expect(await shop.store.interruptedBatches()).toEqual([]);
    const entries = shop.store.db.selectFrom('journal').select('seq').where('batch_id', '=', batch);
    expect(await entries.execute()).toEqual([]);
  });

  it('keeps, of a batch that was cut off, what somebody has changed since, and says so in its history', async () => {
    const batch = await shop.store.beginBatch(shop.actor, 'imports.run', 'a.csv');
    const [kept, gone] = await shop.store.inBatch(shop.actor, batch, async (trx) => [
      await insertContact(trx, 'Ani'),
      await insertContact(trx, 'Budi'),
    ]);
    await act('contacts.update', (trx) =>
      trx.updateTable('contacts').set({ name: 'Ani Wijaya' }).where('id', '=', kept).execute(),
    );
    await shop.store.abandonBatch(shop.actor, batch);
    expect([await nameOf(kept), await nameOf(gone)]).toEqual(['Ani Wijaya', undefined]);
    const history = await shop.store.db.selectFrom('journal').select(['row_id', 'operation']).execute();
    expect(history.filter((entry) => entry.row_id === kept)).toMatchObject([
      { operation: 'insert' },
      { operation: 'update' },
    ]);
    expect(history.filter((entry) => entry.row_id === gone)).toEqual([]);
  });
});

describe('the search index', () => {
  const found = async (text: string) =>
    (
      await sql<{
        contact_id: string;
      }>`select i.contact_id from contact_search s join contact_index i on i.row = s.rowid where contact_search match ${text}`.execute(
        shop.store.db,
      )
    ).rows.map((row) => row.contact_id);

  it('finds what is stored and nothing that is gone', async () => {
    const { result: id } = await act('contacts.create', async (trx) => {
      const contact = await insertContact(trx, 'Renée Müller');
      await insertPhone(trx, contact, '081277884455');
      return contact;
    });
    expect(await found('"renee mul"')).toEqual([id]);
    expect(await found('"4455"')).toEqual([id]);
    const bin = await act('contacts.remove', (trx) =>
      trx.updateTable('contacts').set({ deleted_at: 5 }).where('id', '=', id).execute(),
    );
    expect(await found('"4455"')).toEqual([]);
    await shop.store.undo(shop.actor, bin.batchId);
    expect(await found('"4455"')).toEqual([id]);
  });

  it('follows a new name of an organization and of a tag', async () => {
    const { result } = await act('contacts.create', async (trx) => {
      const person = await insertContact(trx, 'Ani');
      const firm = await insertContact(trx, 'Toko Lama');
      await trx
        .insertInto('affiliations')
        .values({ id: newId(), contact_id: person, organization_id: firm, position: 0 })
        .execute();
      const tag = newId();
      await trx
        .insertInto('tags')
        .values({ id: tag, name: 'Grosir', name_key: 'grosir', color: 'gray', created_at: 1 })
        .execute();
      await trx.insertInto('contact_tags').values({ id: newId(), contact_id: person, tag_id: tag }).execute();
      return { person, firm, tag };
    });
    await act('contacts.update', async (trx) => {
      await trx
        .updateTable('contacts')
        .set({ name: 'Toko Baru', name_key: 'baru' })
        .where('id', '=', result.firm)
        .execute();
      await trx.updateTable('tags').set({ name: 'Eceran' }).where('id', '=', result.tag).execute();
    });
    expect(await found('company : "toko baru"')).toEqual([result.person]);
    expect(await found('"eceran"')).toEqual([result.person]);
    expect(await found('"grosir"')).toEqual([]);
  });
});
