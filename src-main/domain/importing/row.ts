import { formatPhone } from '../phone.ts';
import { parseGender } from '../fields.ts';
import { displayName, type NameKind, parseName, tidyCase } from '../names.ts';
import type { DecimalSign } from '../numbers.ts';
import { clean, cleanLines, fold } from '../text.ts';
import type { Cell } from './cells.ts';
import type { Column } from './columns.ts';
import { addressesOf } from './addresses.ts';
import { type DateColumn, type DateReading, readBirthday } from './birthday.ts';
import { readCustomValue } from './custom.ts';
import { type ContactDraft, emptyDraft } from './draft.ts';
import type { Note, RejectReason } from './notes.ts';
import { RowReader, textLimits } from './reader.ts';
import type { CustomFieldSpec, TargetField } from './target.ts';
import { channelOf, kindOf, linkLabel, roleOf } from './words.ts';

export interface RowOptions {
  columns: readonly Column[];
  region: string;
  /** By id. */
  customFields: ReadonlyMap<string, CustomFieldSpec>;
  currencyDecimals: number;
  /** How date columns write day and month, by the column's index. */
  dates: ReadonlyMap<number, DateColumn>;
  /** How number columns write their decimals, by the column's index; the undecided are not in it. */
  decimals: ReadonlyMap<number, DecimalSign>;
  thisYear: number;
  /** What the list as a whole is about ("Data Pelanggan"). */
  defaultRole: ContactDraft['roles'][number] | null;
}

export interface UnderstoodRow {
  draft: ContactDraft | null;
  notes: Note[];
  reject: { reason: RejectReason; column: string; value: string } | null;
}

const LIST_SEPARATORS = /\s*[;,|\n]\s*/;
const LINE_SEPARATORS = /\s*[\n|]\s*/;

/** Turns one row of cells into a contact draft, telling of every value that was understood differently from how it stood. */
export function understandRow(cells: readonly Cell[], options: RowOptions): UnderstoodRow {
  const row = new RowReader(cells, options.columns);
  const draft = emptyDraft();

  draft.phones = row.phones(options.region);
  draft.emails = row.emails();
  const company = row.line('company', textLimits.name);
  const namesPeople = options.columns.some((column) => column.field !== null && nameFields.has(column.field));
  nameOf(row, draft, { company, namesPeople, region: options.region });
  if (draft.name === '') {
    return { draft: null, notes: row.notes, reject: { reason: 'row-without-name', column: '', value: '' } };
  }
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
  return { draft, notes: row.notes, reject: null };
}

const nameFields: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName']);

function nameOf(
  row: RowReader,
  draft: ContactDraft,
  { company, namesPeople, region }: { company: string; namesPeople: boolean; region: string },
): void {
  const [kindColumn] = row.columnsOf('kind');
  const hint = kindColumn ? kindOf(row.text(kindColumn)) : undefined;
  if (kindColumn && !hint) row.note(kindColumn, row.text(kindColumn), '', 'value-not-understood');
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
    if (namesPeople) row.note(companyColumn, company, draft.name, 'name-from-company');
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
    row.note(emailColumn, email.address, draft.name, 'name-from-email');
  } else if (phone && phoneColumn && phone.e164 !== null) {
    draft.name = formatPhone(phone.e164, region);
    draft.isNameDerived = true;
    row.note(phoneColumn, phone.raw, draft.name, 'name-from-phone');
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
  if (tidied !== parsed.name) row.note(column, text, shown, 'name-case-tidied');
  else if (draft.title !== '') row.note(column, text, shown, 'title-recognised');
}

/** A title from a column of its own, in the spelling that names keep. */
function titleOf(row: RowReader, column: Column, draft: ContactDraft): string {
  const text = row.line('title', textLimits.title);
  const recognised = parseName(`${text} ${draft.name}`, draft.kind);
  if (recognised.name === draft.name) return recognised.title ?? recognised.form ?? text;
  return row.shorten(column, text, textLimits.title);
}

function companyOf(text: string): { name: string; title: string } {
  const { name, form } = parseName(text, 'organization');
  return { name: tidyCase(name, 'organization'), title: (form ?? '').slice(0, textLimits.title) };
}

function choices(row: RowReader, draft: ContactDraft): void {
  const [gender] = row.columnsOf('gender');
  if (gender) {
    draft.gender = parseGender(row.text(gender));
    if (draft.gender === null) row.note(gender, row.text(gender), '', 'gender-not-understood');
  }
  const [channel] = row.columnsOf('preferredChannel');
  if (channel) {
    draft.preferredChannel = channelOf(row.text(channel)) ?? null;
    if (draft.preferredChannel === null) row.note(channel, row.text(channel), '', 'value-not-understood');
  }
}

/** Words for a role among the labels of a file ("Pemasok ::: VIP") are roles; the others stay labels. */
function rolesAndLabels(row: RowReader, draft: ContactDraft, defaultRole: RowOptions['defaultRole']): void {
  const tags = new Map<string, string>();
  const groups = new Map<string, string>();
  const roles = new Set<ContactDraft['roles'][number]>();
  const take = (field: TargetField, into: Map<string, string>, mayBeRole: boolean) => {
    for (const column of row.columnsOf(field)) {
      for (const piece of row.pieces(column, LIST_SEPARATORS)) {
        // Google's own labels begin with a star and name its lists, not the shop's.
        if (/^\*\s/.test(piece)) {
          row.note(column, piece, '', 'system-label-dropped');
          continue;
        }
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
  if (!column) return;
  const { value, reason } = readBirthday(row.cell(column), datesOf(column));
  draft.birthday = value;
  if (reason) row.note(column, row.text(column), value ?? '', reason);
}
