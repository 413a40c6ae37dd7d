import type { DuplicateMode } from '../../contract/imports.ts';
import type { Trx } from '../../database/tables.ts';
import type { ContactDraft } from '../../domain/importing/draft.ts';
import { ensureGroup, ensureOrganization, ensureTag, findSame } from '../contacts/find-or-make.ts';
import { type ContactChanges, insertContact, updateContact } from '../contacts/write.ts';
import { changesFor, companyKey, type DraftChanges, wordKey } from './changes.ts';
import { bestOf, keysOf } from './matching.ts';
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
  /** Contacts that an earlier row of this file has made or changed. */
  readonly #touched = new Set<string>();
  readonly #tags = new Map<string, string>();
  readonly #groups = new Map<string, string>();
  readonly #organizations = new Map<string, string>();

  constructor(duplicates: (typeof DuplicateMode)['_output'], writing: Writing) {
    this.#duplicates = duplicates;
    this.#writing = writing;
  }

  /** Writes one row inside the caller's transaction, or leaves it, as its duplicates say. */
  async write(trx: Trx, draft: ContactDraft): Promise<RowOutcome> {
    const keys = keysOf(draft);
    const same = this.#duplicates === 'add' ? null : bestOf(await findSame(trx, keys), keys.nameKey);
    if (same?.id) {
      if (this.#duplicates === 'skip') return 'skipped';
      const isSecond = this.#touched.has(same.id);
      this.#touched.add(same.id);
      const existing = (await findExisting(trx, [same.id])).get(same.id);
      const changes = existing ? changesFor(existing, draft, isSecond) : null;
      if (!changes) return 'unchanged';
      const given = await this.#resolve(trx, changes, same.id);
      const changed = await updateContact(trx, same.id, given, this.#writing, { lists: 'add' });
      return changed ? 'updated' : 'unchanged';
    }
    const id = await insertContact(
      trx,
      { ...(await this.#resolve(trx, draft, null)), name: draft.name },
      this.#writing,
    );
    this.#touched.add(id);
    return 'added';
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
    return id;
  }
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
