import { format, locale } from './i18n/index.svelte.ts';
import { preferences } from './preferences.svelte.ts';
import { parseNumber } from './ui/number.ts';

/** An amount (minor units) in the shop's currency. */
export function money(minor: number): string {
  const { currency: code, currencyDecimals: decimals } = preferences.current;
  return format.money(minor, { code, decimals });
}

/** An amount as people type it (`15.000`, `Rp 15.000`) in minor units; undefined where it is none. */
export function typedMoney(text: string): number | undefined {
  const amount = parseNumber(text.replace(/^\s*(rp\.?|[A-Z]{3}|[$€£])\s*/i, ''), locale.current);
  return amount === undefined ? undefined : Math.round(amount * 10 ** preferences.current.currencyDecimals);
}
