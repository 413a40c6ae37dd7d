import type { DealCard, NextActivity } from '../../../src-main/contract/deals.ts';
import type { StaffRef } from '../../../src-main/contract/staff.ts';
import { dayOf, today } from '../../days.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { money } from '../../money.ts';
import { preferences } from '../../preferences.svelte.ts';
import type { Tone } from '../../ui/tones.ts';
import { shortName } from '../contacts/record/naming.ts';

/** An amount of the shop's currency, short: `Rp 38,2 jt`. */
export function moneyShort(minor: number): string {
  const { currency: code, currencyDecimals: decimals } = preferences.current;
  return format.moneyCompact(minor, { code, decimals });
}

export const valueWord = (value: number | null): string => (value === null ? t.deals.noValue : money(value));

/** The customer of a deal; nobody where that one was erased for good. */
export const customerWord = ({ contact }: Pick<DealCard, 'contact'>): string =>
  contact === null ? t.deals.noContact : shortName(contact);

/** The owner may not have said a name yet. */
export const staffWord = (staff: Pick<StaffRef, 'name'> | null): string =>
  staff === null ? t.deals.noStaff : staff.name || t.deals.owner;

/** What is to be done next, in words and with the colour of its haste. */
export function nextWord(next: NextActivity | null): { tone: Tone; text: string } {
  if (next === null) return { tone: 'neutral', text: t.deals.card.none };
  if (next.state === 'overdue') return { tone: 'bad', text: t.deals.card.overdue(next.title) };
  if (next.state === 'today') return { tone: 'accent', text: t.deals.card.todayIs(next.title) };
  return { tone: 'info', text: t.deals.card.later(format.civil(dayOf(next.dueAt), 'short')) };
}

/** What set the quiet clock back last, and when. */
export const touchWord = ({ lastTouch: { kind, days } }: Pick<DealCard, 'lastTouch'>): string =>
  t.deals.card.lastTouch(t.deals.touches[kind], format.days(-days));

/** The day a deal is expected on, and whether it has passed. */
export function expectedWord(expectedOn: string): { late: boolean; text: string } {
  const late = expectedOn < today();
  const day = format.civil(expectedOn, 'short');
  return { late, text: late ? t.deals.card.expectedPast(day) : t.deals.card.expected(day) };
}

export const statusTone = { open: 'accent', won: 'good', lost: 'bad' } as const;
