import type { DocumentKind } from '../../contract/documents/words.ts';
import type { WordCheck } from '../../contract/word-templates.ts';
import type { Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { Values } from '../../domain/filling.ts';
import { safeFileName } from '../../domain/files.ts';
import { type SampleWords, samplePartsOf } from '../../domain/word/sample.ts';
import type { Office } from '../../jobs/office.ts';
import type { WordFiles } from '../../jobs/word-files.ts';
import { packWord } from '../../jobs/word/pack.ts';
import { contactSource, quoteSource } from '../documents/gather.ts';
import { type ValueSource, valuesOf, type ValueWords } from '../documents/values.ts';
import type { SettingsService } from '../settings/service.ts';
import { checked } from './check.ts';
import { findStaffName } from './queries.ts';

type Language = 'id' | 'en';

export interface WordWork {
  store: Store;
  files: WordFiles;
  office: Office;
  values: (language: Language) => ValueWords;
  samples: (language: Language) => SampleWords & { fileOf: (kind: string) => string };
}

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Documents made from Word files of the shop's own. */
export class WordService {
  readonly #work: WordWork;
  readonly #settings: SettingsService;

  constructor(settings: SettingsService, work: WordWork) {
    this.#settings = settings;
    this.#work = work;
  }

  /** @throws AppError `word-file-unusable` */
  async check(file: File, kind: DocumentKind, signal?: AbortSignal): Promise<WordCheck> {
    return checked(await this.#work.files.check(file, file.name, signal), kind);
  }

  async sample(kind: DocumentKind, language?: Language): Promise<File> {
    const words = this.#work.samples(language ?? (await this.#settings.language()));
    const name = safeFileName(words.fileOf(words.kinds[kind]), 'template.docx');
    return new File([packWord(samplePartsOf(kind, words))], name, { type: DOCX });
  }

  async program() {
    return { program: await this.#work.office.program() };
  }

  /**
   * Fills a Word file with what a quotation says, else as a letter to a contact. Nothing is kept.
   * @throws AppError `word-file-unusable`, `template-broken`, `office-missing`, `office-failed`, `not-found`, `in-bin`
   */
  async fill(
    caller: { staffId: string },
    given: {
      template: File;
      contactId?: string | undefined;
      quoteId?: string | undefined;
      format: 'docx' | 'pdf';
      language?: Language | undefined;
    },
    signal?: AbortSignal,
  ) {
    const source = await this.#sourceOf(caller, given);
    const values = valuesOf(source, this.#work.values(source.language));
    const { template, format } = given;
    const { docx, unknown } = await this.#work.files.fill(template, template.name, values, signal);
    const stem = nameOf(template.name, values);
    if (format === 'docx') return { file: new File([docx], safeFileName(`${stem}.docx`), { type: DOCX }), unknown };
    const pdf = await this.#work.office.toPdf(docx, `${stem}.docx`, signal);
    return { file: new File([pdf], safeFileName(`${stem}.pdf`), { type: 'application/pdf' }), unknown };
  }

  async #sourceOf(
    { staffId }: { staffId: string },
    given: { contactId?: string | undefined; quoteId?: string | undefined; language?: Language | undefined },
  ): Promise<ValueSource> {
    const { db, clock } = this.#work.store;
    const today = todayIn(clock.timeZone(), clock.now());
    const gathering = { settings: await this.#settings.get(), today };
    if (given.quoteId !== undefined) return quoteSource(db, given.quoteId, gathering);
    const language = given.language ?? (await this.#settings.language());
    const staffName = await findStaffName(db, staffId);
    const source = await contactSource(db, given.contactId ?? '', gathering, { language, staffName });
    return { ...source, document: { kind: 'letter', date: today } };
  }

  /** Ends what runs. */
  async close(): Promise<void> {
    await this.#work.files.close();
    await this.#work.office.close();
  }
}

/** What the result is called: the document's number and revision or the template's name, and whom it is for. */
function nameOf(template: string, { fields }: Values): string {
  const number = fields.get('document.number');
  const what = number ? [number, fields.get('document.revision')] : [template.replace(/\.[A-Za-z0-9]{1,5}$/, '')];
  return [...what, fields.get('customer.name')].filter(Boolean).join(' ');
}
