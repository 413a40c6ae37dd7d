import { AsyncResource } from 'node:async_hooks';
import { copyFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertValues } from '../../src-main/database/insert-values.ts';
import type { Trx } from '../../src-main/database/tables.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { faultsOf } from '../support/kill.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

let shop: TestStore;
beforeEach(async () => {
  shop = await openTestStore();
});
afterEach(() => shop.close());

/** After how many pages SQLite brings the log into the file by itself; 0: never. */
async function autocheckpoint(): Promise<unknown> {
  const { rows } = await sql<Record<string, unknown>>`pragma wal_autocheckpoint`.execute(shop.store.db);
  return Object.values(rows[0] ?? {})[0];
}

describe('work that writes very much', () => {
  it('keeps the log to itself while it runs, and leaves everything as it was, also where it fails', async () => {
    const usual = await autocheckpoint();
    for (const ending of [() => 'done', () => Promise.reject(new Error('full'))]) {
      let during: unknown;
      await shop.store
        .inBulk(async () => {
          during = await autocheckpoint();
          return ending();
        })
        .catch(() => undefined);
      expect(during).toBe(0);
      expect(await autocheckpoint()).toBe(usual);
    }
  });

  it('knows when somebody waits for it, and when nobody does any more', async () => {
    const { store } = shop;
    const batch = await store.beginBatch(shop.actor, 'imports.run', 'a.csv');
    let list: Promise<unknown> | undefined;
    const seen: boolean[] = [];
    await store.inBatch(shop.actor, batch, async () => {
      seen.push(store.isAwaited);
      // Asked from outside, as a window would: not by what runs in the transaction.
      list = new Promise((resolve) => ask(() => store.db.selectFrom('staff').selectAll().execute().then(resolve)));
      await new Promise((resolve) => setImmediate(resolve));
      seen.push(store.isAwaited);
    });
    await list;
    expect([...seen, store.isAwaited]).toEqual([false, true, false]);
  });

  it('brings the log into the file when it is told to, not at a commit', async () => {
    const { store } = shop;
    await store.inBulk(async () => {
      const batch = await store.beginBatch(shop.actor, 'imports.run', 'a.csv');
      // More than what SQLite would bring into the file by itself.
      for (let n = 0; n < 8; n += 1) await store.inBatch(shop.actor, batch, (trx) => addTags(trx, 1_000, `${n}`));
      expect(tagsInFile()).toBe(0);
      expect(await store.settle()).toBeGreaterThan(0);
      expect(tagsInFile()).toBe(8_000);
      await store.finishBatch(batch);
    });
  });
});

describe('what is searched, while very much is written', () => {
  const automerge = async (db = shop.store.db) =>
    (await sql<{ v: number }>`select v from contact_search_config where k = 'automerge'`.execute(db)).rows[0]?.v ?? 4;
  /** Segments, as FTS5 keeps their first pages: each merge leaves fewer. */
  const segments = async () =>
    (await sql<{ n: number }>`select count(distinct segid) n from contact_search_idx`.execute(shop.store.db)).rows[0]
      ?.n;
  const someContacts = async (times: number) => {
    const batch = await shop.store.beginBatch(shop.actor, 'imports.run', 'a.csv');
    for (let n = 0; n < times; n += 1)
      await shop.store.inBatch(shop.actor, batch, (trx) =>
        insertValues(trx, 'contacts', columns, [[newId(), 'person', `Ani ${n}`, `ani ${n}`, 'A', 1, 1]]),
      );
    await shop.store.finishBatch(batch);
  };
  const columns = ['id', 'kind', 'name', 'name_key', 'letter', 'created_at', 'updated_at'];
  const found = async (word = 'ani') =>
    (
      await sql<{ n: number }>`select count(*) n from contact_search where contact_search match ${word}`.execute(
        shop.store.db,
      )
    ).rows[0]?.n;

  it('is merged at the end, not in between, and found all the time', async () => {
    await shop.store.inBulk(async () => {
      for (let n = 0; n < 20; n += 1) await someContacts(1);
      expect(await automerge()).toBe(0);
      expect(await segments()).toBe(20);
      expect(await found()).toBe(20);
    });
    expect(await automerge()).toBe(4);
    expect(await segments()).toBeLessThan(4);
    expect(await found()).toBe(20);
  });

  it('waits until the work is done, however often it changes; what goes is gone at once', async () => {
    await someContacts(20);
    const ids = (await shop.store.db.selectFrom('contacts').select('id').orderBy('id').execute()).map(({ id }) => id);
    const [first = '', second = ''] = ids;
    const outside = new AsyncResource('somebody else');
    const note = (text: string) => async (trx: Trx) => {
      await trx.updateTable('contacts').set({ note: text }).execute();
    };
    await shop.store.inBulk(async () => {
      const batch = await shop.store.beginBatch(shop.actor, 'contacts.tag', '');
      const before = await segments();
      for (const text of ['satu', 'dua', 'ani lagi']) await shop.store.inBatch(shop.actor, batch, note(text));
      await shop.store.inBatch(shop.actor, batch, (trx) =>
        trx.updateTable('contacts').set({ deleted_at: 1 }).where('id', '=', first).execute(),
      );
      expect([await found(), await segments()]).toEqual([19, before]);
      // Somebody else's act lists what it changes, and only that.
      await outside.runInAsyncScope(() =>
        shop.store.act(shop.actor, 'contacts.update', (trx) =>
          trx
            .updateTable('contacts')
            .set({ name: 'Budi', name_key: 'budi', note: '' })
            .where('id', '=', second)
            .execute(),
        ),
      );
      expect(await found()).toBe(18);
      await shop.store.finishBatch(batch);
      expect(await found('lagi')).toBe(18);
    });
    expect(await faultsOf(shop.store.db)).toEqual([]);
  });

  it('is merged at the next opening where the work was cut off', async () => {
    const { folder } = shop;
    await shop.store
      .inBulk(async () => {
        await someContacts(20);
        await shop.closeOnly();
      })
      .catch(() => undefined);
    shop = await openTestStore(folder);
    expect(await automerge()).toBe(4);
    expect(await segments()).toBeLessThan(4);
    expect(await found()).toBe(20);
  });
});

/** How many tags stand in the file itself, whatever is in the log beside it. */
function tagsInFile(): unknown {
  const copy = `${shop.file}.copy`;
  copyFileSync(shop.file, copy);
  const file = new Database(copy);
  try {
    const table = file.prepare("select 1 from sqlite_master where name = 'tags'").get();
    return table === undefined ? 0 : file.prepare('select count(*) from tags').pluck().get();
  } finally {
    file.close();
  }
}

describe('rows inserted together', () => {
  it.each([0, 1, 7, 8, 31, 32, 33, 45, 100])('%i of them come in, once each and in their order', async (count) => {
    await shop.store.act(shop.actor, 'tags.change', (trx) => addTags(trx, count));
    const tags = await shop.store.db.selectFrom('tags').select('name').orderBy('id').execute();
    expect(tags.map(({ name }) => name)).toEqual(Array.from({ length: count }, (_, n) => `tag ${n}`));
  });
});

function addTags(trx: Trx, count: number, prefix = ''): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => [newId(), `tag ${prefix}${n}`, `${prefix} ${n}`, 'grey', 1]);
  return insertValues(trx, 'tags', ['id', 'name', 'name_key', 'color', 'created_at'], rows);
}

/** Runs something as if it came from another part of the app. */
const outside = new AsyncResource('window');
const ask = (work: () => unknown) => void outside.runInAsyncScope(work);
