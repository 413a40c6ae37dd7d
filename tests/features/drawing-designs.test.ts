import { describe, expect, it } from 'vitest';
import { layouts, lineColumns } from '../../src-main/contract/documents/words.ts';
import { designFor } from '../../src-main/domain/documents/designs.ts';
import { drawn, linesOf, paperOf, sums } from '../support/papers.ts';

/** One pixel. */
const PNG =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const columns = (...shown: [(typeof lineColumns)[number], string?][]) =>
  shown.map(([key, name = '']) => ({ key, shown: true, name }));

describe.each(layouts)('the layout %s', (layout) => {
  it('draws every kind of block with all that stands in it', async () => {
    const paper = paperOf(
      [
        { kind: 'text', text: 'Dengan hormat' },
        linesOf(2),
        {
          kind: 'table',
          columns: [
            { name: 'Tanggal', align: 'left' },
            { name: 'Keterangan', align: 'left', wide: true },
            { name: 'Saldo', align: 'right' },
          ],
          rows: [{ cells: ['November'], tone: 'group' }, { cells: ['2 Nov', 'Faktur', 'Rp 7.000'] }],
        },
        sums,
        {
          kind: 'amount',
          amount: 'Rp 8.000',
          rows: [{ label: 'Sudah terima dari', value: 'Ibu Sri' }],
          inWords: { label: 'Terbilang', value: 'Delapan ribu rupiah' },
        },
      ],
      {
        subject: { label: 'Perihal', value: 'Panci' },
        terms: { label: 'Syarat', value: 'Tunai' },
        signatures: [{ label: 'Hormat kami', name: 'Dewi', materai: 'Materai 10.000' }],
      },
    );
    const { pages } = await drawn(paper, { layout, signatures: true, inWords: true });
    const text = pages.join(' ');
    for (const word of [
      ...['Toko Sinar', 'Jl. Braga 12', 'QUO-1', 'Toko Melati', 'Panci', 'Dengan hormat', 'Barang nomor 2 untuk dapur'],
      ...['Rp 2.000', 'November', 'Faktur', 'Rp 7.000', 'Rp 99.500', 'lima ratus rupiah', 'Rp 8.000', 'Ibu Sri'],
      ...['Delapan ribu rupiah', 'Tunai', 'Dewi', 'Materai 10.000'],
    ])
      expect(text).toContain(word);
    expect(text.toLowerCase()).toContain('penawaran');
  });

  it('keeps three who sign on the paper, beside a code to pay with and under long names', async () => {
    const name = 'Toko Perlengkapan Dapur Sumber Rejeki Abadi Jaya Makmur';
    const signatures = ['Pengirim', 'Sopir', 'Diterima'].map((label) => ({ label, name }));
    for (const picture of [null, PNG]) {
      const { right, sizes } = await drawn(paperOf([linesOf(2)], { signatures }), {
        ...{ layout, signatures: true, qris: { picture, caption: 'QRIS' } },
      });
      const { margins } = designFor(layout);
      expect(right).toBeLessThanOrEqual((sizes[0]?.[0] ?? 0) - (margins.right / 25.4) * 72 + 1);
    }
  });

  it('puts what the owner wrote and drew on every page, and what closes it on the last', async () => {
    const { pages } = await drawn(
      paperOf([linesOf(90), sums], { signatures: [{ label: 'Hormat kami', name: 'Dewi' }] }),
      {
        ...{ layout, paper: 'a5', header: 'Sejak 1987', footer: 'BCA 123 456', terms: 'Garansi satu tahun' },
        ...{ signatures: true, signature: PNG, stamp: PNG, pageNumbers: true },
        qris: { picture: PNG, caption: 'Bayar dengan QRIS' },
      },
      PNG,
    );
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, at) => {
      expect(page).toContain('Sejak 1987');
      expect(page).toContain('BCA 123 456');
      expect(page).toContain(`Halaman ${at + 1} dari ${pages.length}`);
    });
    // What is signed stays together; the terms above it may end on the page before.
    for (const word of ['Bayar dengan QRIS', 'Hormat kami', 'Dewi']) expect(pages.at(-1)).toContain(word);
    expect(pages.slice(-2).join(' ')).toContain('Garansi satu tahun');
    expect(pages[0]).not.toContain('Garansi satu tahun');
  });
});

describe('a design', () => {
  it('decides the paper', async () => {
    const paper = paperOf([linesOf(1), sums]);
    const sizeOn = async (size: 'a4' | 'a5' | 'letter' | 'f4') => (await drawn(paper, { paper: size })).sizes;
    expect(await sizeOn('a4')).toEqual([[595, 842]]);
    expect(await sizeOn('a5')).toEqual([[420, 595]]);
    expect(await sizeOn('letter')).toEqual([[612, 792]]);
    expect(await sizeOn('f4')).toEqual([[609, 935]]);
  });

  it('makes a roll as long as it needs, on one page', async () => {
    const short = await drawn(paperOf([linesOf(1), sums]), { layout: 'receipt', paper: 'roll-80' });
    const long = await drawn(paperOf([linesOf(60), sums]), { layout: 'receipt', paper: 'roll-80' });
    expect([short.sizes.length, long.sizes.length]).toEqual([1, 1]);
    expect(long.sizes[0]?.[0]).toBe(227);
    expect(long.sizes[0]?.[1]).toBeGreaterThan((short.sizes[0]?.[1] ?? 0) * 4);
    expect(long.pages[0]).toContain('Barang nomor 60');
  });

  it('cuts a roll that no reader could open', async () => {
    const { sizes, pages } = await drawn(paperOf([linesOf(900), sums]), { layout: 'receipt', paper: 'roll-80' });
    for (const [, height] of sizes) expect(height).toBeLessThanOrEqual(14_400);
    expect(pages.at(-1)).toContain('Rp 99.500');
  });

  it('says which columns there are, in which order and how they are called', async () => {
    const { pages } = await drawn(paperOf([linesOf(1)]), {
      columns: [...columns(['amount', 'Rupiah'], ['description']), { key: 'price', shown: false, name: '' }],
    });
    expect(pages[0]).toContain('Rupiah Uraian Rp 2.000 Barang nomor 1 untuk dapur');
    for (const gone of ['Harga', 'KODE-1', 'Nilai']) expect(pages[0]).not.toContain(gone);
  });

  it('writes the unit beside the quantity where units have no column', async () => {
    const beside = await drawn(paperOf([linesOf(1)]), { columns: columns(['description'], ['quantity']) });
    expect(beside.pages[0]).toContain('2 pcs');
    const apart = await drawn(paperOf([linesOf(1)]), { columns: columns(['quantity'], ['description'], ['unit']) });
    expect(apart.pages[0]).toContain('2 Barang nomor 1 untuk dapur pcs');
  });

  it('keeps every column on a narrow sheet', async () => {
    const { pages } = await drawn(paperOf([linesOf(3)]), {
      paper: 'a5',
      columns: lineColumns.map((key) => ({ key, shown: true, name: '' })),
    });
    for (const word of ['KODE-3', 'pcs', 'Rp 1.000', 'Rp 2.000']) expect(pages[0]).toContain(word);
  });

  it('leaves out what is not wanted', async () => {
    const signed = paperOf([linesOf(1), sums], { signatures: [{ label: 'Hormat kami', name: 'Dewi' }] });
    const { pages } = await drawn(signed, { signatures: false, pageNumbers: false, inWords: false });
    for (const gone of ['Hormat kami', 'Halaman', 'Terbilang']) expect(pages[0]).not.toContain(gone);
  });

  it('shows no gap for a letter that no font has, in what the owner wrote neither', async () => {
    const { pages, missing } = await drawn(paperOf([linesOf(1)]), { footer: 'Teh 茶' });
    expect(missing).toEqual(['茶']);
    expect(pages[0]).toMatch(/Teh (□|\?)/);
  });

  it.each([
    ['an SVG', 'data:image/svg+xml;base64,PHN2Zz4='],
    ['a file of this PC', '/etc/passwd'],
    ['something else that calls itself a picture', 'data:image/png;base64,PHN2Zz48L3N2Zz4='],
    ['an address', 'https://example.com/logo.png'],
  ])('never draws %s', async (_, picture) => {
    const paper = paperOf([linesOf(1)]);
    await expect(drawn(paper, {}, picture)).rejects.toMatchObject({ code: 'image-unusable' });
    await expect(drawn(paper, { qris: { picture, caption: '' } })).rejects.toMatchObject({ code: 'image-unusable' });
  });
});

describe('a table over several pages', () => {
  it('says at the end of a page what the next one begins with', async () => {
    const { pages } = await drawn(paperOf([linesOf(70), sums]));
    expect(pages.length).toBeGreaterThan(2);
    const lastOf = (page: string) => Number([...page.matchAll(/Barang nomor (\d+) /g)].at(-1)?.[1]);
    pages.slice(0, -1).forEach((page, at) => {
      const sum = `Rp ${lastOf(page) * 2}.000`;
      expect(page).toContain(`Dipindahkan ${sum}`);
      expect(pages[at + 1]).toContain(`Pindahan ${sum}`);
    });
    expect(pages[0]).not.toContain('Pindahan');
    expect(pages.at(-1)).not.toContain('Dipindahkan');
    const { pages: without } = await drawn(paperOf([linesOf(70), sums]), { carriedForward: false });
    expect(without.join(' ')).not.toMatch(/indahkan|Pindahan/);
  });

  it('never leaves the sums alone on a page, wherever the lines end', async () => {
    let moved = 0;
    for (const count of [23, 24, 26, 27]) {
      const { pages } = await drawn(paperOf([linesOf(count), sums]));
      const page = pages.find((one) => one.includes('Rp 99.500')) ?? '';
      expect(page, `${count} lines`).toContain('Barang nomor');
      expect(pages.join(' ').match(/Barang nomor/g)).toHaveLength(count);
      if (pages.length > 1) moved += 1;
    }
    // Some of these counts fill a page so that the sums go over.
    expect(moved).toBeGreaterThan(1);
  });
});

describe('a sheet of labels', () => {
  it('holds as many as it has room for, and a long address stays on its own', async () => {
    const sheet = {
      page: { width: 210, height: 297 },
      columns: 3,
      rows: 8,
      width: 70,
      height: 37,
      left: 0,
      top: 0.5,
      gapX: 0,
      gapY: 0,
    } as const;
    const labels = Array.from({ length: 30 }, (_, at) => ({
      lines: [
        `Toko ${at + 1}`,
        ...Array.from({ length: at === 3 ? 40 : 2 }, () => 'Jalan yang panjang sekali tanpa akhir'),
      ],
    }));
    const { pages, sizes } = await drawn(paperOf([{ kind: 'labels', sheet, labels }], { kind: 'labels' }), {
      paper: 'a5',
    });
    expect(sizes).toEqual([
      [595, 842],
      [595, 842],
    ]);
    expect(pages[0]).toContain('Toko 24');
    expect(pages[1]).toContain('Toko 25');
    expect(pages[1]).toContain('Toko 30');
  });
});
