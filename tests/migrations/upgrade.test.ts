import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { migrations } from '../../migrations/index.ts';
import { migrate } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { Store } from '../../src-main/database/store.ts';
import { faultsOf } from '../support/kill.ts';
import { programFile } from '../support/programs.ts';
import { scratchFolder, TestClock } from '../support/store.ts';
import { fixtures, layFixture, meaningOf, meaningOfFixture, schemaOf } from './fixture.ts';
import { withNextMigration } from './next-migration.ts';

const newest = Object.keys(migrations).at(-1) ?? '';
let folder = '';
let remove = () => {};
beforeEach(() => ({ folder, remove } = scratchFolder()));
afterEach(() => remove());
const backups = () => (existsSync(path.join(folder, 'backups')) ? readdirSync(path.join(folder, 'backups')) : []);

it('every migration that has landed has left a fixture of its schema', () => {
  expect(fixtures()).toEqual(Object.keys(migrations));
});

describe.each(fixtures())('a file of schema %s', (name) => {
  it('keeps all it holds, becomes what a new file is, and leaves a backup if anything had to change', async () => {
    const file = layFixture(name, folder);
    const opened = await openDatabase(folder);
    expect(await faultsOf(opened.db)).toEqual([]);
    await opened.close();
    const then = meaningOfFixture(name);
    expect(meaningOf(file, then)).toEqual(then);
    const fresh = scratchFolder();
    const made = await openDatabase(fresh.folder);
    await made.close();
    // A difference in the newest one means: a migration was changed after it landed. Write a new one instead.
    expect(schemaOf(file)).toEqual(schemaOf(made.file));
    fresh.remove();
    expect(backups()).toHaveLength(name === newest ? 0 : 1);
  });
});

describe('an upgrade', () => {
  it('changes rows and makes tables anew without losing what refers to them, nor writing it in anybody’s name', async () => {
    layFixture(newest, folder);
    const { db, close } = await openDatabase(folder);
    const count = async (table: 'journal' | 'contact_tags' | 'tags') =>
      (
        await db
          .selectFrom(table)
          .select((q) => q.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    const before = { journal: await count('journal'), links: await count('contact_tags'), tags: await count('tags') };
    await migrate(db, folder, withNextMigration());
    expect({ journal: await count('journal'), links: await count('contact_tags'), tags: await count('tags') }).toEqual(
      before,
    );
    expect(await faultsOf(db)).toEqual([]);
    const { rows } = await sql<{ foreign_keys: number }>`pragma foreign_keys`.execute(db);
    expect(rows).toEqual([{ foreign_keys: 1 }]);
    await close();
  });

  it('is followed by a journal and a search that know what is new', async () => {
    layFixture(newest, folder);
    const { db, close } = await openDatabase(folder);
    await migrate(db, folder, withNextMigration());
    const { rows: found } = await sql`select rowid from contact_search where contact_search match '"naik"'`.execute(db);
    expect(found.length).toBeGreaterThan(30);
    const store = await Store.open(db, new TestClock());
    const { id } = await db.selectFrom('contacts').select('id').limit(1).executeTakeFirstOrThrow();
    const { batchId } = await store.act({ staffId: id }, 'contacts.update', async (trx) => {
      await sql`update contacts set loyalty = 'perak' where id = ${id}`.execute(trx);
    });
    const entry = await db.selectFrom('journal').select('before').where('batch_id', '=', batchId).executeTakeFirst();
    expect(entry?.before).toBe('{"loyalty":"emas"}');
    await close();
  });

  it('that fails leaves the file as it was, a sound backup beside it, and says which one failed', async () => {
    const file = layFixture(newest, folder);
    const { db, close } = await openDatabase(folder);
    const broken = withNextMigration();
    const next = broken['9999_try_upgrades'];
    broken['9999_try_upgrades'] = {
      up: async (trx) => {
        await next?.up(trx);
        throw new Error('no such table: cakes');
      },
    };
    await expect(migrate(db, folder, broken)).rejects.toMatchObject({
      code: 'migration-failed',
      data: { migration: '9999_try_upgrades', backup: expect.stringContaining('before-9999_try_upgrades') as string },
    });
    await close();
    const then = meaningOfFixture(newest);
    expect(meaningOf(file, then)).toEqual(then);
    const [backup = ''] = backups();
    expect(meaningOf(path.join(folder, 'backups', backup), then)).toEqual(then);
    // The journal is at work again at the next start.
    const again = await openDatabase(folder);
    const { rows } = await sql`select name from sqlite_master where name = 'journal_contacts_update'`.execute(again.db);
    expect(rows).toHaveLength(1);
    await again.close();
  });

  it('that would leave rows referring to nothing is refused', async () => {
    layFixture(newest, folder);
    const { db, close } = await openDatabase(folder);
    const careless = {
      ...migrations,
      '9999_careless': {
        up: async (trx: Parameters<(typeof migrations)[string]['up']>[0]) => {
          await sql`delete from contacts where kind = 'organization'`.execute(trx);
        },
      },
    };
    await expect(migrate(db, folder, careless)).rejects.toMatchObject({ code: 'migration-failed' });
    await close();
  });

  it('that is killed anywhere is either done or not begun, with a sound backup, and goes through the next time', async () => {
    const then = meaningOfFixture(newest);
    for (const at of ['open', 'begun', 'column', 'rows', 'dropped', 'renamed']) {
      const { folder: shop, remove: removeShop } = scratchFolder();
      const file = layFixture(newest, shop);
      expect(await upgrade(shop, at), at).toBe('SIGKILL');
      // Read from a copy: reading would mend the log of the file itself.
      const copy = path.join(shop, 'copy.db');
      copyFileSync(file, copy);
      if (existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${copy}-wal`);
      const left = new Database(copy);
      const isDone = left.pragma('user_version', { simple: true }) !== Object.keys(migrations).length;
      expect(left.pragma('integrity_check', { simple: true })).toBe('ok');
      left.close();
      if (!isDone) expect(meaningOf(copy, then), at).toEqual(then);
      if (at !== 'open')
        for (const backup of readdirSync(path.join(shop, 'backups')))
          expect(meaningOf(path.join(shop, 'backups', backup), then), at).toEqual(then);
      // The migration of the test is unknown to the door: where it went through, an older version refuses the file.
      if (isDone) await expect(openDatabase(shop)).rejects.toMatchObject({ code: 'database-newer' });
      else expect(await upgrade(shop, ''), at).toBeNull();
      removeShop();
    }
  });
});

/** Runs the upgrade in a process of its own and kills it at that word; answers by what it ended. */
function upgrade(shop: string, killAt: string): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, [programFile('upgrade-child'), shop], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: child.stdout }).on('line', (word) => {
    if (word === killAt) child.kill('SIGKILL');
  });
  return new Promise((resolve) => child.on('close', (_, signal) => resolve(signal)));
}
