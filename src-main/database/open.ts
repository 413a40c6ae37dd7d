import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import { AppError } from '../contract/errors.ts';
import { damaged } from './damaged.ts';
import { knowQueue } from './bulk.ts';
import { asAppError, OneConnectionDialect } from './driver.ts';
import { registerFunctions } from './functions.ts';
import { prepareDataFolder, tryScratchDatabase } from './safe-folder.ts';
import { migrate, newestSchema } from './migrate.ts';
import type { Db } from './tables.ts';

export const DATABASE_FILE = 'langganan.db';
/** Pages of the file that are kept in memory, in KB. */
const CACHE_KB = 32_000;
const NEEDED_NODE = [22, 14] as const;
/** The first SQLite release without the fault by which a WAL could be reset under a reader. */
const NEEDED_SQLITE = [3, 53] as const;
const SQLITE_MAGIC = 'SQLite format 3\0';
/** Offset of `user_version` in the file's header (SQLite file format, 1.3). */
const USER_VERSION_OFFSET = 60;

export interface OpenDatabase {
  db: Db;
  file: string;
  close(): Promise<void>;
}

/**
 * Opens the shop's database in a folder, making both where they are missing, and brings its schema up to date.
 * @throws AppError `runtime-too-old`, `data-folder-unsafe`, `data-folder-in-use`, `database-damaged`,
 *   `database-newer`, `migration-failed`, `disk-full`; the file is untouched by every one of them
 */
export async function openDatabase(folder: string): Promise<OpenDatabase> {
  requireRuntime();
  const realFolder = prepareDataFolder(folder);
  const file = path.join(realFolder, DATABASE_FILE);
  const isNew = !existsSync(file);
  if (!isNew) inspectHeader(file);
  const { default: Database } = await import('better-sqlite3');
  if (isNew)
    tryScratchDatabase(realFolder, (scratch) => {
      const trial = new Database(scratch);
      try {
        trial.pragma('locking_mode = EXCLUSIVE');
        trial.pragma('journal_mode = WAL');
        trial.exec('create table t (a); insert into t values (1)');
      } finally {
        trial.close();
      }
    });
  const wasUnclean = existsSync(`${file}-wal`) && statSync(`${file}-wal`).size > 0;
  let raw;
  try {
    raw = new Database(file, { timeout: 200 });
    // EXCLUSIVE before WAL: no -shm file, and a second process is told at once (see ARCHITECTURE.md).
    raw.pragma('locking_mode = EXCLUSIVE');
    raw.pragma('journal_mode = WAL');
    // At every opening: on reopening a WAL file SQLite silently falls back to NORMAL.
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
    raw.pragma('temp_store = MEMORY');
    raw.pragma(`cache_size = -${CACHE_KB}`);
    raw.pragma('recursive_triggers = OFF');
    requireSqlite(String(raw.prepare('select sqlite_version()').pluck().get()));
    // Takes the lock now, not at the first click.
    raw.exec('begin immediate; commit');
    if (wasUnclean && raw.pragma('quick_check(1)', { simple: true }) !== 'ok') throw damaged(file);
    registerFunctions(raw);
  } catch (error) {
    raw?.close();
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      throw new AppError('data-folder-in-use', { folder: realFolder }, { cause: error });
    throw asAppError(error, file) ?? error;
  }
  const dialect = new OneConnectionDialect(raw, file);
  const db: Db = new Kysely({ dialect });
  knowQueue(db, dialect.queue);
  try {
    await migrate(db, realFolder);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return { db, file, close: () => db.destroy() };
}

/**
 * Looks at a database file without opening it: SQLite would already write beside it.
 * @throws AppError `database-damaged`, `database-newer`
 */
function inspectHeader(file: string): void {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  let length: number;
  try {
    length = readSync(handle, header, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  if (length === 0) return;
  if (length < 100 || header.toString('latin1', 0, 16) !== SQLITE_MAGIC) throw damaged(file);
  if (header.readUInt32BE(USER_VERSION_OFFSET) > newestSchema) throw new AppError('database-newer', { file });
}

/** better-sqlite3 crashes the process on an older Node: say so before it is loaded. */
function requireRuntime(): void {
  if (!atLeast(process.versions.node, NEEDED_NODE))
    throw new AppError('runtime-too-old', { found: `Node ${process.versions.node}`, needed: NEEDED_NODE.join('.') });
}

function requireSqlite(version: string): void {
  if (!atLeast(version, NEEDED_SQLITE))
    throw new AppError('runtime-too-old', { found: `SQLite ${version}`, needed: NEEDED_SQLITE.join('.') });
}

function atLeast(version: string, [major, minor]: readonly [number, number]): boolean {
  const [a = 0, b = 0] = version.split('.').map(Number);
  return a > major || (a === major && b >= minor);
}
