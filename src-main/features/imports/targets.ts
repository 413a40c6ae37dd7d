import type { Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { CustomFieldSpec } from '../../domain/importing/target.ts';
import type { SettingsService } from '../settings/service.ts';
import type { ReadingContext } from './question.ts';
import type { AnyWriter } from './run.ts';
import type { ImportWriters, TargetName } from './writer.ts';

/** The kinds of records that files can become: how each is written, and what reading its rows depends on. */
export class ImportTargets {
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #writers: ImportWriters;

  constructor(store: Store, settings: SettingsService, writers: ImportWriters) {
    this.#store = store;
    this.#settings = settings;
    this.#writers = writers;
  }

  writerOf(target: TargetName): AnyWriter {
    // Rows come from a worker: that they are this target's own drafts is known from the question, not from their type.
    return this.#writers[target];
  }

  ownFields(target: TargetName): Promise<CustomFieldSpec[]> {
    return this.writerOf(target).ownFields(this.#store.db);
  }

  async contextOf(target: TargetName): Promise<ReadingContext> {
    const settings = await this.#settings.get();
    const { clock } = this.#store;
    return {
      region: settings.phoneRegion,
      currencyDecimals: settings.currencyDecimals,
      customFields: await this.ownFields(target),
      thisYear: Number(todayIn(clock.timeZone(), clock.now()).slice(0, 4)),
    };
  }
}
