import type { Clash } from '../../contract/appointments.ts';
import type { Handle } from '../../database/tables.ts';
import { meet, momentsOf, onDay, type Times } from '../../domain/appointments.ts';
import { addDays } from '../../domain/dates.ts';
import { occurrencesBetween } from '../../domain/repeats.ts';
import type { About, Repeat } from '../../contract/tasks.ts';
import type { AboutRecords } from '../agenda/about.ts';
import { asOccurrences, type Here } from './queries/record.ts';
import { changesOf, type Time, timesBetween } from './queries/range.ts';

/** What is about to be, or was just, written. */
export interface Candidate {
  id: string | null;
  times: Times;
  zone: string;
  rule: Repeat | null;
  staffId: string | null;
  about: readonly About[];
}

const AHEAD_DAYS = 366;
const CANDIDATES = 400;
const OTHERS = 5_000;
const TOLD = 20;

/**
 * With which other appointments of the same staff member or contact one clashes, from today on and for a year ahead: the
 * first twenty, by their start.
 */
export async function findClashes(
  db: Handle,
  records: AboutRecords,
  candidate: Candidate,
  here: Here,
): Promise<Clash[]> {
  const contacts = candidate.about.filter(({ entity }) => entity === 'contact');
  if (candidate.staffId === null && contacts.length === 0) return [];
  const own = (await timesOfCandidate(db, candidate, here.today)).map(({ day, times }) => ({
    day,
    times,
    ...momentsOf(times, candidate.zone),
  }));
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return [];
  // Another wall may show another day.
  const range = { from: addDays(first.times.startsOn, -1), to: addDays(last.times.endsOn, 1) };
  const query = { ...range, staffId: candidate.staffId, about: contacts, match: 'either' as const };
  const { times: others } = await timesBetween(db, query, OTHERS);
  const found: { other: Time; day: string }[] = [];
  for (const other of others) {
    if (other.row.id === candidate.id) continue;
    const moments = momentsOf(other.times, other.row.zone);
    const met = own.find((one) => meet(one, moments));
    if (met) found.push({ other, day: met.day });
    if (found.length >= TOLD) break;
  }
  const shown = await asOccurrences(
    db,
    records,
    found.map(({ other }) => other),
    here,
  );
  const wanted = new Set(contacts.map(({ id }) => id));
  return shown.map((occurrence, at) => ({
    occurrence,
    day: found[at]?.day ?? occurrence.day,
    because: [
      ...(occurrence.staff !== null && occurrence.staff.id === candidate.staffId ? (['staff'] as const) : []),
      ...(occurrence.about.some(({ id }) => wanted.has(id)) ? (['contact'] as const) : []),
    ],
  }));
}

async function timesOfCandidate(
  db: Handle,
  { id, times, rule }: Candidate,
  today: string,
): Promise<{ day: string; times: Times }[]> {
  if (rule === null) return [{ day: times.startsOn, times }];
  const changes = (id === null ? undefined : (await changesOf(db, [id])).get(id)) ?? new Map<string, Times | null>();
  const from = times.startsOn > today ? times.startsOn : today;
  const days = occurrencesBetween(rule, times.startsOn, { from, to: addDays(from, AHEAD_DAYS), limit: CANDIDATES });
  const all = days.flatMap((day) => {
    const changed = changes.get(day);
    return changed === null ? [] : [{ day, times: changed ?? onDay(times, day) }];
  });
  return all.sort((a, b) => (a.times.startsOn < b.times.startsOn ? -1 : 1));
}
