import type { ActKind } from '../contract/history.ts';
import { aTurn } from '../database/a-turn.ts';
import { Pace } from '../database/pace.ts';
import type { Actor, Store } from '../database/store.ts';
import type { Trx } from '../database/tables.ts';

/** Records that are worked on between two breaths. */
const CHUNK = 20;
/** Up to here one transaction does it, and it is one act like any other. */
const ONE_ACT = 20;
/** Records of one transaction. */
const PORTION = { least: CHUNK, most: 2_000 };
/** From here on what is searched is put in order at the end only. */
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
    const pace = new Pace(PORTION);
    for (let from = 0; from < ids.length;) {
      const portion = ids.slice(from, from + pace.portion);
      const done = await store.inBatch(actor, batchId, (trx) => write(trx, portion));
      from += done;
      pace.follow(done, Math.max(store.lastCommitMs, await store.settle()));
    }
  };
  /** Works on a portion, or on as much of it as there is time for before somebody waits for the file. */
  const write = async (trx: Trx, portion: readonly string[]): Promise<number> => {
    const breathe = store.breather();
    let done = 0;
    while (done < portion.length && !(done > 0 && store.isAwaited)) {
      const chunk = portion.slice(done, done + CHUNK);
      results.push(await work(trx, chunk));
      done += chunk.length;
      await breathe();
    }
    // The search index and the commit come next, in a turn of their own.
    await aTurn();
    return done;
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
