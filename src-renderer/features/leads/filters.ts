import { type LeadFilter, leadStatuses } from '../../../src-main/contract/leads.ts';
import type { StaffRef } from '../../../src-main/contract/staff.ts';
import { t } from '../../i18n/index.svelte.ts';
import type { FilterKind, FilterPill } from '../../ui/filters.ts';
import { staffWord } from '../deals/deal-words.ts';

const scores = [10, 25, 50, 75];

/** What one can filter by, in the order of the menu. */
export function kindsFor(staff: readonly StaffRef[]): FilterKind<LeadFilter>[] {
  const words = t.leads.filters;
  return [
    {
      key: 'status',
      label: words.status,
      choices: leadStatuses.map((status) => ({
        key: status,
        label: t.leads.statuses[status],
        apply: (filter) => ({ ...filter, status }),
      })),
    },
    {
      key: 'staff',
      label: words.staff,
      choices: [
        ...staff.map((one) => ({
          key: one.id,
          label: staffWord(one),
          apply: (filter: LeadFilter) => ({ ...filter, staffIds: [one.id], unassigned: false }),
        })),
        {
          key: 'none',
          label: words.unassigned,
          apply: (filter: LeadFilter) => ({ ...filter, staffIds: [], unassigned: true }),
        },
      ],
    },
    {
      key: 'score',
      label: words.score,
      choices: scores.map((points) => ({
        key: String(points),
        label: words.scoreFrom(points),
        apply: (filter) => ({ ...filter, scoreFrom: points }),
      })),
    },
  ];
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(filter: LeadFilter, staff: readonly StaffRef[]): FilterPill<LeadFilter>[] {
  const words = t.leads.filters;
  const pills: FilterPill<LeadFilter>[] = [];
  const add = (key: string, label: string, cleared: Partial<LeadFilter>) =>
    pills.push({ key, label, without: { ...filter, ...cleared } });
  if (filter.status !== null) add('status', t.leads.statuses[filter.status], { status: null });
  if (filter.unassigned) add('staff', words.unassigned, { unassigned: false });
  const one = staff.find(({ id }) => id === filter.staffIds[0]);
  if (filter.staffIds.length > 0)
    add('staff', t.ui.filters.named(words.staff, one ? staffWord(one) : t.common.unknown), { staffIds: [] });
  if (filter.scoreFrom !== null) add('score', words.scoreFrom(filter.scoreFrom), { scoreFrom: null });
  return pills;
}
