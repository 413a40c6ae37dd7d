import { sql } from 'kysely';
import type { Trx } from '../../../database/tables.ts';
import { type ContactDraft, emptyDraft } from '../../../domain/importing/draft.ts';
import { IdSet } from '../../../domain/id-set.ts';
import { newId } from '../../../domain/ids.ts';
import type { RowOutcome, RowWriter, Writing } from '../../imports/writer.ts';
import { checkedValue, fieldsInUse } from '../custom-values.ts';
import { insertContacts, type NewContact } from '../insert-many.ts';
import { findExisting, wroteBefore } from '../queries/existing.ts';
import { findSameOfAll, type StoredCandidate } from '../queries/same.ts';
import { type ContactChanges, updateContact } from '../write.ts';
import { changesFor, type DraftChanges, type Existing } from './changes.ts';
import { Labels } from './labels.ts';
import { bestOf, type DraftKeys, FileMemory, keysOf } from './matching.ts';

/** Contacts that go in together: some milliseconds of the main thread. */
const FLUSH_AT = 64;

/** Writes the rows of one import, a portion at a time. */
export class ContactWriter implements RowWriter<ContactDraft> {
  readonly #writing: Writing;
  readonly #matchBy: ReadonlySet<string>;
  /** Contacts that were there before, and that an earlier row of this file was about. */
  readonly #touched = new IdSet();
  /** Whatever this file makes has a later id, where it has not brought one along. */
  readonly #since = newId();
  /** Companies of which only the name is known yet: a person of theirs stood further up. By their name's key. */
  readonly #named = new Map<string, string>();

  constructor(writing: Writing) {
    this.#writing = writing;
    this.#matchBy = new Set(writing.duplicates === 'add' ? [] : writing.matchBy);
  }

  async write(trx: Trx, drafts: readonly ContactDraft[], breathe: () => Promise<void>): Promise<RowOutcome[]> {
    const portion = await Portion.open(trx, drafts, this.#matchBy, this.#writing, breathe, {
      touched: this.#touched,
      since: this.#since,
      named: this.#named,
    });
    const outcomes: RowOutcome[] = [];
    for (const [place, draft] of drafts.entries()) {
      outcomes.push(await portion.write(draft, place, breathe));
      if (portion.waiting >= FLUSH_AT) await portion.flush(breathe);
    }
    await portion.flush(breathe);
    return outcomes;
  }
}

/** What the portions of one file share. */
interface Shared {
  touched: IdSet;
  since: string;
  named: Map<string, string>;
}

/** Some rows of one transaction: looked up together, decided one after the other, inserted together. */
class Portion {
  readonly #trx: Trx;
  readonly #writing: Writing;
  readonly #touched: IdSet;
  readonly #since: string;
  readonly #named: Map<string, string>;
  readonly #keys: readonly DraftKeys[];
  readonly #stored: readonly StoredCandidate[][];
  readonly #existing: ReadonlyMap<string, Existing>;
  readonly #labels: Labels;
  readonly #ids: ReadonlySet<string>;
  readonly #fields: ReadonlyMap<string, Parameters<typeof checkedValue>[0]>;
  /** What this portion has written or is about to: the lookup came before it. */
  readonly #memory = new FileMemory();
  readonly #changed = new Set<string>();
  #waiting: NewContact[] = [];

  private constructor(
    trx: Trx,
    writing: Writing,
    { touched, since, named }: Shared,
    found: {
      keys: readonly DraftKeys[];
      stored: readonly StoredCandidate[][];
      existing: ReadonlyMap<string, Existing>;
      labels: Labels;
      ids: ReadonlySet<string>;
      fields: ReadonlyMap<string, Parameters<typeof checkedValue>[0]>;
    },
  ) {
    this.#trx = trx;
    this.#writing = writing;
    this.#touched = touched;
    this.#since = since;
    this.#named = named;
    this.#keys = found.keys;
    this.#stored = found.stored;
    this.#existing = found.existing;
    this.#labels = found.labels;
    this.#ids = found.ids;
    this.#fields = found.fields;
  }

  static async open(
    trx: Trx,
    drafts: readonly ContactDraft[],
    matchBy: ReadonlySet<string>,
    writing: Writing,
    breathe: () => Promise<void>,
    shared: Shared,
  ): Promise<Portion> {
    const keys = drafts.map((draft) => keysOf(draft, matchBy));
    const stored = await findSameOfAll(trx, keys);
    await breathe();
    const isCompared = writing.duplicates === 'update' || writing.duplicates === 'fill';
    const ids = isCompared ? new Set(stored.flat().map(({ id }) => id)) : new Set<string>();
    const existing = await findExisting(trx, [...ids]);
    await breathe();
    const hasOwn = drafts.some(({ customValues }) => customValues.length > 0);
    return new Portion(trx, writing, shared, {
      keys,
      stored,
      existing,
      labels: await Labels.find(trx, drafts, writing.now),
      ids: await idsInUse(
        trx,
        drafts.flatMap(({ id }) => id ?? []),
      ),
      fields: new Map(hasOwn ? (await fieldsInUse(trx)).map((field) => [field.id, field]) : []),
    });
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  async write(draft: ContactDraft, place: number, breathe: () => Promise<void>): Promise<RowOutcome> {
    const keys = this.#keys[place];
    if (!keys) return 'skipped';
    const same = bestOf([...(this.#stored[place] ?? []), ...this.#memory.find(keys)], keys.nameKey);
    const named = draft.kind === 'organization' ? this.#named.get(draft.nameKey) : undefined;
    if (named !== undefined && (!same?.id || same.id === named)) {
      this.#named.delete(draft.nameKey);
      await this.#change(named, draft, keys, breathe);
      return 'added';
    }
    if (same?.id) {
      if (this.#writing.duplicates === 'skip') return 'skipped';
      return this.#change(same.id, draft, keys, breathe);
    }
    await this.#add(draft, keys, breathe);
    return 'added';
  }

  async flush(breathe: () => Promise<void>): Promise<void> {
    const contacts = this.#waiting;
    this.#waiting = [];
    if (contacts.length > 0) await insertContacts(this.#trx, contacts, this.#writing.now);
    await breathe();
  }

  async #add(draft: ContactDraft, keys: DraftKeys, breathe: () => Promise<void>): Promise<void> {
    const id = draft.id !== null && !this.#ids.has(draft.id) && !this.#changed.has(draft.id) ? draft.id : newId();
    let organizationId: string | null = null;
    if (draft.company) {
      const known = this.#labels.organization(draft.company.nameKey);
      organizationId = known ?? newId();
      if (known === undefined) this.#addOrganization(organizationId, draft.company);
    }
    this.#waiting.push({
      id,
      draft,
      organizationId,
      tagIds: await this.#labels.tags(draft.tags),
      groupIds: await this.#labels.groups(draft.groups),
      customValues: this.#ownValues(draft),
    });
    this.#wrote(id, draft, keys);
    await breathe();
  }

  /** A company that nobody has brought in yet: a record of its own, of which only the name is known. */
  #addOrganization(id: string, { name, title, nameKey }: NonNullable<ContactDraft['company']>): void {
    const letter = /^[a-z]/.test(nameKey) ? nameKey.charAt(0).toUpperCase() : '#';
    const draft: ContactDraft = { ...emptyDraft(), kind: 'organization', name, title, nameKey, letter };
    this.#waiting.push({ id, draft, organizationId: null, tagIds: [], groupIds: [], customValues: [] });
    this.#named.set(nameKey, id);
    this.#wrote(id, draft, keysOf(draft));
  }

  #wrote(id: string, draft: ContactDraft, keys: DraftKeys): void {
    // One that was made needs no place among those that were there: a million of them are not to be kept.
    if (id <= this.#since) this.#touched.add(id);
    this.#changed.add(id);
    if (draft.kind === 'organization') this.#labels.addOrganization(draft.nameKey, id);
    const hasPhone = draft.phones.some((phone) => phone.e164 !== null);
    this.#memory.remember(keys, { id, name: draft.name, nameKey: draft.nameKey, draft: null, hasPhone });
  }

  async #change(id: string, draft: ContactDraft, keys: DraftKeys, breathe: () => Promise<void>): Promise<RowOutcome> {
    const isSecond = await this.#isSecond(id);
    this.#touched.add(id);
    let existing = this.#existing.get(id);
    if (this.#changed.has(id) || existing === undefined) {
      await this.flush(breathe);
      existing = (await findExisting(this.#trx, [id])).get(id);
    }
    const mode = this.#writing.duplicates === 'fill' ? 'fill' : isSecond ? 'second' : 'update';
    const changes = existing ? changesFor(existing, draft, mode) : null;
    if (!changes) return 'unchanged';
    await this.flush(breathe);
    const given = await this.#given(changes, id, breathe);
    const hasChanged = await updateContact(this.#trx, id, given, this.#writing, { lists: 'add' });
    this.#wrote(id, draft, keys);
    await breathe();
    return hasChanged ? 'updated' : 'unchanged';
  }

  /** Whether an earlier row of this file was about the same contact. */
  async #isSecond(id: string): Promise<boolean> {
    if (this.#touched.has(id) || this.#changed.has(id)) return true;
    // A later id alone says nothing: another window, or another PC whose clock is ahead, may have made it.
    return id > this.#since && wroteBefore(this.#trx, id);
  }

  /** Tags, groups and the company by their ids, made where they are not there yet. */
  async #given(changes: DraftChanges, contactId: string, breathe: () => Promise<void>): Promise<ContactChanges> {
    const {
      id: _id,
      nameKey: _key,
      letter: _letter,
      isNameDerived: _derived,
      company,
      jobTitle,
      tags,
      groups,
      phones,
      addresses,
      customValues,
      ...plain
    } = changes;
    const given: ContactChanges = { ...plain };
    if (plain.title === '') delete given.title;
    if (phones) given.phones = phones.map(({ raw, label }) => ({ raw, label }));
    if (addresses) given.addresses = addresses.map(({ cityKey: _city, ...address }) => address);
    if (tags) given.tagIds = await this.#labels.tags(tags);
    if (groups) given.groupIds = await this.#labels.groups(groups);
    if (customValues) given.customValues = customValues.filter(({ fieldId }) => this.#fields.has(fieldId));
    if (company) {
      const known = this.#labels.organization(company.nameKey);
      const organizationId = known ?? newId();
      if (known === undefined) {
        this.#addOrganization(organizationId, company);
        await this.flush(breathe);
      }
      if (organizationId !== contactId) given.affiliations = [{ organizationId, jobTitle: jobTitle ?? '' }];
    }
    return given;
  }

  /** @throws AppError `custom-value-invalid` where the field has another kind by now */
  #ownValues(draft: ContactDraft): NewContact['customValues'] {
    return draft.customValues.flatMap(({ fieldId, value }) => {
      const field = this.#fields.get(fieldId);
      const kept = field ? checkedValue(field, value) : '';
      return kept === '' ? [] : [{ fieldId, value: kept }];
    });
  }
}

/** Which of these ids a contact has already, one in the bin too. */
async function idsInUse(trx: Trx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select c.id from json_each(${JSON.stringify(ids)}) j join contacts c on c.id = j.value`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}
