import { type RawBuilder, sql } from 'kysely';
import type { Db, Handle, Trx } from './tables.ts';

/** An index of our own: made of what the file holds, and made anew at any time. */
export interface MadeIndex {
  /** Under which `app_state` keeps its version. */
  name: string;
  /** Raise it whenever what is indexed changes: the index is then made anew at the next opening. */
  version: string;
  /** All that it consists of, and that is dropped before it is made anew. */
  tables: readonly string[];
  /** Makes the tables and what keeps them up to date, and fills them. */
  make(trx: Trx): Promise<void>;
}

/** Makes an index where it is missing or of an older make. */
export async function installIndex(db: Db, { name, version, tables, make }: MadeIndex): Promise<void> {
  const state = await db.selectFrom('app_state').select('value').where('key', '=', name).executeTakeFirst();
  if (state?.value === version) return;
  await db.transaction().execute(async (trx) => {
    for (const table of tables) await sql`drop table if exists ${sql.id(table)}`.execute(trx);
    await make(trx);
    await sql`insert or replace into app_state (key, value) values (${name}, ${version})`.execute(trx);
  });
}

/** The row before a change, or after it. */
export type Side = 'old' | 'new';
type Operation = 'insert' | 'update' | 'delete';

const sidesOf = { insert: ['new'], update: ['old', 'new'], delete: ['old'] } as const satisfies Record<
  Operation,
  readonly Side[]
>;
const wordOf = { insert: sql`insert`, update: sql`update`, delete: sql`delete` } as const;

/**
 * Has every insert, update and delete of a table's rows followed by what is said for each side of it: statements, each
 * with its semicolon.
 * @param prefix the triggers are called by it, the table and the operation
 */
export async function followRows(
  db: Handle,
  prefix: string,
  table: string,
  statements: (side: Side) => RawBuilder<unknown>,
  operations: readonly Operation[] = ['insert', 'update', 'delete'],
): Promise<void> {
  for (const operation of operations)
    await followEvent(
      db,
      `${prefix}_${table}_${operation}`,
      sql`${wordOf[operation]} on ${sql.id(table)}`,
      sql.join(sidesOf[operation].map(statements), sql` `),
    );
}

/** Has an event ("update of name on tags when …") followed by statements, each with its semicolon. */
export async function followEvent(
  db: Handle,
  name: string,
  event: RawBuilder<unknown>,
  statements: RawBuilder<unknown>,
): Promise<void> {
  await sql`drop trigger if exists ${sql.id(name)}`.execute(db);
  await sql`create trigger ${sql.id(name)} after ${event} begin ${statements} end`.execute(db);
}
