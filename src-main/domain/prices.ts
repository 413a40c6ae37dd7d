/** What a product costs whom, in which quantity, on which day. Amounts in minor units, quantities in thousandths. */

/** One line of a product's price list. */
export interface PriceLine {
  amount: number;
  /** From this quantity on. */
  minQuantity: number;
  /** Null: for everybody. */
  groupId: string | null;
  /** `YYYY-MM-DD`; null: since ever. */
  validFrom: string | null;
}

export interface Buying {
  quantity: number;
  /** The groups that the buyer belongs to. */
  groupIds: readonly string[];
  /** `YYYY-MM-DD`. */
  day: string;
}

/** From the first one on. */
export const ONE = 1_000;

/**
 * The line that counts: of each list (everybody's, and that of each of the buyer's groups) the line of the highest
 * quantity that is reached, in its newest version; of those the lowest amount, and everybody's where it is as low. So
 * nobody ever pays more for belonging to a group. Null where no line applies: then the price is asked for.
 */
export function priceFor<L extends PriceLine>(lines: readonly L[], { quantity, groupIds, day }: Buying): L | null {
  const mine = new Set(groupIds);
  const best = new Map<string | null, L>();
  for (const line of lines) {
    if (line.groupId !== null && !mine.has(line.groupId)) continue;
    if (line.minQuantity > quantity || (line.validFrom ?? '') > day) continue;
    const other = best.get(line.groupId);
    if (!other || precedes(line, other)) best.set(line.groupId, line);
  }
  let chosen: L | null = null;
  for (const line of best.values()) if (chosen === null || isBetter(line, chosen)) chosen = line;
  return chosen;
}

const precedes = (one: PriceLine, other: PriceLine): boolean =>
  one.minQuantity !== other.minQuantity
    ? one.minQuantity > other.minQuantity
    : (one.validFrom ?? '') > (other.validFrom ?? '');

/** Lower; of two that are alike everybody's, then the one that comes first by its group: the order of lines never decides. */
const isBetter = (one: PriceLine, other: PriceLine): boolean =>
  one.amount !== other.amount ? one.amount < other.amount : (one.groupId ?? '') < (other.groupId ?? '');

/** What two lines of one list must not share: the same group, quantity and day would leave open which one counts. */
export const priceKey = (line: PriceLine): string =>
  JSON.stringify([line.groupId, line.minQuantity, line.validFrom ?? '']);

/** The first line that says the same as one before it, only with another amount perhaps; null where all are clear. */
export function doubtfulPrice<L extends PriceLine>(lines: readonly L[]): L | null {
  const seen = new Set<string>();
  for (const line of lines) {
    const key = priceKey(line);
    if (seen.has(key)) return line;
    seen.add(key);
  }
  return null;
}
