import { numberedDocuments } from '../../../../src-main/contract/documents.ts';
import { addDays } from '../../../../src-main/domain/dates.ts';
import { today } from '../../../days.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { FilterChoice, FilterKind, FilterPill } from '../../../ui/filters.ts';
import type { DocumentListFilter as Filter } from './view.svelte.ts';

type Choice = FilterChoice<Filter>;

/** The months and years that people ask for, as first and last day. */
function periods(): Record<keyof typeof t.documents.filters.periods, { from: string; until: string }> {
  const day = today();
  const year = day.slice(0, 4);
  const first = `${day.slice(0, 7)}-01`;
  const lastOfLast = addDays(first, -1);
  const next = `${addDays(first, 31).slice(0, 7)}-01`;
  const before = String(Number(year) - 1);
  return {
    month: { from: first, until: addDays(next, -1) },
    lastMonth: { from: `${lastOfLast.slice(0, 7)}-01`, until: lastOfLast },
    year: { from: `${year}-01-01`, until: `${year}-12-31` },
    lastYear: { from: `${before}-01-01`, until: `${before}-12-31` },
  };
}

/** What one can filter by, in the order of the menu. */
export function kindsFor(): FilterKind<Filter>[] {
  const words = t.documents.filters;
  const known = periods();
  return [
    {
      key: 'kind',
      label: words.kind,
      choices: numberedDocuments.map((kind): Choice => ({
        key: kind,
        label: t.documents.kinds[kind],
        apply: (filter) => ({ ...filter, kinds: [kind] }),
      })),
    },
    {
      key: 'period',
      label: words.period,
      choices: (Object.keys(known) as (keyof typeof known)[]).map((name): Choice => ({
        key: name,
        label: words.periods[name],
        apply: (filter) => ({ ...filter, ...known[name] }),
      })),
    },
    {
      key: 'state',
      label: words.state,
      choices: [
        { key: 'unpaid', label: words.unpaid, apply: (filter) => ({ ...filter, unpaid: true }) },
        { key: 'valid', label: words.valid, apply: (filter) => ({ ...filter, cancelled: false }) },
        { key: 'cancelled', label: words.cancelled, apply: (filter) => ({ ...filter, cancelled: true }) },
      ],
    },
  ];
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(filter: Filter): FilterPill<Filter>[] {
  const words = t.documents.filters;
  const pills: FilterPill<Filter>[] = [];
  const add = (key: string, label: string, cleared: Partial<Filter>) =>
    pills.push({ key, label, without: { ...filter, ...cleared } });
  const [kind] = filter.kinds;
  if (kind !== undefined) add('kind', t.documents.kinds[kind], { kinds: [] });
  if (filter.from !== null && filter.until !== null) {
    const known = periods();
    const name = (Object.keys(known) as (keyof typeof known)[]).find(
      (one) => known[one].from === filter.from && known[one].until === filter.until,
    );
    const label = name ? words.periods[name] : words.since(format.civil(filter.from, 'short'));
    add('period', label, { from: null, until: null });
  }
  if (filter.unpaid) add('unpaid', words.unpaid, { unpaid: false });
  if (filter.cancelled !== null)
    add('cancelled', filter.cancelled ? words.cancelled : words.valid, { cancelled: null });
  return pills;
}
