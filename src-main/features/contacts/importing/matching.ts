import type { ContactDraft } from '../../../domain/importing/draft.ts';

/** By what a draft can be the same as a contact. What rows are not to be matched by is empty. */
export interface DraftKeys {
  id: string | null;
  /** Values of own fields: the customer number of another program. */
  own: readonly (readonly [fieldId: string, value: string])[];
  /** The numbers that tell the draft apart. */
  phones: readonly string[];
  allPhones: readonly string[];
  emails: readonly string[];
  /** '' where the name was only made from the phone or the e-mail. */
  nameKey: string;
  cityKey: string;
}

/** What rows are matched by where nobody has chosen: all but own fields. */
export const DEFAULT_MATCH_BY: readonly string[] = ['id', 'phone', 'email', 'name'];

/** A contact, or an earlier row of the file, that is the same as a row. `id` null: not written yet. */
export interface Candidate {
  id: string | null;
  name: string;
  nameKey: string;
  by: 'id' | 'field' | 'phone' | 'email' | 'name';
}

/** @param matchBy `id`, `phone`, `email`, `name` and own fields as `custom:<id>` */
export function keysOf(draft: ContactDraft, matchBy: ReadonlySet<string> = new Set(DEFAULT_MATCH_BY)): DraftKeys {
  const numbers = draft.phones.filter((phone) => phone.e164 !== null);
  // Colleagues share the line of their office: it tells them apart only where there is nothing else.
  const own = numbers.filter((phone) => phone.label !== 'work' && phone.label !== 'fax');
  const telling = own.length > 0 || (draft.emails.length > 0 && !draft.isNameDerived) ? own : numbers;
  const byPhone = matchBy.has('phone');
  return {
    id: matchBy.has('id') ? draft.id : null,
    own: draft.customValues.flatMap(({ fieldId, value }) =>
      value !== '' && matchBy.has(`custom:${fieldId}`) ? [[fieldId, value] as const] : [],
    ),
    phones: byPhone ? telling.flatMap((phone) => phone.e164 ?? []) : [],
    allPhones: byPhone ? numbers.flatMap((phone) => phone.e164 ?? []) : [],
    emails: matchBy.has('email') ? draft.emails.map(({ address }) => address.toLowerCase()) : [],
    nameKey: draft.isNameDerived || !matchBy.has('name') ? '' : draft.nameKey,
    cityKey: draft.addresses.find((address) => address.city !== '')?.cityKey ?? '',
  };
}

const surest = ['id', 'field', 'phone', 'email', 'name'] as const;

/** The one that a row is the same as: the surest, of those with its own name, the one that was there first. */
export function bestOf<C extends Candidate>(candidates: readonly C[], nameKey: string): C | null {
  const rank = (candidate: Candidate) => surest.indexOf(candidate.by) * 2 + (candidate.nameKey === nameKey ? 0 : 1);
  let best: C | null = null;
  for (const candidate of candidates) if (!best || rank(candidate) < rank(best)) best = candidate;
  return best;
}

/** A row that was seen: what later rows of the file can be the same as. */
export interface SeenRow {
  /** The contact it is or becomes; null where that is not known yet. */
  id: string | null;
  name: string;
  nameKey: string;
  draft: ContactDraft | null;
  hasPhone: boolean;
}

export interface SeenCandidate extends Candidate {
  row: SeenRow;
}

/** The rows of a file seen so far, by their keys: what would be found in the shop's file by then. */
export class FileMemory {
  readonly #ids = new Map<string, SeenRow>();
  readonly #own = new Map<string, SeenRow>();
  readonly #phones = new Map<string, SeenRow>();
  readonly #emails = new Map<string, SeenRow>();
  readonly #names = new Map<string, SeenRow[]>();

  /** The first to bear a key keeps it. */
  remember(keys: DraftKeys, row: SeenRow): void {
    const put = (map: Map<string, SeenRow>, key: string) => {
      if (!map.has(key)) map.set(key, row);
    };
    if (keys.id !== null) put(this.#ids, keys.id);
    for (const [fieldId, value] of keys.own) put(this.#own, `${fieldId} ${value}`);
    for (const phone of keys.allPhones) put(this.#phones, phone);
    for (const email of keys.emails) put(this.#emails, email);
    if (keys.nameKey === '') return;
    const place = `${keys.nameKey}\n${keys.cityKey}`;
    const known = this.#names.get(place);
    if (!known) this.#names.set(place, [row]);
    else if (known.length < 10) known.push(row);
  }

  find(keys: DraftKeys): SeenCandidate[] {
    const found: SeenCandidate[] = [];
    const take = (row: SeenRow | undefined, by: Candidate['by']) => {
      if (row) found.push({ id: row.id, name: row.name, nameKey: row.nameKey, by, row });
    };
    if (keys.id !== null) take(this.#ids.get(keys.id), 'id');
    for (const [fieldId, value] of keys.own) take(this.#own.get(`${fieldId} ${value}`), 'field');
    for (const phone of keys.phones) take(this.#phones.get(phone), 'phone');
    for (const email of keys.emails) take(this.#emails.get(email), 'email');
    if (found.length > 0 || keys.nameKey === '') return found;
    for (const row of this.#names.get(`${keys.nameKey}\n${keys.cityKey}`) ?? []) {
      if (keys.phones.length === 0 || !row.hasPhone) take(row, 'name');
    }
    return found;
  }
}
