/** Stock as a book: what is there is the sum of its lines, in thousandths, and never a number that somebody overwrites. */

/** What is there; null where no book is kept. */
export function balanceOf(movements: readonly { quantity: number }[]): number | null {
  return movements.length === 0 ? null : movements.reduce((sum, { quantity }) => sum + quantity, 0);
}

/** At or below the level at which the shop wants to be told. */
export const isLow = (balance: number | null, level: number | null): boolean =>
  level !== null && (balance ?? 0) <= level;

/**
 * How many whole bundles the parts give, in thousandths. What has no book (a service, goods nobody counts) holds nothing
 * back; null where nothing does.
 */
export function bundlesFrom(parts: readonly { balance: number | null; quantity: number }[]): number | null {
  let most: number | null = null;
  for (const { balance, quantity } of parts) {
    if (balance === null) continue;
    const bundles = Math.floor(Math.max(balance, 0) / quantity) * 1_000;
    most = most === null ? bundles : Math.min(most, bundles);
  }
  return most;
}
