import type { CustomField } from '../../../src-main/contract/contacts.ts';
import type { Column } from '../../ui/columns.ts';
import { customText } from './custom-text.ts';

/** The shop's own fields as columns of a table, in the settings named `custom:ID`. */
export function customColumns<Row extends { customValues: readonly { fieldId: string; value: string }[] }>(
  fields: readonly CustomField[],
): Column<Row>[] {
  return fields.map(({ id, name, kind }) => ({
    id: `custom:${id}`,
    label: name,
    width: 10,
    grow: 1,
    align: kind === 'number' || kind === 'money' ? 'end' : 'start',
    text: (row) => customText(kind, row.customValues.find(({ fieldId }) => fieldId === id)?.value ?? ''),
  }));
}
