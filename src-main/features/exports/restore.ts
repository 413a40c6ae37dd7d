import type { ExportProgress, Restored, WorkbookFacts } from '../../contract/exports.ts';
import { AppError } from '../../contract/errors.ts';
import type { Actor, Store } from '../../database/store.ts';
import { fileLimits } from '../../jobs/limits.ts';
import type { ReadBusinessFacts } from '../../jobs/read-business.ts';
import { streamJob } from '../../jobs/run.ts';
import { Merger } from './merge.ts';
import { schemaOf } from './queries.ts';
import { type FileRecord, RecordReader } from './records.ts';
import type { SheetSpec } from './sheet.ts';
import type { Task } from '../long-work.ts';
import { Portions } from '../portions.ts';

/** Rows written between two breaths. */
const PORTION = 40;

const shownName = (file: File): string => (file.name.split(/[/\\]/).at(-1) ?? '').slice(0, 200) || 'file';

async function open(store: Store, file: File, tables: string[], signal: AbortSignal) {
  const name = shownName(file);
  if (file.size > fileLimits.fileBytes) throw new AppError('file-too-large', { file: name, limit: 'size' });
  const input = { file: name, schema: await schemaOf(store.db), tables };
  const chunks = streamJob('read-business', input, { subject: name, source: file, signal });
  const first = await chunks.next();
  if (first.done || first.value.type !== 'facts') throw new AppError('file-unreadable', { file: name });
  return { name, facts: first.value, chunks };
}

const totalOf = (facts: ReadBusinessFacts): number => facts.rows.reduce((sum, [, count]) => sum + count, 0);

/** What a workbook says of itself. @throws AppError `not-a-business-workbook`, `workbook-newer`, `file-…`, `job-…` */
export async function inspectWorkbook(store: Store, file: File, signal: AbortSignal): Promise<WorkbookFacts> {
  const { name, facts, chunks } = await open(store, file, [], signal);
  await chunks.return({ rows: 0 });
  const contacts = facts.rows.find(([table]) => table === 'contacts')?.[1] ?? 0;
  return { file: name, business: facts.business, madeAt: facts.madeAt, contacts, rows: totalOf(facts) };
}

/**
 * Brings a workbook in as one journal batch of short transactions. Cancelled or failed, nothing of it stays.
 *
 * @throws AppError `not-a-business-workbook`, `workbook-newer`, `file-…`, `job-…`
 */
export async function restoreWorkbook(
  store: Store,
  actor: Actor,
  sheets: readonly SheetSpec[],
  file: File,
  task: Task<ExportProgress>,
): Promise<Restored> {
  task.tell({ phase: 'reading', done: 0, total: null });
  const tables = sheets.map(({ table }) => table);
  const { name, facts, chunks } = await open(store, file, tables, task.signal);
  try {
    const batchId = await store.beginBatch(actor, 'workbook.restore', name);
    try {
      const merger = new Merger();
      await store.inBulk(() => mergeAll(store, actor, batchId, { sheets, facts, chunks, merger, task }));
      task.signal.throwIfAborted();
      await store.finishBatch(batchId);
      const { contacts, totals, skipped, skippedRows } = merger;
      return { batchId, file: name, contacts, ...totals, skipped, skippedRows };
    } catch (error) {
      await store.abandonBatch(actor, batchId);
      throw task.signal.aborted ? new AppError('job-cancelled', {}, { cause: error }) : error;
    }
  } finally {
    await chunks.return({ rows: 0 });
  }
}

interface Work {
  sheets: readonly SheetSpec[];
  facts: ReadBusinessFacts;
  chunks: Awaited<ReturnType<typeof open>>['chunks'];
  merger: Merger;
  task: Task<ExportProgress>;
}

async function mergeAll(store: Store, actor: Actor, batchId: string, { sheets, facts, chunks, merger, task }: Work) {
  const total = totalOf(facts);
  let done = 0;
  let reader: RecordReader | undefined;
  const batch = { store, actor, batchId };
  /** Those of one sheet. */
  let portions: Portions<FileRecord> | undefined;
  for await (const chunk of chunks) {
    task.signal.throwIfAborted();
    if (chunk.type === 'sheet') {
      await portions?.end();
      const spec = sheets.find(({ table }) => table === chunk.table);
      reader = spec && new RecordReader(spec, chunk.headers, facts);
      portions = spec && portionsOf(spec, chunk.name);
    } else if (chunk.type === 'rows' && reader?.hasIds) {
      const records = chunk.rows.map((row) => reader?.read(row)).filter((one) => one !== undefined);
      await portions?.add(records);
    }
  }
  await portions?.end();
  for (let more = true; more;) {
    task.signal.throwIfAborted();
    more = await store.inBatch(actor, batchId, (trx) => merger.finish(trx, PORTION));
    await store.settle();
  }

  function portionsOf(of: SheetSpec, name: string): Portions<FileRecord> {
    return new Portions(batch, PORTION, async (trx, records) => {
      task.signal.throwIfAborted();
      await merger.add(trx, of, name, records);
      done += records.length;
      task.tell({ phase: 'writing', done, total: Math.max(done, total) });
    });
  }
}
