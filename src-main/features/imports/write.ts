import type { DuplicateMode } from '../../contract/imports.ts';
import type { Trx } from '../../database/tables.ts';
import type { ContactDraft } from '../../domain/importing/draft.ts';
import { nameIndex } from '../../domain/names.ts';
import { ensureGroup, ensureOrganization, ensureTag, findSame, findSameOfMany } from '../contacts/find-or-make.ts';
import { NewContacts } from '../contacts/new-contacts.ts';
import { type ContactChanges, updateContact } from '../contacts/write.ts';
import { changesFor, companyKey, type DraftChanges, wordKey } from './changes.ts';
import { bestOf, type Candidate, type DraftKeys, keysOf } from './matching.ts';
import { findExisting } from './queries.ts';

export type RowOutcome = 'added' | 'updated' | 'unchanged' | 'skipped';

interface Writing {
  now: number;
  region: string;
}

/** Writes the rows of one import, remembering what it has made so far. */
export class DraftWriter {
  readonly #duplicates: 'skip' | 'update' | 'add';
  readonly #writing: Writing;
  readonly #made: NewContacts;
  /** Contacts that an earlier row of this file has made or changed. */
  readonly #touched = new Set<string>();
  readonly #tags = new Map<string, string>();
  readonly #groups = new Map<string, string>();
  readonly #organizations = new Map<string, string>();
  /** By what the contacts that the present portion has written can be found: who is the same as one, is looked up anew. */
  readonly #written = new Set<string>();

  constructor(duplicates: (typeof DuplicateMode)['_output'], writing: Writing) {
    this.#duplicates = duplicates;
    this.#writing = writing;
    this.#made = new NewContacts(writing);
  }

  /**
   * Writes some rows inside the caller's transaction, or leaves them, as their duplicates say: what they could be the
   * same as is looked up for all of them at once. @returns what became of each
   */
  async write(trx: Trx, drafts: readonly ContactDraft[]): Promise<RowOutcome[]> {
    this.#made.clear();
    this.#written.clear();
    const keys = drafts.map(keysOf);
    const same = this.#duplicates === 'add' ? [] : await findSameOfMany(trx, keys);
    const outcomes: RowOutcome[] = [];
    for (const [at, draft] of drafts.entries())
      outcomes.push(await this.#writeOne(trx, draft, keys[at] ?? keysOf(draft), same[at] ?? []));
    await this.#made.flush(trx);
    return outcomes;
  }

  async #writeOne(
    trx: Trx,
    draft: ContactDraft,
    keys: DraftKeys,
    candidates: readonly Candidate[],
  ): Promise<RowOutcome> {
    const same = bestOf(await this.#asOfNow(trx, keys, candidates), keys.nameKey);
    if (!same?.id) {
      const id = await this.#made.add(trx, { ...(await this.#resolve(trx, draft, null)), name: draft.name });
      this.#remember(keys, draft.name);
      this.#touched.add(id);
      return 'added';
    }
    if (this.#duplicates === 'skip') return 'skipped';
    const isSecond = this.#touched.has(same.id);
    this.#touched.add(same.id);
    const existing = (await findExisting(trx, [same.id])).get(same.id);
    const changes = existing ? changesFor(existing, draft, isSecond) : null;
    if (!changes) return 'unchanged';
    const given = await this.#resolve(trx, changes, same.id);
    const changed = await updateContact(trx, same.id, given, this.#writing, { lists: 'add' });
    this.#remember(keys, draft.name, same.name);
    return changed ? 'updated' : 'unchanged';
  }

  /** What a row can be the same as, after the rows of its portion that came before it. */
  async #asOfNow(trx: Trx, keys: DraftKeys, known: readonly Candidate[]): Promise<readonly Candidate[]> {
    if (this.#duplicates === 'add') return [];
    const isOneOfThese = words(keys).some((word) => this.#written.has(word));
    if (!isOneOfThese) return known;
    await this.#made.flush(trx);
    return findSame(trx, keys);
  }

  #remember(keys: DraftKeys, ...names: string[]): void {
    for (const word of words({ ...keys, phones: keys.allPhones })) this.#written.add(word);
    for (const name of names) this.#written.add(nameWord(nameIndex(name).nameKey));
  }

  /** Lets go of what it remembers, so that it is looked up again: somebody may have deleted a tag meanwhile. */
  forget(): void {
    this.#tags.clear();
    this.#groups.clear();
    this.#organizations.clear();
  }

  /** Tags, groups and the company by their ids, made where they are not there yet. */
  async #resolve(trx: Trx, draft: DraftChanges, contactId: string | null): Promise<ContactChanges> {
    const { company, jobTitle, tags, groups, isNameDerived: _derived, phones, ...plain } = draft;
    const given: ContactChanges = { ...plain };
    if (plain.title === '') delete given.title;
    if (phones) given.phones = phones.map(({ raw, label }) => ({ raw, label }));
    if (tags) given.tagIds = await ids(this.#tags, tags, (name) => ensureTag(trx, name, this.#writing.now));
    if (groups) given.groupIds = await ids(this.#groups, groups, (name) => ensureGroup(trx, name, this.#writing.now));
    if (company) {
      const organizationId = await this.#organization(trx, company);
      if (organizationId !== contactId) given.affiliations = [{ organizationId, jobTitle: jobTitle ?? '' }];
    }
    return given;
  }

  async #organization(trx: Trx, company: { name: string; title: string }): Promise<string> {
    const key = companyKey(company);
    const known = this.#organizations.get(key);
    if (known) return known;
    const id = await ensureOrganization(trx, [company.title, company.name].filter(Boolean).join(' '), this.#writing);
    this.#organizations.set(key, id);
    this.#written.add(nameWord(key));
    return id;
  }
}

const nameWord = (nameKey: string) => `name ${nameKey}`;

function words({ phones, emails, nameKey }: Pick<DraftKeys, 'phones' | 'emails' | 'nameKey'>): string[] {
  return [...phones, ...emails, ...(nameKey === '' ? [] : [nameWord(nameKey)])];
}

async function ids(
  known: Map<string, string>,
  names: string[],
  make: (name: string) => Promise<string>,
): Promise<string[]> {
  const found: string[] = [];
  for (const name of names) {
    const key = wordKey(name);
    const id = known.get(key) ?? (await make(name));
    known.set(key, id);
    found.push(id);
  }
  return found;
}
