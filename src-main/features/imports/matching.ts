import type { ContactDraft } from '../../domain/importing/draft.ts';
import { nameIndex } from '../../domain/names.ts';
import { fold } from '../../domain/text.ts';

/** By what a draft can be the same as a contact. */
export interface DraftKeys {
  /** The numbers that tell the draft apart. */
  phones: string[];
  allPhones: string[];
  emails: string[];
  /** '' where the name was only made from the phone or the e-mail. */
  nameKey: string;
  cityKey: string;
}

/** A contact, or an earlier row of the file, that is the same as a row. `id` null: not written yet. */
export interface Candidate {
  id: string | null;
  name: string;
  by: 'phone' | 'email' | 'name';
}

export function keysOf(draft: ContactDraft): DraftKeys {
  const numbers = draft.phones.filter((phone) => phone.e164 !== null);
  // Colleagues share the line of their office: it tells them apart only where there is nothing else.
  const own = numbers.filter((phone) => phone.label !== 'work' && phone.label !== 'fax');
  const telling = own.length > 0 || (draft.emails.length > 0 && !draft.isNameDerived) ? own : numbers;
  return {
    phones: telling.flatMap((phone) => phone.e164 ?? []),
    allPhones: numbers.flatMap((phone) => phone.e164 ?? []),
    emails: draft.emails.map(({ address }) => address.toLowerCase()),
    nameKey: draft.isNameDerived ? '' : nameIndex(draft.name).nameKey,
    cityKey: fold(draft.addresses.find((address) => address.city !== '')?.city ?? ''),
  };
}

const surest = ['phone', 'email', 'name'] as const;

/** The one that a row is the same as: the surest, of those with its own name, the one that was there first. */
export function bestOf(candidates: readonly Candidate[], nameKey: string): Candidate | null {
  const rank = (candidate: Candidate) =>
    surest.indexOf(candidate.by) * 2 + (nameIndex(candidate.name).nameKey === nameKey ? 0 : 1);
  let best: Candidate | null = null;
  for (const candidate of candidates) if (!best || rank(candidate) < rank(best)) best = candidate;
  return best;
}

/** A row that a preview has seen: what later rows of the file can be the same as. */
export interface SeenRow {
  /** The contact it would change; null where it would add one. */
  id: string | null;
  name: string;
  draft: ContactDraft | null;
  hasPhone: boolean;
}

/** The rows of a file seen so far, by their keys: what a run would find in the shop's file by then. */
export class FileMemory {
  readonly #phones = new Map<string, SeenRow>();
  readonly #emails = new Map<string, SeenRow>();
  readonly #names = new Map<string, SeenRow[]>();

  /** The first to bear a key keeps it. */
  remember(keys: DraftKeys, row: SeenRow): void {
    for (const phone of keys.allPhones) if (!this.#phones.has(phone)) this.#phones.set(phone, row);
    for (const email of keys.emails) if (!this.#emails.has(email)) this.#emails.set(email, row);
    if (keys.nameKey === '') return;
    const place = `${keys.nameKey}\n${keys.cityKey}`;
    const known = this.#names.get(place);
    if (!known) this.#names.set(place, [row]);
    else if (known.length < 10) known.push(row);
  }

  find(keys: DraftKeys): { row: SeenRow; by: Candidate['by'] }[] {
    const found: { row: SeenRow; by: Candidate['by'] }[] = [];
    const take = (row: SeenRow | undefined, by: Candidate['by']) => {
      if (row) found.push({ row, by });
    };
    for (const phone of keys.phones) take(this.#phones.get(phone), 'phone');
    for (const email of keys.emails) take(this.#emails.get(email), 'email');
    if (found.length > 0 || keys.nameKey === '') return found;
    for (const row of this.#names.get(`${keys.nameKey}\n${keys.cityKey}`) ?? []) {
      if (keys.phones.length === 0 || !row.hasPhone) take(row, 'name');
    }
    return found;
  }
}
