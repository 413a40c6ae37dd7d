import type { Contact, Selection } from '../../contract/contacts.ts';
import type { ContactsExport } from '../../contract/exports.ts';
import type { Store } from '../../database/store.ts';
import type { z } from 'zod';
import type { ColumnKind, ExportValue } from '../../domain/exporting/cells.ts';
import type { Card } from '../../domain/exporting/vcard.ts';
import { formatPhoneAbroad } from '../../domain/phone.ts';
import { displayName } from '../../domain/names.ts';
import { todayIn } from '../../domain/dates.ts';
import { chooseColumns, ownColumns } from '../exports/columns.ts';
import type { ExportList, FileLanguage, OpenList } from '../exports/list.ts';
import { fieldsInUse } from './custom-values.ts';
import { exportColumns, type ExportColumn, headers, listName, valueWords } from './export-words.ts';
import { findCardRows, findExportRows, type ExportRow } from './queries/export.ts';
import { aTurn } from '../../database/a-turn.ts';
import { findSorted } from './queries/selection.ts';

/** Contacts read at a time: some 10 ms, twice as long from a cold disk. */
const CHUNK = 100;
/** Contacts that are read in the order of the file before they are put into their own: some megabytes. */
const SPAN = 10_000;

/** Contacts as a list that can be exported: as a table with chosen columns, or as cards. */
export const contactsList =
  (store: Store): ExportList<z.infer<typeof ContactsExport>> =>
  async ({ columns, language, sort, ids, except, ...filter }): Promise<OpenList> => {
    const selection: Selection = ids.length > 0 ? { by: 'ids', ids } : { by: 'filter', filter, except };
    const found = await findSorted(store.db, selection, filter.deleted, sort);
    const chosen = chooseColumns(columns, {
      all: exportColumns,
      headers: headers[language],
      kinds,
      values: valuesIn(language, store.clock.timeZone()),
      own: ownColumns<ExportRow>(await fieldsInUse(store.db), valueWords[language]),
    });
    return {
      name: listName[language],
      total: found.length,
      columns: chosen.map(({ header, kind }) => ({ header, kind })),
      rows: () =>
        pieces(
          found,
          (ids) => findExportRows(store.db, ids),
          (row) => chosen.map((column) => column.value(row)),
        ),
      cards: () => pieces(found, (ids) => findCardRows(store.db, ids), cardOf),
    };
  };

/**
 * Reads records some at a time and hands them over in the order given. Within a span they are read in the order of their
 * ids, which is about that in which they lie in the file: in the order of names nearly every record asks for pages of its
 * own, and for the same ones again and again. Each span is handed over while the next is read, so that whoever writes the
 * file never waits for a whole one.
 */
async function* pieces<Row extends { id: string }, T>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<Row[]>,
  make: (row: Row) => T,
): AsyncGenerator<T[]> {
  let ready: T[] = [];
  for (let from = 0; from < ids.length; from += SPAN) {
    const span = ids.slice(from, from + SPAN);
    const near = span.toSorted();
    await aTurn();
    const made = new Map<string, { one: T }>();
    for (let at = 0; at < near.length; at += CHUNK) {
      const rows = await read(near.slice(at, at + CHUNK));
      await aTurn();
      for (const row of rows) made.set(row.id, { one: make(row) });
      await aTurn();
      if (at < ready.length) yield ready.slice(at, at + CHUNK);
    }
    if (near.length < ready.length) yield ready.slice(Math.ceil(near.length / CHUNK) * CHUNK);
    ready = span.flatMap((id) => made.get(id) ?? []).map(({ one }) => one);
  }
  for (let at = 0; at < ready.length; at += CHUNK) yield ready.slice(at, at + CHUNK);
}

const kinds: Partial<Record<ExportColumn, ColumnKind>> = {
  birthday: 'date',
  lastInteractionAt: 'date',
  createdAt: 'date',
  updatedAt: 'date',
};

function valuesIn(language: FileLanguage, timeZone: string): Record<ExportColumn, (row: ExportRow) => ExportValue> {
  const word = (code: string | null) => (code === null ? '' : (valueWords[language][code] ?? code));
  const phone = (n: number) => (row: ExportRow) => {
    const one = row.phones[n];
    return one ? phoneText(one) : '';
  };
  const day = (millis: number | null) => (millis === null ? '' : todayIn(timeZone, millis));
  return {
    name: (row) => row.name,
    title: (row) => row.title,
    kind: (row) => word(row.kind),
    roles: (row) => row.roles.map(word).join(', '),
    nickname: (row) => row.nickname,
    phone: phone(0),
    phone2: phone(1),
    phone3: phone(2),
    email: (row) => row.emails[0] ?? '',
    email2: (row) => row.emails[1] ?? '',
    company: (row) => row.company,
    jobTitle: (row) => row.jobTitle,
    street: (row) => row.more.street ?? '',
    city: (row) => row.city,
    region: (row) => row.more.region ?? '',
    postalCode: (row) => row.more.postal_code ?? '',
    country: (row) => row.more.country ?? '',
    website: (row) => row.more.website ?? '',
    birthday: (row) => row.birthday ?? '',
    gender: (row) => word(row.more.gender),
    occupation: (row) => row.more.occupation,
    interests: (row) => row.more.interests,
    language: (row) => row.more.language,
    tags: (row) => row.tags.map((tag) => tag.name).join(', '),
    groups: (row) => row.groups.map((group) => group.name).join(', '),
    source: (row) => row.more.source,
    referredBy: (row) => row.more.referrer ?? '',
    preferredChannel: (row) => word(row.more.preferred_channel),
    blocked: (row) => (row.blocked ? row.more.blocked_reason || word('yes') : ''),
    note: (row) => row.more.note,
    lastInteractionAt: (row) => day(row.lastInteractionAt),
    createdAt: (row) => day(row.createdAt),
    updatedAt: (row) => day(row.updatedAt),
  };
}

/** With spaces: a spreadsheet program takes `+6281277884455` of a .csv for a number and shows 6.28E+12. */
const phoneText = ({ e164, raw }: { e164: string | null; raw: string }): string =>
  e164 === null ? raw : formatPhoneAbroad(e164);

type CardRow = Awaited<ReturnType<typeof findCardRows>>[number];

const whole = (one: Pick<Contact, 'kind' | 'title' | 'name'>): string =>
  displayName(
    one.kind === 'organization'
      ? { title: null, form: one.title || null, name: one.name }
      : { title: one.title || null, form: null, name: one.name },
  );

function cardOf(row: CardRow): Card {
  return {
    id: row.id,
    isOrganization: row.kind === 'organization',
    name: row.name,
    title: row.title,
    displayName: whole(row),
    nickname: row.nickname,
    phones: row.phones.map(({ e164, raw, label, preferred }) => ({ number: e164 ?? raw, label, preferred })),
    emails: row.cardEmails,
    addresses: row.addresses,
    links: row.links,
    organization: row.company,
    jobTitle: row.jobTitle,
    occupation: row.more.occupation,
    gender: row.more.gender === 'female' || row.more.gender === 'male' ? row.more.gender : null,
    birthday: row.birthday,
    language: row.more.language,
    note: row.more.note,
    categories: [...row.tags, ...row.groups].map(({ name }) => name),
    referredBy: row.more.referrer ?? '',
    updatedAt: row.updatedAt,
  };
}
