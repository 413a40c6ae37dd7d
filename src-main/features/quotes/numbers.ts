import { AppError } from '../../contract/errors.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { formatNumber, type NumberScheme, patternFlaw, periodOf } from '../../domain/numbering.ts';

const KIND = 'quotation';
const PREFIX = 'document_prefix';

export interface GivenNumber {
  number: string;
  counter: number;
  period: string;
  prefix: string;
}

/** The PC's own, which no other PC of the shop bears: it stays with this file and goes out with no workbook. */
export async function pcPrefix(db: Handle): Promise<string> {
  const row = await db.selectFrom('app_state').select('value').where('key', '=', PREFIX).executeTakeFirst();
  return row?.value ?? '';
}

export async function setPcPrefix(db: Handle, prefix: string): Promise<void> {
  await db
    .insertInto('app_state')
    .values({ key: PREFIX, value: prefix })
    .onConflict((on) => on.column('key').doUpdateSet({ value: prefix }))
    .execute();
}

/** @throws AppError `number-pattern-unusable` */
export function requirePattern(scheme: NumberScheme): void {
  const flaw = patternFlaw(scheme);
  if (flaw) throw new AppError('number-pattern-unusable', flaw);
}

/**
 * The number that the next one gets: one more than the last of its period. It is given by {@link keepNumber} alone, in the
 * transaction that issues; whoever only looks burns none.
 * @param day `YYYY-MM-DD` at the shop
 */
export async function nextNumber(db: Handle, scheme: NumberScheme, day: string): Promise<GivenNumber> {
  requirePattern(scheme);
  const prefix = await pcPrefix(db);
  const period = periodOf(scheme.reset, day);
  const counted = await db
    .selectFrom('document_counters')
    .select('last')
    .where('kind', '=', KIND)
    .where('prefix', '=', prefix)
    .where('period', '=', period)
    .executeTakeFirst();
  // A workbook of the past may have brought an older counter in; what was issued tells better.
  const issued = await db
    .selectFrom('quotations')
    .select((q) => q.fn.max('number_counter').as('last'))
    .where('number_prefix', '=', prefix)
    .where('number_period', '=', period)
    .executeTakeFirst();
  let counter = Math.max(counted?.last ?? 0, Number(issued?.last ?? 0)) + 1;
  // Under another pattern of the past the same text may be out already.
  while (await isTaken(db, formatNumber(scheme.pattern, counter, day, prefix))) counter += 1;
  return { number: formatNumber(scheme.pattern, counter, day, prefix), counter, period, prefix };
}

/** Writes down that a number is given, inside the act that gives it. */
export async function keepNumber(trx: Trx, { counter, period, prefix }: GivenNumber): Promise<void> {
  await trx
    .insertInto('document_counters')
    .values({ id: newId(), kind: KIND, prefix, period, last: counter })
    .onConflict((on) => on.columns(['kind', 'prefix', 'period']).doUpdateSet({ last: counter }))
    .execute();
}

async function isTaken(db: Handle, number: string): Promise<boolean> {
  return (await db.selectFrom('quotations').select('id').where('number', '=', number).executeTakeFirst()) !== undefined;
}
