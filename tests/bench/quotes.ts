import { type DrawPaperInput, load } from '../../src-main/jobs/draw-paper.ts';
import { definitionOf } from '../../src-main/jobs/drawing/document.ts';
import { Glyphs } from '../../src-main/jobs/drawing/fonts.ts';
import { openQuotes, pagesOf } from '../support/quotes.ts';
import { figure, type Figure, median, percentile } from './figure.ts';
import { watchTurns } from './turns.ts';

const TIMES = 30;

/** Milliseconds of the processor that work took in all threads of this process, and on the clock. */
export async function spent(work: () => Promise<unknown>): Promise<{ processor: number; clock: number }> {
  const [before, start] = [process.cpuUsage(), performance.now()];
  await work();
  const clock = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { processor: (user + system) / 1_000, clock };
}

/**
 * Quotations as they are issued, with all that belongs to it (number, paper on the disk, timeline, task), beside pdfmake
 * alone, which draws the very same definition in the same process. Measured by what the processor did, because paper is
 * drawn in another thread; so a busy machine tells the same.
 */
export async function quotes(): Promise<Figure[]> {
  const shop = await openQuotes();
  try {
    let drawn: DrawPaperInput | undefined;
    const inThread = shop.draw.now;
    shop.draw.now = (input, subject) => {
      drawn = input;
      return inThread(input, subject);
    };
    const { maker, regular } = await load();
    const glyphs = new Glyphs(regular);
    const widthOf = (text: string, size: number) => glyphs.widthOf(text) * size;
    const bare = () => {
      if (!drawn) throw new Error('nothing was drawn yet');
      return maker.createPdf(definitionOf(drawn, widthOf)).getBuffer();
    };
    const draft = (count: number) =>
      shop.create({
        lines: Array.from({ length: count }, (_, at) => ({
          description: `Barang nomor ${at + 1} dengan nama yang cukup panjang`,
          unit: 'pcs',
          quantity: at + 1,
          unitPrice: 12_345 + at * 111,
          discountPercent: at % 4 === 0 ? 5 : null,
          tax: 'PPN 12% (11/12)',
        })),
      });
    const issue = async (count: number) => {
      const { id } = await draft(count);
      return spent(() => shop.api.quotes.issue({ id }));
    };

    const cold = await issue(10);
    // Before pdfmake runs in this thread, and leaves its own to clear up.
    const stop = watchTurns('processor');
    for (let at = 0; at < 10; at += 1) await issue(10);
    const block = await stop();
    for (let at = 0; at < 5; at += 1) {
      await issue(10);
      await bare();
    }
    const [ours, floor]: [Awaited<ReturnType<typeof spent>>[], Awaited<ReturnType<typeof spent>>[]] = [[], []];
    for (let at = 0; at < TIMES; at += 1) {
      ours.push(await issue(10));
      floor.push(await spent(bare));
    }
    const of = (samples: typeof ours, which: 'processor' | 'clock') => samples.map((one) => one[which]);
    const figures = [
      figure('quotations, issue of 10 lines, processor: median', {
        value: median(of(ours, 'processor')),
        floor: median(of(floor, 'processor')),
        ratioMark: 1.5,
        note: `the first of a process ${cold.processor.toFixed(0)} ms`,
      }),
      figure('quotations, issue of 10 lines, on the clock: median', {
        value: median(of(ours, 'clock')),
        floor: median(of(floor, 'clock')),
        note: `p95 ${percentile(of(ours, 'clock'), 95).toFixed(0)} ms, bare ${percentile(of(floor, 'clock'), 95).toFixed(0)} ms`,
      }),
      figure('quotations, 10 issues: longest block of the main thread', { value: block, mark: 50 }),
    ];

    for (const count of [1_000, 2_000]) {
      const watching = watchTurns('processor');
      const { id } = await draft(count);
      const drafted = await watching();
      let file: File | undefined;
      const watch = watchTurns('processor');
      const ours = await spent(async () => {
        ({ file } = await shop.api.quotes.issue({ id }));
      });
      const held = await watch();
      const alone = await spent(bare);
      const pages = file ? (await pagesOf(file)).length : 0;
      figures.push(
        figure(`quotations, issue of ${count} lines, processor`, {
          value: ours.processor,
          floor: alone.processor,
          ratioMark: 1.5,
          note: `${pages} pages, ${Math.round((file?.size ?? 0) / 1_024)} KB`,
        }),
        figure(`quotations, issue of ${count} lines: longest block of the main thread`, {
          value: held,
          mark: 50,
          note: `making the draft: ${drafted.toFixed(0)} ms`,
        }),
      );
    }
    return figures;
  } finally {
    await shop.close();
  }
}
