import { type QuoteFilter, quoteStatuses } from '../../../../src-main/contract/quotes.ts';
import type { StaffRef } from '../../../../src-main/contract/staff.ts';
import { t } from '../../../i18n/index.svelte.ts';
import type { FilterChoice, FilterKind, FilterPill } from '../../../ui/filters.ts';
import { staffWord } from '../../deals/deal-words.ts';

type Choice = FilterChoice<QuoteFilter>;

/** What one can filter by, in the order of the menu. */
export function kindsFor(staff: readonly StaffRef[]): FilterKind<QuoteFilter>[] {
  const words = t.quotes.filters;
  return [
    {
      key: 'status',
      label: words.status,
      choices: quoteStatuses.map((status): Choice => ({
        key: status,
        label: t.quotes.statuses[status],
        apply: (filter) => ({ ...filter, status }),
      })),
    },
    {
      key: 'staff',
      label: words.staff,
      choices: staff.map((one): Choice => ({
        key: one.id,
        label: staffWord(one),
        apply: (filter) => ({ ...filter, staffIds: [one.id] }),
      })),
    },
    {
      key: 'revisions',
      label: words.revisions,
      choices: [{ key: 'all', label: words.allRevisions, apply: (filter) => ({ ...filter, superseded: true }) }],
    },
  ];
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(filter: QuoteFilter, staff: readonly StaffRef[]): FilterPill<QuoteFilter>[] {
  const words = t.quotes.filters;
  const pills: FilterPill<QuoteFilter>[] = [];
  const add = (key: string, label: string, cleared: Partial<QuoteFilter>) =>
    pills.push({ key, label, without: { ...filter, ...cleared } });
  if (filter.status !== null) add('status', t.quotes.statuses[filter.status], { status: null });
  if (filter.staffIds.length > 0) {
    const one = staff.find(({ id }) => id === filter.staffIds[0]);
    add('staff', t.ui.filters.named(words.staff, one ? staffWord(one) : t.common.unknown), { staffIds: [] });
  }
  if (filter.superseded) add('revisions', words.allRevisions, { superseded: false });
  return pills;
}
