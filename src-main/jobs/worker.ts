import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { isRefusal } from './refusal.ts';
import type { ByteSource, Job, JobContext, JobKind, JobStart, MainMessage, WorkerMessage } from './kinds.ts';

/**
 * The thread in which a job runs, or one after the other (warm.ts). It starts nothing by itself and sends nothing that was
 * not asked for. Only the job asked for is loaded: who writes a file need not wait for all that reading one needs.
 */
const jobs: { [K in JobKind]: () => Promise<Job<K>> } = {
  'read-rows': async () => (await import('./read-rows.ts')).readRows,
  'read-calendar': async () => (await import('./read-calendar.ts')).readCalendarFile,
  'draw-papers': async () => (await import('./draw-paper.ts')).drawPapers,
  'draw-paper': async () => (await import('./draw-paper.ts')).drawPaper,
  'check-word': async () => (await import('./use-word.ts')).checkWord,
  'fill-word': async () => (await import('./use-word.ts')).fillWord,
  'write-table': async () => (await import('./write-table.ts')).writeTable,
  'read-business': async () => (await import('./read-business.ts')).readBusiness,
  'write-file': async () => (await import('./write-file.ts')).writeFile,
};

/** The bytes that lie with the main thread: each piece is asked for and waited for. */
class RemoteSource implements ByteSource {
  readonly size: number;
  readonly #say: (message: WorkerMessage) => void;
  readonly #waiting = new Map<number, PromiseWithResolvers<Uint8Array>>();

  constructor(size: number, say: (message: WorkerMessage) => void) {
    this.size = size;
    this.#say = say;
  }

  read(from: number, to: number): Promise<Uint8Array> {
    const wanted = Promise.withResolvers<Uint8Array>();
    this.#waiting.set(from, wanted);
    this.#say({ type: 'read', from, to });
    return wanted.promise;
  }

  take(from: number, bytes: Uint8Array | null): void {
    const wanted = this.#waiting.get(from);
    this.#waiting.delete(from);
    if (bytes) wanted?.resolve(bytes);
    else wanted?.reject(new Error('The bytes cannot be read any more'));
  }
}

/** One job, begun; each step answers one `next`. */
function begin({ kind, input, sourceBytes }: JobStart, say: (message: WorkerMessage) => void) {
  const source = new RemoteSource(sourceBytes, say);
  const context: JobContext = { progress: (progress) => say({ type: 'progress', progress }), source };
  // The main thread built the start from the typed pair of kind and input; the pair's link is lost in crossing.
  const load = jobs[kind] as () => Promise<
    (input: unknown, context: JobContext) => AsyncGenerator<unknown, unknown, unknown>
  >;
  const begun = load().then((job) => job(input, context));

  // Where it could not be loaded, the first step says so.
  begun.catch(() => undefined);

  const step = async (piece: unknown): Promise<void> => {
    try {
      const steps = await begun;
      const { done, value } = await steps.next(piece);
      say(done ? { type: 'result', result: value } : { type: 'chunk', chunk: value });
    } catch (error) {
      if (isRefusal(error)) say({ type: 'refused', code: error.code, data: error.data });
      else {
        const known = error instanceof Error ? error : new Error(String(error));
        say({ type: 'failed', name: known.name, message: known.message, stack: known.stack ?? '' });
      }
    }
  };
  return { source, step };
}

function work(port: MessagePort, first: JobStart | null): void {
  const say = (message: WorkerMessage) => port.postMessage(message);
  let job = first === null ? null : begin(first, say);
  port.on('message', (message: MainMessage) => {
    if (message.type === 'start') job = begin(message.start, say);
    else if (message.type === 'bytes') job?.source.take(message.from, message.bytes);
    else void job?.step(message.piece);
  });
}

if (parentPort) work(parentPort, workerData as JobStart | null);
