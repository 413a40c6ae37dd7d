import type { Locale } from './format.ts';
import { wordsFor } from './words.ts';

/** What a notification says. */
export const reminderWords = (language: Locale) => wordsFor(language).reminders;
