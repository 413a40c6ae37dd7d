import { age, daysUntilNextBirthday, parseCivilDate } from '../../../../src-main/domain/dates.ts';
import { shortYear, today } from '../../../days.ts';
import { format, t } from '../../../i18n/index.svelte.ts';

/** A birthday as people type it, with or without its year; nobody is born tomorrow. */
export function typedBirthday(text: string): string | undefined {
  const { date, problem } = parseCivilDate(text, { twoDigitYearPivot: shortYear() });
  if (date === null || problem === 'impossible') return undefined;
  return date.startsWith('-') || date <= today() ? date : undefined;
}

/** A birthday with what follows from it: the age, and how many days are left. */
export function birthdayWords(birthday: string): string {
  const now = today();
  const left = daysUntilNextBirthday(birthday, now);
  const years = age(birthday, now);
  const next = left === 0 ? t.record.birthdayToday : format.days(left);
  const words = [format.civil(birthday), years === null ? '' : t.record.years(years), next];
  return words.filter(Boolean).join(' · ');
}
