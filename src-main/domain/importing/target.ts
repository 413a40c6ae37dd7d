/**
 * What a column of a contact file can be. Parts of an address, and the labels of phones and e-mails, belong to the
 * column of the same set (see `setOf`). A custom field is `custom:<id>`.
 */
export const contactImportFields = [
  'name',
  'title',
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'nickname',
  'kind',
  'company',
  'jobTitle',
  'phone',
  'phoneLabel',
  'email',
  'emailLabel',
  'address',
  'street',
  'city',
  'region',
  'postalCode',
  'country',
  'addressLabel',
  'birthday',
  'gender',
  'roles',
  'groups',
  'tags',
  'occupation',
  'interests',
  'language',
  'source',
  'preferredChannel',
  'website',
  'note',
] as const;
export type ContactImportField = (typeof contactImportFields)[number];
export type TargetField = ContactImportField | `custom:${string}`;

const known: ReadonlySet<string> = new Set(contactImportFields);
export const isContactImportField = (field: string): field is ContactImportField => known.has(field);
export const isCustomField = (field: string): field is `custom:${string}` => field.startsWith('custom:');

/** Fields that several columns may fill; every other takes one column per file. */
const repeating: ReadonlySet<string> = new Set<ContactImportField>([
  'phone',
  'email',
  'tags',
  'groups',
  'website',
  'note',
  'roles',
]);
/** Fields of which one column per set makes sense: Business City and Home City, Phone 1 - Label and Phone 2 - Label. */
const perSet: ReadonlySet<string> = new Set<ContactImportField>([
  'phoneLabel',
  'emailLabel',
  'addressLabel',
  'address',
  'street',
  'city',
  'region',
  'postalCode',
  'country',
]);

/** What may be taken only once: the field, or the field within its set; null where it may repeat. */
export function onceKey(field: TargetField, set: string): string | null {
  if (repeating.has(field)) return null;
  return perSet.has(field) ? `${field}@${set}` : field;
}

/** A custom field of the shop, as far as reading a file needs to know it. */
export interface CustomFieldSpec {
  id: string;
  name: string;
  kind: 'text' | 'number' | 'money' | 'date' | 'choice' | 'yesno';
  choices: readonly string[];
}
