import { InsertBuffer } from '../../database/insert-buffer.ts';
import type { Trx } from '../../database/tables.ts';
import { type Field, fieldsById } from './custom-values.ts';
import { gatherContact } from './gather.ts';
import type { Writing } from './list-kinds.ts';
import { requireContacts, requireLabels, requireOrganizations } from './queries/exist.ts';
import type { ContactDraft } from './write.ts';

/**
 * New contacts that are written together, inside the caller's act: what they refer to is looked for, and their rows
 * inserted, by a few statements however many they are. Nothing stands in the file before {@link flush}.
 */
export class NewContacts {
  readonly #writing: Writing;
  readonly #buffer = new InsertBuffer();
  readonly #organizations = new Set<string>();
  readonly #referrers = new Set<string>();
  readonly #tags = new Set<string>();
  readonly #groups = new Set<string>();
  #fields: ReadonlyMap<string, Field> | undefined;

  constructor(writing: Writing) {
    this.#writing = writing;
  }

  /** How many rows wait. */
  get size(): number {
    return this.#buffer.size;
  }

  /**
   * Takes a contact up. @returns its id
   * @throws AppError `not-found` (a custom field), `custom-value-invalid`
   */
  async add(trx: Trx, draft: ContactDraft): Promise<string> {
    if (draft.customValues?.length) this.#fields ??= await fieldsById(trx);
    for (const { organizationId } of draft.affiliations ?? []) this.#organizations.add(organizationId);
    for (const id of draft.tagIds ?? []) this.#tags.add(id);
    for (const id of draft.groupIds ?? []) this.#groups.add(id);
    if (draft.referredById) this.#referrers.add(draft.referredById);
    return gatherContact(this.#buffer, draft, this.#writing, this.#fields ?? new Map());
  }

  /** Writes what was taken up. @throws AppError `not-found`, `not-an-organization`; then nothing of it is written */
  async flush(trx: Trx): Promise<void> {
    if (this.size === 0) return;
    if (this.#referrers.size > 0) await requireContacts(trx, [...this.#referrers]);
    if (this.#organizations.size > 0) await requireOrganizations(trx, null, [...this.#organizations]);
    await requireLabels(trx, 'tags', [...this.#tags]);
    await requireLabels(trx, 'groups', [...this.#groups]);
    await this.#buffer.flush(trx);
    this.clear();
  }

  /** Forgets what waits: the transaction that it was to be written in has failed. */
  clear(): void {
    this.#buffer.clear();
    for (const ids of [this.#organizations, this.#referrers, this.#tags, this.#groups]) ids.clear();
    this.#fields = undefined;
  }
}
