import { AppError } from '../../contract/errors.ts';
import type { Repeat } from '../../contract/tasks.ts';
import type { Handle } from '../../database/tables.ts';
import { isCivilDate } from '../../domain/dates.ts';
import { firstFrom } from '../../domain/repeats.ts';

/** @throws AppError `date-impossible` for 31 February and its like */
export function requireDay(day: string): string {
  if (!isCivilDate(day)) throw new AppError('date-impossible', { date: day });
  return day;
}

/** @throws AppError `not-found`, `staff-gone` of who no longer works here */
export async function requireStaff(db: Handle, id: string): Promise<void> {
  const row = await db.selectFrom('staff').select(['name', 'active']).where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'staff', id });
  if (row.active !== 1) throw new AppError('staff-gone', { name: row.name });
}

/**
 * The rule's first day from a day on: where it begins.
 * @throws AppError `date-impossible`, `repeat-never-comes` where it ends before it begins
 */
export function firstDayOf(rule: Repeat, day: string): string {
  if (rule.end.by === 'until') requireDay(rule.end.until);
  const first = firstFrom(rule, day, day);
  if (first === null)
    throw new AppError('repeat-never-comes', { until: rule.end.by === 'until' ? rule.end.until : day });
  return first;
}
