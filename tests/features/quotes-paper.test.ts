import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { QuoteTotals } from '../../src-main/contract/quotes.ts';
import { amountInWords } from '../../src-main/domain/terbilang.ts';
import { openQuotes, pagesOf, type TestQuotes } from '../support/quotes.ts';

let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

const rupiah = (minor: number) => `Rp ${new Intl.NumberFormat('id-ID').format(minor)}`;
const discounts = {
  discountPercent: 2.5,
  charges: [{ name: 'Ongkos kirim', amount: 45_000, taxes: ['PPN 12% (11/12)'] }],
};
const lines = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    description: `Barang nomor ${at + 1} dengan nama yang cukup panjang untuk kertas`,
    unit: 'pcs',
    quantity: at % 3 === 0 ? 1.5 : at + 1,
    unitPrice: 12_345 + at * 1_111,
    discountPercent: at % 4 === 0 ? 5 : null,
    tax: 'PPN 12% (11/12)',
  }));

/** What the paper must say of the totals that are kept, to the rupiah. */
const sumsOf = (totals: QuoteTotals) => [
  `Subtotal ${rupiah(totals.subtotal)}`,
  `Diskon 2,5% -${rupiah(totals.discount)}`,
  `Ongkos kirim ${rupiah(45_000)}`,
  `DPP nilai lain PPN 12% (11/12) ${rupiah(totals.taxes[0]?.base ?? 0)}`,
  `PPN 12% (11/12) ${rupiah(totals.taxes[0]?.amount ?? 0)}`,
  `Total ${rupiah(totals.total)}`,
];

const sheets = ['classic', 'modern', 'compact'] as const;
describe.each(sheets)('a %s paper', (template) => {
  it('says one line and its sums as they are kept, in Indonesian', async () => {
    const quote = await shop.create({ language: 'id', template, lines: lines(1), ...discounts });
    const { file, totals } = await shop.api.quotes.issue({ id: quote.id });
    const [page = '', ...more] = await pagesOf(file);
    expect(more).toEqual([]);
    for (const sum of sumsOf(totals)) expect(page).toContain(sum);
    expect(page).toContain(rupiah(quote.lines[0]?.amount ?? 0));
    for (const word of ['QUO-2026-0001', '22 November 2026', 'Toko Melati', 'Toko Sinar', 'Halaman 1 dari 1'])
      expect(page).toContain(word);
    const words = amountInWords(totals.total, { currency: 'IDR', decimals: 0, language: 'id' });
    expect(page.toLowerCase()).toContain(words);
  });

  it('repeats its header over 60 lines, keeps the sums together, and counts its pages', async () => {
    const quote = await shop.create({ language: 'id', template, lines: lines(60), ...discounts });
    const { file, totals } = await shop.api.quotes.issue({ id: quote.id });
    const pages = await pagesOf(file);
    expect(pages.length).toBeGreaterThan(1);
    pages.forEach((page, at) => expect(page).toContain(`Halaman ${at + 1} dari ${pages.length}`));
    const withLines = pages.filter((page) => page.includes('Barang nomor'));
    for (const page of withLines) expect(page).toContain('Uraian');
    const all = pages.join(' ');
    for (const line of quote.lines) expect(all).toContain(rupiah(line.amount));
    const sums = sumsOf(totals);
    expect(pages.some((page) => sums.every((sum) => page.includes(sum)))).toBe(true);
  });
});

describe.each([...sheets, 'receipt'] as const)('a %s paper in English', (template) => {
  it.each([1, 60])('says %i lines and their sums as they are kept', async (count) => {
    const quote = await shop.create({ language: 'en', template, lines: lines(count), ...discounts });
    const { file, totals } = await shop.api.quotes.issue({ id: quote.id });
    const pages = await pagesOf(file);
    const all = pages.join(' ');
    const money = (minor: number) => `IDR ${new Intl.NumberFormat('en-GB').format(minor)}`;
    for (const line of quote.lines) expect(all).toContain(money(line.amount));
    for (const sum of [`Subtotal ${money(totals.subtotal)}`, `Total ${money(totals.total)}`])
      expect(all).toContain(sum);
    expect(all).toContain(`PPN 12% (11/12) ${money(totals.taxes[0]?.amount ?? 0)}`);
    if (template === 'receipt') expect(pages).toHaveLength(1);
    else expect(pages.at(-1)).toContain(`Page ${pages.length} of ${pages.length}`);
  });
});

describe('a paper', () => {
  it('is written in English where the customer reads that, with sections, options and a page break', async () => {
    const quote = await shop.create({
      language: 'en',
      lines: [
        { kind: 'section', description: 'Kitchen' },
        { description: 'Pan', unitPrice: 100_000 },
        { description: 'Lid', unitPrice: 7_000, optional: true },
        { kind: 'page-break' },
        { kind: 'text', description: 'All of steel.' },
        { description: 'Pot', unitPrice: 50_000 },
      ],
      withholdings: [{ name: 'PPh 23', percent: 2 }],
      depositPercent: 50,
    });
    const pages = await pagesOf((await shop.api.quotes.issue({ id: quote.id })).file);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('Kitchen IDR 150,000');
    expect(pages[0]).toContain('Optional, not in the total');
    expect(pages[1]).toContain('All of steel.');
    for (const sum of ['Total IDR 150,000', 'Withheld: PPh 23 2% -IDR 3,000', 'Deposit IDR 75,000', 'Page 2 of 2'])
      expect(pages[1]).toContain(sum);
  });

  it('says which characters no font has, and leaves no silent gap for them', async () => {
    const quote = await shop.create({ lines: [{ description: 'Teh 茶 😀 Ѝ', unitPrice: 1 }] });
    const { file, warnings } = await shop.api.quotes.issue({ id: quote.id });
    expect(warnings.sort()).toEqual(['茶', '😀']);
    const [page = ''] = await pagesOf(file);
    expect(page).toMatch(/Teh (□|\?) (□|\?) Ѝ/);
    expect((await shop.api.quotes.get({ id: quote.id })).warnings).toHaveLength(2);
  });

  it('can be had again as it was, after customer and business have changed their names', async () => {
    const quote = await shop.create();
    const before = await pagesOf((await shop.api.quotes.issue({ id: quote.id })).file);
    await shop.api.contacts.update({ id: shop.customer.id, name: 'CV Mawar' });
    const { business } = await shop.settings.get();
    await shop.settings.update(shop.actor, { business: { ...business, name: 'Toko Lain' } });
    expect(await pagesOf((await shop.api.quotes.paper({ id: quote.id })).file)).toEqual(before);
  });
});
