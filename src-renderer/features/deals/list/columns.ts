import type { DealRow } from '../../../../src-main/contract/deals.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import { money } from '../../../money.ts';
import type { Column } from '../../../ui/columns.ts';
import { customerWord, nextWord, staffWord, touchWord } from '../deal-words.ts';

const columnIds = [
  'title',
  'customer',
  'pipeline',
  'stage',
  'status',
  'value',
  'weighted',
  'expectedOn',
  'staff',
  'nextActivity',
  'quietSince',
  'daysInStage',
  'source',
  'lostReason',
  'createdAt',
  'updatedAt',
  'closedAt',
] as const;
type ColumnId = (typeof columnIds)[number];

const widths: Record<ColumnId, [width: number, grow?: number]> = {
  title: [15, 3],
  customer: [11, 2],
  pipeline: [9, 1],
  stage: [9, 1],
  status: [7],
  value: [10, 1],
  weighted: [10, 1],
  expectedOn: [9],
  staff: [11, 1],
  nextActivity: [11, 1],
  quietSince: [13, 1],
  daysInStage: [8],
  source: [9, 1],
  lostReason: [11, 1],
  createdAt: [9],
  updatedAt: [9],
  closedAt: [9],
};
const sortable: ReadonlySet<string> = new Set<ColumnId>([
  'title',
  'customer',
  'stage',
  'value',
  'expectedOn',
  'quietSince',
  'createdAt',
  'updatedAt',
  'closedAt',
]);
const amounts: ReadonlySet<string> = new Set<ColumnId>(['value', 'weighted', 'daysInStage']);

const texts: Record<ColumnId, (row: DealRow) => string> = {
  title: (row) => row.title,
  customer: customerWord,
  pipeline: (row) => row.pipelineName,
  stage: (row) => row.stageName,
  status: (row) => t.deals.statuses[row.status],
  value: (row) => (row.value === null ? '' : money(row.value)),
  weighted: (row) => (row.value === null ? '' : money(row.weighted)),
  expectedOn: (row) => (row.expectedOn === null ? '' : format.civil(row.expectedOn, 'short')),
  staff: (row) => (row.staff === null ? '' : staffWord(row.staff)),
  nextActivity: (row) => nextWord(row.nextActivity).text,
  quietSince: touchWord,
  daysInStage: (row) => format.number(row.daysInStage),
  source: (row) => row.source,
  lostReason: (row) => row.lostReason,
  createdAt: (row) => format.date(row.createdAt),
  updatedAt: (row) => format.date(row.updatedAt),
  closedAt: (row) => (row.closedAt === null ? '' : format.date(row.closedAt)),
};

/** Every column that there is to choose from. */
export const dealColumns = (): Column<DealRow>[] =>
  columnIds.map((id) => {
    const [width, grow] = widths[id];
    const align = amounts.has(id) ? 'end' : 'start';
    return {
      id,
      label: t.deals.columns[id],
      width,
      ...(grow === undefined ? {} : { grow }),
      align,
      sortable: sortable.has(id),
      text: texts[id],
    };
  });
