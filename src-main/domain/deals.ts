/** What a chance to sell is worth and how it stands: weights, the quiet clock, what a stage asks for, stays in stages. */
import type { DealStatus, TouchKind } from '../contract/deals/words.ts';
import type { RequirableField } from '../contract/pipelines.ts';
import { mulDivHalfAway } from './money.ts';

/** The most that one amount may be: with it every sum of a document can still be told (contract/shared.ts, `Money`). */
export const MOST_MONEY = 99_999_999_999_999;
const DAY_MS = 86_400_000;

/**
 * A value by its probability (basis points), rounded to the minor unit deal by deal: so the weighted sums of any parts
 * add up to that of the whole. `database/deal-sql.ts` says the same in SQL.
 */
export const weighted = (value: number, probability: number): number => mulDivHalfAway(value, probability, 10_000);

/** Thousandths of something at a price. */
export const lineAmount = (quantity: number, unitPrice: number): number => mulDivHalfAway(quantity, unitPrice, 1_000);

/** What some lines come to; null where it is past what an amount may be. */
export function linesTotal(lines: readonly { quantity: number; unitPrice: number }[]): number | null {
  let total = 0n;
  for (const { quantity, unitPrice } of lines) total += (BigInt(quantity) * BigInt(unitPrice) * 2n + 1_000n) / 2_000n;
  return total > BigInt(MOST_MONEY) ? null : Number(total);
}

export interface Touch {
  /** Epoch ms. */
  at: number;
  kind: TouchKind;
}

/**
 * From when on the quiet clock runs: the last touch of the deal, the last note or call about it (or its customer), or the
 * end of its rest, whichever comes last.
 * @param awakeAt when a rest ends or ended; null where there is none
 */
export function clockOf(touches: readonly Touch[], awakeAt: number | null): Touch | null {
  const all = awakeAt === null ? touches : [...touches, { at: awakeAt, kind: 'wake' as const }];
  return all.reduce<Touch | null>((last, one) => (last === null || one.at > last.at ? one : last), null);
}

/** Whether nothing has touched an open deal for as many days as its stage allows; null days: never. */
export const isQuiet = (clockAt: number, quietDays: number | null, now: number): boolean =>
  quietDays !== null && clockAt <= now - quietDays * DAY_MS;

/** Whole days gone by; never less than none, also where the PC's clock was put back. */
export const daysSince = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / DAY_MS));

/** What a deal says, as far as a stage can ask for it. */
export interface DealFacts {
  value: number | null;
  expectedOn: string | null;
  products: number;
  hasContact: boolean;
  people: number;
  staffId: string | null;
  source: string;
}

const says: Record<RequirableField, (facts: DealFacts) => boolean> = {
  value: ({ value }) => value !== null && value > 0,
  expectedOn: ({ expectedOn }) => expectedOn !== null,
  products: ({ products }) => products > 0,
  contact: ({ hasContact }) => hasContact,
  people: ({ people }) => people > 0,
  staff: ({ staffId }) => staffId !== null,
  source: ({ source }) => source !== '',
};

/** The required fields that a deal does not say yet. */
export const missingFields = (facts: DealFacts, required: readonly RequirableField[]): RequirableField[] =>
  required.filter((field) => !says[field](facts));

export type ChecklistFlaw = { reason: 'no-text' | 'twice' | 'nobody-may-tick' | 'unknown-field'; value: string };

/**
 * Why a checklist can never be met, or null: a step without a text or twice the same cannot be told apart on the screen,
 * a required one for somebody who may not tick stays open for ever, a field that nobody knows can never be filled.
 * @param mayTick whether this member of staff can tick anything
 */
export function checklistFlaw(
  checks: readonly { text: string; required: boolean; staffId: string | null }[],
  fields: readonly string[],
  known: readonly string[],
  mayTick: (staffId: string) => boolean,
): ChecklistFlaw | null {
  const texts = new Set<string>();
  for (const { text, required, staffId } of checks) {
    const key = text.trim().toLowerCase();
    if (key === '') return { reason: 'no-text', value: '' };
    if (texts.has(key)) return { reason: 'twice', value: text };
    texts.add(key);
    if (required && staffId !== null && !mayTick(staffId)) return { reason: 'nobody-may-tick', value: text };
  }
  const unknown = fields.find((field) => !known.includes(field));
  return unknown === undefined ? null : { reason: 'unknown-field', value: unknown };
}

export interface Stay {
  stageId: string;
  status: DealStatus;
  enteredAt: number;
}

/** Beginnings of stays, in their order, as stays: each ends where the next begins, so there is no gap between them. */
export const staysOf = <S extends Stay>(beginnings: readonly S[]): (S & { leftAt: number | null })[] =>
  beginnings.map((stay, at) => ({ ...stay, leftAt: beginnings[at + 1]?.enteredAt ?? null }));

/** The stage that stands in for one that was taken out: the nearest before it that is there, else the first. */
export function standIn<S extends { position: number }>(living: readonly S[], position: number): S | undefined {
  const ordered = [...living].sort((a, b) => a.position - b.position);
  return ordered.findLast((stage) => stage.position <= position) ?? ordered[0];
}
