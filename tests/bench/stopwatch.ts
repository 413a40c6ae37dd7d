import { readFileSync } from 'node:fs';

const SCHEDULE = '/proc/thread-self/schedstat';

/** Milliseconds in which this thread could have run while the machine ran something else; 0 where nobody tells. */
function waited(): number {
  try {
    return Number(readFileSync(SCHEDULE, 'latin1').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

/**
 * How long work on this thread takes, in milliseconds, without what a busy machine gave to others meanwhile (Linux
 * tells that; elsewhere it is the time on the clock).
 */
export async function timed(work: () => unknown): Promise<number> {
  const [before, start] = [waited(), performance.now()];
  await work();
  const end = performance.now();
  return Math.max(0, end - start - (waited() - before));
}
