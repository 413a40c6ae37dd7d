import type { QuoteRow, QuoteSort } from '../../../../src-main/contract/quotes.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { Column } from '../../../ui/columns.ts';
import { staffWord } from '../../deals/deal-words.ts';
import { buyerWord, calledAs, moneyOf } from '../quote-words.ts';

const columnIds = [
  'number',
  'contact',
  'subject',
  'deal',
  'status',
  'total',
  'issuedOn',
  'validUntil',
  'staff',
  'createdAt',
  'updatedAt',
] as const;
type ColumnId = (typeof columnIds)[number];

const widths: Record<ColumnId, [width: number, grow?: number]> = {
  number: [14, 2],
  contact: [11, 2],
  subject: [11, 2],
  deal: [10, 1],
  status: [8],
  total: [10, 1],
  issuedOn: [8],
  validUntil: [8],
  staff: [9, 1],
  createdAt: [9],
  updatedAt: [9],
};
const sortable: ReadonlySet<string> = new Set<QuoteSort['by']>([
  'number',
  'total',
  'validUntil',
  'issuedOn',
  'updatedAt',
]);

const texts: Record<ColumnId, (row: QuoteRow) => string> = {
  number: calledAs,
  contact: buyerWord,
  subject: (row) => row.subject,
  deal: (row) => row.deal?.title ?? '',
  status: (row) => t.quotes.statuses[row.status],
  total: (row) => moneyOf(row)(row.total),
  issuedOn: (row) => (row.issuedOn === null ? '' : format.civil(row.issuedOn, 'short')),
  validUntil: (row) => (row.validUntil === null ? '' : format.civil(row.validUntil, 'short')),
  staff: (row) => (row.staff === null ? '' : staffWord(row.staff)),
  createdAt: (row) => format.date(row.createdAt),
  updatedAt: (row) => format.date(row.updatedAt),
};

/** Every column that there is to choose from. */
export const quoteColumns = (): Column<QuoteRow>[] =>
  columnIds.map((id) => {
    const [width, grow] = widths[id];
    return {
      id,
      label: t.quotes.columns[id],
      width,
      ...(grow === undefined ? {} : { grow }),
      align: id === 'total' ? 'end' : 'start',
      sortable: sortable.has(id),
      text: texts[id],
    };
  });

/** Columns that are called otherwise in a file, or are more than one there. */
export const exportedAs: Record<string, string[]> = { number: ['number', 'revision'] };
