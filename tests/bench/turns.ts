import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** How often it is looked, in milliseconds: looking in every turn would itself keep a processor busy. */
const LOOK_MS = 2;

const schedule = '/proc/thread-self/schedstat';

/** Milliseconds by the clock; on Linux without those in which the machine gave the processor to somebody else. */
function clock(): number {
  const waited = existsSync(schedule) ? Number(readFileSync(schedule, 'latin1').split(' ')[1]) / 1e6 : 0;
  return performance.now() - waited;
}

/** Milliseconds that this thread has worked: for work of another thread beside, which the machine has to share with. */
function processor(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

/** Watches for how long the event loop is held at a time, in milliseconds: {@link LOOK_MS} too long at most. */
export function watchTurns(by: 'clock' | 'processor' = 'clock'): () => Promise<number> {
  const now = by === 'clock' ? clock : processor;
  let [longest, running, at] = [0, true, now()];
  const turn = () => {
    longest = Math.max(longest, now() - at);
    at = now();
    if (running) setTimeout(turn, LOOK_MS);
  };
  setTimeout(turn, LOOK_MS);
  return async () => {
    await pause(2 * LOOK_MS);
    running = false;
    return Math.round(longest);
  };
}
