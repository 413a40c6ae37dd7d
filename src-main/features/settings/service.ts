import { defaultSettings, type languages, Settings } from '../../contract/settings.ts';
import type { Actor, Store } from '../../database/store.ts';
import { requirePictures } from '../pictures.ts';
import { systemLanguage } from '../system-language.ts';
import { readSettings, writeSetting } from './queries.ts';

type Language = (typeof languages)[number];

/** The shop's settings: one row a key, read whole, changed key by key. */
export class SettingsService {
  readonly #store: Store;
  #ofWindow: Language | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** All settings; a key that was never set, or that an older version wrote differently, has its default. */
  async get(): Promise<Settings> {
    const stored = await readSettings(this.#store.db);
    const known = Object.entries(Settings.shape).flatMap(([key, schema]) => {
      const parsed = schema.safeParse(stored.get(key));
      return stored.has(key) && parsed.success ? [[key, parsed.data] as const] : [];
    });
    return { ...defaultSettings, ...Object.fromEntries(known) };
  }

  /** The window's own language, until the app ends: the system of a server or a terminal may speak another. */
  async heardLanguage(language: Language): Promise<{ language: Language }> {
    this.#ofWindow = language;
    return { language: await this.language() };
  }

  /** The language in which to write for the shop: as chosen, else as the window speaks, else as the system. */
  async language(): Promise<Language> {
    return (await this.get()).language ?? this.#ofWindow ?? systemLanguage();
  }

  /** Changes the keys that are given; the others stay. @throws AppError `image-unusable` */
  async update(actor: Actor, changes: Partial<Settings>): Promise<Settings & { batchId: string }> {
    requirePictures([changes.business?.logo ?? []].flat());
    const { batchId } = await this.#store.act(actor, 'settings.change', async (trx) => {
      for (const [key, value] of Object.entries(changes)) if (value !== undefined) await writeSetting(trx, key, value);
    });
    return { ...(await this.get()), batchId };
  }
}
