import type { DocumentRow, DocumentSort } from '../../../../src-main/contract/documents.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { Column } from '../../../ui/columns.ts';
import { staffWord } from '../../deals/deal-words.ts';
import { forWhom, moneyOf, stateOf } from '../document-words.ts';

const columnIds = [
  'number',
  'kind',
  'contact',
  'subject',
  'total',
  'madeOn',
  'dueOn',
  'state',
  'quote',
  'deal',
  'received',
  'staff',
] as const;
type ColumnId = (typeof columnIds)[number];

const widths: Record<ColumnId, [width: number, grow?: number]> = {
  number: [12, 1],
  kind: [9],
  contact: [11, 2],
  subject: [11, 2],
  total: [10, 1],
  madeOn: [8],
  dueOn: [8],
  state: [9],
  quote: [10],
  deal: [10, 1],
  received: [9],
  staff: [9],
};
const sortable: ReadonlySet<string> = new Set<DocumentSort['by']>(['madeOn', 'number', 'total', 'dueOn']);

const texts: Record<ColumnId, (row: DocumentRow) => string> = {
  number: (row) => row.number,
  kind: (row) => t.documents.kinds[row.kind],
  contact: forWhom,
  subject: (row) => row.subject,
  total: (row) => (row.total === null ? '' : moneyOf(row)(row.total)),
  madeOn: (row) => format.civil(row.madeOn, 'short'),
  dueOn: (row) => (row.dueOn === null ? '' : format.civil(row.dueOn, 'short')),
  state: (row) => {
    const state = stateOf(row);
    return state === null ? '' : t.documents.states[state];
  },
  quote: (row) => row.quote?.number ?? '',
  deal: (row) => row.deal?.title ?? '',
  received: (row) => (row.received === 0 ? '' : moneyOf(row)(row.received)),
  staff: (row) => (row.staff === null ? '' : staffWord(row.staff)),
};

/** Every column that there is to choose from. */
export const documentColumns = (): Column<DocumentRow>[] =>
  columnIds.map((id) => {
    const [width, grow] = widths[id];
    return {
      id,
      label: t.documents.columns[id],
      width,
      ...(grow === undefined ? {} : { grow }),
      align: id === 'total' || id === 'received' ? 'end' : 'start',
      sortable: sortable.has(id),
      text: texts[id],
    };
  });
