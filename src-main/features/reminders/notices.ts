import type { Reminder } from '../../contract/reminders.ts';

/** What a notification says, in the shop's language. */
export interface ReminderWords {
  /** Where there are too many to show one by one. */
  many(count: number): string;
  /** `Monday, 23 November, 10:00`. */
  when(day: string, time: string | null): string;
}
/** More than these at once (the PC was off for a week) become one notification. */
const ONE_BY_ONE = 3;
const NAMED = 5;

/** Notifications for what has come due together. */
export function noticesOf(reminders: readonly Reminder[], words: ReminderWords): { title: string; body: string }[] {
  if (reminders.length <= ONE_BY_ONE)
    return reminders.map(({ title, onDay, time, place }) => ({
      title,
      body: [words.when(onDay, time), place].filter(Boolean).join('\n'),
    }));
  const named = reminders.slice(0, NAMED).map(({ title }) => title);
  return [
    { title: words.many(reminders.length), body: [...named, ...(reminders.length > NAMED ? ['…'] : [])].join('\n') },
  ];
}
