import { sql } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import type { ActKind } from '../../contract/history.ts';
import type { UndoResult } from '../../contract/imports.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { TakingBackOptions } from '../../database/undo.ts';
import { type JournaledTable, journaledTables } from '../../database/tables.ts';
import { countTouched, findActs, findChange, findChanges, findNames, namesOf } from './queries.ts';
import { parsed, type Row, rowsThen, type Value } from './rows.ts';

/** Reads the journal for people: what happened to a record, and how to take it back. */
export class HistoryService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Acts that touched one record or what hangs on it, newest first, with what the ids in them stand for. */
  async ofRecord(id: string, page: { limit: number; offset: number }) {
    const db = this.#store.db;
    const { total, items } = await findActs(db, id, page.limit, page.offset);
    const batchIds = items.map((act) => act.id);
    const changes = await findChanges(db, id, batchIds);
    const then = await rowsThen(db, id, changes);
    const readables = changes.map((change) => ({
      batchId: change.batch_id,
      ...readable(change, then.get(change.seq)),
    }));
    return {
      total,
      items: items.map((act) => ({
        batchId: act.id,
        kind: act.kind as ActKind,
        at: act.started_at,
        staffName: act.staff_name ?? '',
        status: act.status,
        changes: readables.filter((change) => change.batchId === act.id).map(({ batchId: _, ...change }) => change),
      })),
      names: await findNames(db, idsIn(readables)),
    };
  }

  /** What taking back an act would do where nobody has changed anything since. */
  scope(batchId: string): Promise<{ removed: number; restored: number }> {
    return countTouched(this.#store.db, batchId);
  }

  /** Takes back one act. @throws AppError `not-found`, `batch-already-undone`, `batch-running`, `batch-not-undoable` */
  async undo(actor: Actor, batchId: string, how: TakingBackOptions = {}): Promise<UndoResult> {
    const taken = await this.#store.undo(actor, batchId, how);
    const names = await namesOf(this.#store.db, [...new Set(taken.kept.map((row) => row.id))]);
    return {
      removed: taken.removed,
      restored: taken.restored,
      batchId: taken.batchId,
      kept: taken.kept.map((row) => ({
        id: row.id,
        what: row.table,
        name: names.get(row.id) ?? '',
        fields: row.columns,
      })),
    };
  }

  /** Puts one column back to what it was before a change. @throws AppError `not-found` */
  async restoreValue(actor: Actor, seq: number, column: string): Promise<{ batchId: string }> {
    const { batchId } = await this.#store.act(actor, 'history.restoreValue', async (trx) => {
      const change = await findChange(trx, seq);
      const before = parsed(change?.before ?? null);
      if (
        !change ||
        change.operation !== 'update' ||
        !Object.hasOwn(before, column) ||
        !Object.hasOwn(journaledTables, change.table_name)
      )
        throw new AppError('not-found', { what: 'change', id: String(seq) });
      const table = change.table_name as JournaledTable;
      // A paper's own acts alone change how it stands; what was issued does not change at all.
      if (table === 'quotations' || table === 'quotation_lines' || table === 'documents')
        throw new AppError('batch-not-undoable', { id: change.batch_id });
      // The value's own companions (a name and its sort key) go back together.
      const columns = Object.entries(before).filter(([name]) => name === column || companions[column]?.includes(name));
      const result =
        await sql`update ${sql.id(table)} set ${sql.join(columns.map(([name, value]) => sql`${sql.id(name)} = ${value}`))}
        where id = ${change.row_id}`.execute(trx);
      if (result.numAffectedRows === 0n) throw new AppError('not-found', { what: table, id: change.row_id });
      for (const records of ['contacts', 'products', 'tasks', 'appointments', 'deals', 'leads', 'quotations'] as const)
        await trx
          .updateTable(records)
          .set({ updated_at: this.#store.clock.now() })
          .where('id', '=', change.subject_id)
          .execute();
    });
    return { batchId };
  }
}

/** Columns that only make sense together: restoring one restores the others of the same change. */
const companions: Partial<Record<string, readonly string[]>> = {
  name: ['title', 'name_key', 'letter'],
  title: ['name', 'name_key', 'letter'],
  raw: ['e164', 'digits'],
  address: ['address_key'],
  city: ['city_key'],
  sku: ['sku_key'],
  barcode: ['barcode_key'],
  blocked_at: ['blocked_reason'],
  blocked_reason: ['blocked_at'],
  due_day: [
    'due_time',
    'reminder_minutes',
    'snoozed_until',
    'snoozed_reason',
    'repeat_rule',
    'repeat_from',
    'repeat_day',
  ],
  due_time: ['due_day', 'reminder_minutes'],
  repeat_rule: ['repeat_from', 'repeat_day', 'repeat_last', 'due_day', 'starts_on', 'ends_on'],
  snoozed_until: ['snoozed_reason', 'snooze_reason', 'awake_at'],
  stage_id: ['rank'],
  // A deal or lead says when it was closed just as long as it is not open.
  status: ['closed_at', 'lost_reason_id', 'lost_note', 'drop_reason', 'snoozed_until', 'snooze_reason', 'awake_at'],
  closed_at: ['status', 'lost_reason_id', 'lost_note', 'drop_reason'],
  value: ['value_by'],
  value_by: ['value'],
  done_at: ['done_by_id', 'done_note'],
  starts_on: ['starts_at', 'ends_on', 'ends_at', 'all_day', 'repeat_rule', 'repeat_last'],
  starts_at: ['starts_on', 'ends_on', 'ends_at', 'all_day'],
  ends_on: ['starts_on', 'starts_at', 'ends_at', 'all_day'],
  ends_at: ['starts_on', 'starts_at', 'ends_on', 'all_day'],
  all_day: ['starts_on', 'starts_at', 'ends_on', 'ends_at'],
};

/** Columns that follow from others or only serve the machine: history does not show them. */
const silent = new Set([
  'id',
  'title_key',
  'uid',
  'follows_id',
  'repeat_from',
  'repeat_day',
  'repeat_last',
  'position',
  'name_key',
  'letter',
  'digits',
  'e164',
  'address_key',
  'city_key',
  'sku_key',
  'barcode_key',
  'rank',
  'root_id',
  'number_prefix',
  'number_period',
  'number_counter',
  'totals',
  'customer',
  'business',
  'warnings',
  'awake_at',
  'touched_at',
  'touched_by',
  'assigned_at',
  'picture',
  'thumbnail',
  'updated_at',
  'created_at',
]);
/** Records of their own: a change says itself which one it was. */
const records: ReadonlySet<string> = new Set([
  'contacts',
  'products',
  'tasks',
  'appointments',
  'deals',
  'leads',
  'quotations',
  'documents',
]);
/** Where it says for whom something is; elsewhere, who wrote it, which stands above the act anyway. */
const assigned: ReadonlySet<string> = new Set(['tasks', 'appointments', 'deals', 'leads', 'quotations', 'documents']);

function isSilent(table: string, column: string): boolean {
  if (column === 'staff_id') return !assigned.has(table);
  // Whose row it is, the history that one looks at says.
  const isSubject = Object.hasOwn(journaledTables, table) && journaledTables[table as JournaledTable] === column;
  return silent.has(column) || isSubject;
}

/** @param row what the row said then, where that is still known */
function readable(change: Awaited<ReturnType<typeof findChanges>>[number], row: Row | undefined) {
  const inserted = change.operation === 'insert';
  const before = parsed(change.before);
  const after = inserted ? filledOf(row ?? {}) : parsed(change.after);
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (column) => !isSilent(change.table_name, column),
  );
  const isHanging = change.operation === 'update' && !records.has(change.table_name);
  const others = isHanging ? Object.entries(filledOf(row ?? {})) : [];
  return {
    seq: change.seq,
    table: change.table_name,
    rowId: change.row_id,
    operation: change.operation,
    columns: columns.map((column) => ({ column, before: asText(before[column]), after: asText(after[column]) })),
    row: others
      .filter(([column]) => !isSilent(change.table_name, column) && !Object.hasOwn(after, column))
      .map(([column, value]) => ({ column, value: String(value) })),
  };
}

/** What a row says: its columns that are not empty. */
const filledOf = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null && value !== ''));

/** Every value that stands for another row: history shows its name. */
function idsIn(changes: readonly ReturnType<typeof readable>[]): string[] {
  const ids = new Set<string>();
  for (const { columns, row } of changes) {
    for (const { column, before, after } of columns)
      if (column.endsWith('_id')) for (const id of [before, after]) if (id !== null) ids.add(id);
    for (const { column, value } of row) if (column.endsWith('_id')) ids.add(value);
  }
  return [...ids];
}

const asText = (value: Value | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
