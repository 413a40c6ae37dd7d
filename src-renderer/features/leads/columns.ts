import type { LeadRow } from '../../../src-main/contract/leads.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { money } from '../../money.ts';
import type { Column } from '../../ui/columns.ts';
import { shortName } from '../contacts/record/naming.ts';
import { staffWord } from '../deals/deal-words.ts';

const columns: Record<
  keyof typeof t.leads.columns,
  { width: number; grow?: number; end?: true; sortable?: true; text: (row: LeadRow) => string }
> = {
  contact: { width: 13, grow: 2, sortable: true, text: ({ contact }) => shortName(contact) },
  score: { width: 6, end: true, sortable: true, text: ({ score }) => format.number(score) },
  interest: {
    width: 13,
    grow: 3,
    text: ({ interest, product, category }) => interest || (product?.name ?? category?.name ?? ''),
  },
  source: { width: 9, grow: 1, text: ({ source }) => source },
  city: { width: 8, grow: 1, text: ({ city }) => city },
  budget: {
    width: 10,
    grow: 1,
    end: true,
    sortable: true,
    text: ({ budget }) => (budget === null ? '' : money(budget)),
  },
  wantedOn: {
    width: 9,
    sortable: true,
    text: ({ wantedOn }) => (wantedOn === null ? '' : format.civil(wantedOn, 'short')),
  },
  staff: { width: 11, grow: 1, text: ({ staff }) => staffWord(staff) },
  status: { width: 8, text: ({ status }) => t.leads.statuses[status] },
  createdAt: { width: 9, sortable: true, text: ({ createdAt }) => format.date(createdAt) },
};

/** Every column that there is to choose from. */
export const leadColumns = (): Column<LeadRow>[] =>
  Object.entries(columns).map(([id, { width, grow, end, sortable, text }]) => ({
    id,
    label: t.leads.columns[id as keyof typeof columns],
    width,
    ...(grow === undefined ? {} : { grow }),
    align: end ? 'end' : 'start',
    sortable: sortable ?? false,
    text,
  }));

/** Columns that are called otherwise in a file, or are more than one there. */
export const exportedAs: Record<string, string[]> = { interest: ['interest', 'product', 'category'] };
