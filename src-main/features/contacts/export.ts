import type { Selection } from '../../contract/contacts.ts';
import type { Store } from '../../database/store.ts';
import { csvLine } from '../../domain/csv.ts';
import { decimalText } from '../../domain/money.ts';
import { fieldsInUse } from './custom-values.ts';
import {
  type ExportColumn,
  exportColumns,
  exportFileName,
  type ExportLanguage,
  headers,
  valueWords,
} from './export-headers.ts';
import { type ExportRow, findExportRows } from './queries/export.ts';
import { aTurn, findSelected } from './queries/selection.ts';

/** Contacts read and written at a time. */
const CHUNK = 100;
const CUSTOM = 'custom:';

interface Column {
  header: string;
  value(row: ExportRow): string;
}

/**
 * A selection as a CSV file: UTF-8 with a byte order mark, formulas guarded, dates as the shop's zone has them.
 * @param currencyDecimals places of the minor unit in which fields of money are kept
 * @param columns names of {@link exportColumns} or `custom:<field id>`; unknown ones are left out, none means all
 */
export async function exportContacts(
  store: Store,
  { selection, columns, language }: { selection: Selection; columns: readonly string[]; language: ExportLanguage },
  currencyDecimals: number,
): Promise<File> {
  const inBin = selection.by === 'filter' && selection.filter.deleted;
  const ids = await findSelected(store.db, selection, inBin);
  const chosen = await chosenColumns(store, columns, language, currencyDecimals);
  const parts: string[] = ['\uFEFF', csvLine(chosen.map((column) => column.header))];
  for (let from = 0; from < ids.length; from += CHUNK) {
    const rows = await findExportRows(store.db, ids.slice(from, from + CHUNK));
    parts.push(rows.map((row) => csvLine(chosen.map((column) => column.value(row)))).join(''));
    await aTurn();
  }
  const day = dayOf(store.clock.now(), store.clock.timeZone());
  return new File(parts, `${exportFileName[language]}-${day}.csv`, { type: 'text/csv' });
}

async function chosenColumns(
  store: Store,
  keys: readonly string[],
  language: ExportLanguage,
  decimals: number,
): Promise<Column[]> {
  const custom = (await fieldsInUse(store.db)).map((field) => ({
    key: `${CUSTOM}${field.id}`,
    header: field.name,
    value: (row: ExportRow) => {
      const value = row.customValues.find((one) => one.fieldId === field.id)?.value ?? '';
      if (field.kind === 'money' && value !== '') return decimalText(Number(value), decimals);
      return field.kind === 'yesno' ? (valueWords[language][value] ?? value) : value;
    },
  }));
  const plain = valuesIn(language, store.clock.timeZone());
  const all = [...exportColumns.map((key) => ({ key, header: headers[language][key], value: plain[key] })), ...custom];
  if (keys.length === 0) return all;
  const byKey = new Map<string, Column>(all.map((column) => [column.key, column]));
  const chosen = [...new Set(keys)].flatMap((key) => byKey.get(key) ?? []);
  return chosen.length > 0 ? chosen : all;
}

function valuesIn(language: ExportLanguage, timeZone: string): Record<ExportColumn, Column['value']> {
  const word = (code: string | null) => (code === null ? '' : (valueWords[language][code] ?? code));
  const phone = (n: number) => (row: ExportRow) => row.phones[n]?.e164 ?? row.phones[n]?.raw ?? '';
  const day = (millis: number | null) => (millis === null ? '' : dayOf(millis, timeZone));
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

/** The civil date of a moment in a zone, ISO. */
function dayOf(millis: number, timeZone: string): string {
  return dayFormat(timeZone).format(millis);
}

const formats = new Map<string, Intl.DateTimeFormat>();
function dayFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // Sweden writes dates the ISO way.
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  formats.set(timeZone, made);
  return made;
}
