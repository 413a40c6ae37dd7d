import type { ColumnKind, OutMoney } from './cells.ts';
import { attributeText } from './sheet-text.ts';

/**
 * The looks that cells can have, by their place in styles.xml. `guarded` is a text that begins like a formula: Excel
 * keeps it text even when somebody edits it (quotePrefix, ECMA-376 18.8.45); its value is the text itself, nothing is added.
 */
export const styles = { plain: 0, header: 1, text: 2, guarded: 3, number: 4, money: 5, date: 6, instant: 7 } as const;

export const styleOf: Record<ColumnKind, number> = {
  text: styles.text,
  number: styles.number,
  money: styles.money,
  date: styles.date,
  instant: styles.instant,
};

/** `[$Rp-421] #,##0`-like formats depend on the reader's system; a quoted symbol looks the same everywhere. */
export function moneyFormat({ currency, decimals }: OutMoney): string {
  const symbol = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    .formatToParts(0)
    .find(({ type }) => type === 'currency')?.value;
  const name = (symbol === 'IDR' ? 'Rp' : (symbol ?? currency)).replaceAll('"', '');
  const digits = decimals > 0 ? `#,##0.${'0'.repeat(decimals)}` : '#,##0';
  return `"${name}" ${digits};[Red]-"${name}" ${digits}`;
}

/** styles.xml of a workbook whose amounts are in this currency. */
export function stylesXml(money: OutMoney): string {
  const formats = [
    [164, moneyFormat(money)],
    [165, 'yyyy-mm-dd'],
    [166, 'yyyy-mm-dd hh:mm:ss'],
  ] as const;
  const cell = (format: number, more = '') =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"${more}`;
  const top = '><alignment vertical="top"/></xf>';
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="${formats.length}">${formats
    .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${attributeText(code)}"/>`)
    .join(
      '',
    )}</numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEFEDE8"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyFont="1" applyFill="1"/>${cell(49, top)}${cell(49, ` quotePrefix="1"${top}`)}${cell(0, top)}${cell(164, top)}${cell(165, top)}${cell(166, top)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}
