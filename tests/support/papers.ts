import { getDocumentProxy } from 'unpdf';
import type { Design } from '../../src-main/contract/documents/design.ts';
import { designFor } from '../../src-main/domain/documents/designs.ts';
import { drawPaper } from '../../src-main/jobs/draw-paper.ts';
import type { Paper, PaperBlock, PaperRow } from '../../src-main/jobs/drawing/paper.ts';
import { pagesOf } from './quotes.ts';

/** Rows that are easily told apart; a sum after each. */
export const rowsOf = (count: number): PaperRow[] =>
  Array.from({ length: count }, (_, at) => ({
    kind: 'item',
    cells: {
      no: String(at + 1),
      sku: `KODE-${at + 1}`,
      description: `Barang nomor ${at + 1} untuk dapur`,
      quantity: '2',
      unit: 'pcs',
      price: 'Rp 1.000',
      amount: 'Rp 2.000',
    },
    note: '',
    muted: false,
    sum: `Rp ${(at + 1) * 2}.000`,
  }));

export const linesOf = (count: number): PaperBlock => ({
  kind: 'lines',
  columns: {
    no: 'No.',
    sku: 'Kode',
    description: 'Uraian',
    quantity: 'Jumlah',
    unit: 'Satuan',
    price: 'Harga',
    amount: 'Nilai',
  },
  rows: rowsOf(count),
});
export const sums: PaperBlock = {
  kind: 'totals',
  rows: [
    { label: 'Subtotal', value: 'Rp 99.000' },
    { label: 'Total', value: 'Rp 99.500', strong: true },
  ],
  inWords: { label: 'Terbilang', value: 'Sembilan puluh sembilan ribu lima ratus rupiah' },
};

/** A paper as a feature hands it over: a default of which a test states what matters. */
export const paperOf = (body: PaperBlock[], more: Partial<Paper> = {}): Paper => ({
  kind: 'quotation',
  title: 'Penawaran',
  facts: [{ label: 'Nomor', value: 'QUO-1' }],
  subject: null,
  business: { name: 'Toko Sinar', lines: ['Jl. Braga 12'] },
  customer: { label: 'Kepada', name: 'Toko Melati', lines: ['Bandung'] },
  body,
  terms: null,
  signatures: [],
  words: { page: 'Halaman {page} dari {pages}', carriedForward: 'Dipindahkan', broughtForward: 'Pindahan' },
  ...more,
});

/** Draws a paper here, without a thread, and says what stands on its pages and how large they are in points. */
export async function drawn(paper: Paper, design: Partial<Design> = {}, logo: string | null = null) {
  const job = drawPaper({ design: { ...designFor(design.layout ?? 'classic'), ...design }, logo, paper, madeAt: 0 });
  const { pdf, missing } = (await job.next()).value;
  const boxes = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g),
  ];
  return {
    pages: await pagesOf(new Blob([pdf])),
    sizes: boxes.map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]),
    missing,
    /** Where the text of all pages ends at the right, in points. */
    right: await rightEnd(pdf),
  };
}

async function rightEnd(pdf: Uint8Array): Promise<number> {
  const file = await getDocumentProxy(new Uint8Array(pdf));
  let end = 0;
  for (let at = 1; at <= file.numPages; at += 1) {
    const { items } = await (await file.getPage(at)).getTextContent();
    for (const item of items)
      if ('str' in item && item.str.trim() !== '') end = Math.max(end, Number(item.transform[4]) + item.width);
  }
  return end;
}
