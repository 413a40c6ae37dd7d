import { en } from './en/index.ts';
import { id } from './id/index.ts';
import type { Locale } from './format.ts';

/** Every message of the app. English is the measure: another language lacks no key and adds none. */
export type Words = typeof en;

const dictionaries: Record<Locale, Words> = { en, id };

/** The messages of a language. Plain TypeScript: the command line and the desktop's menu use it too. */
export function wordsFor(locale: Locale): Words {
  return dictionaries[locale];
}
