import { type RawBuilder, sql } from 'kysely';
import { columnsOf } from '../../database/journal.ts';
import type { Db, Handle, JournaledTable, Trx } from '../../database/tables.ts';
import type { RowValue, SheetSpec } from './sheet.ts';

type Row = Record<string, RowValue>;

export async function countRows(db: Handle, table: JournaledTable): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) n from ${sql.id(table)}`.execute(db);
  return rows[0]?.n ?? 0;
}

/** Rows of a table behind an id, by id; `shown` is the name of the record that a row belongs to. */
export async function rowsAfter(
  db: Handle,
  { table, fields, shown }: SheetSpec,
  after: string,
  limit: number,
): Promise<Row[]> {
  const columns: RawBuilder<unknown>[] = fields.map(({ column }) => sql`t.${sql.ref(column)}`);
  const owner = shown && fields.find(({ column }) => column === shown.of)?.of;
  if (shown && owner) {
    const name = sql.ref(owner === 'deals' ? 'o.title' : 'o.name');
    columns.push(sql`(select ${name} from ${sql.table(owner)} o where o.id = t.${sql.ref(shown.of)}) shown`);
  }
  const { rows } = await sql<Row>`select ${sql.join(columns)} from ${sql.id(table)} t where t.id > ${after}
    order by t.id limit ${limit}`.execute(db);
  return rows;
}

/** The newest migration that this file has been through. */
export async function schemaOf(db: Db): Promise<string> {
  const { name } = await db
    .selectFrom('migrations')
    .select((q) => q.fn.max('name').as('name'))
    .executeTakeFirstOrThrow();
  return String(name);
}

/** Rows of a table by their ids, whole. */
export async function rowsById(trx: Trx, table: JournaledTable, ids: readonly string[]): Promise<Map<string, Row>> {
  const { rows } = await sql<Row>`select * from ${sql.id(table)}
    where id in (select value from json_each(${JSON.stringify(ids)}))`.execute(trx);
  return new Map(rows.map((row) => [String(row['id']), row]));
}

/** The id of the row that has these values, if any. */
export async function idOfSame(trx: Trx, table: JournaledTable, values: Row): Promise<string | undefined> {
  // A field that was removed has given up its name.
  const living = (await columnsOf(trx, table)).includes('deleted_at') ? sql`and deleted_at is null` : sql``;
  const same = Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} is ${value}`);
  const { rows } = await sql<{ id: string }>`select id from ${sql.id(table)}
    where ${sql.join(same, sql` and `)} ${living} limit 1`.execute(trx);
  return rows[0]?.id;
}

export async function updateOne(trx: Trx, table: JournaledTable, id: string, values: Row): Promise<void> {
  await sql`update ${sql.id(table)} set ${sql.join(
    Object.entries(values).map(([column, value]) => sql`${sql.ref(column)} = ${value}`),
  )} where id = ${id}`.execute(trx);
}
