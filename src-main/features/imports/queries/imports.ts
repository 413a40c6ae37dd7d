import { sql } from 'kysely';
import type { ImportSummary, Kept } from '../../../contract/imports.ts';
import type { ImportsTable } from '../../../database/import-tables.ts';
import type { Handle, Trx } from '../../../database/tables.ts';
import type { Cell } from '../../../domain/importing/cells.ts';
import type { ImportRecipe } from '../recipe.ts';
import type { z } from 'zod';

/** Rejected rows that a summary tells. */
const REJECTS_TOLD = 1_000;

type ImportRow = Pick<
  ImportsTable,
  'id' | 'target' | 'file_name' | 'options' | 'duplicates' | 'staff_id' | 'started_at'
> & { follows: string | null; plan: ImportRecipe; mapping_name: string };

/** Written together with the batch that carries the import. */
export async function insertImport(trx: Trx, row: ImportRow): Promise<void> {
  await trx
    .insertInto('imports')
    .values({ ...row, plan: JSON.stringify(row.plan), status: 'running', finished_at: null })
    .execute();
}

export type ImportCounts = Pick<ImportSummary, 'rows' | 'added' | 'updated' | 'unchanged' | 'skipped' | 'rejected'>;

export async function finishImport(
  trx: Trx,
  id: string,
  outcome: { status: ImportsTable['status']; finished_at: number } & Partial<ImportCounts>,
): Promise<void> {
  await trx.updateTable('imports').set(outcome).where('id', '=', id).execute();
}

/** How the rows are read, once own fields have been made for some columns. */
export async function updateRecipe(trx: Trx, id: string, plan: ImportRecipe): Promise<void> {
  await trx
    .updateTable('imports')
    .set({ plan: JSON.stringify(plan) })
    .where('id', '=', id)
    .execute();
}

export async function updateKept(trx: Trx, id: string, kept: readonly z.infer<typeof Kept>[]): Promise<void> {
  await trx
    .updateTable('imports')
    .set({ kept: JSON.stringify(kept) })
    .where('id', '=', id)
    .execute();
}

export interface RejectToKeep {
  row: number;
  reason: string;
  column: string;
  value: string;
  cells: readonly Cell[];
}

export async function insertRejects(trx: Trx, importId: string, rejects: readonly RejectToKeep[]): Promise<void> {
  if (rejects.length === 0) return;
  const rows = rejects.map(({ row, reason, column, value, cells }) => [
    row,
    reason,
    column,
    value,
    JSON.stringify(cells),
  ]);
  await sql`insert into import_rejects (import_id, row, reason, column_name, value, cells)
    select ${importId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4
    from json_each(${JSON.stringify(rows)})`.execute(trx);
}

/** A row that was mended and is rejected again: what was typed stays, with its new reason. */
export async function updateReject(trx: Trx, importId: string, reject: RejectToKeep): Promise<void> {
  const { row, reason, column, value, cells } = reject;
  await trx
    .updateTable('import_rejects')
    .set({ reason, column_name: column, value, cells: JSON.stringify(cells) })
    .where('import_id', '=', importId)
    .where('row', '=', row)
    .execute();
}

export async function markMended(trx: Trx, importId: string, rows: readonly number[], by: string): Promise<void> {
  await trx
    .updateTable('import_rejects')
    .set({ mended_by: by })
    .where('import_id', '=', importId)
    .where('row', 'in', sql<number>`(select value from json_each(${JSON.stringify(rows)}))`)
    .execute();
}

/** True for a rejected row that nobody has brought in: never mended, or the import that did is undone. */
const isOpen = sql<boolean>`not exists (select 1 from imports m join batches b on b.id = m.id
  where m.id = import_rejects.mended_by and m.status = 'done' and b.status <> 'undone')`;

const summaries = (db: Handle) =>
  db
    .selectFrom('imports')
    .innerJoin('batches', 'batches.id', 'imports.id')
    .leftJoin('staff', 'staff.id', 'imports.staff_id')
    .select([
      'imports.id',
      'imports.target',
      'imports.file_name as file',
      'imports.status',
      'batches.status as batch_status',
      'imports.duplicates',
      'imports.started_at as startedAt',
      'imports.finished_at as finishedAt',
      'staff.name as staff_name',
      'imports.rows',
      'imports.added',
      'imports.updated',
      'imports.unchanged',
      'imports.skipped',
      'imports.rejected',
      'imports.follows',
      'imports.mapping_name as mapping',
      'imports.kept',
      (q) =>
        q
          .selectFrom('import_rejects')
          .select((inner) => inner.fn.countAll<number>().as('n'))
          .whereRef('import_rejects.import_id', '=', 'imports.id')
          .where(isOpen)
          .as('open'),
    ]);

type SummaryRow = Awaited<ReturnType<ReturnType<typeof summaries>['execute']>>[number];

function toSummary(row: SummaryRow, rejects: ImportSummary['rejects']): ImportSummary {
  const { batch_status, staff_name, target, status, open, kept, ...rest } = row;
  // An import is undone through its batch, wherever that was asked for.
  const stands = status === 'done' && batch_status === 'undone' ? 'undone' : status;
  return {
    ...rest,
    target: target as ImportSummary['target'],
    status: stands,
    staffName: staff_name ?? '',
    rejects,
    toMend: stands === 'done' ? (open ?? 0) : 0,
    kept: stands === 'undone' ? (JSON.parse(kept) as ImportSummary['kept']) : [],
  };
}

/** One import with its rejected rows; undefined where there is none. */
export async function findImport(db: Handle, id: string): Promise<ImportSummary | undefined> {
  const row = await summaries(db).where('imports.id', '=', id).executeTakeFirst();
  if (!row) return undefined;
  const rejects = await db
    .selectFrom('import_rejects')
    .select(['row', 'reason', 'column_name as column', 'value'])
    .where('import_id', '=', id)
    .orderBy('row')
    .limit(REJECTS_TOLD)
    .execute();
  return toSummary(
    row,
    rejects.map((reject) => ({ ...reject, reason: reject.reason as ImportSummary['rejects'][number]['reason'] })),
  );
}

/** Past imports, newest first, without their rejected rows. */
export async function findImports(db: Handle, page: { limit: number; offset: number }) {
  const { total } = await db
    .selectFrom('imports')
    .select((q) => q.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await summaries(db)
    .orderBy('imports.started_at', 'desc')
    .orderBy('imports.id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return { total, items: rows.map((row) => toSummary(row, [])) };
}

/** Imports that brought in mended rows of this one and still stand, the newest first. */
export async function findFollowing(db: Handle, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('imports')
    .innerJoin('batches', 'batches.id', 'imports.id')
    .select('imports.id')
    .where('imports.follows', '=', id)
    .where('imports.status', '=', 'done')
    .where('batches.status', '<>', 'undone')
    .orderBy('imports.started_at', 'desc')
    .orderBy('imports.id', 'desc')
    .execute();
  return rows.map((row) => row.id);
}

/** How an import was read; undefined where there is none, or it is older than that was kept. */
export async function findRecipe(db: Handle, id: string): Promise<ImportRecipe | undefined> {
  const row = await db.selectFrom('imports').select('plan').where('id', '=', id).executeTakeFirst();
  const plan = row ? (JSON.parse(row.plan) as Partial<ImportRecipe>) : undefined;
  return plan?.headers ? (plan as ImportRecipe) : undefined;
}

export interface KeptReject extends RejectToKeep {
  cells: Cell[];
}

/** Rejected rows that are still to be mended, with their cells, in the order of the file. */
export async function findOpenRejects(db: Handle, id: string): Promise<KeptReject[]> {
  const rows = await db
    .selectFrom('import_rejects')
    .select(['row', 'reason', 'column_name as column', 'value', 'cells'])
    .where('import_id', '=', id)
    .where(isOpen)
    .orderBy('row')
    .execute();
  return rows.map((row) => ({ ...row, cells: JSON.parse(row.cells) as Cell[] }));
}
