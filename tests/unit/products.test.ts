import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Branch,
  branchesBelow,
  DEEPEST,
  inTreeOrder,
  misplaced,
  pathTo,
} from '../../src-main/domain/category-tree.ts';
import { barcodeKey, codeKey, hasRightCheckDigit } from '../../src-main/domain/codes.ts';
import { doubtfulPrice, priceFor, type PriceLine, priceKey } from '../../src-main/domain/prices.ts';
import { balanceOf, bundlesFrom, isLow } from '../../src-main/domain/stock.ts';
import { taxIncluded, taxOnTop, withTax } from '../../src-main/domain/tax.ts';

const days = [null, '2025-06-01', '2026-01-01', '2026-11-22', '2027-01-01'] as const;
const line: fc.Arbitrary<PriceLine> = fc.record({
  amount: fc.integer({ min: 0, max: 1_000_000 }),
  minQuantity: fc.constantFrom(0, 1_000, 6_000, 12_000, 100_000),
  groupId: fc.constantFrom(null, 'a', 'b', 'c'),
  validFrom: fc.constantFrom(...days),
});
const lines = fc.uniqueArray(line, { selector: priceKey, maxLength: 25 });
const buying = fc.record({
  quantity: fc.integer({ min: 1, max: 200_000 }),
  groupIds: fc.subarray(['a', 'b', 'c']),
  day: fc.constantFrom('2024-01-01', '2025-12-31', '2026-11-22', '2028-02-29'),
});

describe('the price of a product', () => {
  it('is one of the lines that apply, and there is one whenever any applies', () => {
    fc.assert(
      fc.property(lines, buying, (given, asked) => {
        const applying = given.filter(
          (one) =>
            (one.groupId === null || asked.groupIds.includes(one.groupId)) &&
            one.minQuantity <= asked.quantity &&
            (one.validFrom ?? '') <= asked.day,
        );
        const found = priceFor(given, asked);
        if (applying.length === 0) expect(found).toBeNull();
        else expect(applying).toContain(found);
      }),
    );
  });

  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(lines, buying, fc.nat(), (given, asked, turn) => {
        const at = given.length === 0 ? 0 : turn % given.length;
        const turned = [...given.slice(at), ...given.slice(0, at)].reverse();
        expect(priceFor(turned, asked)).toEqual(priceFor(given, asked));
      }),
    );
  });

  it('is never higher for belonging to one more group', () => {
    fc.assert(
      fc.property(lines, buying, fc.constantFrom('a', 'b', 'c'), (given, asked, group) => {
        const before = priceFor(given, asked);
        const after = priceFor(given, { ...asked, groupIds: [...asked.groupIds, group] });
        if (before) expect(after?.amount).toBeLessThanOrEqual(before.amount);
      }),
    );
  });

  it('is that of the highest quantity reached, in its newest version of that day', () => {
    const list: PriceLine[] = [
      { amount: 325, minQuantity: 0, groupId: null, validFrom: null },
      { amount: 340, minQuantity: 0, groupId: null, validFrom: '2026-12-01' },
      { amount: 290, minQuantity: 12_000, groupId: null, validFrom: null },
      { amount: 280, minQuantity: 0, groupId: 'resellers', validFrom: null },
    ];
    const amount = (quantity: number, day: string, groupIds: string[] = []) =>
      priceFor(list, { quantity, day, groupIds })?.amount;
    expect(amount(1_000, '2026-11-30')).toBe(325);
    expect(amount(1_000, '2026-12-01')).toBe(340);
    expect(amount(11_999, '2026-11-30')).toBe(325);
    expect(amount(12_000, '2026-12-31')).toBe(290);
    expect(amount(12_000, '2026-12-31', ['resellers'])).toBe(280);
  });

  it('is doubtful exactly where two lines say the same group, quantity and day', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (given) => {
        const keys = given.map(priceKey);
        expect(doubtfulPrice(given) !== null).toBe(new Set(keys).size < keys.length);
      }),
    );
  });
});

describe('stock', () => {
  it('is the sum of its book in any order, and nothing where no book is kept', () => {
    const movements = fc.array(fc.record({ quantity: fc.integer({ min: -1e9, max: 1e9 }) }), { maxLength: 40 });
    fc.assert(
      fc.property(movements, (book) => {
        const balance = balanceOf(book);
        expect(balance).toBe(book.length === 0 ? null : book.reduce((sum, { quantity }) => sum + quantity, 0));
        expect(balanceOf([...book].reverse())).toBe(balance);
      }),
    );
  });

  it('of a bundle is as many as every part gives, and one more would be too many for some part', () => {
    const parts = fc.array(
      fc.record({
        balance: fc.option(fc.integer({ min: -5_000, max: 500_000 })),
        quantity: fc.integer({ min: 1, max: 20_000 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(parts, (given) => {
        const found = bundlesFrom(given);
        const kept = given.filter((part) => part.balance !== null);
        if (found === null) {
          expect(kept).toEqual([]);
          return;
        }
        const bundles = found / 1_000;
        expect(Number.isInteger(bundles)).toBe(true);
        const fits = (n: number) => kept.every(({ balance, quantity }) => n * quantity <= Math.max(balance ?? 0, 0));
        expect(fits(bundles)).toBe(true);
        expect(fits(bundles + 1)).toBe(false);
      }),
    );
  });

  it('is low at its level and below, and never without a level', () => {
    expect([isLow(5, 5), isLow(4, 5), isLow(6, 5), isLow(null, 0), isLow(-1, null)]).toEqual([
      true,
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('tax', () => {
  const rule = fc.record({
    rate: fc.integer({ min: 0, max: 10_000 }),
    baseNumerator: fc.integer({ min: 1, max: 12 }),
    baseDenominator: fc.integer({ min: 1, max: 12 }),
  });
  it('that is held by a price is what would come on top of the rest, to the smallest unit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), rule, (net, tax) => {
        const gross = net + taxOnTop(net, tax);
        expect(taxIncluded(gross, tax)).toBe(taxOnTop(net, tax));
        expect(withTax(gross, tax, true).total).toBe(withTax(net, tax, false).total);
      }),
    );
  });

  it('of 12% on 11/12 is that of 11% on all, without rounding the base first', () => {
    const ppn12 = { rate: 1_200, baseNumerator: 11, baseDenominator: 12 };
    const ppn11 = { rate: 1_100, baseNumerator: 1, baseDenominator: 1 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (amount) => {
        expect(taxOnTop(amount, ppn12)).toBe(taxOnTop(amount, ppn11));
      }),
    );
    expect(taxOnTop(100_000, ppn12)).toBe(11_000);
    expect(withTax(55_000, null, false)).toEqual({ total: 55_000, tax: 0 });
  });
});

describe('codes', () => {
  it('are alike however they are spaced and cased, and a barcode keeps no zero that a spreadsheet eats', () => {
    expect(codeKey(' sku-001 ')).toBe(codeKey('SKU-0 01'));
    expect(barcodeKey('0 12345 67890 5')).toBe(barcodeKey('012345678905'));
    expect(barcodeKey('12345678905')).toBe(barcodeKey('0012345678905'));
    expect(barcodeKey('007')).toBe('007');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(codeKey(codeKey(text))).toBe(codeKey(text));
      }),
    );
  });

  it('with their right check digit are told from a slip of one digit', () => {
    expect(hasRightCheckDigit('8991234567891')).toBe(true);
    expect(hasRightCheckDigit('8991234567898')).toBe(false);
    expect(hasRightCheckDigit('SKU-001')).toBeNull();
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (code, at, by) => {
        const text = code.join('');
        const slipped = code.map((digit, place) => (place === at ? (digit + by) % 10 : digit)).join('');
        expect(hasRightCheckDigit(text) && hasRightCheckDigit(slipped)).toBe(false);
      }),
    );
  });
});

describe('the tree of categories', () => {
  /** A forest: each branch hangs on one before it, or on nothing. */
  const forest: fc.Arbitrary<Branch[]> = fc
    .array(fc.tuple(fc.option(fc.nat(30)), fc.string({ maxLength: 8 })), { maxLength: 30 })
    .map((given) =>
      given.map(([on, name], at) => ({
        id: `c${at}`,
        name,
        parentId: on === null || at === 0 ? null : `c${on % at}`,
      })),
    );

  it('lists each branch once, after the one it hangs on', () => {
    fc.assert(
      fc.property(forest, (branches) => {
        const ordered = inTreeOrder(branches);
        expect(ordered.map(({ id }) => id).sort()).toEqual(branches.map(({ id }) => id).sort());
        const place = new Map(ordered.map(({ id }, at) => [id, at]));
        for (const { id, parentId, depth } of ordered) {
          if (parentId !== null) expect(place.get(parentId)).toBeLessThan(place.get(id) ?? -1);
          expect(pathTo(new Map(branches.map((one) => [one.id, one])), id)).toHaveLength(depth + 1);
        }
      }),
    );
  });

  it('lets a branch hang wherever it makes neither a ring nor too many levels', () => {
    fc.assert(
      fc.property(forest, fc.nat(), fc.nat(), (branches, a, b) => {
        const [one, other] = [branches[a % branches.length], branches[b % branches.length]];
        if (!one || !other) return;
        const problem = misplaced(branches, one.id, other.id);
        expect(problem === 'inside-itself').toBe(branchesBelow(branches, one.id).has(other.id));
        if (problem !== null) return;
        const moved = branches.map((branch) => (branch.id === one.id ? { ...branch, parentId: other.id } : branch));
        const byId = new Map(moved.map((branch) => [branch.id, branch]));
        for (const id of branchesBelow(moved, one.id)) expect(pathTo(byId, id).length).toBeLessThanOrEqual(DEEPEST);
      }),
    );
  });
});
