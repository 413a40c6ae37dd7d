import { formatsFor } from '../format.ts';

const f = formatsFor('en');

/** What notifications of the system say. */
export const reminders = {
  many: (count: number) => `${f.number(count)} reminders`,
  when: (day: string, time: string | null) => [f.civil(day, 'weekday'), time].filter(Boolean).join(', '),
};
