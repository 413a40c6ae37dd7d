import type { Handle } from '../../database/tables.ts';
import { type Time, timesBetween, widened } from './queries/range.ts';

/** Times looked at for reminders: a shop with more of them in two months has no use for any. */
const MOST = 20_000;

/** Times of appointments with a reminder that touch some days: what reminders are worked out of. */
export async function remindedTimes(db: Handle, from: string, to: string): Promise<Time[]> {
  const query = { from, to, staffId: null, about: [], match: 'both' as const, withReminder: true };
  return (await timesBetween(db, query, MOST)).times;
}

/** Times of appointments that touch one day, on whichever wall: what Today looks through. */
export async function timesOfDay(db: Handle, day: string): Promise<Time[]> {
  const query = { ...widened(day, day), staffId: null, about: [], match: 'both' as const };
  return (await timesBetween(db, query, MOST)).times;
}
