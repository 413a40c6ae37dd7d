import { priorities, taskKinds, type TaskFilter, taskViews } from '../../../../src-main/contract/tasks.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { FilterChoice, FilterKind, FilterPill } from '../../../ui/filters.ts';
import { staffName } from '../../agenda/agenda-words.ts';

type Choice = FilterChoice<TaskFilter>;
type Counts = Partial<Record<string, number>>;
interface Name {
  id: string;
  name: string;
}

const nobodyElse = { mine: false, staffId: null, unassigned: false } as const;

/** What one can filter by, in the order of the menu. */
export function kindsFor(staff: readonly Name[], counts: Counts): FilterKind<TaskFilter>[] {
  const words = t.tasks.filters;
  const views = taskViews
    .filter((view) => view !== 'open')
    .map((view): Choice => ({
      key: view,
      label: words.views[view],
      ...(counts[view] === undefined ? {} : { detail: format.number(counts[view]) }),
      apply: (filter) => ({ ...filter, view }),
    }));
  const whose: Choice[] = [
    { key: 'mine', label: words.mine, apply: (filter) => ({ ...filter, ...nobodyElse, mine: true }) },
    { key: 'unassigned', label: words.unassigned, apply: (filter) => ({ ...filter, ...nobodyElse, unassigned: true }) },
    ...staff.map(({ id, name }): Choice => ({
      key: id,
      label: staffName({ name }),
      apply: (filter) => ({ ...filter, ...nobodyElse, staffId: id }),
    })),
  ];
  const asked = staff.map(({ id, name }): Choice => ({
    key: id,
    label: staffName({ name }),
    apply: (filter) => ({ ...filter, askedById: id }),
  }));
  const kinds = taskKinds.map((kind): Choice => ({
    key: kind,
    label: t.tasks.kinds[kind],
    apply: (filter) => ({ ...filter, kinds: [kind] }),
  }));
  const urgent = priorities.map((priority): Choice => ({
    key: priority,
    label: t.tasks.priorities[priority],
    apply: (filter) => ({ ...filter, priority }),
  }));
  return [
    { key: 'view', label: words.view, choices: views },
    { key: 'staff', label: words.staff, choices: whose },
    { key: 'askedBy', label: words.askedBy, choices: asked },
    { key: 'kind', label: words.kind, choices: kinds },
    { key: 'priority', label: words.priority, choices: urgent },
  ];
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(filter: TaskFilter, staff: readonly Name[]): FilterPill<TaskFilter>[] {
  const words = t.tasks.filters;
  const named = (label: string, name: string) => t.ui.filters.named(label, name);
  const nameOf = (id: string) => {
    const one = staff.find((other) => other.id === id);
    return one ? staffName(one) : t.common.unknown;
  };
  const pills: FilterPill<TaskFilter>[] = [];
  const add = (key: string, label: string, cleared: Partial<TaskFilter>) =>
    pills.push({ key, label, without: { ...filter, ...cleared } });
  if (filter.view !== 'open') add('view', words.views[filter.view], { view: 'open' });
  if (filter.mine) add('mine', words.mine, { mine: false });
  if (filter.unassigned) add('unassigned', words.unassigned, { unassigned: false });
  if (filter.staffId !== null) add('staff', named(words.staff, nameOf(filter.staffId)), { staffId: null });
  if (filter.askedById !== null) add('askedBy', named(words.askedBy, nameOf(filter.askedById)), { askedById: null });
  if (filter.kinds.length > 0)
    add('kind', format.choices(filter.kinds.map((kind) => t.tasks.kinds[kind])), { kinds: [] });
  if (filter.priority !== null)
    add('priority', named(words.priority, t.tasks.priorities[filter.priority]), { priority: null });
  return pills;
}
