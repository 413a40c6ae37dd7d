import { formatsFor } from '../format.ts';

const f = formatsFor('id');

/** What notifications of the system say. */
export const reminders = {
  many: (count: number) => `${f.number(count)} pengingat`,
  when: (day: string, time: string | null) =>
    [f.civil(day, 'weekday'), time?.replace(':', '.')].filter(Boolean).join(', '),
};
