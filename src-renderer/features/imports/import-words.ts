import type { CustomField } from '../../../src-main/contract/contacts.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { preferences } from '../../preferences.svelte.ts';
import { customText } from '../custom-fields/custom-text.ts';
import { languageWord } from '../contacts/record/labels.ts';
import { phoneText } from '../contacts/record/reach.ts';
import { money } from '../../money.ts';
import { rejectWordIn } from '../../i18n/import-words.ts';
import type { GroupAnswer, ImportPreview, ImportSummary, ImportTarget, UnderstoodGroup } from './types.ts';

/** The word for a field of the importer; a custom field has the shop's own name. */
export function fieldWord(field: string, fields: ImportPreview['fields'] = []): string {
  const words: Readonly<Record<string, string>> = t.imports.fields;
  return (
    (Object.hasOwn(words, field) ? words[field] : fields.find((known) => known.field === field)?.customName) ?? field
  );
}

/** By what the importer parts several values of one field. */
const BETWEEN = '; ';
const known = (words: Readonly<Record<string, string>>, value: string): string =>
  (Object.hasOwn(words, value) ? words[value] : undefined) ?? value;
const phone = (value: string): string =>
  phoneText({ raw: value, e164: /^\+\d+$/.test(value) ? value : null }, preferences.current.phoneRegion);

const amounts: ReadonlySet<string> = new Set(['price', 'wholesalePrice', 'cost', 'stock']);
/** Whether a field holds numbers that are read from the right. */
export const isAmount = (field: string): boolean => amounts.has(field);

/** What a row becomes in one field, as the screens that show contacts say it. */
export function valueWord(field: string, value: string, customFields: readonly CustomField[] = []): string {
  const each = (word: (one: string) => string) => value.split(BETWEEN).map(word).join(BETWEEN);
  switch (field) {
    case 'phone':
      return each(phone);
    case 'birthday':
      return format.civil(value, 'short');
    case 'gender':
      return known(t.record.genders, value);
    case 'kind':
      return known(t.record.kinds, value);
    case 'roles':
      return each((role) => known(t.record.roles, role));
    case 'preferredChannel':
      return known(t.record.channels, value);
    case 'language':
      return languageWord(value);
    case 'price':
    case 'wholesalePrice':
    case 'cost':
      return /^-?\d+$/.test(value) ? money(Number(value)) : value;
    case 'stock':
      return /^-?\d+(\.\d+)?$/.test(value) ? format.number(Number(value)) : value;
  }
  const own = customFields.find(({ id }) => field === `custom:${id}`);
  return own ? customText(own.kind, value) : value;
}

/** What rows are matched by: a field of ours, or an own field of the shop. */
export const matchKeyWord = (key: string, { target, fields }: Pick<ImportPreview, 'target' | 'fields'>): string =>
  key === 'name' ? t.imports.of[target].matchName : fieldWord(key, fields);

/** By what a row was found to be the same as a record. */
export const sameWord = (
  by: NonNullable<ImportPreview['sample'][number]['sameAs']>['by'],
  target: ImportTarget,
): string => (by === 'name' ? t.imports.of[target].sameName : t.imports.sameBy[by]);

/** Why a row is rejected. */
export const rejectWord = (reason: ImportSummary['rejects'][number]['reason'], target: ImportTarget): string =>
  rejectWordIn(t, target, reason);

/** Reasons for which nothing could be made of a value: to accept it is to leave it out. */
const lost: ReadonlySet<string> = new Set([
  'date-impossible',
  'date-empty',
  'gender-not-understood',
  'value-not-understood',
  'system-label-dropped',
]);

/** What may be chosen for a group of values, in words that fit its reason. */
export function answerWord(reason: UnderstoodGroup['reason'], answer: GroupAnswer): string {
  const word = lost.has(reason) ? t.imports.answersLost : undefined;
  if (word && reason !== 'system-label-dropped' && (answer === 'accept' || answer === 'keep')) return word[answer];
  if (word && answer === 'accept') return word.accept;
  return t.imports.answers[answer];
}
