import { AppError } from '../../contract/errors.ts';
import type { ExportProgress, ListExport, Restored, WorkbookFacts } from '../../contract/exports.ts';
import type { Actor, Store } from '../../database/store.ts';
import { separatorOf } from '../../domain/exporting/csv-rows.ts';
import { safeFileName } from '../../domain/files.ts';
import { newId } from '../../domain/ids.ts';
import { todayIn } from '../../domain/dates.ts';
import type { SettingsService } from '../settings/service.ts';
import { systemFormat } from '../system-language.ts';
import type { ExportLists, FileLanguage, OpenList } from './list.ts';
import { inspectWorkbook, restoreWorkbook } from './restore.ts';
import type { SheetSpec } from './sheet.ts';
import { Tasks } from '../long-work.ts';
import { writeWorkbook } from './workbook.ts';
import { fileTypes, writeList } from './write.ts';

const separators = { comma: ',', semicolon: ';', tab: '\t' } as const;

interface Sources {
  /** Every list that can go out, by its name in the contract. */
  lists: ExportLists;
  /** Every table of the business as a sheet, what is pointed at before what points. */
  sheets: readonly SheetSpec[];
  /** The app's. */
  version: string;
}

/** Taking things out: lists as files, and the whole business as one workbook that comes in again. */
export class ExportsService {
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #sources: Sources;
  readonly #tasks = new Tasks<ExportProgress>('export-running');

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
        const { currency, currencyDecimals: decimals } = await this.#settings.get();
        const list = await this.#open(asked, asked.language ?? (await this.#settings.language()));
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
            day: todayIn(clock.timeZone(), clock.now()),
          },
          task,
        );
      },
      signal,
    );
    return work;
  }

  /**
   * The whole business as one workbook.
   * @throws AppError `export-running`, `job-cancelled`
   */
  workbook(
    asked: { language?: FileLanguage | undefined; id?: string | undefined },
    signal?: AbortSignal,
  ): Promise<{ file: File; rows: number }> {
    return this.#tasks.run(
      asked.id ?? newId(),
      async (task) => {
        const { currency, currencyDecimals: decimals, business } = await this.#settings.get();
        const language = asked.language ?? (await this.#settings.language());
        const { clock } = this.#store;
        const [timeZone, now] = [clock.timeZone(), clock.now()];
        const form = { language, money: { currency, decimals }, timeZone, now, business: business.name };
        const { parts, rows } = await writeWorkbook(
          this.#store,
          this.#sources.sheets,
          { ...form, version: this.#sources.version },
          task,
        );
        const name = safeFileName(`${business.name || 'langganan'} ${todayIn(timeZone, now)}.xlsx`);
        return { file: new File(parts, name, { type: fileTypes.xlsx }), rows };
      },
      signal,
    );
  }

  /** @throws AppError `not-a-business-workbook`, `workbook-newer`, `file-…`, `job-…` */
  inspect(file: File, signal?: AbortSignal): Promise<WorkbookFacts> {
    return this.#tasks.run(newId(), (task) => inspectWorkbook(this.#store, file, task.signal), signal);
  }

  /**
   * Brings a workbook of a whole business in, as one act that can be undone (`history.undo` by its batch id).
   * @throws AppError `not-a-business-workbook`, `workbook-newer`, `export-running`, `file-…`, `job-…`
   */
  restore(actor: Actor, file: File, id = newId()): Promise<Restored> {
    return this.#tasks.run(id, (task) => restoreWorkbook(this.#store, actor, this.#sources.sheets, file, task));
  }

  /** By its name, so that each list gets what it asks for. */
  #open(asked: ListExport, language: FileLanguage): Promise<OpenList> {
    const { lists } = this.#sources;
    switch (asked.what) {
      case 'contacts':
        return lists.contacts({ ...asked, language });
      case 'products':
        return lists.products({ ...asked, language });
      case 'tasks':
        return lists.tasks({ ...asked, language });
      case 'deals':
        return lists.deals({ ...asked, language });
      case 'leads':
        return lists.leads({ ...asked, language });
      case 'quotes':
        return lists.quotes({ ...asked, language });
      case 'documents':
        return lists.documents({ ...asked, language });
    }
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
