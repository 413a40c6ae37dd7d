import { aTurn } from '../../database/a-turn.ts';
import type { z } from 'zod';
import type { ImportProgress } from '../../contract/imports.ts';
import { Pace } from '../../database/pace.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import type { ReadRow, ReadRowsOverview, ReadRowsQuestion } from '../../jobs/read-rows.ts';
import type { Task } from '../long-work.ts';
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
/** Rows of one transaction. */
const PORTION = { least: SLICE, most: 2_000 };

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
  const { store, id, writer, region } = run;
  const { tell, signal } = run.task;
  const { overview, recipe } = await makeOwnFields(run);
  const total = overview.rows;
  const counts: ImportCounts = { rows: total, added: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
  const { duplicates } = run.matching;
  const rowWriter = writer.writer({ duplicates, matchBy: recipe.matchBy, now: store.clock.now(), region });
  let done = 0;
  const pace = new Pace(PORTION);
  let waiting: ReadRow[] = [];
  tell({ phase: 'writing', done, total });
  /** Writes what waits, while it is a portion; or to its end. */
  const write = async (isEnd: boolean) => {
    while (waiting.length >= (isEnd ? 1 : pace.portion)) {
      signal.throwIfAborted();
      const outcomes = await writePortion(run, rowWriter, waiting.slice(0, pace.portion));
      for (const outcome of outcomes) counts[outcome] += 1;
      waiting = waiting.slice(outcomes.length);
      done += outcomes.length;
      tell({ phase: 'writing', done, total });
      pace.follow(outcomes.length, Math.max(store.lastCommitMs, await store.settle()));
    }
  };
  for await (const rows of run.open.rows()) {
    waiting.push(...rows);
    await write(false);
  }
  await write(true);
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

/**
 * Writes rows in one transaction, or as many of them as there is time for before somebody waits for the file.
 * @returns what became of those that were written
 */
async function writePortion(
  { store, actor, id, rejects, task }: ImportRun,
  writer: RowWriter<never>,
  rows: readonly ReadRow[],
): Promise<Outcome[]> {
  return store.inBatch(actor, id, async (trx) => {
    const outcomes: Outcome[] = [];
    const breathe = store.breather();
    while (outcomes.length < rows.length) {
      const slice = rows.slice(outcomes.length, outcomes.length + SLICE);
      const drafts = slice.flatMap(({ draft }) => (draft === null ? [] : [draft as never]));
      const written = (await writer.write(trx, drafts, breathe)).values();
      const became = slice.map(({ draft }): Outcome =>
        draft === null ? 'rejected' : (written.next().value ?? 'skipped'),
      );
      await rejects.keep(trx, slice, became);
      outcomes.push(...became);
      await breathe();
      if (store.isAwaited || task.signal.aborted) break;
    }
    // The search index and the commit come next, in a turn of their own.
    await aTurn();
    return outcomes;
  });
}
