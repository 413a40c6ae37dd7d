import type { Settings } from '../src-main/contract/settings.ts';
import { api, query, queryClient } from './api/index.ts';
import { locale, localeOfSystem, setLocale } from './i18n/index.svelte.ts';

/**
 * The shop's settings as the window needs them at every moment: language, look, currency, chosen columns. They are
 * read before the first paint and follow every change, by whichever window it was made.
 */
class Preferences {
  /** As the shop's file holds them, as far as this window has heard. */
  #stored: Settings | undefined;
  /** Changes on their way there: they count at once, so that a second one builds on the first. */
  #changing: readonly Partial<Settings>[] = [];
  #current = $state.raw<Settings>();

  /** The settings; the window is only drawn once they are there. */
  get current(): Settings {
    if (!this.#current) throw new Error('The settings are read before anything is drawn.');
    return this.#current;
  }

  /** Reads the settings and puts language and look in force. */
  async load(): Promise<void> {
    const stored = await queryClient.query(query('settings', 'get'));
    this.#stored = stored;
    this.#apply();
    // Before anything is made for the shop, such as its first pipeline.
    if (stored.language === null) await api.settings.heardLanguage({ language: locale.current });
  }

  /** Changes settings; in force at once, and taken back where they are refused. @returns the batch that undoes it */
  async change(changes: Partial<Settings>): Promise<string> {
    this.#changing = [...this.#changing, changes];
    this.#apply();
    try {
      const { batchId, ...settings } = await api.settings.update(changes);
      this.#stored = settings;
      return batchId;
    } finally {
      this.#changing = this.#changing.filter((other) => other !== changes);
      this.#apply();
    }
  }

  #apply(): void {
    if (!this.#stored) return;
    const settings = Object.assign({}, this.#stored, ...this.#changing) as Settings;
    this.#current = settings;
    setLocale(settings.language ?? localeOfSystem(navigator.languages));
    document.documentElement.dataset['theme'] = settings.theme;
    document.documentElement.dataset['textSize'] = settings.textSize;
  }
}

export const preferences = new Preferences();
