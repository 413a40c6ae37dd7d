import { getDocument, GlobalWorkerOptions } from 'pdfjs-dist';
import Drawing from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/** A document whose pages can be drawn. */
export interface Pages {
  count: number;
  /** Its first page, in points. */
  width: number;
  height: number;
  /** Draws a page for a canvas that stands so wide on the screen; left alone, sharp enough to be printed too. */
  draw: (number: number, canvas: HTMLCanvasElement, width: number, least?: number) => Promise<void>;
  close: () => Promise<void>;
}

/** Sharp enough for a printer, and within what a canvas may hold. */
const WIDTH_TO_PRINT = 1_650;
const MOST_WIDTH = 2_600;

/** Opens a PDF to be drawn page by page. Nothing in it runs, and nothing outside of it is asked for. */
export async function openPages(file: Blob): Promise<Pages> {
  const port = new Drawing();
  GlobalWorkerOptions.workerPort = port;
  const task = getDocument({
    data: new Uint8Array(await file.arrayBuffer()),
    // Letters are drawn as outlines: the window lets in no font that is not the app's own.
    disableFontFace: true,
    useWasm: false,
  });
  const close = async () => {
    await task.destroy();
    port.terminate();
  };
  try {
    const pdf = await task.promise;
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 });
    return {
      count: pdf.numPages,
      width,
      height,
      draw: async (number, canvas, onScreen, least = WIDTH_TO_PRINT) => {
        const page = await pdf.getPage(number);
        const wanted = Math.min(MOST_WIDTH, Math.max(least, onScreen * window.devicePixelRatio));
        const viewport = page.getViewport({ scale: wanted / page.getViewport({ scale: 1 }).width });
        // Drawn beside what is seen, and put there when it is whole: nothing flickers while one types.
        const beside = document.createElement('canvas');
        beside.width = Math.round(viewport.width);
        beside.height = Math.round(viewport.height);
        await page.render({ canvas: beside, viewport }).promise;
        canvas.width = beside.width;
        canvas.height = beside.height;
        canvas.getContext('2d')?.drawImage(beside, 0, 0);
        // Its memory goes now, not when it is next looked for.
        beside.width = 0;
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
