import { nameColumns } from '../name-columns.ts';
import { formatPhone } from '../phone.ts';
import { parseGender } from '../fields.ts';
import { displayName, type NameKind, parseName, tidyCase } from '../names.ts';
import { clean, cleanLines, fold } from '../text.ts';
import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';
import { addressesOf } from './addresses.ts';
import { type DateReading, readBirthday } from './birthday.ts';
import { readCustomValue } from './custom.ts';
import type { ContactImportField } from './contact-fields.ts';
import { type ContactDraft, emptyDraft } from './draft.ts';
import { RowRejected } from './notes.ts';
import type { RowRules } from './plan.ts';
import { RowReader, textLimits } from './reader.ts';
import type { Understood } from './target.ts';
import { channelOf, kindOf, linkLabel, roleOf } from './words.ts';

export interface ContactRowOptions extends RowRules {
  /** What the list as a whole is about ("Data Pelanggan"). */
  defaultRole: ContactDraft['roles'][number] | null;
}

type UnderstoodRow = Understood<ContactDraft>;

const LIST_SEPARATORS = /\s*[;,|\n]\s*/;
const LINE_SEPARATORS = /\s*[\n|]\s*/;

/** Turns one row of cells into a contact draft, telling of every value that was understood differently from how it stood. */
export function understandContact(cells: readonly Cell[], options: ContactRowOptions): UnderstoodRow {
  const row = new RowReader(cells, options.columns, options.answers);
  try {
    return understand(row, options);
  } catch (error) {
    if (!(error instanceof RowRejected)) throw error;
    return {
      draft: null,
      notes: row.notes,
      reject: { reason: 'value-invalid', column: error.column, value: error.value },
    };
  }
}

function understand(row: RowReader, options: ContactRowOptions): UnderstoodRow {
  const draft = emptyDraft();

  draft.phones = row.phones(options.region);
  draft.emails = row.emails();
  const company = row.line('company', textLimits.name);
  const namesPeople = options.columns.some((column) => column.field !== null && nameFields.has(column.field));
  nameOf(row, draft, { company, namesPeople, region: options.region });
  if (draft.name === '') {
    const empty = options.columns.find(({ field }) => field !== null && nameFields.has(field));
    return {
      draft: null,
      notes: row.notes,
      reject: { reason: 'row-without-name', column: empty?.name ?? '', value: '' },
    };
  }
  const { name, title, name_key: nameKey, letter } = nameColumns(draft.name, draft.title, draft.kind);
  Object.assign(draft, { id: idOf(row), name, title: title.slice(0, textLimits.title), nameKey, letter });
  draft.nickname = row.line('nickname', textLimits.line);
  draft.jobTitle = row.line('jobTitle', textLimits.line);
  draft.occupation = row.line('occupation', textLimits.line);
  // A job title hangs on a company; without one it says what the person does.
  if (draft.occupation === '' && draft.company === null && draft.kind === 'person') draft.occupation = draft.jobTitle;
  draft.interests = row.line('interests', textLimits.interests);
  draft.language = row.line('language', textLimits.language);
  draft.source = row.line('source', textLimits.line);
  draft.note = row.prose('note', textLimits.note);
  draft.addresses = addressesOf(row);
  choices(row, draft);
  rolesAndLabels(row, draft, options.defaultRole);
  links(row, draft);
  const datesOf = (column: Column): DateReading => ({
    column: options.dates.get(column.index),
    thisYear: options.thisYear,
  });
  birthday(row, draft, datesOf);
  for (const column of options.columns) {
    const value = readCustomValue(row, column, {
      fields: options.customFields,
      currencyDecimals: options.currencyDecimals,
      dates: datesOf(column),
      decimal: options.decimals.get(column.index),
    });
    if (value) draft.customValues.push(value);
  }
  if (row.kept.length > 0) draft.note = [draft.note, ...row.kept].filter(Boolean).join('\n').slice(0, textLimits.note);
  return { draft, notes: row.notes, reject: null };
}

/** Langganan's own id, from a file that it has written itself (RFC 9562, version 7). */
function idOf(row: RowReader): string | null {
  const [column] = row.columnsOf('id');
  const text = column ? row.text(column).toLowerCase() : '';
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text) ? text : null;
}

const nameFields: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName']);

function nameOf(
  row: RowReader,
  draft: ContactDraft,
  { company, namesPeople, region }: { company: string; namesPeople: boolean; region: string },
): void {
  const [kindColumn] = row.columnsOf('kind');
  const hint = kindColumn ? kindOf(row.text(kindColumn)) : undefined;
  if (kindColumn && !hint) row.lose(kindColumn, row.text(kindColumn), 'value-not-understood');
  const parts = (['firstName', 'middleName', 'lastName', 'suffix'] as const).flatMap((field) => row.columnsOf(field));
  const [whole] = row.columnsOf('name');
  const [prefix] = row.columnsOf('title');
  const column = whole ?? parts[0];

  if (column) {
    const written = whole ? row.text(whole) : parts.map((part) => row.text(part)).join(' ');
    setName(row, draft, column, clean(written), whole ? hint : (hint ?? 'person'));
    if (prefix)
      draft.title = [titleOf(row, prefix, draft), draft.title].filter(Boolean).join(' ').slice(0, textLimits.title);
    if (company !== '' && draft.kind === 'person') draft.company = companyOf(company);
    return;
  }
  const [companyColumn] = row.columnsOf('company');
  if (companyColumn) {
    setName(row, draft, companyColumn, company, 'organization');
    // A list of shops alone is meant so; where people are named, a row without one is worth a word.
    if (namesPeople) row.settle(companyColumn, company, draft.name, 'name-from-company');
    return;
  }
  const [email] = draft.emails;
  const [phone] = draft.phones;
  const [emailColumn] = row.columnsOf('email');
  const [phoneColumn] = row.columnsOf('phone');
  if (email && emailColumn && email.address.includes('@')) {
    const local = email.address.slice(0, email.address.lastIndexOf('@'));
    draft.name = tidyCase(
      local
        .replace(/[._+-]+/g, ' ')
        .replace(/\d+$/, '')
        .trim() || local,
    ).slice(0, textLimits.line);
    draft.isNameDerived = true;
    row.settle(emailColumn, email.address, draft.name, 'name-from-email');
  } else if (phone && phoneColumn && phone.e164 !== null) {
    draft.name = formatPhone(phone.e164, region);
    draft.isNameDerived = true;
    row.settle(phoneColumn, phone.raw, draft.name, 'name-from-phone');
  }
}

function setName(
  row: RowReader,
  draft: ContactDraft,
  column: Column,
  written: string,
  hint: NameKind | undefined,
): void {
  const text = row.shorten(column, written, textLimits.name);
  if (text === '') return;
  const parsed = parseName(text, hint);
  const tidied = tidyCase(parsed.name, parsed.kind);
  draft.kind = parsed.kind;
  draft.name = tidied;
  draft.title = (parsed.title ?? parsed.form ?? '').slice(0, textLimits.title);
  const shown = displayName({ ...parsed, name: tidied });
  if (tidied !== parsed.name) {
    if (row.settle(column, text, shown, 'name-case-tidied') === 'keep') draft.name = parsed.name;
  } else if (draft.title !== '') row.settle(column, text, shown, 'title-recognised');
}

/** A title from a column of its own, in the spelling that names keep. */
function titleOf(row: RowReader, column: Column, draft: ContactDraft): string {
  const text = row.line('title', textLimits.title);
  const recognised = parseName(`${text} ${draft.name}`, draft.kind);
  if (recognised.name === draft.name) return recognised.title ?? recognised.form ?? text;
  return row.shorten(column, text, textLimits.title);
}

function companyOf(text: string): NonNullable<ContactDraft['company']> {
  const { name, form } = parseName(text, 'organization');
  const tidied = nameColumns(tidyCase(name, 'organization'), form ?? '', 'organization');
  return { name: tidied.name, title: tidied.title.slice(0, textLimits.title), nameKey: tidied.name_key };
}

function choices(row: RowReader, draft: ContactDraft): void {
  const [gender] = row.columnsOf('gender');
  if (gender) {
    draft.gender = parseGender(row.text(gender));
    if (draft.gender === null) row.lose(gender, row.text(gender), 'gender-not-understood');
  }
  const [channel] = row.columnsOf('preferredChannel');
  if (channel) {
    draft.preferredChannel = channelOf(row.text(channel)) ?? null;
    if (draft.preferredChannel === null) row.lose(channel, row.text(channel), 'value-not-understood');
  }
}

/** Words for a role among the labels of a file ("Pemasok ::: VIP") are roles; the others stay labels. */
function rolesAndLabels(row: RowReader, draft: ContactDraft, defaultRole: ContactRowOptions['defaultRole']): void {
  const tags = new Map<string, string>();
  const groups = new Map<string, string>();
  const roles = new Set<ContactDraft['roles'][number]>();
  const take = (field: ContactImportField, into: Map<string, string>, mayBeRole: boolean) => {
    for (const column of row.columnsOf(field)) {
      for (const written of row.pieces(column, LIST_SEPARATORS)) {
        // Google's own labels begin with a star and name its lists, not the shop's.
        const isForeign = /^\*\s/.test(written);
        if (isForeign && row.settle(column, written, '', 'system-label-dropped') !== 'keep') continue;
        const piece = isForeign ? written.replace(/^\*\s+/, '') : written;
        const role = mayBeRole ? roleOf(piece) : undefined;
        if (role) roles.add(role);
        else {
          const name = row.shorten(column, clean(piece), textLimits.tag);
          const key = fold(name) || name;
          if (name !== '' && !into.has(key) && into.size < 50) into.set(key, name);
        }
      }
    }
  };
  take('tags', tags, true);
  take('roles', tags, true);
  take('groups', groups, false);
  if (roles.size === 0 && defaultRole) roles.add(defaultRole);
  draft.tags = [...tags.values()];
  draft.groups = [...groups.values()];
  draft.roles = [...roles];
}

function links(row: RowReader, draft: ContactDraft): void {
  for (const column of row.columnsOf('website')) {
    for (const piece of row.pieces(column, LINE_SEPARATORS)) {
      const value = row.shorten(column, cleanLines(piece).replace(/\n/g, ' '), textLimits.link);
      const isNew = value !== '' && !draft.links.some((link) => link.value === value);
      if (isNew && draft.links.length < 50) draft.links.push({ value, label: linkLabel(value, column.name) });
    }
  }
}

function birthday(row: RowReader, draft: ContactDraft, datesOf: (column: Column) => DateReading): void {
  const [column] = row.columnsOf('birthday');
  if (column) draft.birthday = row.date(column, readBirthday(row.cell(column), datesOf(column)));
}
