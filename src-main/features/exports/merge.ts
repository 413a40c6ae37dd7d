import type { Restored, SkippedRow } from '../../contract/exports.ts';
import { insertRows } from '../../database/insert-buffer.ts';
import type { JournaledTable, Trx } from '../../database/tables.ts';
import { idOfSame, rowsById, updateOne } from './queries.ts';
import type { FileRecord } from './records.ts';
import type { RowValue, SheetSpec } from './sheet.ts';

const KEPT = 1_000;
type Values = Record<string, RowValue>;
type Reason = SkippedRow['reason'];

/**
 * Brings the records of a workbook into the shop: what is missing is added, what differs is changed, what is there and
 * not in the workbook stays. A record whose place is taken under another id (a tag of the same name) is that one; what
 * points to it points there then.
 */
export class Merger {
  readonly #aliases = new Map<string, string>();
  readonly #later: {
    spec: SheetSpec;
    sheet: string;
    record: FileRecord;
    column: string;
    of: JournaledTable;
    value: string;
  }[] = [];
  readonly contacts = { added: 0, updated: 0, unchanged: 0 };
  readonly totals = { added: 0, updated: 0, unchanged: 0 };
  skipped = 0;
  readonly skippedRows: Restored['skippedRows'] = [];

  /** Records of one sheet, inside the caller's transaction. */
  async add(trx: Trx, spec: SheetSpec, sheet: string, records: readonly FileRecord[]): Promise<void> {
    const usable: FileRecord[] = [];
    for (const record of records) {
      if (record.problem === null) usable.push(this.#pointed(spec, sheet, record));
      else this.#skip(sheet, record, 'value-invalid', record.problem);
    }
    const existing = await rowsById(
      trx,
      spec.table,
      usable.map(({ id }) => id),
    );
    const missing: FileRecord[] = [];
    for (const record of usable) {
      const old = existing.get(record.id);
      if (old) await this.#change(trx, spec, sheet, record, old);
      else missing.push(record);
    }
    await this.#insert(trx, spec, sheet, distinct(missing));
  }

  /** What pointed to a row that had not come in yet. To be called after the last sheet, until it answers false. */
  async finish(trx: Trx, most: number): Promise<boolean> {
    for (const { spec, sheet, record, column, of, value } of this.#later.splice(0, most)) {
      const target = this.#aliases.get(`${of} ${value}`) ?? value;
      const there = (await rowsById(trx, of, [target])).has(target) && target !== record.id;
      if (!there) this.#skip(sheet, record, 'belongs-to-nothing', value);
      else if ((await rowsById(trx, spec.table, [record.id])).get(record.id)?.[column] !== target)
        await updateOne(trx, spec.table, record.id, { [column]: target });
    }
    return this.#later.length > 0;
  }

  /** The record with what it points to as it is called here; pointers into its own table wait until all rows are there. */
  #pointed(spec: SheetSpec, sheet: string, record: FileRecord): FileRecord {
    const values = new Map(Object.entries(record.values));
    for (const { column, of, kind } of spec.fields) {
      const value = values.get(column);
      if (kind !== 'ref' || !of || typeof value !== 'string') continue;
      if (of === spec.table) {
        values.delete(column);
        this.#later.push({ spec, sheet, record, column, of, value });
      } else values.set(column, this.#aliases.get(`${of} ${value}`) ?? value);
    }
    return { ...record, values: Object.fromEntries(values) };
  }

  async #change(trx: Trx, spec: SheetSpec, sheet: string, record: FileRecord, old: Values): Promise<void> {
    const different = Object.entries(record.values).filter(
      ([column, value]) => column !== 'id' && old[column] !== value,
    );
    if (different.length === 0) return this.#count(spec, 'unchanged');
    const problem = await refused(() => updateOne(trx, spec.table, record.id, Object.fromEntries(different)));
    if (problem === null) this.#count(spec, 'updated');
    else this.#skip(sheet, record, problem, '');
  }

  async #insert(trx: Trx, spec: SheetSpec, sheet: string, records: readonly FileRecord[]): Promise<void> {
    if (records.length === 0) return;
    const problem = await refused(() =>
      insertRows(
        trx,
        spec.table,
        records.map(({ values }) => values),
      ),
    );
    if (problem === null) {
      for (let n = 0; n < records.length; n += 1) this.#count(spec, 'added');
      return;
    }
    // One of them cannot come in: each by itself, so that it does not cost the others.
    for (const record of records) await this.#insertOne(trx, spec, sheet, record);
  }

  async #insertOne(trx: Trx, spec: SheetSpec, sheet: string, record: FileRecord): Promise<void> {
    const problem = await refused(() => insertRows(trx, spec.table, [record.values]));
    if (problem === null) return this.#count(spec, 'added');
    const same = problem === 'place-taken' ? await this.#sameOf(trx, spec, record.values) : undefined;
    if (same === undefined) return this.#skip(sheet, record, problem, '');
    this.#aliases.set(`${spec.table} ${record.id}`, same);
    const old = (await rowsById(trx, spec.table, [same])).get(same);
    if (old) await this.#change(trx, spec, sheet, { ...record, id: same }, old);
  }

  async #sameOf(trx: Trx, spec: SheetSpec, values: Values): Promise<string | undefined> {
    for (const columns of spec.unique ?? []) {
      // What is empty in all of them (a product without a code) is the same as nothing.
      if (columns.every((column) => (values[column] ?? '') === '')) continue;
      const key = Object.fromEntries(columns.map((column) => [column, values[column] ?? null]));
      const same = await idOfSame(trx, spec.table, key);
      if (same !== undefined) return same;
    }
    return undefined;
  }

  #count({ table }: SheetSpec, what: 'added' | 'updated' | 'unchanged'): void {
    this.totals[what] += 1;
    if (table === 'contacts') this.contacts[what] += 1;
  }

  #skip(sheet: string, { row }: FileRecord, reason: Reason, value: string): void {
    this.skipped += 1;
    if (this.skippedRows.length < KEPT) this.skippedRows.push({ sheet, row, reason, value });
  }
}

/** The first row of each id: a copy below it says nothing more. */
function distinct(records: readonly FileRecord[]): FileRecord[] {
  return [...new Map([...records].reverse().map((record) => [record.id, record])).values()].reverse();
}

/** Why a statement is refused by what the tables demand; null when it went through. SQLite takes back only that statement. */
async function refused(write: () => Promise<void>): Promise<Reason | null> {
  try {
    await write();
    return null;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'SQLITE_CONSTRAINT_FOREIGNKEY') return 'belongs-to-nothing';
    if (code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return 'place-taken';
    if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_MISMATCH') return 'value-invalid';
    throw error;
  }
}
