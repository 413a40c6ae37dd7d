import { type Selectable, sql } from 'kysely';
import type { CustomFieldEntity } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import { type InsertBuffer, insertRows } from '../../database/insert-buffer.ts';
import type { CustomFieldsTable } from '../../database/contact-tables.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { cleanLines, fold } from '../../domain/text.ts';
import type { ListMode } from './lists.ts';

/** Whose custom values: the table and the column that names the record. */
export interface FieldOwner {
  entity: CustomFieldEntity;
  table: 'contact_custom_values' | 'product_custom_values';
  column: 'contact_id' | 'product_id';
}
const ofContacts: FieldOwner = { entity: 'contact', table: 'contact_custom_values', column: 'contact_id' };
export const ofProducts: FieldOwner = { entity: 'product', table: 'product_custom_values', column: 'product_id' };

export type Field = Pick<Selectable<CustomFieldsTable>, 'id' | 'name' | 'kind' | 'choices'>;
export interface CustomValue {
  fieldId: string;
  value: string;
}

/** The custom fields in use, in their order. */
export function fieldsInUse(db: Handle, entity: CustomFieldEntity = 'contact') {
  return db
    .selectFrom('custom_fields')
    .select(['id', 'entity', 'name', 'kind', 'choices', 'position'])
    .where('entity', '=', entity)
    .where('deleted_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** The custom fields in use, by their ids. */
export async function fieldsById(db: Handle, entity: CustomFieldEntity = 'contact'): Promise<Map<string, Field>> {
  return new Map((await fieldsInUse(db, entity)).map((field) => [field.id, field]));
}

/**
 * A value as it is kept, after looking whether it fits the field.
 * @throws AppError `custom-value-invalid`
 */
export function checkedValue(field: Field, given: string): string {
  const value = cleanLines(given);
  const kept = value === '' ? '' : forms[field.kind](value, field);
  if (kept === null)
    throw new AppError('custom-value-invalid', { field: field.name, kind: field.kind, value: given.slice(0, 200) });
  return kept;
}

/** Each kind's plain form of a text, or null where it is none: whole minor units, ISO dates, `yes` and `no`. */
const forms: Record<Field['kind'], (value: string, field: Field) => string | null> = {
  text: (value) => value,
  number: (value) => (/^-?\d{1,15}(\.\d{1,9})?$/.test(value) ? value : null),
  money: (value) => (/^-?\d{1,15}$/.test(value) ? value : null),
  date: (value) => (isRealDate(value) ? value : null),
  choice: (value, field) => {
    const choices = JSON.parse(field.choices) as string[];
    return choices.find((choice) => choice === value) ?? choices.find((choice) => fold(choice) === fold(value)) ?? null;
  },
  yesno: (value) => (value === 'yes' || value === 'no' ? value : null),
};

function isRealDate(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The given values as they are kept, by their field; '' erases one. @throws AppError `not-found`, `custom-value-invalid` */
function checkedValues(fields: ReadonlyMap<string, Field>, given: readonly CustomValue[]): Map<string, string> {
  const wanted = new Map<string, string>();
  for (const { fieldId, value } of given) {
    const field = fields.get(fieldId);
    if (!field) throw new AppError('not-found', { what: 'customField', id: fieldId });
    wanted.set(fieldId, checkedValue(field, value));
  }
  return wanted;
}

/** Gathers the custom values of a contact that is new. @throws AppError `not-found` (a field), `custom-value-invalid` */
export function gatherCustomValues(
  buffer: InsertBuffer,
  contactId: string,
  given: readonly CustomValue[],
  fields: ReadonlyMap<string, Field>,
): void {
  for (const [fieldId, value] of checkedValues(fields, given))
    if (value !== '')
      buffer.add('contact_custom_values', { id: newId(), contact_id: contactId, field_id: fieldId, value });
}

/**
 * Brings the custom values of a record to what is given. Values of fields that are hidden stay as they are.
 * @throws AppError `not-found` (a field), `custom-value-invalid`
 */
export async function changeCustomValues(
  trx: Trx,
  recordId: string,
  given: readonly CustomValue[],
  mode: ListMode,
  { entity, table, column }: FieldOwner = ofContacts,
): Promise<boolean> {
  if (given.length === 0 && mode !== 'replace') return false;
  const fields = await fieldsById(trx, entity);
  const wanted = checkedValues(fields, given);
  const { rows: existing } = await sql<{ id: string; field_id: string; value: string }>`
    select id, field_id, value from ${sql.table(table)} where ${sql.ref(column)} = ${recordId}`.execute(trx);
  const gone: string[] = [];
  const added: Record<string, string>[] = [];
  let changed = false;
  const known = new Map(existing.map((row) => [row.field_id, row]));
  for (const row of existing) {
    const value = wanted.get(row.field_id);
    const erased = mode === 'replace' && fields.has(row.field_id) && (value === undefined || value === '');
    if (erased) gone.push(row.id);
    else if (value !== undefined && value !== '' && value !== row.value) {
      await trx.updateTable(table).set({ value }).where('id', '=', row.id).execute();
      changed = true;
    }
  }
  for (const [fieldId, value] of wanted)
    if (value !== '' && !known.has(fieldId)) added.push({ id: newId(), [column]: recordId, field_id: fieldId, value });
  if (gone.length > 0)
    await sql`delete from ${sql.table(table)} where id in (select value from json_each(${JSON.stringify(gone)}))`.execute(
      trx,
    );
  await insertRows(trx, table, added);
  return changed || gone.length > 0 || added.length > 0;
}
