import type {
  Charge,
  DocumentInput,
  DocumentLine,
  DocumentTax,
  ItemLine,
  Share,
} from '../../src-main/domain/totals.ts';
import { Dice } from './dice.ts';

export const ppn12: DocumentTax = { id: 'ppn12', name: 'PPN 12%', rate: 1_200, baseNumerator: 11, baseDenominator: 12 };
export const ppn11: DocumentTax = { id: 'ppn11', name: 'PPN 11%', rate: 1_100, baseNumerator: 1, baseDenominator: 1 };
export const service: DocumentTax = { id: 'service', name: 'Service', rate: 575, baseNumerator: 1, baseDenominator: 1 };

/** A document without anything but what is given. */
export const documentOf = (lines: readonly DocumentLine[], more: Partial<DocumentInput> = {}): DocumentInput => ({
  lines,
  taxIncluded: false,
  discount: null,
  charges: [],
  withholdings: [],
  roundTo: 1,
  deposit: null,
  ...more,
});

let made = 0;
export const item = (quantity: number, unitPrice: number, more: Partial<ItemLine> = {}): ItemLine => ({
  kind: 'item',
  key: `line ${(made += 1)}`,
  quantity,
  unitPrice,
  discount: null,
  taxes: [],
  optional: false,
  chosen: false,
  ...more,
});

const taxSets: readonly (readonly DocumentTax[])[] = [[], [ppn12], [ppn11], [service], [ppn12, service]];

/** A document as chance has it: from nothing to large amounts, with everything that a document can hold. */
export function randomDocument(seed: number, taxes = taxSets): DocumentInput {
  const dice = new Dice(seed);
  const price = () => dice.pick([dice.whole(0, 20), dice.whole(0, 100_000), dice.whole(0, 2_000_000_000)]);
  const share = (whole: number): Share | null =>
    dice.percent(40)
      ? dice.percent(50)
        ? { percent: dice.pick([0, 250, 333, 1_000, 10_000, dice.whole(0, 10_000)]) }
        : { amount: dice.whole(0, whole) }
      : null;
  const lines: DocumentLine[] = [];
  const count = dice.whole(0, 7);
  for (let at = 0; at < count; at += 1) {
    const key = `key ${at}`;
    if (dice.percent(20)) lines.push({ kind: dice.pick(['section', 'text', 'page-break'] as const), key });
    else {
      const quantity = dice.pick([1_000, dice.whole(1, 5_000), dice.whole(1, 20) * 1_000]);
      const unitPrice = price();
      const gross = Math.floor((quantity * unitPrice) / 1_000);
      const optional = dice.percent(15);
      lines.push({
        kind: 'item',
        key,
        quantity,
        unitPrice,
        discount: share(gross),
        taxes: dice.pick(taxes),
        optional,
        chosen: dice.percent(50),
      });
    }
  }
  const charges: Charge[] = dice.percent(30) ? [{ key: 'delivery', amount: price(), taxes: dice.pick(taxes) }] : [];
  return documentOf(lines, {
    taxIncluded: dice.percent(50),
    discount: dice.percent(60) ? { percent: dice.whole(0, 10_000) } : null,
    charges,
    withholdings: dice.percent(20) ? [{ name: 'PPh 23', rate: 200 }] : [],
    roundTo: dice.pick([1, 1, 1, 100, 500]),
    deposit: dice.percent(20) ? { percent: dice.whole(0, 10_000) } : null,
  });
}

/** The same in another order. */
export function shuffled<T>(list: readonly T[], seed: number): T[] {
  const dice = new Dice(seed);
  return list
    .map((one) => ({ one, at: dice.fraction() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
