import { type RawBuilder, sql } from 'kysely';

/** Past this a number of JavaScript is no longer exact: what would be more is told as that. */
const MOST = sql.lit(Number.MAX_SAFE_INTEGER);

/** A value by its probability: see `weighted` in domain/deals.ts, which this must say word for word. */
export const weightedBy = (value: RawBuilder<unknown>, probability: RawBuilder<unknown>) =>
  sql<number>`((${value} * ${probability} + 5000) / 10000)`;

/** The sum of some amounts; 0 of none. */
export const sumOf = (amount: RawBuilder<unknown>) => sql<number>`min(coalesce(sum(${amount}), 0), ${MOST})`;
