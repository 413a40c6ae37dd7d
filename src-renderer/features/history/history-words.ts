import type { z } from 'zod';
import type { HistoryAct, HistoryChange } from '../../../src-main/contract/history.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { labelWord, type Labelled, languageWord } from '../contacts/record/labels.ts';

export type Act = z.infer<typeof HistoryAct>;
export type Change = z.infer<typeof HistoryChange>;

/** What ids in the journal stand for, and what rows that are still there say; undefined where nobody knows any more. */
export interface Known {
  contact: (id: string) => string | undefined;
  tag: (id: string) => string | undefined;
  group: (id: string) => string | undefined;
  /** The name of an own field. */
  field: (id: string) => string | undefined;
  /** The value of an own field as its kind is read. */
  ownText: (fieldId: string, value: string) => string;
  /** What a row says now: the number of a phone, the name of a tag. */
  row: (id: string) => string | undefined;
  /** What happened to a row after a change, in its order: the journal keeps no copy of what was added. */
  later: (change: Change) => readonly Change[];
}

const pick = (words: Record<string, string>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key] : undefined;

export const actWord = (act: Act): string => t.history.acts[act.kind];
export const tableWord = (table: string): string => pick(t.history.tables, table) ?? t.history.otherTable;
export const columnWord = (column: string): string => pick(t.history.columns, column) ?? t.history.otherColumn;

const labelled: Record<string, Labelled> = {
  contact_phones: 'phone',
  contact_emails: 'email',
  contact_addresses: 'address',
  contact_links: 'link',
};
/** Moments that only say that something is so; when it was stands above them already. */
const states = new Set(['deleted_at', 'blocked_at']);
const instants = new Set(['occurred_at', 'at', 'created_at', 'updated_at']);
const flags = new Set(['is_customer', 'is_supplier', 'is_partner', 'is_prospect', 'preferred', 'active']);

/** A value of a column as a person reads it. */
export function valueWord(table: string, column: string, value: string | null, known: Known): string {
  if (states.has(column)) return value === null ? t.common.no : t.common.yes;
  if (value === null || value === '') return t.history.empty;
  if (flags.has(column)) return value === '1' ? t.common.yes : t.common.no;
  if (instants.has(column)) return Number.isFinite(Number(value)) ? format.dateTime(Number(value)) : value;
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
      return known.tag(value) ?? tableWord('tags');
    case 'group_id':
      return known.group(value) ?? tableWord('groups');
    case 'field_id':
      return known.field(value) ?? tableWord('custom_fields');
    default:
      return value;
  }
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
};

/** What a row that came or went was about, in a few words; '' where nothing is known of it. */
export function rowWord(change: Change, known: Known): string {
  const inserted = change.operation === 'insert';
  // A row that was added said what the first change after it found; without one it still says the same.
  const sources = inserted ? known.later(change) : [change];
  const columns = new Map(
    sources.toReversed().flatMap((one) => one.columns.map(({ column, before }) => [column, before] as const)),
  );
  const told = telling[change.table] ?? [];
  if (inserted && !told.some((column) => columns.get(column))) return known.row(change.rowId) ?? '';
  const fieldId = columns.get('field_id') ?? null;
  return told
    .flatMap((column) => {
      const value = columns.get(column) ?? null;
      if (value === null || value === '') return [];
      if (column === 'value' && fieldId !== null) return [known.ownText(fieldId, value)];
      return [valueWord(change.table, column, value, known)];
    })
    .join(' · ');
}

/** The columns worth a line: that something went into the bin or came back is said by the act itself. */
export function columnsOf({ table, columns }: Change, act: Act): Change['columns'] {
  const saidAlready = table === 'interactions' || act.kind === 'contacts.remove' || act.kind === 'contacts.restore';
  return saidAlready ? columns.filter(({ column }) => column !== 'deleted_at') : columns;
}

/** A change that says something: nobody wants to read that a time stamp moved. */
export const saysSomething = (change: Change, act: Act): boolean =>
  change.operation === 'update' ? columnsOf(change, act).length > 0 : change.table !== 'contacts';

/** Values that one act gave together come back by taking back the act, not one by one. */
export const isRestorable = (change: Change, column: string): boolean =>
  !['deleted_at', 'merged_into_id'].includes(column) && change.operation === 'update';
