import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { migrations as ours } from '../../migrations/index.ts';
import { AppError } from '../contract/errors.ts';
import { installJournal } from './journal.ts';
import { installSearchIndex } from './search-index.ts';
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
  const backup = waiting.length > 0 && applied.size > 0 ? await backupBefore(db, folder, waiting[0]![0]) : null;
  for (const [name, migration] of waiting) {
    try {
      await db.transaction().execute(async (trx) => {
        await migration.up(trx);
        await trx.insertInto('migrations').values({ name, applied_at: Date.now() }).execute();
        await sql`pragma user_version = ${sql.lit(Object.keys(all).indexOf(name) + 1)}`.execute(trx);
      });
    } catch (cause) {
      if (cause instanceof AppError) throw cause;
      throw new AppError('migration-failed', { migration: name, backup }, { cause });
    }
  }
  await installJournal(db);
  await installSearchIndex(db);
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
