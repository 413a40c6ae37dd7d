import type { Contact, ContactCreate, ContactFilter, ContactRow, ContactUpdate } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { SettingsService } from '../settings/service.ts';
import { BulkService } from './bulk.ts';
import { CustomFieldsService } from './custom-fields.ts';
import { DuplicatesService } from './duplicates.ts';
import { LabelsService } from './labels.ts';
import type { MergeChoice } from './merge.ts';
import { countLetters, positionOf, positionOfContact } from './queries/letters.ts';
import { countFound, findPage, type Sort } from './queries/list.ts';
import { withMatches } from './queries/match.ts';
import { findContact } from './queries/record.ts';
import { findRows } from './queries/rows.ts';
import { Remembered } from '../../database/remembered.ts';
import { type SuggestField, suggestValues } from './queries/suggest.ts';
import { termsOf } from './queries/terms.ts';
import { TimelineService } from './timeline.ts';
import { type ContactDraft, insertContact, updateContact, type Writing } from './write.ts';

/**
 * Contacts and all that hangs on them: what the contact, tag, group and custom-field procedures do. Other features write
 * contacts inside their own acts by write.ts (`insertContact`, `updateContact`) and find-or-make.ts (`ensureTag`,
 * `ensureGroup`).
 */
export class ContactsService {
  readonly tags: LabelsService;
  readonly groups: LabelsService;
  readonly customFields: CustomFieldsService;
  readonly timeline: TimelineService;
  readonly bulk: BulkService;
  readonly duplicates: DuplicatesService;
  readonly #store: Store;
  readonly #settings: SettingsService;
  readonly #remembered = new Remembered();

  constructor(store: Store, settings: SettingsService) {
    this.#store = store;
    this.#settings = settings;
    this.tags = new LabelsService(store, 'tags');
    this.groups = new LabelsService(store, 'groups');
    this.customFields = new CustomFieldsService(store);
    this.timeline = new TimelineService(store);
    this.bulk = new BulkService(store);
    this.duplicates = new DuplicatesService(store, settings);
  }

  /** The moment and the region in which phones are read, for write.ts. */
  async writing(): Promise<Writing> {
    const { phoneRegion } = await this.#settings.get();
    return { now: this.#store.clock.now(), region: phoneRegion };
  }

  /** A page of what a filter finds, and how many there are in all. */
  async list(
    query: ContactFilter & { sort: Sort; limit: number; offset: number },
  ): Promise<{ total: number; items: ContactRow[] }> {
    const db = this.#store.db;
    const { sort, limit, offset, ...filter } = query;
    const total = await this.#remembered.get(db, ['total', filter], () => countFound(db, filter));
    const ids = await findPage(db, filter, sort, { limit, offset }, total);
    const rows = await findRows(db, ids);
    const terms = termsOf(filter.search);
    if (terms.length === 0) return { total, items: rows };
    const { phoneRegion } = await this.#settings.get();
    return { total, items: await withMatches(db, rows, terms, phoneRegion) };
  }

  letters(filter: ContactFilter) {
    const db = this.#store.db;
    return this.#remembered.get(db, ['letters', filter], () => countLetters(db, filter));
  }

  position(query: ContactFilter & { text?: string | undefined; id?: string | undefined }) {
    if (query.id !== undefined) return positionOfContact(this.#store.db, query, query.id);
    return positionOf(this.#store.db, query, query.text ?? '');
  }

  suggest(field: SuggestField, text: string) {
    const db = this.#store.db;
    return this.#remembered.get(db, ['suggest', field, text], () => suggestValues(db, field, text));
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<Contact> {
    const contact = await findContact(this.#store.db, id);
    if (!contact) throw new AppError('not-found', { what: 'contact', id });
    return contact;
  }

  /** @throws AppError see {@link insertContact} */
  async create(actor: Actor, draft: ContactDraft | ContactCreate): Promise<Contact & { batchId: string }> {
    const writing = await this.writing();
    const { batchId, result: id } = await this.#store.act(actor, 'contacts.create', (trx) =>
      insertContact(trx, draft, writing),
    );
    return { ...(await this.get(id)), batchId };
  }

  /** @throws AppError see {@link updateContact} */
  async update(
    actor: Actor,
    { id, expectedUpdatedAt, ...changes }: ContactUpdate,
  ): Promise<Contact & { batchId: string }> {
    const writing = await this.writing();
    const { batchId } = await this.#store.act(actor, 'contacts.update', (trx) =>
      updateContact(trx, id, changes, writing, { expectedUpdatedAt }),
    );
    return { ...(await this.get(id)), batchId };
  }

  async merge(actor: Actor, given: { winnerId: string; loserIds: string[]; choices: MergeChoice[] }) {
    const { batchId } = await this.duplicates.merge(actor, given);
    return { winner: await this.get(given.winnerId), batchId };
  }
}
