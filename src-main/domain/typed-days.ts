import { addDays, isCivilDate, parseCivilDate } from './dates.ts';
import { weekdayOf } from './repeats.ts';

const far: Record<string, number> = {
  today: 0,
  'hari ini': 0,
  sekarang: 0,
  tomorrow: 1,
  besok: 1,
  bsk: 1,
  lusa: 2,
  'day after tomorrow': 2,
  'minggu depan': 7,
  'next week': 7,
};
const weekdayNames: readonly (readonly string[])[] = [
  ['senin', 'sen', 'monday', 'mon'],
  ['selasa', 'sel', 'tuesday', 'tue'],
  ['rabu', 'rab', 'wednesday', 'wed'],
  ['kamis', 'kam', 'thursday', 'thu'],
  ['jumat', "jum'at", 'jum', 'friday', 'fri'],
  ['sabtu', 'sab', 'saturday', 'sat'],
  ['minggu', 'ahad', 'min', 'sunday', 'sun'],
];

/**
 * A day of an agenda as people type it, in Indonesian or English: `besok`, `Friday` (the next one, never today), `+3`,
 * `3 hari lagi`, `25/12` (the next such day), or any whole date. Undefined where it is none.
 */
export function typedDay(text: string, today: string): string | undefined {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const days = far[typed];
  if (days !== undefined) return addDays(today, days);
  const ahead = /^(?:\+ ?|in )?(\d{1,3})(?: ?(?:hari|days?|d|h)(?: lagi)?)?$/.exec(typed);
  if (ahead && (typed.startsWith('+') || /[a-z]/.test(typed))) return addDays(today, Number(ahead[1]));
  const weekday = weekdayNames.findIndex((names) => names.includes(typed.replace(/^(?:hari|next) | depan$/g, '')));
  if (weekday >= 0) return addDays(today, ((weekday + 1 - weekdayOf(today) + 6) % 7) + 1);
  return wholeDate(text, today);
}

/** A date with its year, or the next one on that day of the year, or (a bare number) of the month. */
function wholeDate(text: string, today: string): string | undefined {
  const year = Number(today.slice(0, 4));
  const dayOfMonth = /^\s*(\d{1,2})\s*$/.exec(text);
  if (dayOfMonth) return nextDayOfMonth(Number(dayOfMonth[1]), today);
  const { date } = parseCivilDate(text, { twoDigitYearPivot: (year % 100) + 20 });
  if (date === null) return undefined;
  if (!date.startsWith('-')) return date;
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const candidate = `${year + ahead}${date.slice(1)}`;
    if (isCivilDate(candidate) && candidate >= today) return candidate;
  }
  return undefined;
}

function nextDayOfMonth(day: number, today: string): string | undefined {
  let [year = 0, month = 1] = today.split('-').map(Number);
  for (let ahead = 0; ahead <= 12; ahead += 1) {
    const candidate = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    if (isCivilDate(candidate) && candidate >= today) return candidate;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return undefined;
}
