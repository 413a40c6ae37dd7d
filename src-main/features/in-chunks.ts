import type { ActKind } from '../contract/history.ts';
import { aTurn } from '../database/a-turn.ts';
import type { Actor, Store } from '../database/store.ts';
import type { Trx } from '../database/tables.ts';

/** Records written in one short transaction: keeps each under some thirty milliseconds. */
const CHUNK = 20;
/** Up to here one transaction does it, and it is one act like any other. */
const ONE_ACT = 20;

/**
 * Does something to many records as one act. Few: one transaction. Many: a batch of short ones, taken back as a whole
 * where it fails half-way, so that the window lives meanwhile.
 * @returns what the work of each chunk answered
 */
export async function inChunks<T>(
  store: Store,
  actor: Actor,
  kind: ActKind,
  ids: readonly string[],
  work: (trx: Trx, chunk: readonly string[]) => Promise<T>,
): Promise<{ batchId: string; results: T[] }> {
  if (ids.length <= ONE_ACT) {
    const { batchId, result } = await store.act(actor, kind, (trx) => work(trx, ids));
    return { batchId, results: [result] };
  }
  const batchId = await store.beginBatch(actor, kind, '');
  const results: T[] = [];
  try {
    for (let from = 0; from < ids.length; from += CHUNK) {
      results.push(await store.inBatch(actor, batchId, (trx) => work(trx, ids.slice(from, from + CHUNK))));
      await aTurn();
    }
    await store.finishBatch(batchId);
  } catch (error) {
    await store.abandonBatch(actor, batchId);
    throw error;
  }
  return { batchId, results };
}
