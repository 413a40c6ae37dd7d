import { AsyncLocalStorage } from 'node:async_hooks';
import type Database from 'better-sqlite3';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type QueryResult,
} from 'kysely';
import { AppError } from '../contract/errors.ts';
import { damaged } from './damaged.ts';

/** Statements kept prepared; beyond this the one used longest ago is let go. */
const STATEMENT_CACHE_SIZE = 400;

/** True in everything that runs, however deep, inside an open transaction. */
const insideTransaction = new AsyncLocalStorage<{ open: boolean }>();

/** Runs `work` so that any use of the outer handle inside it is refused instead of waiting for itself for ever. */
export async function guardOuterHandle<T>(work: () => Promise<T>): Promise<T> {
  const state = { open: true };
  try {
    return await insideTransaction.run(state, work);
  } finally {
    state.open = false;
  }
}

/** The outer handle was awaited inside a transaction: a mistake in our code, never a user's. */
export class OuterHandleError extends Error {
  constructor() {
    super('The outer database handle was used inside a transaction: pass the transaction (trx) on instead.');
    this.name = 'OuterHandleError';
  }
}

/** Who waits for the one connection while somebody else has it. */
export interface Queue {
  waiting: number;
}

/**
 * Kysely on one better-sqlite3 connection: queries wait for each other in order, transactions begin IMMEDIATE,
 * statements stay prepared, and the outer handle is refused inside a transaction. (Kysely's own SQLite driver
 * prepares every statement anew and begins DEFERRED.)
 */
export class OneConnectionDialect implements Dialect {
  readonly queue: Queue = { waiting: 0 };
  readonly #database: Database.Database;
  readonly #file: string;

  constructor(database: Database.Database, file: string) {
    this.#database = database;
    this.#file = file;
  }

  createDriver(): Driver {
    return new OneConnectionDriver(this.#database, this.#file, this.queue);
  }
  createQueryCompiler() {
    return new SqliteQueryCompiler();
  }
  createAdapter() {
    return new OneConnectionAdapter();
  }
  createIntrospector(db: ConstructorParameters<typeof SqliteIntrospector>[0]) {
    return new SqliteIntrospector(db);
  }
}

/** Kysely would otherwise queue with a lock of its own, before our guard can speak. */
class OneConnectionAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

class OneConnectionDriver implements Driver {
  readonly #connection: Connection;
  readonly #queue: Queue;
  #last: Promise<void> = Promise.resolve();
  #release: (() => void) | null = null;

  constructor(database: Database.Database, file: string, queue: Queue) {
    this.#connection = new Connection(database, file);
    this.#queue = queue;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    if (insideTransaction.getStore()?.open) throw new OuterHandleError();
    const before = this.#last;
    let release!: () => void;
    this.#last = new Promise((resolve) => (release = resolve));
    this.#queue.waiting += 1;
    await before;
    this.#queue.waiting -= 1;
    this.#release = release;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#release?.();
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }
  async commitTransaction(): Promise<void> {
    await this.#connection.executeQuery(CompiledQuery.raw('commit'));
  }
  async rollbackTransaction(): Promise<void> {
    // A full disk makes SQLite roll back by itself; a second rollback would hide the reason.
    if (this.#connection.inTransaction) await this.#connection.executeQuery(CompiledQuery.raw('rollback'));
  }
  async destroy(): Promise<void> {
    this.#connection.close();
  }
}

/** As the only parameter of a statement: it is run once for each of these rows, without a turn in between. */
export class RowByRow {
  readonly rows: readonly (readonly unknown[])[];

  constructor(rows: readonly (readonly unknown[])[]) {
    this.rows = rows;
  }
}

class Connection implements DatabaseConnection {
  readonly #database: Database.Database;
  readonly #file: string;
  readonly #statements = new Map<string, Database.Statement<unknown[], unknown>>();

  constructor(database: Database.Database, file: string) {
    this.#database = database;
    this.#file = file;
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const statement = this.#prepare(query.sql);
      const [many] = query.parameters;
      if (many instanceof RowByRow) {
        for (const row of many.rows) statement.run(...row);
        return { rows: [] };
      }
      if (statement.reader) return { rows: statement.all(...query.parameters) as R[] };
      const { changes, lastInsertRowid } = statement.run(...query.parameters);
      return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
    } catch (error) {
      throw asAppError(error, this.#file) ?? error;
    }
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    // A statement of its own: a cached one could be asked again while this one is still being read.
    for (const row of this.#database.prepare(query.sql).iterate(...query.parameters)) yield { rows: [row as R] };
  }

  #prepare(sql: string): Database.Statement<unknown[], unknown> {
    // Many pragmas do their work while they are prepared, and nothing when they are run again.
    if (/^\s*pragma/i.test(sql)) return this.#database.prepare<unknown[], unknown>(sql);
    const known = this.#statements.get(sql);
    if (known) {
      this.#statements.delete(sql);
      this.#statements.set(sql, known);
      return known;
    }
    const statement = this.#database.prepare<unknown[], unknown>(sql);
    this.#statements.set(sql, statement);
    if (this.#statements.size > STATEMENT_CACHE_SIZE) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    return statement;
  }
}

/** What SQLite says of the disk or of the file, as a refusal with a code; null for everything else. */
export function asAppError(error: unknown, file: string): AppError | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) return new AppError('disk-full', {}, { cause: error });
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return damaged(file, error);
  return null;
}
