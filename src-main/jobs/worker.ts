import { parentPort, workerData } from 'node:worker_threads';
import { isRefusal } from './refusal.ts';
import type { Job, JobKind, JobStart, WorkerMessage } from './kinds.ts';
import { readContacts } from './read-contacts.ts';

/** The thread in which one job runs. It starts nothing by itself and sends nothing that was not asked for. */
const jobs: { [K in JobKind]: Job<K> } = { 'read-contacts': readContacts };

const port = parentPort;
if (port) {
  const say = (message: WorkerMessage) => port.postMessage(message);
  const { kind, input } = workerData as JobStart;
  // The main thread built `workerData` from the typed pair of kind and input; the pair's link is lost in crossing.
  const steps = (jobs[kind] as (input: unknown, context: object) => AsyncGenerator<unknown, unknown, void>)(input, {
    progress: (progress: { done: number; total: number | null }) => say({ type: 'progress', progress }),
  });

  const step = async (): Promise<void> => {
    try {
      const { done, value } = await steps.next();
      say(done ? { type: 'result', result: value } : { type: 'chunk', chunk: value });
    } catch (error) {
      if (isRefusal(error)) say({ type: 'refused', code: error.code, data: error.data });
      else {
        const known = error instanceof Error ? error : new Error(String(error));
        say({ type: 'failed', name: known.name, message: known.message, stack: known.stack ?? '' });
      }
    }
  };
  port.on('message', () => void step());
}
