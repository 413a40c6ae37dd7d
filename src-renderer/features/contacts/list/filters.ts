import { contactKinds, contactRoles, type ContactFilter } from '../../../../src-main/contract/contacts.ts';
import { api } from '../../../api/index.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { FilterChoice, FilterKind, FilterPill } from '../../../ui/filters.ts';
import { kindWord, roleWord } from '../contact-words.ts';
import { dayOf, instantOf, today } from '../../../days.ts';

type Choice = FilterChoice<ContactFilter>;

/** Tags and groups by their names. */
export interface LabelNames {
  tags: readonly { id: string; name: string; count: number }[];
  groups: readonly { id: string; name: string; count: number }[];
}

const with_ = <V>(list: readonly V[], value: V): V[] => (list.includes(value) ? [...list] : [...list, value]);

function addedSince(days: number): number {
  const midnight = instantOf(today(), 0);
  return days === 0 ? midnight : instantOf(dayOf(midnight - days * 86_400_000), 0);
}

const startOfYear = (): number => instantOf(`${today().slice(0, 4)}-01-01`, 0);

/** What one can filter by, in the order of the menu. */
export function kindsFor(names: LabelNames): FilterKind<ContactFilter>[] {
  const words = t.contacts.filters;
  const yesNo = (field: 'hasPhone' | 'blocked', yes: string, no: string): Choice[] => [
    { key: 'yes', label: yes, apply: (filter) => ({ ...filter, [field]: true }) },
    { key: 'no', label: no, apply: (filter) => ({ ...filter, [field]: false }) },
  ];
  const labels = (list: LabelNames['tags'], field: 'tagIds' | 'groupIds'): Choice[] =>
    list.map(({ id, name, count }) => ({
      key: id,
      label: name,
      detail: format.number(count),
      apply: (filter) => ({ ...filter, [field]: with_(filter[field], id) }),
    }));
  const roles = contactRoles.map((role): Choice => ({
    key: role,
    label: roleWord(role),
    apply: (filter) => ({ ...filter, roles: with_(filter.roles, role) }),
  }));
  const kinds = contactKinds.map((kind): Choice => ({
    key: kind,
    label: kindWord(kind),
    apply: (filter) => ({ ...filter, kind }),
  }));
  const birthdays = Array.from({ length: 12 }, (_, index): Choice => ({
    key: String(index + 1),
    label: format.month(index + 1),
    apply: (filter) => ({ ...filter, birthdayMonth: index + 1 }),
  }));
  const added: Choice[] = [
    { key: 'today', label: words.addedToday, apply: (filter) => ({ ...filter, addedSince: addedSince(0) }) },
    ...[7, 30, 90].map((days): Choice => ({
      key: String(days),
      label: words.addedDays(days),
      apply: (filter) => ({ ...filter, addedSince: addedSince(days) }),
    })),
    { key: 'year', label: words.addedThisYear, apply: (filter) => ({ ...filter, addedSince: startOfYear() }) },
  ];
  return [
    { key: 'role', label: words.role, choices: roles },
    { key: 'group', label: words.group, choices: labels(names.groups, 'groupIds') },
    { key: 'tag', label: words.tag, choices: labels(names.tags, 'tagIds') },
    { key: 'city', label: words.city, search: cities },
    { key: 'phone', label: words.phone, choices: yesNo('hasPhone', words.hasPhone, words.noPhone) },
    { key: 'birthday', label: words.birthday, choices: birthdays },
    { key: 'added', label: words.added, choices: added },
    { key: 'kind', label: words.kind, choices: kinds },
    { key: 'blocked', label: words.blocked, choices: yesNo('blocked', words.isBlocked, words.notBlocked) },
  ];
}

/** Cities are asked for as they are typed: a shop may know a thousand. */
async function cities(text: string, signal: AbortSignal): Promise<Choice[]> {
  const found = await api.contacts.suggest({ field: 'city', text }, { signal });
  return found.map(({ value, count }) => ({
    key: value,
    label: value,
    detail: format.number(count),
    apply: (filter) => ({ ...filter, city: value }),
  }));
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(filter: ContactFilter, names: LabelNames): FilterPill<ContactFilter>[] {
  const words = t.contacts.filters;
  const { named: about } = t.ui.filters;
  const pills: FilterPill<ContactFilter>[] = [];
  const add = (key: string, label: string, cleared: Partial<ContactFilter>) =>
    pills.push({ key, label, without: { ...filter, ...cleared } });
  const named = (ids: readonly string[], list: LabelNames['tags']) =>
    format.choices(ids.map((id) => list.find((one) => one.id === id)?.name ?? t.common.unknown));

  if (filter.kind) add('kind', kindWord(filter.kind), { kind: null });
  if (filter.roles.length > 0) add('role', format.choices(filter.roles.map(roleWord)), { roles: [] });
  if (filter.groupIds.length > 0)
    add('group', about(words.group, named(filter.groupIds, names.groups)), { groupIds: [] });
  if (filter.tagIds.length > 0) add('tag', about(words.tag, named(filter.tagIds, names.tags)), { tagIds: [] });
  if (filter.city) add('city', about(words.city, filter.city), { city: '' });
  if (filter.hasPhone !== null) add('phone', filter.hasPhone ? words.hasPhone : words.noPhone, { hasPhone: null });
  if (filter.birthdayMonth !== null)
    add('birthday', words.birthdayIn(format.month(filter.birthdayMonth)), { birthdayMonth: null });
  if (filter.addedSince !== null) add('added', words.addedSince(format.date(filter.addedSince)), { addedSince: null });
  if (filter.blocked !== null) add('blocked', filter.blocked ? words.isBlocked : words.notBlocked, { blocked: null });
  return pills;
}
