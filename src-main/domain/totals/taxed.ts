import { mulDivHalfAway } from '../money.ts';
import type { TaxRule } from '../tax.ts';

export interface DocumentTax extends TaxRule {
  id: string;
  name: string;
}

export interface TaxTotal {
  id: string;
  name: string;
  /** Basis points. */
  rate: number;
  /** What the rate is taken of: for showing, rounded by itself; the tax never comes from the rounded one. */
  base: number;
  amount: number;
}

/** A fraction that is never rounded. */
interface Fraction {
  above: bigint;
  below: bigint;
}

interface Gathered {
  tax: DocumentTax;
  /** What bears it, without any tax. */
  net: Fraction;
  gross: bigint;
  /** Whether it is the only tax of all that bears it. */
  alone: boolean;
}

/**
 * Gathers what is taxed by which taxes. Each tax is rounded once, over all that bears it: the order and the number of the
 * lines change nothing.
 */
export class Taxed {
  readonly #included: boolean;
  readonly #taxes = new Map<string, Gathered>();

  constructor(included: boolean) {
    this.#included = included;
  }

  /** An amount that bears some taxes; they do not tax each other. */
  add(amount: number, taxes: readonly DocumentTax[]): void {
    const distinct = [...new Map(taxes.map((tax) => [tax.id, tax])).values()];
    const net = this.#included ? netOf(amount, distinct) : { above: BigInt(amount), below: 1n };
    for (const tax of distinct) {
      const known = this.#taxes.get(tax.id) ?? { tax, net: { above: 0n, below: 1n }, gross: 0n, alone: true };
      known.net = plus(known.net, net);
      known.gross += BigInt(amount);
      known.alone &&= distinct.length === 1;
      this.#taxes.set(tax.id, known);
    }
  }

  /** In an order that does not depend on that of the lines: by name, then by id. */
  totals(): TaxTotal[] {
    const all = [...this.#taxes.values()].sort(
      (a, b) => compare(a.tax.name, b.tax.name) || compare(a.tax.id, b.tax.id),
    );
    return all.map(({ tax, net, gross, alone }) => {
      const [over, under] = [BigInt(tax.baseNumerator), BigInt(tax.baseDenominator)];
      const amount = BigInt(mulDivHalfAway(net.above, over * BigInt(tax.rate), net.below * under * 10_000n));
      // In a price that holds this tax alone, what is shown is a part of the net price that is shown.
      const shown = this.#included && alone ? { above: gross - amount, below: 1n } : net;
      const base = mulDivHalfAway(shown.above, over, shown.below * under);
      return { id: tax.id, name: tax.name, rate: tax.rate, base: Number(base), amount: Number(amount) };
    });
  }
}

/** What an amount is without the taxes that it holds: amount ÷ (1 + the sum of their parts), exact. */
function netOf(amount: number, taxes: readonly DocumentTax[]): Fraction {
  let parts: Fraction = { above: 1n, below: 1n };
  for (const { rate, baseNumerator, baseDenominator } of taxes)
    parts = plus(parts, { above: BigInt(rate * baseNumerator), below: 10_000n * BigInt(baseDenominator) });
  return { above: BigInt(amount) * parts.below, below: parts.above };
}

function plus(one: Fraction, other: Fraction): Fraction {
  if (one.below === other.below) return { above: one.above + other.above, below: one.below };
  return { above: one.above * other.below + other.above * one.below, below: one.below * other.below };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
