import type { ContactRow, CustomField } from '../../../../src-main/contract/contacts.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { Column } from '../../../ui/columns.ts';
import { customText } from '../record/custom-text.ts';

export const columnIds = [
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
export type ColumnId = (typeof columnIds)[number];

const CUSTOM = 'custom:';
export const customColumn = (fieldId: string): string => `${CUSTOM}${fieldId}`;

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

/** Every column that there is to choose from, with its name. */
export function columnChoices(fields: readonly CustomField[]): { id: string; label: string }[] {
  return [
    ...columnIds.map((id) => ({ id, label: t.contacts.columns[id] })),
    ...fields.map((field) => ({ id: customColumn(field.id), label: field.name })),
  ];
}

const isColumnId = (id: string): id is ColumnId => (columnIds as readonly string[]).includes(id);

/** The chosen columns in their order, as far as they still exist. */
export function columnsFor(chosen: readonly string[], fields: readonly CustomField[]): Column<ContactRow>[] {
  return chosen.flatMap((id): Column<ContactRow>[] => {
    if (isColumnId(id)) {
      const [width, grow] = widths[id];
      const text = textOf(id);
      return [
        { id, label: t.contacts.columns[id], width, grow, sortable: sortable.has(id), ...(text ? { text } : {}) },
      ];
    }
    const field = fields.find((one) => customColumn(one.id) === id);
    if (!field) return [];
    const isAmount = field.kind === 'number' || field.kind === 'money';
    const text = (row: ContactRow) =>
      customText(field.kind, row.customValues.find((one) => one.fieldId === field.id)?.value ?? '');
    return [{ id, label: field.name, width: 10, grow: 1, align: isAmount ? 'end' : 'start', text }];
  });
}

function textOf(id: ColumnId): ((row: ContactRow) => string) | undefined {
  if (id === 'jobTitle') return (row) => row.jobTitle;
  if (id === 'birthday') return (row) => (row.birthday ? format.civil(row.birthday, 'short') : '');
  if (id === 'createdAt' || id === 'updatedAt') return (row) => format.date(row[id]);
  return undefined;
}
