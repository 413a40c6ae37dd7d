import { type Locale, localeOfSystem } from './format.ts';
import { wordsFor } from './words.ts';

/** What a notification says; the system's language where the shop has chosen none. */
export const reminderWords = (language: Locale | null) =>
  wordsFor(language ?? localeOfSystem([Intl.DateTimeFormat().resolvedOptions().locale])).reminders;
