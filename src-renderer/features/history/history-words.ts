import type { z } from 'zod';
import type { HistoryAct, HistoryChange } from '../../../src-main/contract/history.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { clock, reminderWord } from '../agenda/agenda-words.ts';
import { ofQuote } from './quote-values.ts';
import { labelWord, type Labelled, languageWord } from '../contacts/record/labels.ts';

export type Act = z.infer<typeof HistoryAct>;
export type Change = z.infer<typeof HistoryChange>;

/** What ids in the journal stand for; undefined where nobody knows any more. */
export interface Known {
  contact: (id: string) => string | undefined;
  /** The name of a tag or group. */
  label: (id: string) => string | undefined;
  /** The name of an own field. */
  field: (id: string) => string | undefined;
  /** An amount in minor units. */
  money: (minor: number) => string;
  /** The value of an own field as its kind is read. */
  ownText: (fieldId: string, value: string) => string;
}

const pick = <Word>(words: Readonly<Record<string, Word>> | undefined, key: string): Word | undefined =>
  words && Object.hasOwn(words, key) ? words[key] : undefined;

export const actWord = (act: Act): string => t.history.acts[act.kind];
export const tableWord = (table: string): string => pick(t.history.tables, table) ?? t.history.otherTable;
export const columnWord = (column: string, table = ''): string =>
  pick(pick<Record<string, string>>(t.history.ownColumns, table), column) ??
  pick(t.history.columns, column) ??
  t.history.otherColumn;

const labelled: Record<string, Labelled> = {
  contact_phones: 'phone',
  contact_emails: 'email',
  contact_addresses: 'address',
  contact_links: 'link',
};
/** Moments that only say that something is so; when it was stands above them already. */
const states = new Set(['deleted_at', 'blocked_at']);
const instants = new Set([
  'occurred_at',
  'at',
  'created_at',
  'updated_at',
  'closed_at',
  'ticked_at',
  'entered_at',
  'done_at',
]);
const flags = new Set([
  'is_customer',
  'is_supplier',
  'is_partner',
  'is_prospect',
  'preferred',
  'active',
  'required',
  'all_day',
]);

/** A value of a column as a person reads it. @param change the row it belongs to */
export function valueWord(
  change: Pick<Change, 'table' | 'columns' | 'row'>,
  column: string,
  value: string | null,
  known: Known,
): string {
  const { table } = change;
  if (states.has(column)) return value === null ? t.common.no : t.common.yes;
  if (value === null || value === '') return t.history.empty;
  if (flags.has(column)) return value === '1' ? t.common.yes : t.common.no;
  if (instants.has(column)) return Number.isFinite(Number(value)) ? format.dateTime(Number(value)) : value;
  const word =
    ofQuote(table, column, value, known.money) ??
    ofAgenda(table, column, value, known) ??
    ofProduct(table, column, value, known) ??
    ofDeal(table, column, value, known);
  if (word !== undefined) return word;
  switch (column) {
    case 'kind':
      return pick(table === 'interactions' ? t.record.interactionKinds : t.record.kinds, value) ?? value;
    case 'gender':
      return pick(t.record.genders, value) ?? value;
    case 'birthday':
      return format.civil(value);
    case 'language':
      return languageWord(value);
    case 'preferred_channel':
    case 'channel':
      return pick(t.record.channels, value) ?? value;
    case 'state':
      return pick(t.record.consentStates, value) ?? value;
    case 'label':
      return labelled[table] ? labelWord(labelled[table], value) : value;
    case 'color':
      return pick(t.record.colors, value) ?? value;
    case 'referred_by_id':
    case 'merged_into_id':
    case 'organization_id':
    case 'other_id':
      return known.contact(value) ?? t.history.another;
    case 'tag_id':
      return known.label(value) ?? tableWord('tags');
    case 'group_id':
      return known.label(value) ?? tableWord('groups');
    case 'field_id':
      return known.field(value) ?? tableWord('custom_fields');
    case 'value': {
      const fieldId = said(change, 'field_id');
      return fieldId === null ? value : known.ownText(fieldId, value);
    }
    default:
      return value;
  }
}

/** Values that only products, their prices, stock and taxes have. */
function ofProduct(table: string, column: string, value: string, known: Known): string | undefined {
  switch (column) {
    case 'kind':
      return table === 'products'
        ? pick(t.products.kinds, value)
        : table === 'stock_movements'
          ? pick(t.products.stock.kinds, value)
          : undefined;
    case 'amount':
    case 'cost':
      return known.money(Number(value));
    case 'quantity':
      return table === 'stock_movements' ? format.signed(Number(value)) : format.quantity(Number(value));
    case 'min_quantity':
    case 'low_stock_level':
      return format.quantity(Number(value));
    case 'valid_from':
      return format.civil(value);
    case 'rate':
    case 'discount_limit':
      return format.rate(Number(value));
    case 'category_id':
    case 'parent_id':
    case 'tax_rate_id':
    case 'part_id':
      return known.label(value) ?? t.common.unknown;
  }
  return undefined;
}

/** Values that only tasks and appointments have. */
function ofAgenda(table: string, column: string, value: string, known: Known): string | undefined {
  switch (column) {
    case 'kind':
      return table === 'tasks' ? pick(t.tasks.kinds, value) : undefined;
    case 'priority':
      return pick(t.tasks.priorities, value);
    case 'progress':
      return t.tasks.record.percent(Number(value));
    case 'due_day':
    case 'day':
    case 'starts_on':
    case 'ends_on':
      return format.civil(value);
    case 'due_time':
    case 'starts_at':
    case 'ends_at':
      return clock(value);
    case 'reminder_minutes':
      return reminderWord(Number(value));
    case 'repeat_rule':
      return t.calendar.repeats;
    case 'entity':
      return pick(t.agenda.kindsOfAbout, value);
    case 'other_id':
      return table.endsWith('_links') ? (known.label(value) ?? t.common.unknown) : undefined;
    case 'asked_by_id':
    case 'approved_by_id':
    case 'cancelled_by_id':
    case 'done_by_id':
      return ofDeal(table, 'staff_id', value, known);
  }
  return undefined;
}

/** Values that only deals, leads and their pipelines have. */
function ofDeal(table: string, column: string, value: string, known: Known): string | undefined {
  if (table === 'deals' && column === 'value') return known.money(Number(value));
  switch (column) {
    case 'unit_price':
    case 'budget':
      return known.money(Number(value));
    case 'status':
      return pick(t.history.dealStates, value);
    case 'value_by':
      return pick(t.history.valueSources, value);
    case 'probability':
      return format.rate(Number(value));
    case 'expected_on':
    case 'wanted_on':
    case 'snoozed_until':
      return format.civil(value);
    case 'stage_id':
    case 'pipeline_id':
    case 'lost_reason_id':
    case 'check_id':
    case 'product_id':
    case 'deal_id':
      return known.label(value) ?? t.common.unknown;
    case 'staff_id': {
      // The owner may not have said a name yet.
      const name = known.label(value);
      return name === '' ? t.agenda.owner : (name ?? t.common.unknown);
    }
    case 'contact_id':
      return known.contact(value) ?? t.history.another;
  }
  return undefined;
}

/** What a row said in one column when it was changed, or when it came or went. */
function said({ columns, row }: Pick<Change, 'columns' | 'row'>, column: string): string | null {
  const changed = columns.find((one) => one.column === column);
  return changed ? (changed.after ?? changed.before) : (row.find((one) => one.column === column)?.value ?? null);
}

/** Which column says best what a row was about, when all of it is gone. */
const telling: Record<string, readonly string[]> = {
  contacts: ['name'],
  contact_phones: ['raw'],
  contact_emails: ['address'],
  contact_addresses: ['street', 'city'],
  contact_links: ['value'],
  affiliations: ['organization_id', 'job_title'],
  contact_tags: ['tag_id'],
  contact_groups: ['group_id'],
  contact_consents: ['channel', 'state'],
  contact_custom_values: ['field_id', 'value'],
  interactions: ['text'],
  products: ['name'],
  product_prices: ['amount', 'group_id', 'min_quantity', 'valid_from'],
  product_parts: ['part_id', 'quantity'],
  stock_movements: ['kind', 'quantity', 'reason'],
  product_custom_values: ['field_id', 'value'],
  deals: ['title', 'value'],
  deal_people: ['contact_id', 'role'],
  deal_products: ['product_id', 'quantity', 'unit_price'],
  deal_stages: ['stage_id', 'status'],
  deal_checks: ['check_id'],
  leads: ['interest', 'budget'],
  tasks: ['title'],
  task_links: ['contact_id', 'product_id', 'other_id'],
  appointments: ['title'],
  appointment_links: ['contact_id', 'product_id', 'other_id'],
  appointment_changes: ['day'],
  quotation_lines: ['description', 'quantity', 'unit_price'],
  stages: ['name'],
  stage_checks: ['text'],
};

/** What a row that came or went was about, in a few words; '' where nothing is known of it. */
export function rowWord(change: Change, known: Known): string {
  return wordsOf(change, telling[change.table] ?? [], known);
}

/** Which row of a record was changed: by what stayed the same of it. `Phone 0812…`, `Consent WhatsApp`, `Credit limit`. */
export function whichWord(change: Change, known: Known): string {
  const same = (telling[change.table] ?? []).filter((column) => change.row.some((one) => one.column === column));
  const words = wordsOf(change, same, known);
  // An own field is called by its name alone.
  if (isOwnField(change) && words !== '') return words;
  return [tableWord(change.table), words].filter(Boolean).join(' ');
}

const wordsOf = (change: Change, columns: readonly string[], known: Known): string =>
  columns
    .map((column) => {
      const value = said(change, column);
      return value === null || value === '' ? '' : valueWord(change, column, value, known);
    })
    .filter(Boolean)
    .join(' · ');

const isOwnField = ({ table }: Change) => table === 'contact_custom_values' || table === 'product_custom_values';
/** The records whose own history it is: what they say needs no word for which row it is. */
const records: ReadonlySet<string> = new Set(['contacts', 'products']);

/** Columns that need no word of their own beside the row they stand in: an own field's value, a consent's answer. */
const obvious: Record<string, readonly string[]> = {
  contact_custom_values: ['value'],
  product_custom_values: ['value'],
  contact_consents: ['state'],
};

/** What a changed column is called on its line. */
export function lineWord(change: Change, column: string, known: Known): string {
  if (records.has(change.table)) return columnWord(column, change.table);
  const which = whichWord(change, known);
  return obvious[change.table]?.includes(column)
    ? which
    : `${which}, ${columnWord(column, change.table).toLowerCase()}`;
}

/** What happened to a row as people see it: an entry of the timeline in the bin is gone, though its row is kept. */
export function seenAs(change: Change): Change['operation'] {
  const binned = change.table === 'interactions' && change.columns.find(({ column }) => column === 'deleted_at');
  return binned ? (binned.after === null ? 'insert' : 'delete') : change.operation;
}

/**
 * The columns worth a line: that something went into the bin or came back is said by the act itself, and when somebody
 * was asked is the moment of the act.
 */
export function columnsOf({ table, columns }: Change, act: Act): Change['columns'] {
  const saidAlready = /^(contacts|products|deals|leads|tasks|appointments)\.(remove|restore)$/.test(act.kind);
  return columns.filter(
    ({ column }) => !(saidAlready && column === 'deleted_at') && !(table === 'contact_consents' && column === 'at'),
  );
}

/** A change that says something: nobody wants to read that a time stamp moved. */
export const saysSomething = (change: Change, act: Act): boolean =>
  change.operation === 'update' ? columnsOf(change, act).length > 0 : !records.has(change.table);

/** Values that one act gave together come back by taking back the act, not one by one. */
export const isRestorable = (change: Change, column: string): boolean =>
  !['deleted_at', 'merged_into_id'].includes(column) && change.operation === 'update';
