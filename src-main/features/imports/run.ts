import type { z } from 'zod';
import type { ImportProgress } from '../../contract/imports.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import type { ReadRow, ReadRowsOverview, ReadRowsQuestion } from '../../jobs/read-rows.ts';
import type { Task } from '../long-work.ts';
import { Portions } from '../portions.ts';
import { finishImport, type ImportCounts, insertImport, updateRecipe } from './queries/imports.ts';
import type { Matching, SettledOptions } from './question.ts';
import type { OpenFile } from './read.ts';
import { type ImportRecipe, withMadeFields } from './recipe.ts';
import type { ImportWriter, RowOutcome, RowWriter } from './writer.ts';

/** A row that has a draft was made by the rules of the writer's own target: the link is lost where rows cross threads. */
export type AnyWriter = ImportWriter<never>;
type Outcome = RowOutcome | 'rejected';

export interface ImportRun {
  store: Store;
  actor: Actor;
  id: string;
  open: OpenFile;
  overview: ReadRowsOverview;
  question: ReadRowsQuestion;
  options: SettledOptions;
  matching: Matching;
  recipe: ImportRecipe;
  mappingName: string;
  /** The import whose rejected rows these are. */
  follows: string | null;
  region: string;
  writer: AnyWriter;
  task: Task<z.infer<typeof ImportProgress>>;
  rejects: RejectKeeper;
  /** Written together with the end of the import. */
  alongsideEnd(trx: Trx, recipe: ImportRecipe): Promise<void>;
}

/** Keeps what was rejected, inside the transaction in which it was. */
export interface RejectKeeper {
  keep(trx: Trx, rows: readonly ReadRow[], outcomes: readonly Outcome[]): Promise<void>;
}

/** Rows that are looked up together, and after which a transaction may end: some twenty-five milliseconds, with breaths in them. */
const SLICE = 128;
/**
 * Writes the rows of an open file in transactions of one journal batch. Cancelled, it takes back what it wrote and
 * ends as `cancelled`; on any other failure it takes it back, is marked `failed`, and throws.
 *
 * @throws AppError `file-…`, `job-…`
 */
export async function runImport(run: ImportRun): Promise<void> {
  const { store, actor, id } = run;
  await begin(run);
  try {
    await store.inBulk(() => writeRows(run));
  } catch (error) {
    const status = run.task.signal.aborted ? ('cancelled' as const) : ('failed' as const);
    await store.abandonBatch(actor, id, {
      alongside: (trx) => finishImport(trx, id, { status, finished_at: store.clock.now() }),
      onProgress: (done, total) => run.task.tell({ phase: 'undoing', done, total }),
    });
    if (status === 'failed') throw error;
  }
}

async function begin({ store, actor, id, open, options, matching, recipe, mappingName, follows }: ImportRun) {
  await store.beginBatch(
    actor,
    'imports.run',
    open.name,
    (trx) =>
      insertImport(trx, {
        id,
        target: options.target,
        file_name: open.name,
        options: JSON.stringify(options),
        duplicates: matching.duplicates,
        staff_id: actor.staffId,
        started_at: store.clock.now(),
        follows,
        plan: recipe,
        mapping_name: mappingName,
      }),
    id,
  );
}

async function writeRows(run: ImportRun): Promise<void> {
  const { store, actor, id, writer, region } = run;
  const { tell, signal } = run.task;
  const { overview, recipe } = await makeOwnFields(run);
  const total = overview.rows;
  const counts: ImportCounts = { rows: total, added: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
  const { duplicates } = run.matching;
  const rowWriter = writer.writer({ duplicates, matchBy: recipe.matchBy, now: store.clock.now(), region });
  let done = 0;
  tell({ phase: 'writing', done, total });
  const portions = new Portions<ReadRow>({ store, actor, batchId: id }, SLICE, async (trx, rows, breathe) => {
    signal.throwIfAborted();
    const outcomes = await writeSlice(run, trx, rowWriter, rows, breathe);
    for (const outcome of outcomes) counts[outcome] += 1;
    done += outcomes.length;
    tell({ phase: 'writing', done, total });
  });
  for await (const rows of run.open.rows()) await portions.add(rows);
  await portions.end();
  signal.throwIfAborted();
  await store.finishBatch(id, async (trx) => {
    await finishImport(trx, id, { status: 'done', finished_at: store.clock.now(), ...counts });
    await run.alongsideEnd(trx, recipe);
  });
}

/** Makes the own fields that columns ask for, in the batch of the import, and has the file read into them. */
async function makeOwnFields(run: ImportRun): Promise<{ overview: ReadRowsOverview; recipe: ImportRecipe }> {
  const { store, actor, id, overview, writer, question, open, recipe } = run;
  if (overview.newFields.length === 0) return { overview, recipe };
  const now = store.clock.now();
  const { made, resolved } = await store.inBatch(actor, id, async (trx) => {
    const ids = await writer.makeOwnFields(trx, overview.newFields, now);
    const withIds = withMadeFields(recipe, ids);
    await updateRecipe(trx, id, withIds);
    return { made: ids, resolved: withIds };
  });
  const fields = overview.newFields.flatMap((field) => {
    const fieldId = made.get(field.id);
    return fieldId === undefined ? [] : [{ ...field, id: fieldId, choices: [] }];
  });
  const again = await open.ask({
    ...question,
    choices: {
      ...question.choices,
      mapping: resolved.fields.map((field, index) => ({ index, field })),
      customFields: [...question.choices.customFields, ...fields],
    },
  });
  return { overview: again, recipe: resolved };
}

/** Writes rows and keeps those that are rejected. @returns what became of each */
async function writeSlice(
  { rejects }: ImportRun,
  trx: Trx,
  writer: RowWriter<never>,
  rows: readonly ReadRow[],
  breathe: () => Promise<void>,
): Promise<Outcome[]> {
  const drafts = rows.flatMap(({ draft }) => (draft === null ? [] : [draft as never]));
  const written = (await writer.write(trx, drafts, breathe)).values();
  const became = rows.map(({ draft }): Outcome => (draft === null ? 'rejected' : (written.next().value ?? 'skipped')));
  await rejects.keep(trx, rows, became);
  return became;
}
