import type { ForecastRow } from '../../../src-main/contract/reports.ts';

type Sums = Pick<ForecastRow, 'won' | 'open' | 'committed' | 'weighted' | 'byHistory'>;
export interface Grouped extends Sums {
  key: string;
  row: ForecastRow;
}

const none = { count: 0, sum: 0 };
const both = (a: typeof none, b: typeof none) => ({ count: a.count + b.count, sum: a.sum + b.sum });

/** Rows of a forecast summed up by what they have in common: their sums add up to the last unit. */
export function groupRows(rows: readonly ForecastRow[], keyOf: (row: ForecastRow) => string): Grouped[] {
  const groups = Map.groupBy(rows, keyOf);
  return [...groups].flatMap(([key, members]) => {
    const [row] = members;
    if (!row) return [];
    const sums = members.reduce<Sums>(
      (sum, one) => ({
        won: both(sum.won, one.won),
        open: both(sum.open, one.open),
        committed: both(sum.committed, one.committed),
        weighted: sum.weighted + one.weighted,
        byHistory: sum.byHistory === null || one.byHistory === null ? null : sum.byHistory + one.byHistory,
      }),
      { won: none, open: none, committed: none, weighted: 0, byHistory: 0 },
    );
    return [{ key, row, ...sums }];
  });
}
