import type { ContactRow, CustomField } from '../../../../src-main/contract/contacts.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { Column } from '../../../ui/columns.ts';
import { customColumns } from '../../custom-fields/custom-columns.ts';

const columnIds = [
  'name',
  'phone',
  'email',
  'city',
  'company',
  'jobTitle',
  'roles',
  'tags',
  'groups',
  'birthday',
  'lastInteractionAt',
  'createdAt',
  'updatedAt',
] as const;
type ColumnId = (typeof columnIds)[number];

const widths: Record<ColumnId, [width: number, grow?: number]> = {
  name: [15, 2],
  phone: [13, 1],
  email: [14, 1],
  city: [9, 1],
  company: [12, 1],
  jobTitle: [10, 1],
  roles: [10, 1],
  tags: [11, 1],
  groups: [11, 1],
  birthday: [10],
  lastInteractionAt: [11],
  createdAt: [9],
  updatedAt: [9],
};
const sortable: ReadonlySet<string> = new Set<ColumnId>([
  'name',
  'city',
  'company',
  'birthday',
  'lastInteractionAt',
  'createdAt',
  'updatedAt',
]);

/** Every column that there is to choose from. */
export function contactColumns(fields: readonly CustomField[]): Column<ContactRow>[] {
  const own = columnIds.map((id): Column<ContactRow> => {
    const [width, grow] = widths[id];
    const text = textOf(id);
    return { id, label: t.contacts.columns[id], width, grow, sortable: sortable.has(id), ...(text ? { text } : {}) };
  });
  return [...own, ...customColumns<ContactRow>(fields)];
}

function textOf(id: ColumnId): ((row: ContactRow) => string) | undefined {
  if (id === 'jobTitle') return (row) => row.jobTitle;
  if (id === 'birthday') return (row) => (row.birthday ? format.civil(row.birthday, 'short') : '');
  if (id === 'createdAt' || id === 'updatedAt') return (row) => format.date(row[id]);
  return undefined;
}

/** Columns that are called otherwise in a file, or are more than one there. */
export const exportedAs: Record<string, string[]> = {
  name: ['name', 'title', 'kind'],
  phone: ['phone', 'phone2', 'phone3'],
  email: ['email', 'email2'],
};
