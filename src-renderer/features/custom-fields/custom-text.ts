import type { CustomField } from '../../../src-main/contract/contacts.ts';
import { preferences } from '../../preferences.svelte.ts';
import { customValueText } from './custom-value.ts';

/** The value of an own field as it is read, money in the shop's currency. */
export function customText(kind: CustomField['kind'], value: string): string {
  const { currency: code, currencyDecimals: decimals } = preferences.current;
  return customValueText(kind, value, { code, decimals });
}
