import { AppError } from '../../contract/errors.ts';
import type { ExportProgress, ListExport } from '../../contract/exports.ts';
import type { Store } from '../../database/store.ts';
import { separatorOf } from '../../domain/exporting/csv-rows.ts';
import { newId } from '../../domain/ids.ts';
import type { SettingsService } from '../settings/service.ts';
import { dayIn } from './days.ts';
import type { ExportList, ExportLists, FileLanguage } from './list.ts';
import { Tasks } from './tasks.ts';
import { writeList } from './write.ts';

const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;

interface Sources {
  /** Every list that can go out, by its name in the contract. */
  lists: ExportLists;
}

/** Taking things out: lists as files, and the whole business as one workbook that comes in again. */
export class ExportsService {
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #sources: Sources;
  readonly #tasks = new Tasks();

  constructor(store: Store, settings: SettingsService, sources: Sources) {
    this.#store = store;
    this.#settings = settings;
    this.#sources = sources;
  }

  /**
   * A list as a file: what the filter finds, in the order and with the columns asked for.
   * @throws AppError `list-has-no-cards`, `export-running`, `job-cancelled`
   */
  run(asked: ListExport, signal?: AbortSignal): Promise<{ file: File; rows: number }> {
    const work = this.#tasks.run(
      asked.id ?? newId(),
      async (task) => {
        const { language, currency, currencyDecimals: decimals } = await this.#settings.get();
        const open: ExportList<ListExport> = this.#sources.lists[asked.what];
        const list = await open({ ...asked, language: asked.language ?? language ?? systemLanguage() });
        if (asked.format === 'vcf' && !list.cards) throw new AppError('list-has-no-cards', { what: asked.what });
        const { clock } = this.#store;
        return writeList(
          list,
          {
            format: asked.format,
            vcard: asked.vcard,
            separator: asked.separator ? separators[asked.separator] : separatorOf(systemFormat()),
            money: { currency, decimals },
            timeZone: clock.timeZone(),
            day: dayIn(clock.timeZone(), clock.now()),
          },
          task,
        );
      },
      signal,
    );
    return work;
  }

  progress(id: string, signal?: AbortSignal): AsyncGenerator<ExportProgress, void, void> {
    return this.#tasks.follow(id, signal);
  }

  cancel(id: string): Promise<boolean> {
    return this.#tasks.cancel(id);
  }

  close(): Promise<void> {
    return this.#tasks.close();
  }
}

/** How the system writes numbers, which is also what its spreadsheet program expects of a .csv. */
function systemFormat(): string {
  const posix = [process.env['LC_ALL'], process.env['LC_NUMERIC'], process.env['LANG']].find((value) => value);
  const named = posix && !/^(C|POSIX)(\.|$)/.test(posix) ? posix.split('.')[0]?.replace('_', '-') : undefined;
  return named ?? Intl.NumberFormat().resolvedOptions().locale;
}

const systemLanguage = (): FileLanguage => (/^(id|in|ms)\b/i.test(systemFormat()) ? 'id' : 'en');
