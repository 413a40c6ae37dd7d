import { type DrawPaperInput, type DrawPapersInput, load } from '../../src-main/jobs/draw-paper.ts';
import { definitionOf } from '../../src-main/jobs/drawing/document.ts';
import { Glyphs } from '../../src-main/jobs/drawing/fonts.ts';
import { openQuotes, pagesOf } from '../support/quotes.ts';
import { figure, type Figure } from './figure.ts';
import { spent } from './quotes.ts';
import { watchTurns } from './turns.ts';

const LETTERS = 500;

/**
 * Letters to 500 contacts with all that belongs to it (filled in, numbers, rows, timeline, paper on the disk), beside 500
 * runs of pdfmake alone, which draw the very same definitions one by one in this process; and a price list of 1,000 lines.
 * Measured by what the processor did in all threads.
 */
export async function letters(): Promise<Figure[]> {
  const shop = await openQuotes();
  try {
    const ids: string[] = [];
    for (let at = 0; at < LETTERS; at += 1) {
      const { id } = await shop.api.contacts.create({
        name: `Pelanggan nomor ${at + 1}`,
        addresses: [{ street: `Jl. Merdeka ${at + 1}`, city: 'Bandung' }],
      });
      ids.push(id);
    }
    const { maker, regular } = await load();
    const glyphs = new Glyphs(regular);
    const widthOf = (text: string, size: number) => glyphs.widthOf(text) * size;
    const bare = (input: DrawPaperInput) => maker.createPdf(definitionOf(input, widthOf)).getBuffer();

    let many: DrawPapersInput | undefined;
    let one: DrawPaperInput | undefined;
    const inThread = { ...shop.draw };
    shop.draw.now = (input, subject) => inThread.now((one = input), subject);
    shop.draw.many = (input, subject, watching) => inThread.many((many = input), subject, watching);
    const paragraph =
      'Dengan ini kami beritahukan bahwa toko kami tutup selama hari raya dan buka kembali seperti biasa. ';
    const write = (as: 'one-file' | 'files') =>
      shop.api.documents.letters({
        selection: { by: 'ids', ids },
        subject: 'Libur Lebaran',
        body: `Yth. {customer.salutation} {customer.name},\n\n${paragraph.repeat(6)}\n\nHormat kami.`,
        as,
      });
    // The thread, its fonts, and this process's own: none of it belongs to the letters.
    await shop.api.documents.make({ kind: 'letter', contactId: ids[0] ?? '', subject: 'Hai', body: 'Hai' });
    if (one) await bare(one);

    const stop = watchTurns('processor');
    const together = await spent(() => write('one-file'));
    const block = await stop();
    const apart = await spent(() => write('files'));
    const { papers, ...common } = many ?? { papers: [], ...(one as DrawPaperInput) };
    for (const paper of papers.slice(0, 20)) await bare({ ...common, paper });
    const floor = await spent(async () => {
      for (const paper of papers) await bare({ ...common, paper });
    });

    for (let at = 0; at < 1_000; at += 1)
      await shop.api.products.create({
        name: `Barang nomor ${at + 1}`,
        sku: `SKU-${at + 1}`,
        unit: 'pcs',
        price: 10_000 + at,
      });
    const watch = watchTurns('processor');
    let file: File | undefined;
    const list = await spent(async () => {
      ({ file } = await shop.api.documents.make({ kind: 'price-list' }));
    });
    const held = await watch();
    const drawn = one;
    const alone = await spent(async () => drawn && bare(drawn));
    const pages = file ? (await pagesOf(file)).length : 0;
    const clock = (ms: number) => `${(ms / 1_000).toFixed(1)} s on the clock`;
    return [
      figure(`letters, ${LETTERS} in one file, processor`, {
        value: together.processor,
        floor: floor.processor,
        ratioMark: 1.2,
        note: clock(together.clock),
      }),
      figure(`letters, ${LETTERS} files, processor`, {
        value: apart.processor,
        floor: floor.processor,
        ratioMark: 1.2,
        note: `${clock(apart.clock)}, bare ${clock(floor.clock)}`,
      }),
      figure(`letters, ${LETTERS} in one file: longest block of the main thread`, { value: block, mark: 50 }),
      figure('price list of 1,000 lines, processor', {
        value: list.processor,
        floor: alone.processor,
        note: `${pages} pages`,
      }),
      figure('price list of 1,000 lines: longest block of the main thread', { value: held, mark: 50 }),
    ];
  } finally {
    await shop.close();
  }
}
