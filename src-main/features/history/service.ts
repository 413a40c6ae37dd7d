import { sql } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import type { ActKind } from '../../contract/history.ts';
import type { UndoResult } from '../../contract/imports.ts';
import type { Actor, Store } from '../../database/store.ts';
import { type JournaledTable, journaledTables, type Trx } from '../../database/tables.ts';
import { findActs, findChange, findChanges, namesOf } from './queries.ts';

type Value = string | number | null;

/** Reads the journal for people: what happened to a record, and how to take it back. */
export class HistoryService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Acts that touched one record or what hangs on it, newest first. */
  async ofRecord(id: string, page: { limit: number; offset: number }) {
    const { total, items } = await findActs(this.#store.db, id, page.limit, page.offset);
    const changes = await findChanges(
      this.#store.db,
      id,
      items.map((act) => act.id),
    );
    return {
      total,
      items: items.map((act) => ({
        batchId: act.id,
        kind: act.kind as ActKind,
        at: act.started_at,
        staffName: act.staff_name ?? '',
        status: act.status,
        changes: changes.filter((change) => change.batch_id === act.id).map(readable),
      })),
    };
  }

  /** Takes back one act. @throws AppError `not-found`, `batch-already-undone`, `batch-running` */
  async undo(actor: Actor, batchId: string, alongside?: (trx: Trx) => Promise<void>): Promise<UndoResult> {
    const taken = await this.#store.undo(actor, batchId, alongside);
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
      const before = change?.before ? (JSON.parse(change.before) as Record<string, Value>) : {};
      if (
        !change ||
        change.operation !== 'update' ||
        !Object.hasOwn(before, column) ||
        !Object.hasOwn(journaledTables, change.table_name)
      )
        throw new AppError('not-found', { what: 'change', id: String(seq) });
      const table = change.table_name as JournaledTable;
      // The value's own companions (a name and its sort key) go back together.
      const columns = Object.entries(before).filter(([name]) => name === column || companions[column]?.includes(name));
      const result =
        await sql`update ${sql.id(table)} set ${sql.join(columns.map(([name, value]) => sql`${sql.id(name)} = ${value}`))}
        where id = ${change.row_id}`.execute(trx);
      if (result.numAffectedRows === 0n) throw new AppError('not-found', { what: table, id: change.row_id });
      await trx
        .updateTable('contacts')
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
  blocked_at: ['blocked_reason'],
  blocked_reason: ['blocked_at'],
};

/** Columns that follow from others or only serve the machine: history does not show them. */
const silent = new Set([
  'id',
  'contact_id',
  'position',
  'name_key',
  'letter',
  'digits',
  'e164',
  'address_key',
  'city_key',
  'updated_at',
  'created_at',
  'staff_id',
]);

function readable(change: Awaited<ReturnType<typeof findChanges>>[number]) {
  const before = change.before ? (JSON.parse(change.before) as Record<string, Value>) : {};
  const after = change.after ? (JSON.parse(change.after) as Record<string, Value>) : {};
  const columns = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((column) => !silent.has(column));
  return {
    seq: change.seq,
    table: change.table_name,
    rowId: change.row_id,
    operation: change.operation,
    columns: columns.map((column) => ({ column, before: asText(before[column]), after: asText(after[column]) })),
  };
}

const asText = (value: Value | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
