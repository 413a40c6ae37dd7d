import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../contract/errors.ts';
import type { ImportOptions } from '../../contract/imports.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import type { ReadContactsRow } from '../../jobs/read-contacts.ts';
import type { ProgressFeed } from './progress.ts';
import { finishImport, type ImportCounts, insertImport, insertRejects } from './queries.ts';
import { type OpenFile, openFile, type ReadingContext, shownName } from './read.ts';
import { DraftWriter, type RowOutcome } from './write.ts';

export interface ImportRun {
  store: Store;
  actor: Actor;
  id: string;
  file: File;
  options: ImportOptions;
  context: ReadingContext;
  signal: AbortSignal;
  feed: ProgressFeed;
}

/**
 * How long one transaction writes. The window gets its turn inside it too, but what it asks of the file waits for the
 * commit; and each commit waits for the disk, so very short ones would make a long import several times as long.
 */
const TRANSACTION_MS = 60;
/** Rows looked up and inserted together: some 10 ms of the main thread. */
const AT_ONCE = 25;
const REJECTS_KEPT = 1_000;

/**
 * Reads a file and writes its rows in short transactions of one journal batch. Cancelled, it takes back what it wrote
 * and ends as `cancelled`; on any other failure it takes it back, is marked `failed`, and throws.
 *
 * @throws AppError `file-…`, `job-…` (`job-cancelled` only while nothing was written yet), `sheet-without-header`
 */
export async function runImport(run: ImportRun): Promise<void> {
  const { file, options, context, signal, feed } = run;
  const open = await openFile(file, options, context, {
    signal,
    onProgress: ({ done, total }) => {
      if (total === null) feed.tell({ phase: 'reading', done, total });
    },
  });
  try {
    await begin(run);
    await writeOrTakeBack(run, open);
  } finally {
    await open.close();
  }
}

async function writeOrTakeBack(run: ImportRun, open: OpenFile): Promise<void> {
  const { store, actor, id, signal } = run;
  try {
    await writeRows(run, open);
  } catch (error) {
    const status = signal.aborted ? ('cancelled' as const) : ('failed' as const);
    await store.abandonBatch(actor, id, (trx) => finishImport(trx, id, { status, finished_at: store.clock.now() }));
    if (status === 'failed') throw error;
  }
}

async function begin({ store, actor, id, file, options }: ImportRun): Promise<void> {
  const name = shownName(file);
  await store.beginBatch(
    actor,
    'imports.run',
    name,
    (trx) =>
      insertImport(trx, {
        id,
        target: options.target,
        file_name: name,
        options: JSON.stringify(options),
        duplicates: options.duplicates,
        staff_id: actor.staffId,
        started_at: store.clock.now(),
      }),
    id,
  );
}

async function writeRows(run: ImportRun, { overview, rows: batches }: OpenFile): Promise<void> {
  const { store, id, feed, signal, options, context } = run;
  const counts: ImportCounts = { rows: overview.rows, added: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 };
  const writer = new DraftWriter(options.duplicates, { now: store.clock.now(), region: context.region });
  let done = 0;
  feed.tell({ phase: 'writing', done, total: overview.rows });
  for await (const rows of batches) {
    for (let from = 0; from < rows.length;) {
      signal.throwIfAborted();
      const outcomes = await writeSome(run, writer, rows.slice(from), counts.rejected);
      for (const outcome of outcomes) counts[outcome] += 1;
      from += outcomes.length;
      done += outcomes.length;
      feed.tell({ phase: 'writing', done, total: overview.rows });
      await nextTurn();
    }
  }
  signal.throwIfAborted();
  await store.finishBatch(id, (trx) =>
    finishImport(trx, id, { status: 'done', finished_at: store.clock.now(), ...counts }),
  );
}

type Outcome = RowOutcome | 'rejected';

/** Writes rows in one transaction for as long as it may last; answers what became of those it got to. */
async function writeSome(
  { store, actor, id }: ImportRun,
  writer: DraftWriter,
  rows: readonly ReadContactsRow[],
  rejectedBefore: number,
): Promise<Outcome[]> {
  const attempt = async (trx: Trx) => {
    const outcomes = await writeUntil(trx, { importId: id, writer, rows, rejectedBefore, breathe: store.breather() });
    // The search index and the commit come next, in a turn of their own.
    await nextTurn();
    return outcomes;
  };
  try {
    return await store.inBatch(actor, id, attempt);
  } catch (error) {
    // A tag or company that this import knew by its id was deleted meanwhile: look everything up anew, once.
    const isStale = error instanceof AppError && (error.code === 'not-found' || error.code === 'in-bin');
    if (!isStale) throw error;
    writer.forget();
    return store.inBatch(actor, id, attempt);
  }
}

interface Portion {
  importId: string;
  writer: DraftWriter;
  rows: readonly ReadContactsRow[];
  rejectedBefore: number;
  breathe: () => Promise<void>;
}

async function writeUntil(trx: Trx, { importId, writer, rows, rejectedBefore, breathe }: Portion): Promise<Outcome[]> {
  const until = performance.now() + TRANSACTION_MS;
  const outcomes: Outcome[] = [];
  const rejects: { row: number; reason: string; column: string; value: string }[] = [];
  for (let from = 0; from < rows.length && performance.now() < until; from += AT_ONCE) {
    const some = rows.slice(from, from + AT_ONCE);
    const written = await writer.write(
      trx,
      some.flatMap(({ draft }) => draft ?? []),
    );
    for (const { row, draft, reject } of some) {
      outcomes.push(draft ? (written.shift() ?? 'unchanged') : 'rejected');
      if (draft || rejectedBefore + rejects.length >= REJECTS_KEPT) continue;
      rejects.push({ row, ...(reject ?? { reason: 'row-unreadable', column: '', value: '' }) });
    }
    await breathe();
  }
  await insertRejects(trx, importId, rejects);
  return outcomes;
}
