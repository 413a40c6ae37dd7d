import { type ImportOptions, importTargets } from '../../contract/imports.ts';
import type { Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { CustomFieldSpec } from '../../domain/importing/target.ts';
import type { ReadRowsOverview, ReadRowsQuestion } from '../../jobs/read-rows.ts';
import type { SettingsService } from '../settings/service.ts';
import { findMappings, type MappingRow } from './queries/mappings.ts';
import {
  type Matching,
  matchingOf,
  namedMapping,
  questionOf,
  type ReadingContext,
  type SettledOptions,
} from './question.ts';
import type { AnyWriter } from './run.ts';
import type { ImportWriters, TargetName } from './writer.ts';

/** What is known of a file once it is known what it holds. */
interface Settled {
  options: SettledOptions;
  /** Asked so, the file reads just like this again. */
  question: ReadRowsQuestion;
  context: ReadingContext;
  /** The mapping that was applied. */
  mapping: MappingRow | undefined;
  matching: Matching;
  writer: AnyWriter;
}

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

  /**
   * What the worker is asked of a file: as what the person or her named mapping says it is, else as what it turns out to
   * be. `settle` tells from its answer what that was.
   * @throws AppError `not-found` (a mapping)
   */
  async ask(options: ImportOptions): Promise<{ question: ReadRowsQuestion; settle(of: ReadRowsOverview): Settled }> {
    const all = await findMappings(this.#store.db);
    const named = options.target === undefined ? namedMapping(options, all) : undefined;
    const target = options.target ?? named?.target;
    const asked = await Promise.all(
      (target === undefined ? importTargets : [target]).map(async (name) => {
        const context = await this.contextOf(name);
        const mappings = all.filter((row) => row.target === name);
        const settled = { ...options, target: name };
        return { options: settled, context, mappings, question: questionOf(settled, context, mappings) };
      }),
    );
    const [usual, ...others] = asked;
    if (!usual) throw new Error('There is nothing that a file could become');
    const among: ReadRowsQuestion['among'] = [
      usual.question.choices,
      ...others.map(({ question }) => question.choices),
    ];
    return {
      question: {
        ...usual.question,
        ...(others.length > 0 ? { among } : {}),
        ...(options.expected ? { expected: options.expected } : {}),
      },
      settle: (overview) => {
        const found = asked.find((one) => one.options.target === overview.target) ?? usual;
        const { context, mappings, question } = found;
        const writer = this.writerOf(found.options.target);
        const mapping = mappings.find((row) => row.id === overview.mappingId);
        const matching = matchingOf(found.options, overview, mapping?.content, writer, context.customFields);
        return { options: found.options, question, context, mapping, matching, writer };
      },
    };
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
