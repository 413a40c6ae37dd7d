import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';
import { migrations as ours } from '../../migrations/index.ts';
import { AppError } from '../contract/errors.ts';
import { installJournal, removeJournal } from './journal.ts';
import { flushIndexes, installIndexes } from './indexes.ts';
import type { Db } from './tables.ts';

/** How many migrations this version knows: written into the file's header as `user_version`. */
export const newestSchema = Object.keys(ours).length;

/**
 * Brings the schema up to date: a verified backup first (not for a new file), then each migration in one transaction
 * together with its record, then the triggers and the index that follow from the tables.
 * @throws AppError `database-newer`, `migration-failed` (the file is as after the last migration that went through)
 */
export async function migrate(db: Db, folder: string, all: typeof ours = ours): Promise<void> {
  await sql`create table if not exists migrations (name text primary key not null, applied_at integer not null) strict`.execute(
    db,
  );
  const applied = new Set((await db.selectFrom('migrations').select('name').execute()).map((row) => row.name));
  if ([...applied].some((name) => !Object.hasOwn(all, name)))
    throw new AppError('database-newer', { file: path.join(folder, 'langganan.db') });
  const waiting = Object.entries(all).filter(([name]) => !applied.has(name));
  if (waiting.length > 0) await runMigrations(db, folder, waiting, all);
  await installJournal(db);
  await installIndexes(db);
  // Rows that a migration has changed.
  if (waiting.length > 0) await db.transaction().execute((trx) => flushIndexes(trx));
}

async function runMigrations(
  db: Db,
  folder: string,
  waiting: [name: string, migration: Migration][],
  all: typeof ours,
): Promise<void> {
  const isNewFile = waiting.length === Object.keys(all).length;
  const backup = isNewFile ? null : await backupBefore(db, folder, waiting[0]?.[0] ?? '');
  // Making a table anew drops the old one, and with foreign keys on that would take along every row that refers to it.
  await sql`pragma foreign_keys = off`.execute(db);
  try {
    for (const [at, [name, migration]] of waiting.entries()) {
      try {
        await db.transaction().execute(async (trx) => {
          await removeJournal(trx);
          await migration.up(trx);
          const { rows: orphans } = await sql`pragma foreign_key_check`.execute(trx);
          if (orphans.length > 0) throw new Error(`${name} leaves ${orphans.length} rows that refer to nothing.`);
          await trx.insertInto('migrations').values({ name, applied_at: Date.now() }).execute();
          const version = Object.keys(all).length - waiting.length + at + 1;
          await sql`pragma user_version = ${sql.lit(version)}`.execute(trx);
        });
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        throw new AppError('migration-failed', { migration: name, backup }, { cause });
      }
    }
  } finally {
    await sql`pragma foreign_keys = on`.execute(db);
  }
}

/** A copy of the whole file that has been opened and found sound. */
async function backupBefore(db: Db, folder: string, migration: string): Promise<string> {
  const target = path.join(folder, 'backups', `before-${migration}-${Date.now()}.db`);
  try {
    mkdirSync(path.dirname(target), { recursive: true });
    await sql`vacuum into ${target}`.execute(db);
    const { default: Database } = await import('better-sqlite3');
    const copy = new Database(target, { readonly: true });
    try {
      if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Error('The backup is not sound.');
    } finally {
      copy.close();
    }
    return target;
  } catch (cause) {
    rmSync(target, { force: true });
    if (cause instanceof AppError) throw cause;
    throw new AppError('migration-failed', { migration, backup: null }, { cause });
  }
}
