import { type Handle, type JournaledTable, journaledTables } from '../../database/tables.ts';
import { currentRows, findLaterChanges } from './queries.ts';

export type Value = string | number | null;
export type Row = Readonly<Record<string, Value>>;

interface Change {
  seq: number;
  table_name: string;
  row_id: string;
  operation: 'insert' | 'update' | 'delete';
  before: string | null;
  after: string | null;
}

export const parsed = (json: string | null): Row => (json === null ? {} : (JSON.parse(json) as Row));

/**
 * What the row of each change said just after it (before it, where it went), by the change's number. The journal keeps
 * no copy of what was added, so the row as it is now, or as it was when it went, is turned back change by change.
 * A row that a merge took along and somebody then removed there is not found any more.
 */
export async function rowsThen(db: Handle, subjectId: string, changes: readonly Change[]): Promise<Map<number, Row>> {
  const then = new Map<number, Row>();
  const first = changes[0];
  if (!first) return then;
  const idsByTable = new Map<JournaledTable, Set<string>>();
  for (const { table_name: table, row_id: id } of changes) {
    if (!isJournaled(table)) continue;
    const ids = idsByTable.get(table);
    if (ids) ids.add(id);
    else idsByTable.set(table, new Set([id]));
  }
  const rows = new Map<string, Row>();
  for (const [table, ids] of idsByTable)
    for (const row of await currentRows(db, table, [...ids])) rows.set(String(row['id']), row);
  const rowIds = [...new Set(changes.map((change) => change.row_id))];
  for (const change of await findLaterChanges(db, subjectId, first.seq, rowIds)) {
    const { row_id: id, operation } = change;
    if (operation === 'delete') rows.set(id, parsed(change.before));
    const row = rows.get(id);
    if (row) then.set(change.seq, row);
    if (operation === 'update' && row) rows.set(id, { ...row, ...parsed(change.before) });
    if (operation === 'insert') rows.delete(id);
  }
  return then;
}

const isJournaled = (table: string): table is JournaledTable => Object.hasOwn(journaledTables, table);
