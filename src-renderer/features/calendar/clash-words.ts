import type { Clash, Occurrence } from '../../../src-main/contract/appointments.ts';
import { t } from '../../i18n/index.svelte.ts';
import { dayWord, whenWord } from '../agenda/agenda-words.ts';

/** One clash in words: with what, and when. */
export const clashWord = ({ occurrence }: Pick<Clash, 'occurrence'>): string =>
  `“${occurrence.title}” (${whenWord(occurrence.here, dayWord)})`;

/** A sentence of what was done, and the clashes that it made. */
export function withClashes(done: string, clashes: readonly Clash[]): string {
  const [first] = clashes;
  return first ? `${done} ${t.calendar.clash.said(clashes.length, clashWord(first))}` : done;
}

/** Those that want the same person or the same contact at the same time, by id and day. */
export function clashing(items: readonly Occurrence[]): ReadonlySet<string> {
  const found = new Set<string>();
  const timed = items.filter(({ allDay, doneAt }) => !allDay && doneAt === null).toSorted((a, b) => a.start - b.start);
  for (const [index, one] of timed.entries()) {
    for (const other of timed.slice(index + 1)) {
      if (other.start >= one.end) break;
      if (shareSomebody(one, other)) found.add(keyOf(one)).add(keyOf(other));
    }
  }
  return found;
}

export const keyOf = ({ id, day }: Pick<Occurrence, 'id' | 'day'>): string => `${id} ${day}`;

function shareSomebody(a: Occurrence, b: Occurrence): boolean {
  if (a.staff !== null && a.staff.id === b.staff?.id) return true;
  return a.about.some(({ entity, id }) => entity === 'contact' && b.about.some((other) => other.id === id));
}
