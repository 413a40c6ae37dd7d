import { sql } from 'kysely';
import { fold } from '../domain/text.ts';
import { digitPairs } from './functions.ts';
import { insertRowByRow, insertValues, type StoredValue } from './insert-values.ts';
import type { Handle } from './tables.ts';

/** What filters ask for, packed into `contact_index.flags`: bits, and the month of birth (1–12) times `birthMonth`. */
export const contactFlags = {
  organization: 1,
  customer: 2,
  supplier: 4,
  partner: 8,
  prospect: 16,
  hasPhone: 32,
  blocked: 64,
  birthMonth: 256,
} as const;

/** The FTS5 tables, each with `rowid` = contact_index.row. */
export const searchTables = ['contact_search', 'contact_names', 'contact_words'] as const;
type SearchTable = (typeof searchTables)[number];

/** A contact as its entry is made from it. */
export interface EntrySource {
  contact_id: string;
  kind: string | null;
  title: string;
  name: string;
  nickname: string;
  name_key: string;
  letter: string;
  note: string;
  is_customer: number;
  is_supplier: number;
  is_partner: number;
  is_prospect: number;
  blocked: number;
  birth_day: string;
  created_at: number;
  updated_at: number;
  last_interaction_at: number | null;
  city: string;
  city_key: string;
  company: string;
  digits: string;
  companies: string | null;
  emails: string | null;
  addresses: string | null;
  timeline: string | null;
}
/** As it stands in the file; all but the id and the row are null where it is gone or in the bin. */
interface Source extends EntrySource {
  /** Its entry so far. */
  row: number | null;
}
interface Label {
  id: string;
  name: string;
}
type LabelOfContact = Label & { contact_id: string };

const indexColumns = ['row', 'contact_id', 'flags', 'name_key', 'letter', 'city', 'city_key', 'company', 'company_key'];
const moreColumns = ['birth_day', 'created_at', 'updated_at', 'last_interaction_at', 'words', 'digits'];
const allColumns = [...indexColumns, ...moreColumns];
const onConflict = `on conflict (contact_id) do update set ${allColumns
  .slice(2)
  .map((column) => `${column} = excluded.${column}`)
  .join(', ')}`;
const textColumns: Record<SearchTable, readonly string[]> = {
  contact_search: ['rowid', 'name', 'company', 'phones', 'emails', 'city', 'tags', 'note', 'timeline'],
  contact_names: ['rowid', 'name', 'company'],
  contact_words: ['rowid', 'words'],
};

/** Contacts whose texts are written between two breaths: some milliseconds. */
const TEXTS_AT_A_TIME = 64;
/** What waits in memory at most: as many contacts as a transaction of an import has, or some megabytes of notes. */
const MOST_TEXTS = 2_000;
const MOST_LETTERS = 2_000_000;

/**
 * Texts that wait until the lists' index of the same transaction is written. FTS5 gathers its rows in memory, but writes
 * them out, as a segment that must be merged later, whenever SQLite begins a statement that could fail half-way: each
 * insert of several rows, each that has triggers. So they come last, row by row, and nothing else in between.
 */
export class SearchTexts {
  #waiting: Record<SearchTable, StoredValue[]>[] = [];
  #letters = 0;

  /** Whether they should be written before more is gathered. */
  get isFull(): boolean {
    return this.#waiting.length >= MOST_TEXTS || this.#letters >= MOST_LETTERS;
  }

  add(texts: Record<SearchTable, StoredValue[]>): void {
    this.#waiting.push(texts);
    for (const text of texts.contact_search) if (typeof text === 'string') this.#letters += text.length;
  }

  async write(trx: Handle, breathe?: () => Promise<void>): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#letters = 0;
    if (waiting.length === 0) return;
    // Rows that come in no order make FTS5 write out what it had gathered, each time one is lower than the one before.
    waiting.sort((a, b) => rowOf(a) - rowOf(b));
    for (const table of searchTables) {
      for (let from = 0; from < waiting.length; from += TEXTS_AT_A_TIME) {
        const rows = waiting.slice(from, from + TEXTS_AT_A_TIME).map((texts) => texts[table]);
        await insertRowByRow(trx, table, textColumns[table], rows);
        await breathe?.();
      }
      // Here on purpose, a table at a time, what the commit would do for all of them without a breath.
      await sql`savepoint texts`.execute(trx);
      await sql`release texts`.execute(trx);
      await breathe?.();
    }
  }
}

const rowOf = ({ contact_search: [row] }: Record<SearchTable, StoredValue[]>): number => Number(row);

/**
 * Makes the entries of some contacts anew: what lists sort and filter on, and the texts in which they are found, which
 * are left to `found`. What is searched is read by two statements and folded here, because each call from SQL back into
 * JavaScript costs as much as reading a row.
 */
export async function makeEntries(trx: Handle, contactIds: readonly string[], found: SearchTexts): Promise<void> {
  const ids = JSON.stringify(contactIds);
  const sources = await readSources(trx, ids);
  await removeEntries(trx, sources);
  const there = sources.filter(({ kind }) => kind !== null);
  if (there.length === 0) return;
  const labels = Map.groupBy(await readLabels(trx, ids), (label) => label.contact_id);
  const isNew = (source: Source) => source.row === null;
  await writeEntries(trx, there.filter(isNew), (id) => labels.get(id) ?? [], found);
  await writeEntries(
    trx,
    there.filter((source) => !isNew(source)),
    (id) => labels.get(id) ?? [],
    found,
  );
}

/**
 * Writes the entries of contacts, each with a row of its own or all without one: a new entry gets the next row, one that
 * is there is found by its contact, and keeps its row.
 */
export async function writeEntries(
  trx: Handle,
  sources: readonly (EntrySource & { row?: number | null })[],
  labelsOf: (contactId: string) => readonly Label[],
  found: SearchTexts,
): Promise<void> {
  const [first] = sources;
  if (!first) return;
  const areNew = (first.row ?? null) === null;
  let last = areNew ? await lastRow(trx) : 0;
  const index: StoredValue[][] = [];
  const labelRows: StoredValue[][] = [];
  for (const source of sources) {
    const row = source.row ?? (last += 1);
    const [title, nickname] = [folded(source.title), folded(source.nickname)];
    const companyKey = folded(source.company);
    const wordText = ` ${title} ${source.name_key} ${nickname} ${companyKey}`;
    index.push([areNew ? row : null, ...indexRow(source, companyKey, wordText)]);
    // Each text begins with a space: two letters at the start of a word are a trigram too.
    const name = ` ${`${title} ${folded(source.name)}`.trim()} ${nickname}`;
    const company = asText(source.companies);
    const mine = labelsOf(source.contact_id);
    const tags = asText(mine.map((label) => label.name).join(' '));
    const more = [` ${source.digits}`, asText(source.emails), asText(source.addresses), tags, asText(source.note)];
    found.add({
      contact_search: [row, name, company, ...more, asText(source.timeline)],
      contact_names: [row, name, company],
      contact_words: [row, `${wordText} ${digitPairs(source.digits)}`],
    });
    for (const { id } of mine) labelRows.push([id, row]);
  }
  await insertValues(trx, 'contact_index', allColumns, index, areNew ? { orFail: true } : { conflict: onConflict });
  await insertValues(trx, 'contact_index_labels', ['label_id', 'row'], labelRows, { orFail: true });
}

const folded = (text: string): string => (text === '' ? '' : fold(text));
const asText = (text: string | null): string => ` ${folded(text ?? '')}`;

function indexRow(source: EntrySource, companyKey: string, words: string): StoredValue[] {
  const flags =
    (source.kind === 'organization' ? contactFlags.organization : 0) +
    source.is_customer * contactFlags.customer +
    source.is_supplier * contactFlags.supplier +
    source.is_partner * contactFlags.partner +
    source.is_prospect * contactFlags.prospect +
    (source.digits === '' ? 0 : contactFlags.hasPhone) +
    source.blocked * contactFlags.blocked +
    Number(source.birth_day.slice(0, 2)) * contactFlags.birthMonth;
  return [
    source.contact_id,
    flags,
    source.name_key,
    source.letter,
    source.city,
    source.city_key,
    source.company,
    companyKey,
    source.birth_day,
    source.created_at,
    source.updated_at,
    source.last_interaction_at,
    words,
    source.digits,
  ];
}

async function readSources(trx: Handle, ids: string): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select j.value contact_id, i.row, c.kind, c.title, c.name, c.nickname, c.name_key, c.letter, c.note,
      c.is_customer, c.is_supplier, c.is_partner, c.is_prospect, c.blocked_at is not null blocked,
      coalesce(substr(c.birthday, -5), '') birth_day, c.created_at, c.updated_at,
      (select max(occurred_at) from interactions t where t.contact_id = c.id and t.deleted_at is null) last_interaction_at,
      coalesce(a.city, '') city, coalesce(a.city_key, '') city_key,
      coalesce((select o.name from affiliations f join contacts o on o.id = f.organization_id
        where f.contact_id = c.id and o.deleted_at is null order by f.preferred desc, f.position limit 1), '') company,
      coalesce((select group_concat(p.digits, ' ') from contact_phones p where p.contact_id = c.id), '') digits,
      (select group_concat(o.title || ' ' || o.name, ' ') from affiliations f join contacts o on o.id = f.organization_id
        where f.contact_id = c.id and o.deleted_at is null) companies,
      (select group_concat(e.address, ' ') from contact_emails e where e.contact_id = c.id) emails,
      (select group_concat(x.street || ' ' || x.city || ' ' || x.region, ' ') from contact_addresses x
        where x.contact_id = c.id) addresses,
      (select group_concat(t.text, ' ') from interactions t where t.contact_id = c.id and t.deleted_at is null) timeline
    from json_each(${ids}) j
    left join contact_index i on i.contact_id = j.value
    left join contacts c on c.id = j.value and c.deleted_at is null
    left join contact_addresses a on a.id = (select id from contact_addresses x where x.contact_id = c.id and x.city <> ''
      order by x.preferred desc, x.position limit 1)`.execute(trx);
  return rows;
}

/** The tags and groups of some contacts. */
async function readLabels(trx: Handle, ids: string): Promise<LabelOfContact[]> {
  const { rows } = await sql<LabelOfContact>`
    select l.contact_id, t.id, t.name from json_each(${ids}) j join contact_tags l on l.contact_id = j.value
      join tags t on t.id = l.tag_id
    union all
    select l.contact_id, g.id, g.name from json_each(${ids}) j join contact_groups l on l.contact_id = j.value
      join groups g on g.id = l.group_id`.execute(trx);
  return rows;
}

/** Takes away what was found under the old texts; a contact that is gone also leaves the lists. */
async function removeEntries(trx: Handle, sources: readonly Source[]): Promise<void> {
  const known = sources.flatMap(({ row }) => row ?? []);
  if (known.length === 0) return;
  const rows = JSON.stringify(known);
  for (const table of searchTables)
    await sql`delete from ${sql.id(table)} where rowid in (select value from json_each(${rows}))`.execute(trx);
  await sql`delete from contact_index_labels where row in (select value from json_each(${rows}))`.execute(trx);
  const gone = JSON.stringify(sources.flatMap(({ row, kind }) => (row !== null && kind === null ? [row] : [])));
  await sql`delete from contact_index where row in (select value from json_each(${gone}))`.execute(trx);
}

async function lastRow(trx: Handle): Promise<number> {
  const { rows } = await sql<{ last: number | null }>`select max(row) last from contact_index`.execute(trx);
  return rows[0]?.last ?? 0;
}
