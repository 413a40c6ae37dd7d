import { sql } from 'kysely';
import type { DocumentKind } from '../../contract/documents/words.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { formatNumber, type NumberScheme, patternFlaw, periodOf } from '../../domain/numbering.ts';

const PREFIX = 'document_prefix';

/** What gets a number: a sheet of labels is nobody's paper. */
export type NumberedKind = Exclude<DocumentKind, 'labels'>;

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
 * The number that the next one of a kind gets: one more than the last of its period. It is given by {@link keepNumber}
 * alone, in the transaction that issues; whoever only looks burns none.
 * @param day `YYYY-MM-DD` at the shop
 */
export async function nextNumber(
  db: Handle,
  kind: NumberedKind,
  scheme: NumberScheme,
  day: string,
): Promise<GivenNumber> {
  const [next] = await nextNumbers(db, kind, scheme, day, 1);
  if (!next) throw new RangeError('no number');
  return next;
}

/** The numbers that the next ones get, as {@link nextNumber}. Of those that are given the last one is kept. */
export async function nextNumbers(
  db: Handle,
  kind: NumberedKind,
  scheme: NumberScheme,
  day: string,
  count: number,
): Promise<GivenNumber[]> {
  requirePattern(scheme);
  const prefix = await pcPrefix(db);
  const period = periodOf(scheme.reset, day);
  const counted = await db
    .selectFrom('document_counters')
    .select('last')
    .where('kind', '=', kind)
    .where('prefix', '=', prefix)
    .where('period', '=', period)
    .executeTakeFirst();
  // A workbook of the past may have brought an older counter in; what was issued tells better.
  let counter = Math.max(counted?.last ?? 0, await lastIssued(db, kind, prefix, period));
  const given: GivenNumber[] = [];
  while (given.length < count) {
    counter += 1;
    const number = formatNumber(scheme.pattern, counter, day, prefix);
    // Under another pattern of the past the same text may be out already.
    if (!(await isTaken(db, kind, number))) given.push({ number, counter, period, prefix });
  }
  return given;
}

/** Writes down that a number is given, inside the act that gives it. */
export async function keepNumber(
  trx: Trx,
  kind: NumberedKind,
  { counter, period, prefix }: GivenNumber,
): Promise<void> {
  await trx
    .insertInto('document_counters')
    .values({ id: newId(), kind, prefix, period, last: counter })
    .onConflict((on) => on.columns(['kind', 'prefix', 'period']).doUpdateSet({ last: counter }))
    .execute();
}

async function lastIssued(db: Handle, kind: NumberedKind, prefix: string, period: string): Promise<number> {
  const { rows } =
    kind === 'quotation'
      ? await sql<{ last: number | null }>`select max(number_counter) last from quotations
          where number_prefix = ${prefix} and number_period = ${period}`.execute(db)
      : await sql<{ last: number | null }>`select max(number_counter) last from documents
          where kind = ${kind} and number_prefix = ${prefix} and number_period = ${period}`.execute(db);
  return rows[0]?.last ?? 0;
}

async function isTaken(db: Handle, kind: NumberedKind, number: string): Promise<boolean> {
  const { rows } =
    kind === 'quotation'
      ? await sql`select 1 from quotations where number = ${number} limit 1`.execute(db)
      : await sql`select 1 from documents where kind = ${kind} and number = ${number} limit 1`.execute(db);
  return rows.length > 0;
}
