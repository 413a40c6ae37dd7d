import type { CustomField } from '../../../src-main/contract/contacts.ts';
import type { Currency } from '../../i18n/format.ts';
import { format, t } from '../../i18n/index.svelte.ts';

/** The value of an own field as it is read; what does not fit the kind (any more) stays as it is. */
export function customValueText(kind: CustomField['kind'], value: string, currency: Currency): string {
  const number = Number(value);
  if (kind === 'yesno') return value === 'yes' ? t.common.yes : value === 'no' ? t.common.no : value;
  if (kind === 'date') return format.civil(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (kind === 'number') return format.number(number);
  if (kind === 'money' && Number.isSafeInteger(number)) return format.money(number, currency);
  return value;
}
