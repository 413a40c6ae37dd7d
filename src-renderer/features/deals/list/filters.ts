import type { DealFilter } from '../../../../src-main/contract/deals.ts';
import { dealStatuses } from '../../../../src-main/contract/deals.ts';
import type { Pipeline } from '../../../../src-main/contract/pipelines.ts';
import type { StaffRef } from '../../../../src-main/contract/staff.ts';
import { addDays } from '../../../../src-main/domain/dates.ts';
import { addMonths } from '../../../../src-main/domain/months.ts';
import { api } from '../../../api/index.ts';
import { today } from '../../../days.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import { money } from '../../../money.ts';
import type { FilterChoice, FilterKind, FilterPill } from '../../../ui/filters.ts';
import { moneyShort, staffWord } from '../deal-words.ts';

type Choice = FilterChoice<DealFilter>;
export interface FilterNames {
  pipeline: Pipeline | undefined;
  staff: readonly StaffRef[];
  tags: readonly { id: string; name: string }[];
  /** The status, which the board does not ask for: it shows the open ones. */
  withStatus: boolean;
}

/** From here on a deal is a large one; the list offers round amounts. */
const amounts = [1_000_000, 5_000_000, 10_000_000, 50_000_000, 100_000_000];
const monthRange = (from: string) => ({
  expectedFrom: `${from}-01`,
  expectedTo: addDays(`${addMonths(from, 1)}-01`, -1),
});

/** What one can filter by, in the order of the menu. */
export function kindsFor({ pipeline, staff, tags, withStatus }: FilterNames): FilterKind<DealFilter>[] {
  const words = t.deals.filters;
  const yesNo = (field: 'quiet' | 'snoozed', yes: string, no: string): Choice[] => [
    { key: 'yes', label: yes, apply: (filter) => ({ ...filter, [field]: true }) },
    { key: 'no', label: no, apply: (filter) => ({ ...filter, [field]: false }) },
  ];
  const month = today().slice(0, 7);
  const expected: Choice[] = [
    {
      key: 'overdue',
      label: words.overdue,
      apply: (filter) => ({ ...filter, expectedFrom: null, expectedTo: addDays(today(), -1) }),
    },
    { key: 'this', label: words.thisMonth, apply: (filter) => ({ ...filter, ...monthRange(month) }) },
    { key: 'next', label: words.nextMonth, apply: (filter) => ({ ...filter, ...monthRange(addMonths(month, 1)) }) },
  ];
  return [
    ...(withStatus
      ? [
          {
            key: 'status',
            label: words.status,
            choices: dealStatuses.map((status): Choice => ({
              key: status,
              label: t.deals.statuses[status],
              apply: (filter) => ({ ...filter, status }),
            })),
          },
        ]
      : []),
    {
      key: 'staff',
      label: words.staff,
      choices: [
        ...staff.map((one): Choice => ({
          key: one.id,
          label: staffWord(one),
          apply: (filter) => ({ ...filter, staffIds: [one.id], unassigned: false }),
        })),
        { key: 'none', label: words.unassigned, apply: (filter) => ({ ...filter, staffIds: [], unassigned: true }) },
      ],
    },
    { key: 'quiet', label: words.quiet, choices: yesNo('quiet', words.isQuiet, words.notQuiet) },
    { key: 'expected', label: words.expected, choices: expected },
    {
      key: 'value',
      label: words.value,
      choices: amounts.map((amount): Choice => ({
        key: String(amount),
        label: words.valueFrom(moneyShort(amount)),
        apply: (filter) => ({ ...filter, valueFrom: amount }),
      })),
    },
    { key: 'snoozed', label: words.snoozed, choices: yesNo('snoozed', words.isSnoozed, words.notSnoozed) },
    {
      key: 'source',
      label: words.source,
      search: async (text, signal) =>
        (await api.deals.sources({ text }, { signal })).map(({ value, count }) => ({
          key: value,
          label: value,
          detail: format.number(count),
          apply: (filter) => ({ ...filter, source: value }),
        })),
    },
    {
      key: 'stage',
      label: words.stage,
      choices: (pipeline?.stages ?? []).map(({ id, name }): Choice => ({
        key: id,
        label: name,
        apply: (filter) => ({ ...filter, stageIds: [id] }),
      })),
    },
    {
      key: 'tag',
      label: words.tag,
      choices: tags.map(({ id, name }): Choice => ({
        key: id,
        label: name,
        apply: (filter) => ({ ...filter, tagIds: [id] }),
      })),
    },
  ];
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(
  filter: DealFilter,
  { pipeline, staff, tags, withStatus }: FilterNames,
): FilterPill<DealFilter>[] {
  const words = t.deals.filters;
  const pills: FilterPill<DealFilter>[] = [];
  const add = (key: string, label: string, cleared: Partial<DealFilter>) =>
    pills.push({ key, label, without: { ...filter, ...cleared } });
  const named = t.ui.filters.named;
  const nameIn = (list: readonly { id: string; name: string }[], ids: readonly string[]) =>
    list.find(({ id }) => id === ids[0])?.name ?? t.common.unknown;
  if (withStatus && filter.status !== null) add('status', t.deals.statuses[filter.status], { status: null });
  if (filter.unassigned) add('staff', words.unassigned, { unassigned: false });
  if (filter.staffIds.length > 0) {
    const one = staff.find(({ id }) => id === filter.staffIds[0]);
    add('staff', named(words.staff, one ? staffWord(one) : t.common.unknown), { staffIds: [] });
  }
  if (filter.quiet !== null) add('quiet', filter.quiet ? words.isQuiet : words.notQuiet, { quiet: null });
  if (filter.snoozed !== null) add('snoozed', filter.snoozed ? words.isSnoozed : words.notSnoozed, { snoozed: null });
  const { expectedFrom, expectedTo } = filter;
  if (expectedFrom !== null || expectedTo !== null) {
    const label =
      expectedFrom === null
        ? words.overdue
        : named(words.expected, `${format.month(Number(expectedFrom.slice(5, 7)))} ${expectedFrom.slice(0, 4)}`);
    add('expected', label, { expectedFrom: null, expectedTo: null });
  }
  if (filter.valueFrom !== null) add('value', words.valueFrom(money(filter.valueFrom)), { valueFrom: null });
  if (filter.source !== '') add('source', named(words.source, filter.source), { source: '' });
  if (filter.stageIds.length > 0)
    add('stage', named(words.stage, nameIn(pipeline?.stages ?? [], filter.stageIds)), { stageIds: [] });
  if (filter.tagIds.length > 0) add('tag', named(words.tag, nameIn(tags, filter.tagIds)), { tagIds: [] });
  return pills;
}
