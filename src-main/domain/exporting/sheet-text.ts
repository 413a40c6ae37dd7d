/**
 * Text as it stands in the XML of a sheet. XML 1.0 cannot hold most control characters, lone halves of emoji, or a
 * carriage return as such; ECMA-376 (22.9.2.19, ST_Xstring) writes them `_xHHHH_`, and what already looks like that
 * gets its underscore written so.
 */
const NEEDS_CARE = /[&<>\u0000-\u0008\u000B-\u001F\uD800-\uDFFF\uFFFE\uFFFF]|_x/;
const UNWRITABLE = /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]|_(?=x[0-9A-Fa-f]{4})|\p{Surrogate}/gu;
const ENTITY: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Any text as XML character data that comes back unchanged. */
export function sheetText(text: string): string {
  if (!NEEDS_CARE.test(text)) return text;
  return text
    .replace(UNWRITABLE, (one) => `_x${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replace(/[&<>]/g, (one) => ENTITY[one] ?? one);
}

/** An attribute's value: a name made by the app. */
export const attributeText = (text: string): string => sheetText(text).replaceAll('"', '&quot;');

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The text behind character data of a sheet: entities, then `_xHHHH_`. */
export function textOfSheet(xml: string): string {
  const plain = xml.includes('&')
    ? xml.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/g, (whole, hex, decimal, name) => {
        if (typeof name === 'string') return NAMED[name] ?? whole;
        const code = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : xml;
  if (!plain.includes('_x')) return plain;
  return plain.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

const FORBIDDEN_IN_NAME = /[\u0000-\u001F\u007F:\\/?*[\]]+/g;

/**
 * Names for the sheets of a workbook: at most 31 characters, none of `: \ / ? * [ ]`, no apostrophe at the ends, never
 * "History" (Excel keeps it for itself), no two alike whatever their case.
 */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return wanted.map((text) => {
    const plain = text.toWellFormed().replace(FORBIDDEN_IN_NAME, ' ').replace(/\s+/g, ' ').trim();
    const base = plain.replace(/^'+|'+$/g, '').trim() || 'Sheet';
    for (let n = 1; ; n += 1) {
      const tail = n === 1 ? '' : ` (${n})`;
      const name = `${cut(base, 31 - tail.length)}${tail}`;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
}

/** At most so many UTF-16 units, no half emoji, no apostrophe or space at the end. */
function cut(text: string, units: number): string {
  return (
    text
      .slice(0, units)
      .replace(/[\uD800-\uDBFF]$/, '')
      .replace(/[' ]+$/, '') || 'Sheet'
  );
}
