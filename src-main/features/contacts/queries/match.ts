import { sql } from 'kysely';
import type { ContactRow } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { highlight, highlightPhone } from '../highlight.ts';
import { listIn } from './record.ts';
import { isIndexed, type Term } from './terms.ts';

type Match = NonNullable<ContactRow['match']>;
type Text = readonly [field: Match['field'], text: string];

/** Interactions of one contact that are looked through for a hit, newest first. */
const MOST_INTERACTIONS = 500;

/** Fills in where each row of a page was found: of several terms, the first that is not in the name. */
export async function withMatches(
  db: Handle,
  rows: readonly ContactRow[],
  terms: readonly Term[],
  region: string,
): Promise<ContactRow[]> {
  if (terms.length === 0) return [...rows];
  const open: { row: ContactRow; terms: Term[] }[] = [];
  const matches = new Map<string, Match>();
  for (const row of rows) {
    const missing: Term[] = [];
    for (const term of terms) {
      const match = matchIn(textsOfRow(row), row, term, region);
      if (match === null) missing.push(term);
      else if ((matches.get(row.id)?.field ?? 'name') === 'name') matches.set(row.id, match);
    }
    if (missing.length > 0) open.push({ row, terms: missing });
  }
  const more = await moreTexts(
    db,
    open.map(({ row }) => row.id),
  );
  const inTimeline: { id: string; term: Term }[] = [];
  for (const { row, terms: missing } of open)
    for (const term of missing) {
      const match = matchIn(more.get(row.id) ?? [], null, term, region);
      if (match && (matches.get(row.id)?.field ?? 'name') === 'name') matches.set(row.id, match);
      else if (match === null && term.text !== '' && isIndexed(term)) inTimeline.push({ id: row.id, term });
    }
  for (const [id, match] of await timelineMatches(db, inTimeline))
    if ((matches.get(id)?.field ?? 'name') === 'name') matches.set(id, match);
  return rows.map((row) => ({ ...row, match: matches.get(row.id) ?? null }));
}

const textsOfRow = (row: ContactRow): Text[] => [
  ['name', row.name],
  ['name', row.nickname],
  ['name', row.title],
  ['company', row.company],
  ...row.emails.map((address): Text => ['email', address]),
  ['city', row.city],
  ...[...row.tags, ...row.groups].map((label): Text => ['tag', label.name]),
];

function matchIn(texts: readonly Text[], row: ContactRow | null, term: Term, region: string): Match | null {
  if (term.text === '') {
    const at = row?.name.toLowerCase().indexOf(term.literal) ?? -1;
    if (!row || at < 0) return null;
    const end = at + term.literal.length;
    return { field: 'name', before: row.name.slice(0, at), hit: row.name.slice(at, end), after: row.name.slice(end) };
  }
  for (const phone of row?.phones ?? []) {
    const snippet = highlightPhone(phone, term.digits, region);
    if (snippet) return { field: 'phone', ...snippet };
  }
  const atWordStart = !isIndexed(term);
  for (const [field, text] of texts) {
    const snippet = highlight(text, term.text, atWordStart);
    if (snippet) return { field, ...snippet };
  }
  return null;
}

/** What the list does not show but the search knows: other companies, whole addresses, notes. */
async function moreTexts(db: Handle, ids: readonly string[]): Promise<Map<string, Text[]>> {
  const texts = new Map<string, Text[]>();
  if (ids.length === 0) return texts;
  const list = JSON.stringify(ids);
  const { rows } = await sql<{ id: string; field: Match['field']; text: string }>`
    select f.contact_id id, 'company' field, trim(o.title || ' ' || o.name) text, 1 rank from json_each(${list}) j
      join affiliations f on f.contact_id = j.value join contacts o on o.id = f.organization_id and o.deleted_at is null
    union all
    select a.contact_id, 'city', a.street || ' ' || a.city || ' ' || a.region, 2 from json_each(${list}) j
      join contact_addresses a on a.contact_id = j.value
    union all
    select c.id, 'note', c.note, 3 from json_each(${list}) j join contacts c on c.id = j.value where c.note <> ''
    order by 4`.execute(db);
  for (const { id, field, text } of rows) listIn(texts, id).push([field, text]);
  return texts;
}

async function timelineMatches(db: Handle, wanted: readonly { id: string; term: Term }[]): Promise<Map<string, Match>> {
  const matches = new Map<string, Match>();
  for (const { id, term } of wanted) {
    if (matches.has(id)) continue;
    const { rows } = await sql<{ text: string }>`select text from (select text from interactions
      where contact_id = ${id} and deleted_at is null order by occurred_at desc limit ${MOST_INTERACTIONS})
      where instr(fold(text), ${term.text}) > 0 limit 1`.execute(db);
    const snippet = rows[0] && highlight(rows[0].text, term.text);
    if (snippet) matches.set(id, { field: 'timeline', ...snippet });
  }
  return matches;
}
