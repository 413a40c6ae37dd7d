import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import { type EntrySource, type SearchTexts, writeEntries } from './search-entries.ts';
import type { Handle, Trx } from './tables.ts';

/** A contact that was just inserted, as far as whoever inserted it knows it. */
export interface NewEntry {
  contact: Omit<EntrySource, 'company' | 'companies'>;
  organizationId: string | null;
  /** Of its tags and groups. */
  labelIds: readonly string[];
}
interface Named {
  id: string;
  title: string;
  name: string;
}

/** Of a transaction, until its end. */
const waiting = new WeakMap<Handle, NewEntry[]>();
/** Of work that writes very much, over its transactions. */
const late = new AsyncLocalStorage<NewEntry[]>();

/** Runs work whose contacts are listed later: new ones by whoever takes them ({@link takeLate}), changed ones by their marks. */
export const listingLater = <T>(work: () => Promise<T>): Promise<T> => late.run([], work);

/** Whether this runs in such work. */
export const isListingLater = (): boolean => late.getStore() !== undefined;

/** The entries that wait in such work, as soon as there are more than `most`; from then on they wait no more. */
export function takeLate(most: number): NewEntry[] {
  const entries = late.getStore() ?? [];
  return entries.length > most ? entries.splice(0) : [];
}

/**
 * Hands over contacts that this transaction has just inserted, with all that hangs on them: their entries are made from
 * what is known, instead of being read back row by row. Their marks go. Whoever changes one of them later in the
 * transaction marks it again, and it is read then as any other. Within {@link listingLater} the
 * entries wait beyond the transaction.
 *
 * @param entries contacts that have no entry yet
 */
export async function noteNewEntries(trx: Trx, entries: readonly NewEntry[]): Promise<void> {
  const ids = JSON.stringify(entries.map(({ contact }) => contact.contact_id));
  await sql`delete from search_dirty where contact_id in (select value from json_each(${ids}))`.execute(trx);
  const known = late.getStore() ?? waiting.get(trx);
  if (known) known.push(...entries);
  else waiting.set(trx, [...entries]);
}

/** Makes the entries of contacts that were handed over, so many at a time; answers whether more wait. */
export async function makeNewEntries(trx: Handle, found: SearchTexts, atATime: number): Promise<boolean> {
  const entries = waiting.get(trx)?.splice(0, atATime) ?? [];
  if (entries.length === 0) return false;
  const isMarked = await markedAgain(trx, entries);
  const good = entries.filter(({ contact }) => !isMarked.has(contact.contact_id));
  await writeNewEntries(trx, good, found);
  return true;
}

/** Writes the entries of contacts that have none, as their companies, tags and groups are called at this moment. */
export async function writeNewEntries(trx: Handle, entries: readonly NewEntry[], found: SearchTexts): Promise<void> {
  const names = await namesOf(trx, entries);
  const labelIds = new Map(entries.map((entry) => [entry.contact.contact_id, entry.labelIds]));
  const sources = entries.map(({ contact, organizationId }): EntrySource => {
    const company = organizationId === null ? undefined : names.organizations.get(organizationId);
    return {
      ...contact,
      company: company?.name ?? '',
      companies: company ? `${company.title} ${company.name}` : null,
    };
  });
  const labelsOf = (id: string) => (labelIds.get(id) ?? []).flatMap((label) => names.labels.get(label) ?? []);
  await writeEntries(trx, sources, labelsOf, found);
}

async function markedAgain(trx: Handle, entries: readonly NewEntry[]): Promise<Set<string>> {
  const ids = JSON.stringify(entries.map(({ contact }) => contact.contact_id));
  const { rows } = await sql<{ id: string }>`
    select d.contact_id id from json_each(${ids}) j join search_dirty d on d.contact_id = j.value`.execute(trx);
  return new Set(rows.map(({ id }) => id));
}

/** How the companies, tags and groups of some contacts are called at this moment. */
async function namesOf(trx: Handle, entries: readonly NewEntry[]) {
  const organizationIds = new Set(entries.flatMap(({ organizationId }) => organizationId ?? []));
  const labelIds = JSON.stringify([...new Set(entries.flatMap((entry) => entry.labelIds))]);
  const organizations =
    organizationIds.size === 0
      ? []
      : (
          await sql<Named>`select c.id, c.title, c.name from json_each(${JSON.stringify([...organizationIds])}) j
            join contacts c on c.id = j.value and c.deleted_at is null`.execute(trx)
        ).rows;
  const { rows: labels } = await sql<Omit<Named, 'title'>>`
    select t.id, t.name from json_each(${labelIds}) j join tags t on t.id = j.value
    union all select g.id, g.name from json_each(${labelIds}) j join groups g on g.id = j.value`.execute(trx);
  return {
    organizations: new Map(organizations.map((one) => [one.id, one])),
    labels: new Map(labels.map((one) => [one.id, one])),
  };
}
