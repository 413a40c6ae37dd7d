import { formatsFor, type Formats, type Locale } from './format.ts';
import { wordsFor, type Words } from './words.ts';

class LocaleState {
  #current = $state<Locale>('id');

  /** The language of the screen. Reading it in a template makes the template follow it. */
  get current(): Locale {
    return this.#current;
  }

  set current(next: Locale) {
    this.#current = next;
    if (typeof document !== 'undefined') document.documentElement.lang = next;
  }
}

export const locale = new LocaleState();

/** Switches every text and number on the screen at once. */
export function setLocale(next: Locale): void {
  locale.current = next;
}

/** An object whose properties are looked up in whatever `current` answers at that moment. */
function following<T extends object>(current: () => T): T {
  return new Proxy({} as T, {
    get: (_, key) => Reflect.get(current(), key),
    has: (_, key) => Reflect.has(current(), key),
    ownKeys: () => Reflect.ownKeys(current()),
    getOwnPropertyDescriptor: (_, key) => ({
      ...Reflect.getOwnPropertyDescriptor(current(), key),
      configurable: true,
    }),
  });
}

/** The messages in the language of the screen: `t.common.save`. Reactive: never keep `t.area` in a constant. */
export const t: Words = following(() => wordsFor(locale.current));

/** Numbers, money and dates as the language of the screen writes them: `format.number(1243)`. */
export const format: Formats = following(() => formatsFor(locale.current));

/** The form of a word for a count, in the language of the screen. */
export function plural(count: number, forms: { one?: string; other: string }): string {
  return format.plural(count, forms);
}

export type { Locale, Formats, Words };
export type { Currency, CivilStyle } from './format.ts';
export { locales, localeOfSystem } from './format.ts';
