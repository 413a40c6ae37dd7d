import { describe, expect, it } from 'vitest';
import { discountRate, type DocumentInput, type DocumentTotals, totalsOf } from '../../src-main/domain/totals.ts';
import { taxIncluded, taxOnTop } from '../../src-main/domain/tax.ts';
import { documentOf, item, ppn11, ppn12, randomDocument, service, shuffled } from '../support/documents.ts';

const DOCUMENTS = 10_000;
const add = (amounts: readonly number[]) => amounts.reduce((all, one) => all + one, 0);
/** Walks many documents; the seed of the one that fails is in the message. */
function ofMany(check: (document: DocumentInput, totals: DocumentTotals, seed: number) => string | null) {
  for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
    const document = randomDocument(seed);
    const wrong = check(document, totalsOf(document), seed);
    if (wrong !== null) throw new Error(`document ${seed}: ${wrong}`);
  }
}
/** What must not depend on the order of lines. */
const sums = (totals: DocumentTotals) => JSON.stringify({ ...totals, sections: [], lines: totals.lines.length });

describe('10,000 documents as chance has them', () => {
  it('have lines and adjustments that add up to the total, to the last unit', () => {
    ofMany((document, totals) => {
      const counted = totals.lines.filter((line) => line.counted);
      if (counted.some((line) => line.gross - line.discount !== line.amount)) return 'a line';
      if (add(counted.map((line) => line.amount)) !== totals.subtotal) return 'subtotal';
      if (totals.gross - totals.lineDiscount !== totals.subtotal) return 'gross';
      const onTop = document.taxIncluded ? 0 : add(totals.taxes.map((tax) => tax.amount));
      const whole = totals.subtotal - totals.discount + totals.charges + onTop + totals.rounding;
      if (whole !== totals.total) return `total ${totals.total}, but ${whole}`;
      if (totals.net + totals.tax + totals.rounding !== totals.total) return 'net';
      if (totals.total % document.roundTo !== 0 || Math.abs(totals.rounding) * 2 > document.roundTo) return 'rounding';
      if (totals.deposit + totals.balance !== totals.total) return 'deposit';
      return null;
    });
  });

  it('lose nothing of a discount in spreading it, and no line becomes less than nothing', () => {
    ofMany((_, totals) => {
      const counted = totals.lines.filter((line) => line.counted);
      if (counted.length > 0 && add(counted.map((line) => line.share)) !== totals.discount) return 'spread';
      if (counted.some((line) => line.share < 0 || line.share > line.amount)) return 'a share';
      // Largest remainder: each share is less than one unit from its exact part.
      const off = counted.find(
        (line) => Math.abs(line.share - (line.amount / (totals.subtotal || 1)) * totals.discount) >= 1.000001,
      );
      return off ? `a share far from its part: ${JSON.stringify(off)}` : null;
    });
  });

  it('come to the same in whatever order their lines stand', () => {
    ofMany((document, totals, seed) => {
      const items = document.lines.filter((line) => line.kind === 'item');
      // Also where the lines have new names: a form that is being typed into has none yet.
      const other = shuffled(items, seed).map((line, at) => ({
        ...line,
        key: seed % 2 === 0 ? line.key : `new ${at}`,
      }));
      return sums(totalsOf({ ...document, lines: other })) === sums(totals) ? null : 'order';
    });
  });

  it('have the same tax whether it is on top or in the price', () => {
    for (let seed = 1; seed <= DOCUMENTS; seed += 1) {
      // On top first; its gross amounts, tax by tax, are then the prices of the other.
      const document = { ...randomDocument(seed, [[], [ppn12], [ppn11], [service]]), taxIncluded: false, roundTo: 1 };
      const onTop = totalsOf(document);
      const untaxed = onTop.net - add(onTop.taxes.map((tax) => netOf(document, onTop, tax.id)));
      const taxes = [ppn12, ppn11, service].filter((tax) => onTop.taxes.some((one) => one.id === tax.id));
      const lines = [
        item(1_000, untaxed),
        ...taxes.map((tax) => {
          const amount = onTop.taxes.find((one) => one.id === tax.id)?.amount ?? 0;
          return item(1_000, netOf(document, onTop, tax.id) + amount, { taxes: [tax] });
        }),
      ];
      const included = totalsOf(documentOf(lines, { taxIncluded: true }));
      const told = ({ total, net, taxes: of }: DocumentTotals) => JSON.stringify([total, net, of]);
      if (told(included) !== told(onTop)) throw new Error(`document ${seed}: ${told(included)}, not ${told(onTop)}`);
    }
  });
});

/** Discounted prices and charges that bear a tax, before it. */
function netOf(document: DocumentInput, totals: DocumentTotals, taxId: string): number {
  const bears = (taxes: readonly { id: string }[]) => taxes.some((tax) => tax.id === taxId);
  const items = document.lines.filter((line) => line.kind === 'item');
  const lines = totals.lines.map((line, at) =>
    line.counted && bears(items[at]?.taxes ?? []) ? line.amount - line.share : 0,
  );
  return add([...lines, ...document.charges.map((charge) => (bears(charge.taxes) ? charge.amount : 0))]);
}

describe('PPN since 2025 (PMK 131/2024, article 3: 12% of 11/12 of the price of what is no luxury)', () => {
  it('is 1,100,000 on a price of 10,000,000, whose base is 9,166,667', () => {
    const totals = totalsOf(documentOf([item(1_000, 10_000_000, { taxes: [ppn12] })]));
    expect(totals.taxes).toEqual([{ id: 'ppn12', name: 'PPN 12%', rate: 1_200, base: 9_166_667, amount: 1_100_000 }]);
    expect(totals).toMatchObject({ subtotal: 10_000_000, net: 10_000_000, total: 11_100_000 });
  });

  it('is 110,000 in a price of 1,110,000 that holds it', () => {
    const totals = totalsOf(documentOf([item(1_000, 1_110_000, { taxes: [ppn12] })], { taxIncluded: true }));
    expect(totals).toMatchObject({ total: 1_110_000, net: 1_000_000, tax: 110_000 });
    expect(totals.taxes).toMatchObject([{ base: 916_667, amount: 110_000 }]);
  });

  it('is taken of the exact base, once over all lines', () => {
    // Of 41 the exact base of 37.58… gives 4.51, hence 5; four of them one by one would give 20 instead of 18.04.
    const price = 41;
    expect(totalsOf(documentOf([item(1_000, price, { taxes: [ppn12] })])).tax).toBe(5);
    const four = totalsOf(documentOf([1, 2, 3, 4].map(() => item(1_000, price, { taxes: [ppn12] }))));
    expect(four.tax).toBe(18);
    expect(four.tax).toBe(taxOnTop(4 * price, ppn12));
    // Where it decides: 11/12 of 5,450 is 4,995.83…, 12% of it 599.5, hence 600; of 4,995 it would be 599.
    expect(totalsOf(documentOf([item(1_000, 5_450, { taxes: [ppn12] })])).taxes).toMatchObject([
      { base: 4_996, amount: 600 },
    ]);
  });

  it('agrees with 11% of the whole price', () => {
    for (const price of [1, 7, 99, 333, 12_345, 999_999, 123_456_789])
      expect(taxOnTop(price, ppn12)).toBe(taxOnTop(price, ppn11));
  });
});

describe('a document', () => {
  it('takes discounts off before tax: a worked example by hand', () => {
    const totals = totalsOf(
      documentOf(
        [
          item(3_000, 100_000, { discount: { percent: 1_000 }, taxes: [ppn11] }), // 270,000
          item(2_500, 20_000, { discount: { amount: 5_000 } }), // 45,000
          item(1_000, 35_000, { taxes: [ppn11] }), // 35,000
        ],
        {
          discount: { amount: 35_000 }, // 27,000 + 4,500 + 3,500
          charges: [{ key: 'delivery', amount: 50_000, taxes: [ppn11] }],
          withholdings: [{ name: 'PPh 23', rate: 200 }],
          deposit: { percent: 5_000 },
        },
      ),
    );
    expect(totals.lines.map((line) => [line.amount, line.share])).toEqual([
      [270_000, 27_000],
      [45_000, 4_500],
      [35_000, 3_500],
    ]);
    // 243,000 + 31,500 + 50,000 = 324,500 bear 11%: 35,695.
    expect(totals).toMatchObject({ subtotal: 350_000, lineDiscount: 35_000, discount: 35_000, charges: 50_000 });
    expect(totals.taxes).toMatchObject([{ base: 324_500, amount: 35_695 }]);
    expect(totals).toMatchObject({ net: 365_000, tax: 35_695, total: 400_695, rounding: 0 });
    expect(totals.withholdings).toEqual([{ name: 'PPh 23', rate: 200, base: 365_000, amount: 7_300 }]);
    expect(totals).toMatchObject({ payable: 393_395, deposit: 200_348, balance: 200_347 });
  });

  it('sums up its sections, and leaves out an option until it is chosen', () => {
    const section = (key: string) => ({ kind: 'section' as const, key });
    const lines = [
      section('kitchen'),
      item(1_000, 500),
      item(1_000, 70, { optional: true }),
      { kind: 'text' as const, key: 'note' },
      item(1_000, 30, { optional: true, chosen: true }),
      { kind: 'page-break' as const, key: 'break' },
      section('bath'),
      item(2_000, 100),
    ];
    const totals = totalsOf(documentOf(lines));
    expect(totals.sections).toEqual([
      { key: 'kitchen', subtotal: 530 },
      { key: 'bath', subtotal: 200 },
    ]);
    expect(totals.lines.map((line) => line.counted)).toEqual([true, false, true, true]);
    expect(totals.total).toBe(730);
  });

  it('bears two taxes on one price, in it as on top', () => {
    const onTop = totalsOf(documentOf([item(1_000, 1_000_000, { taxes: [ppn11, service] })]));
    expect(onTop).toMatchObject({ tax: 167_500, total: 1_167_500 });
    const included = totalsOf(documentOf([item(1_000, 1_167_500, { taxes: [ppn11, service] })], { taxIncluded: true }));
    expect(included.taxes.map((tax) => tax.amount)).toEqual(onTop.taxes.map((tax) => tax.amount));
    expect(taxIncluded(1_110_000, ppn11)).toBe(110_000);
  });

  it('brings its total to the coins that there are', () => {
    expect(totalsOf(documentOf([item(1_000, 12_350)], { roundTo: 100 }))).toMatchObject({
      rounding: 50,
      total: 12_400,
    });
    expect(totalsOf(documentOf([item(1_000, 12_349)], { roundTo: 100 }))).toMatchObject({
      rounding: -49,
      total: 12_300,
    });
  });

  it('may be given away: 100% discount is nothing to pay and no tax', () => {
    const lines = [item(1_500, 999, { taxes: [ppn12] }), item(1_000, 1, { taxes: [ppn11] })];
    const totals = totalsOf(documentOf(lines, { discount: { percent: 10_000 } }));
    expect(totals).toMatchObject({ total: 0, tax: 0 });
    expect(discountRate(totals)).toBe(10_000);
    expect(totalsOf(documentOf([]))).toMatchObject({ total: 0, taxes: [] });
  });

  it('says which line makes no sense', () => {
    const flaw = (name: string, line: number) => expect.objectContaining({ flaw: name, line }) as Error;
    const good = item(1_000, 100);
    const of =
      (line: ReturnType<typeof item>, more = {}) =>
      () =>
        totalsOf(documentOf([good, line], more));
    expect(of(item(0, 100))).toThrow(flaw('quantity-not-positive', 2));
    expect(of(item(-1_000, 100))).toThrow(flaw('quantity-not-positive', 2));
    expect(of(item(1_000, -1))).toThrow(flaw('price-negative', 2));
    expect(of(item(1_000, 100, { discount: { amount: 101 } }))).toThrow(flaw('discount-too-large', 2));
    expect(of(good, { discount: { amount: 201 } })).toThrow(flaw('discount-too-large', 0));
    expect(of(good, { deposit: { amount: 201 } })).toThrow(flaw('deposit-too-large', 0));
    expect(of(item(1_000_000_000_000, 99_999_999_999_999))).toThrow(flaw('amount-too-large', 2));
    expect(of(item(1_000, 99_999_999_999_999))).toThrow(flaw('amount-too-large', 0));
  });
});
