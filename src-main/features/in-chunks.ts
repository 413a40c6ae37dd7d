import type { ActKind } from '../contract/history.ts';
import type { Actor, Store } from '../database/store.ts';
import type { Trx } from '../database/tables.ts';
import { Portions } from './portions.ts';

/** Records that are worked on between two breaths. */
const CHUNK = 20;
/** Up to here one transaction does it, and it is one act like any other. */
const ONE_ACT = 20;
/** From here on lists and search are brought up to date after the work, not all along. */
const VERY_MANY = 500;

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
  const writeAll = async () => {
    const portions = new Portions<string>({ store, actor, batchId }, CHUNK, async (trx, chunk) => {
      results.push(await work(trx, chunk));
    });
    await portions.add(ids);
    await portions.end();
  };
  try {
    if (ids.length >= VERY_MANY) await store.inBulk(writeAll);
    else await writeAll();
    await store.finishBatch(batchId);
  } catch (error) {
    await store.abandonBatch(actor, batchId);
    throw error;
  }
  return { batchId, results };
}
