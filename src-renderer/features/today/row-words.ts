import type { TodayRow } from '../../../src-main/contract/today.ts';
import { daysBetween } from '../../../src-main/domain/dates.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { money } from '../../money.ts';
import type { Tone } from '../../ui/tones.ts';
import { clock, dayWord, timesWord } from '../agenda/agenda-words.ts';

/** The second line of a row: when, where, with whom, why it waited, and how much. */
export function detailOf(row: TodayRow, day: string): string {
  const { section, time, endTime, contact, detail, staff, amount, age, reason } = row;
  const when = time === null ? '' : endTime === null ? clock(time) : timesWord(time, endTime);
  const turns =
    section !== 'birthdays' || age === null
      ? ''
      : row.day !== null && row.day < day
        ? t.today.turned(age)
        : t.today.turns(age);
  // A greeting names its contact already.
  const whom = contact && contact.name !== row.title ? contact.name : '';
  return [
    when,
    reason === null ? '' : t.today.reasons[reason],
    whom,
    turns,
    detail,
    amount === null ? '' : money(amount),
    staff?.name ?? '',
  ]
    .filter(Boolean)
    .join(' · ');
}

/** How it stands, said by a word and a colour; null where nothing is to be said. */
export function pillOf(row: TodayRow, day: string): { tone: Tone; text: string } | null {
  const { tone } = row;
  if (tone === 'late') {
    const days = row.day === null ? 0 : daysBetween(row.day, day);
    if (row.section === 'birthdays' && row.day !== null) return { tone: 'warn', text: dayWord(row.day, day) };
    return { tone: 'bad', text: days > 0 ? t.agenda.lateBy(days) : t.agenda.late };
  }
  if (tone === 'past') return { tone: 'neutral', text: t.today.tones.past };
  if (tone === 'soon')
    return { tone: 'warn', text: row.day === null || row.day === day ? t.today.tones.soon : dayWord(row.day, day) };
  if (tone === 'today') return { tone: 'accent', text: t.today.tones.today };
  return row.day === null ? null : { tone: 'neutral', text: dayWord(row.day, day) };
}

/** By the clock of this PC: whom one meets before ten is wished a good morning. */
export function greeting(name: string, now = new Date()): string {
  const words = t.today.greetings;
  const hour = now.getHours();
  return hour < 11
    ? words.morning(name)
    : hour < 15
      ? words.noon(name)
      : hour < 18
        ? words.afternoon(name)
        : words.evening(name);
}

/** How long the PC was off before today, in words; '' where it was not. */
export function caughtUp(since: string | null, day: string): string {
  if (since === null || since >= day) return '';
  return t.today.caughtUp(daysBetween(since, day), format.civil(since));
}
