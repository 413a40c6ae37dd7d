import { AppError, isAppError } from '../../contract/errors.ts';
import type { DocumentKind } from '../../contract/documents/words.ts';
import type { WordCheck } from '../../contract/word-templates.ts';
import type { Actor, Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { Values } from '../../domain/filling.ts';
import { safeFileName } from '../../domain/files.ts';
import { type SampleWords, samplePartsOf } from '../../domain/word/sample.ts';
import type { Office } from '../../jobs/office.ts';
import type { WordFiles } from '../../jobs/word-files.ts';
import { packWord } from '../../jobs/word/pack.ts';
import { contactSource, type Gathering, quoteSource, sourceOfFacts } from '../documents/gather.ts';
import { sourceOfDocument } from '../documents/facts.ts';
import type { FillHow } from '../documents/make.ts';
import type { DocumentColumns } from '../documents/rows.ts';
import { type ValueSource, valuesOf, type ValueWords } from '../documents/values.ts';
import type { DocumentWords } from '../documents/words.ts';
import { factsOf } from '../quotes/facts.ts';
import type { LineColumns, QuoteColumns } from '../quotes/rows.ts';
import { typeOfPaper, type WordPaper } from '../papers/word-paper.ts';
import type { SettingsService } from '../settings/service.ts';
import { templateFile } from '../templates/find.ts';
import type { TemplatesService } from '../templates/service.ts';
import { insertTemplate, replaceFile } from '../templates/write.ts';
import { checked } from './check.ts';
import { findStaffName } from './queries.ts';

type Language = 'id' | 'en';

export interface WordWork {
  store: Store;
  templates: TemplatesService;
  files: WordFiles;
  office: Office;
  values: (language: Language) => ValueWords;
  documentWords: (language: Language) => DocumentWords;
  samples: (language: Language) => SampleWords & { fileOf: (kind: string) => string };
}

const DOCX = typeOfPaper('.docx');

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

  /** @throws AppError `word-file-unusable`, `template-broken` */
  async add(actor: Actor, { file, kind, name }: { file: File; kind: DocumentKind; name?: string | undefined }) {
    const bytes = await this.#fillable(file);
    const { store, templates } = this.#work;
    const called = name ?? (withoutEnding(file.name).slice(0, 80).trim() || file.name);
    const { batchId, result: id } = await store.act(actor, 'templates.create', (trx) =>
      insertTemplate(trx, { kind, name: called, source: 'word', file: { name: file.name, bytes } }, store.clock.now()),
    );
    return { ...(await templates.get(id)), batchId };
  }

  /** @throws AppError `word-file-unusable`, `template-broken`, `not-found`, `in-bin`, `changed-meanwhile` */
  async replace(
    actor: Actor,
    { id, file, expectedUpdatedAt }: { id: string; file: File; expectedUpdatedAt?: number | undefined },
  ) {
    const bytes = await this.#fillable(file);
    const { store, templates } = this.#work;
    const { batchId } = await store.act(actor, 'templates.update', (trx) =>
      replaceFile(trx, { id, expectedUpdatedAt, file: { name: file.name, bytes } }, store.clock.now()),
    );
    return { ...(await templates.get(id)), batchId };
  }

  /** @throws AppError `not-found` */
  async file(id: string): Promise<File> {
    const found = await templateFile(this.#work.store.db, id);
    if (!found) throw new AppError('not-found', { what: 'template', id });
    const name = safeFileName(`${withoutEnding(found.fileName)}.docx`, 'template.docx');
    return new File([found.bytes], name, { type: DOCX });
  }

  async #fillable(file: File): Promise<Uint8Array> {
    const { problems } = await this.#work.files.check(file, file.name);
    if (problems.length > 0) throw new AppError('template-broken', { file: file.name, problems });
    return new Uint8Array(await file.arrayBuffer());
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
      template?: File | undefined;
      templateId?: string | undefined;
      contactId?: string | undefined;
      quoteId?: string | undefined;
      format: 'docx' | 'pdf';
      language?: Language | undefined;
    },
    signal?: AbortSignal,
  ) {
    const source = await this.#sourceOf(caller, given);
    const values = valuesOf(source, this.#work.values(source.language));
    const { format } = given;
    const template = await this.#templateOf(given);
    const { docx, unknown } = await this.#work.files.fill(template.source, template.file, values, signal);
    const stem = nameOf(template.name, values);
    if (format === 'docx') return { file: new File([docx], safeFileName(`${stem}.docx`), { type: DOCX }), unknown };
    const pdf = await this.#work.office.toPdf(docx, `${stem}.docx`, signal);
    return { file: new File([pdf], safeFileName(`${stem}.pdf`), { type: 'application/pdf' }), unknown };
  }

  /** @throws AppError `not-found` */
  async #templateOf({ template, templateId = '' }: { template?: File | undefined; templateId?: string | undefined }) {
    if (template) return { source: template, file: template.name, name: withoutEnding(template.name) };
    const found = await templateFile(this.#work.store.db, templateId);
    if (!found) throw new AppError('not-found', { what: 'template', id: templateId });
    return { source: new Blob([found.bytes]), file: found.fileName, name: found.name };
  }

  /**
   * The paper of a quotation whose template is a Word file: the file itself, and a PDF where this PC can make one. Null of
   * another template.
   * @throws AppError `word-file-unusable`, `template-broken`, `job-cancelled`
   */
  async ofQuote(row: QuoteColumns, lines: readonly LineColumns[]): Promise<WordPaper | null> {
    const { db } = this.#work.store;
    return this.#paper(row.template, async (gathering) => sourceOfFacts(db, await factsOf(db, row, lines), gathering));
  }

  /** The same of another document. */
  async ofDocument(row: DocumentColumns, how?: FillHow): Promise<WordPaper | null> {
    const { store, documentWords } = this.#work;
    return this.#paper(row.template, (gathering) => sourceOfDocument(store.db, row, gathering, documentWords), how);
  }

  async #paper(
    name: string,
    gather: (gathering: Gathering) => Promise<ValueSource>,
    { signal, withoutPdf = false }: FillHow = {},
  ): Promise<WordPaper | null> {
    const { store, files, office, values } = this.#work;
    const template = await templateFile(store.db, name);
    if (!template) return null;
    const source = await gather({ settings: await this.#settings.get(), today: this.#today() });
    const said = valuesOf(source, values(source.language));
    const { docx } = await files.fill(new Blob([template.bytes]), template.fileName, said, signal);
    if (withoutPdf || (await office.program()) === null) return { docx, pdf: null };
    try {
      return { docx, pdf: await office.toPdf(docx, template.fileName, signal) };
    } catch (error) {
      // The Word file is whole: what the other program could not do is no reason to have no paper.
      const isFailure = isAppError(error) && (error.code === 'office-failed' || error.code === 'job-timed-out');
      if (!isFailure) throw error;
      return { docx, pdf: null };
    }
  }

  #today(): string {
    const { clock } = this.#work.store;
    return todayIn(clock.timeZone(), clock.now());
  }

  async #sourceOf(
    { staffId }: { staffId: string },
    given: { contactId?: string | undefined; quoteId?: string | undefined; language?: Language | undefined },
  ): Promise<ValueSource> {
    const { db } = this.#work.store;
    const today = this.#today();
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
  const what = number ? [number, fields.get('document.revision')] : [template];
  return [...what, fields.get('customer.name')].filter(Boolean).join(' ');
}

const withoutEnding = (name: string): string => name.replace(/\.[A-Za-z0-9]{1,5}$/, '');
