import type { FieldSpec } from './target.ts';

/**
 * What a column of a contact file can be, in the order in which they are shown. Parts of an address, and the labels of
 * phones and e-mails, belong to the column of the same set (see `setOf`). A custom field is `custom:<id>`.
 */
const contactImportFields = [
  'id',
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

const several: ReadonlySet<string> = new Set(['phone', 'email', 'tags', 'groups', 'website', 'note', 'roles']);
const perSet: ReadonlySet<string> = new Set([
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

export const contactFieldSpecs: readonly FieldSpec[] = contactImportFields.map((name) => ({
  name,
  kind: name === 'birthday' ? 'date' : 'text',
  takes: several.has(name) ? 'several' : perSet.has(name) ? 'one-per-set' : 'one',
}));
