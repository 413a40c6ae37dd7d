import type { Settings } from '../src-main/contract/settings.ts';
import { api, query, queryClient } from './api/index.ts';
import { localeOfSystem, setLocale } from './i18n/index.svelte.ts';

/**
 * The shop's settings as the window needs them at every moment: language, look, currency, chosen columns. They are
 * read before the first paint and follow every change, by whichever window it was made.
 */
class Preferences {
  #current = $state.raw<Settings>();

  /** The settings; the window is only drawn once they are there. */
  get current(): Settings {
    if (!this.#current) throw new Error('The settings are read before anything is drawn.');
    return this.#current;
  }

  /** Reads the settings and puts language and look in force. */
  async load(): Promise<void> {
    this.#apply(await queryClient.fetchQuery(query('settings', 'get')));
  }

  /** Changes settings; in force at once. @returns the batch by which it is taken back */
  async change(changes: Partial<Settings>): Promise<string> {
    const { batchId, ...settings } = await api.settings.update(changes);
    this.#apply(settings);
    return batchId;
  }

  #apply(settings: Settings): void {
    this.#current = settings;
    setLocale(settings.language ?? localeOfSystem(navigator.languages));
    document.documentElement.dataset['theme'] = settings.theme;
    document.documentElement.dataset['textSize'] = settings.textSize;
  }
}

export const preferences = new Preferences();
