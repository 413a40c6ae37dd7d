import type { Locale } from '../i18n/format.ts';

/**
 * A number as people type it in a language: `1.500,5` in Indonesian, `1,500.5` in English. A lone separator that
 * cannot group thousands is a decimal point in both (`1.5`, `0,25`). Undefined where there is no number.
 */
export function parseNumber(text: string, locale: Locale): number | undefined {
  const compact = text.replace(/[\s\u00a0\u202f']/g, '').replace(/^[\u2212\u2013]/, '-');
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(compact)) return undefined;
  const [group, decimal] = locale === 'id' ? ['.', ','] : [',', '.'];
  const grouped = new RegExp(`^[+-]?\\d{1,3}(\\${group}\\d{3})+(\\${decimal}\\d*)?$`);
  const plain = new RegExp(`^[+-]?\\d*(\\${decimal}\\d*)?$`);
  const foreign = new RegExp(`^[+-]?\\d*\\${group}\\d*$`);
  const normal = grouped.test(compact)
    ? compact.replaceAll(group, '').replace(decimal, '.')
    : plain.test(compact)
      ? compact.replace(decimal, '.')
      : foreign.test(compact)
        ? compact.replace(group, '.')
        : undefined;
  if (normal === undefined) return undefined;
  const number = Number(normal);
  return Number.isFinite(number) ? number : undefined;
}

/** Percent as people type it, with or without its sign and with at most two decimals: `12,5%` is 12.5. */
export function parsePercent(text: string, locale: Locale): number | undefined {
  const number = parseNumber(text.replace(/%\s*$/, ''), locale);
  return number === undefined ? undefined : Math.round(number * 100) / 100;
}
