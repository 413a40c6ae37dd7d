import type { Quote } from '../../../../src-main/contract/quotes.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import { moneyOf, percentWord } from '../quote-words.ts';

type Change = Quote['changes'][number];
type Field = keyof typeof t.quotes.record.changesSaid.fields;

const amounts = new Set(['discountAmount', 'depositAmount', 'total', 'unitPrice']);
const percents = new Set(['discountPercent', 'depositPercent']);
const flags = new Set(['taxIncluded', 'optional', 'chosen']);

/** A difference as a person says it. Without a field a whole line came or went. */
export interface SaidChange {
  /** The line it is about; '' for the whole. */
  line: string;
  field: string;
  before: string;
  after: string;
  whole: string;
}

/** The differences against the revision before, in the order in which they count. */
export const saidChanges = (quote: Quote): SaidChange[] => quote.changes.map((change) => said(change, quote));

function said({ what, name, field, before, after }: Change, quote: Quote): SaidChange {
  const words = t.quotes.record.changesSaid;
  const line = name || t.quotes.record.item;
  if (what === 'line-added' || what === 'line-removed')
    return {
      line: '',
      field: '',
      before: '',
      after: '',
      whole: what === 'line-added' ? words.added(line) : words.removed(line),
    };
  const fieldWord = Object.hasOwn(words.fields, field) ? words.fields[field as Field] : t.history.otherColumn;
  return {
    line: what === 'line-changed' ? line : '',
    field: fieldWord,
    before: valueWord(field, before, quote),
    after: valueWord(field, after, quote),
    whole: '',
  };
}

function valueWord(field: string, value: string, quote: Quote): string {
  if (flags.has(field)) return value === 'true' ? t.common.yes : t.common.no;
  if (value === '') return t.quotes.record.changesSaid.nothing;
  if (field === 'charges') return chargesWord(value, quote);
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  if (amounts.has(field)) return moneyOf(quote)(number);
  if (percents.has(field)) return percentWord(number);
  return field === 'quantity' ? format.number(number) : value;
}

/** `Delivery: 25000, Assembly: 10000` with its amounts as they are read. */
const chargesWord = (text: string, quote: Quote): string =>
  text.replace(/: (\d+)(?=, |$)/g, (_, minor: string) => `: ${moneyOf(quote)(Number(minor))}`);
