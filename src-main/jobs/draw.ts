import { setMaxListeners } from 'node:events';
import type { DrawPaperInput, DrawPaperResult, DrawPapersInput } from './draw-paper.ts';
import type { JobProgress } from './kinds.ts';
import { WarmWorker } from './warm.ts';

/** Draws papers without holding the window. */
export interface PaperDrawer {
  /** @throws AppError `job-cancelled` once it is closed, `job-timed-out`, `file-too-heavy` */
  draw(input: DrawPaperInput, subject: string): Promise<DrawPaperResult>;
  /** Many papers as one file to print. @throws as `draw`; `job-cancelled` by its signal too */
  drawMany(
    input: DrawPapersInput,
    subject: string,
    watching: { signal: AbortSignal; onProgress: (progress: JobProgress) => void },
  ): Promise<DrawPaperResult>;
  /** Cancels what is being drawn; the last one to close ends the thread. */
  close(): Promise<void>;
}

/** One for the process, however many shops are open in it: it holds pdfmake and four fonts. */
const worker = new WarmWorker('draw-paper');
let open = 0;

/** A shop's way to the one thread that draws papers. It is started with the first paper. */
export function openDrawer(): PaperDrawer {
  open += 1;
  const closing = new AbortController();
  // However many papers wait, each listens.
  setMaxListeners(0, closing.signal);
  const running = new Set<Promise<unknown>>();
  const watched = (drawn: Promise<DrawPaperResult>): Promise<DrawPaperResult> => {
    const done: Promise<unknown> = drawn.catch(() => undefined).finally(() => running.delete(done));
    running.add(done);
    return drawn;
  };
  return {
    draw: (input, subject) => watched(worker.run('draw-paper', input, { subject, signal: closing.signal })),
    drawMany: (input, subject, { signal, onProgress }) =>
      watched(
        worker.run('draw-papers', input, {
          ...{ subject, onProgress },
          signal: AbortSignal.any([closing.signal, signal]),
        }),
      ),
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await Promise.all(running);
      open -= 1;
      if (open === 0) await worker.end();
    },
  };
}
