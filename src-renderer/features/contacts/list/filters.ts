import { contactKinds, contactRoles, type ContactFilter } from '../../../../src-main/contract/contacts.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import { kindWord, roleWord } from '../contact-words.ts';
import { dayOf, instantOf, today } from '../record/days.ts';
import { contactsView as view } from './view.svelte.ts';

/** What one can filter by, in the order of the menu. */
export const filterKinds = [
  'role',
  'group',
  'tag',
  'city',
  'phone',
  'birthday',
  'added',
  'kind',
  'blocked',
  'bin',
] as const;
export type FilterKind = (typeof filterKinds)[number];

/** Something that a filter can be set to. */
export interface FilterChoice {
  key: string;
  label: string;
  detail?: string;
  apply: (filter: ContactFilter) => ContactFilter;
}

/** A filter that is set, in words, and the list's filter without it. */
export interface FilterPill {
  kind: FilterKind;
  label: string;
  without: ContactFilter;
}

/** Tags and groups by their names. */
export interface LabelNames {
  tags: readonly { id: string; name: string; count: number }[];
  groups: readonly { id: string; name: string; count: number }[];
}

export const filterWord = (kind: FilterKind): string => t.contacts.filters[kind];

const with_ = <V>(list: readonly V[], value: V): V[] => (list.includes(value) ? [...list] : [...list, value]);

function addedSince(days: number): number {
  const midnight = instantOf(today(), 0);
  return days === 0 ? midnight : instantOf(dayOf(midnight - days * 86_400_000), 0);
}

const startOfYear = (): number => instantOf(`${today().slice(0, 4)}-01-01`, 0);

/** What a kind of filter can be set to, where the list is short; cities are asked for as they are typed. */
export function choicesOf(kind: FilterKind, names: LabelNames): FilterChoice[] {
  const words = t.contacts.filters;
  const yesNo = (field: 'hasPhone' | 'blocked', yes: string, no: string): FilterChoice[] => [
    { key: 'yes', label: yes, apply: (filter) => ({ ...filter, [field]: true }) },
    { key: 'no', label: no, apply: (filter) => ({ ...filter, [field]: false }) },
  ];
  const labels = (list: LabelNames['tags'], field: 'tagIds' | 'groupIds'): FilterChoice[] =>
    list.map(({ id, name, count }) => ({
      key: id,
      label: name,
      detail: format.number(count),
      apply: (filter) => ({ ...filter, [field]: with_(filter[field], id) }),
    }));
  switch (kind) {
    case 'role':
      return contactRoles.map((role) => ({
        key: role,
        label: roleWord(role),
        apply: (filter) => ({ ...filter, roles: with_(filter.roles, role) }),
      }));
    case 'kind':
      return contactKinds.map((one) => ({
        key: one,
        label: kindWord(one),
        apply: (filter) => ({ ...filter, kind: one }),
      }));
    case 'group':
      return labels(names.groups, 'groupIds');
    case 'tag':
      return labels(names.tags, 'tagIds');
    case 'phone':
      return yesNo('hasPhone', words.hasPhone, words.noPhone);
    case 'blocked':
      return yesNo('blocked', words.isBlocked, words.notBlocked);
    case 'birthday':
      return Array.from({ length: 12 }, (_, index) => ({
        key: String(index + 1),
        label: format.month(index + 1),
        apply: (filter) => ({ ...filter, birthdayMonth: index + 1 }),
      }));
    case 'added':
      return [
        { key: 'today', label: words.addedToday, apply: (filter) => ({ ...filter, addedSince: addedSince(0) }) },
        ...[7, 30, 90].map((days) => ({
          key: String(days),
          label: words.addedDays(days),
          apply: (filter: ContactFilter) => ({ ...filter, addedSince: addedSince(days) }),
        })),
        { key: 'year', label: words.addedThisYear, apply: (filter) => ({ ...filter, addedSince: startOfYear() }) },
      ];
    case 'bin':
    case 'city':
      return [];
  }
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(filter: ContactFilter, names: LabelNames): FilterPill[] {
  const words = t.contacts.filters;
  const pills: FilterPill[] = [];
  const add = (kind: FilterKind, label: string, cleared: Partial<ContactFilter>) =>
    pills.push({ kind, label, without: { ...filter, ...cleared } });
  const named = (ids: readonly string[], list: LabelNames['tags']) =>
    format.choices(ids.map((id) => list.find((one) => one.id === id)?.name ?? t.common.unknown));

  if (filter.deleted) add('bin', words.bin, view.noFilter);
  if (filter.kind) add('kind', kindWord(filter.kind), { kind: null });
  if (filter.roles.length > 0) add('role', format.choices(filter.roles.map(roleWord)), { roles: [] });
  if (filter.groupIds.length > 0)
    add('group', words.named(words.group, named(filter.groupIds, names.groups)), { groupIds: [] });
  if (filter.tagIds.length > 0) add('tag', words.named(words.tag, named(filter.tagIds, names.tags)), { tagIds: [] });
  if (filter.city) add('city', words.named(words.city, filter.city), { city: '' });
  if (filter.hasPhone !== null) add('phone', filter.hasPhone ? words.hasPhone : words.noPhone, { hasPhone: null });
  if (filter.birthdayMonth !== null)
    add('birthday', words.birthdayIn(format.month(filter.birthdayMonth)), { birthdayMonth: null });
  if (filter.addedSince !== null) add('added', words.addedSince(format.date(filter.addedSince)), { addedSince: null });
  if (filter.blocked !== null) add('blocked', filter.blocked ? words.isBlocked : words.notBlocked, { blocked: null });
  return pills;
}
