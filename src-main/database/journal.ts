import { type CompiledQuery, sql } from 'kysely';
import { type Db, type Handle, type JournaledTable, journaledTables, type Trx } from './tables.ts';

const TRIGGER_PREFIX = 'journal_';

/** Columns of a table in their order, generated ones left out. */
export async function columnsOf(db: Handle, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
  return rows.map((row) => row.name);
}

/**
 * Makes the triggers that record every insert, update and delete of the business tables. They follow from the tables'
 * columns, so they are compared at each opening and made anew where a migration has changed a table.
 * A write outside an act finds no batch in `journal_context` and is refused by the journal's own NOT NULL.
 */
export async function installJournal(db: Db): Promise<void> {
  const wanted = new Map<string, CompiledQuery>();
  for (const table of Object.keys(journaledTables) as JournaledTable[]) {
    const columns = await columnsOf(db, table);
    for (const operation of ['insert', 'update', 'delete'] as const) {
      const name = `${TRIGGER_PREFIX}${table}_${operation}`;
      wanted.set(name, triggerOf(name, table, operation, columns).compile(db));
    }
  }
  const existing = await triggersNow(db);
  const outdated = [...wanted].filter(([name, statement]) => existing.get(name) !== statement.sql);
  // An opening that finds all as it should be writes nothing, not even a page.
  if (outdated.length === 0) return;
  await db.transaction().execute(async (trx) => {
    for (const [name, statement] of outdated) {
      await sql`drop trigger if exists ${sql.id(name)}`.execute(trx);
      await trx.executeQuery(statement);
    }
  });
}

/** Takes the triggers away for a migration: what it does to rows is nobody's act, and they know the old columns. */
export async function removeJournal(trx: Trx): Promise<void> {
  for (const name of (await triggersNow(trx)).keys())
    if (name.startsWith(TRIGGER_PREFIX)) await sql`drop trigger ${sql.id(name)}`.execute(trx);
}

async function triggersNow(db: Handle): Promise<Map<string, string>> {
  const { rows } = await sql<{
    name: string;
    sql: string;
  }>`select name, sql from sqlite_master where type = 'trigger'`.execute(db);
  return new Map(rows.map((row) => [row.name, row.sql]));
}

function triggerOf(name: string, table: JournaledTable, operation: 'insert' | 'update' | 'delete', columns: string[]) {
  const row = sql.id(operation === 'delete' ? 'old' : 'new');
  const subject = journaledTables[table];
  const changed = sql.join(
    columns.map((column) => sql`old.${sql.id(column)} is not new.${sql.id(column)}`),
    sql` or `,
  );
  const when = operation === 'update' ? sql`when ${changed} ` : sql``;
  const before =
    operation === 'insert' ? sql`null` : operation === 'delete' ? wholeRow(columns) : changedColumns('old', columns);
  const after = operation === 'update' ? changedColumns('new', columns) : sql`null`;
  // Written just as SQLite keeps it, or it would be taken for another one at each opening.
  return sql`CREATE TRIGGER ${sql.id(name)} after ${operationWord(operation)} on ${sql.id(table)} ${when}begin
    insert into journal (batch_id, table_name, row_id, subject_id, operation, before, after, staff_id, device_id, hybrid_time)
    select c.batch_id, ${sql.lit(table)}, ${row}.id, ${row}.${sql.id(subject)}, ${sql.lit(operation)}, ${before}, ${after},
      c.staff_id, c.device_id, c.hybrid_time
    from (select 1) left join journal_context c on c.id = 1; end`;
}

function wholeRow(columns: string[]) {
  return sql`json_object(${sql.join(columns.flatMap((column) => [sql.lit(column), sql`old.${sql.id(column)}`]))})`;
}

function changedColumns(side: 'old' | 'new', columns: string[]) {
  const parts = columns.map(
    (column) =>
      sql`select ${sql.lit(column)} k, ${sql.id(side)}.${sql.id(column)} v where old.${sql.id(column)} is not new.${sql.id(column)}`,
  );
  return sql`(select json_group_object(k, v) from (${sql.join(parts, sql` union all `)}))`;
}

function operationWord(operation: 'insert' | 'update' | 'delete') {
  return { insert: sql`insert`, update: sql`update`, delete: sql`delete` }[operation];
}
