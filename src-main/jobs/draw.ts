import { setMaxListeners } from 'node:events';
import type { DrawPaperInput, DrawPaperResult } from './draw-paper.ts';
import { WarmWorker } from './warm.ts';

/** Draws papers without holding the window. */
export interface PaperDrawer {
  /** @throws AppError `job-cancelled` once it is closed, `job-timed-out`, `file-too-heavy` */
  draw(input: DrawPaperInput, subject: string): Promise<DrawPaperResult>;
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
  return {
    draw(input, subject) {
      const drawn = worker.run('draw-paper', input, { subject, signal: closing.signal });
      const done: Promise<unknown> = drawn.catch(() => undefined).finally(() => running.delete(done));
      running.add(done);
      return drawn;
    },
    async close() {
      if (closing.signal.aborted) return;
      closing.abort();
      await Promise.all(running);
      open -= 1;
      if (open === 0) await worker.end();
    },
  };
}
