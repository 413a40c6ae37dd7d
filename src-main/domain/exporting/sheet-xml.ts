import { looksLikeFormula } from '../csv.ts';
import { decimalText } from '../money.ts';
import { CELL_CHARACTERS, type ExportValue, type OutColumn, type OutMoney } from './cells.ts';
import { serialOfDate, type WallClock } from './serial.ts';
import { styleOf, styles } from './sheet-styles.ts';
import { attributeText, sheetText } from './sheet-text.ts';

export interface SheetDress {
  columns: readonly OutColumn[];
  money: OutMoney;
  clock: WallClock;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** `A`, `Z`, `AA` … of a 0-based column. */
export function columnName(index: number): string {
  let name = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/**
 * One sheet as pieces of XML: `head` (with the widths of the first rows), then rows, then `tail`. Text is always an
 * inline string, so nothing that it begins with can make it a formula.
 */
export class SheetXml {
  readonly #dress: SheetDress;
  readonly #letters: string[];
  #row = 1;

  constructor(dress: SheetDress) {
    this.#dress = dress;
    this.#letters = dress.columns.map((_, index) => columnName(index));
  }

  /** Rows written so far, the header among them. */
  get rows(): number {
    return this.#row;
  }

  /** @param first the rows by which the widths are chosen */
  head(first: readonly (readonly ExportValue[])[]): string {
    const widths = this.#dress.columns.map((column, index) => widthOf(column, first, index, this.#dress.money));
    const cols = widths
      .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
      .join('');
    const header = this.#dress.columns
      .map(({ header }, index) => inlineText(`${this.#letters[index]}1`, styles.header, header))
      .join('');
    return `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${cols}</cols><sheetData><row r="1">${header}</row>`;
  }

  row(values: readonly ExportValue[]): string {
    const at = (this.#row += 1);
    const { columns } = this.#dress;
    let xml = `<row r="${at}">`;
    for (let index = 0; index < columns.length; index += 1) {
      const value = values[index];
      const column = columns[index];
      if (value === null || value === undefined || value === '' || column === undefined) continue;
      xml += this.#cell(`${this.#letters[index]}${at}`, column, value);
    }
    return `${xml}</row>`;
  }

  tail(): string {
    const all = `A1:${this.#letters.at(-1) ?? 'A'}${this.#row}`;
    return `</sheetData><autoFilter ref="${all}"/><ignoredErrors><ignoredError sqref="${all}" numberStoredAsText="1"/></ignoredErrors></worksheet>`;
  }

  #cell(at: string, { kind }: OutColumn, value: string | number): string {
    const number = kind === 'text' ? null : numberOf(kind, value, this.#dress);
    if (number !== null) return `<c r="${at}" s="${styleOf[kind]}"><v>${number}</v></c>`;
    const text = kind === 'instant' && typeof value === 'number' ? momentText(value) : String(value);
    return inlineText(at, looksLikeFormula(text) ? styles.guarded : styles.text, text);
  }
}

/** Beyond what a clock or a sheet can show exactly: the moment in UTC, as text. */
const momentText = (instant: number): string =>
  Math.abs(instant) <= 8.64e15 ? new Date(instant).toISOString() : String(instant);

function numberOf(kind: OutColumn['kind'], value: string | number, { money, clock }: SheetDress): string | null {
  switch (kind) {
    case 'number':
      return plainNumber(value);
    case 'money':
      return Number.isSafeInteger(Number(value)) && value !== ''
        ? plainNumber(decimalText(Number(value), money.decimals))
        : null;
    case 'date': {
      const serial = typeof value === 'string' ? serialOfDate(value) : null;
      return serial === null ? null : String(serial);
    }
    case 'instant': {
      const serial = typeof value === 'number' ? clock.serialOf(value) : null;
      return serial === null ? null : String(serial);
    }
    default:
      return null;
  }
}

/** What Excel can hold of it without loss: up to 15 digits. Longer numbers stay text. */
function plainNumber(value: string | number): string | null {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text) || text.replace(/\D/g, '').replace(/^0+/, '').length > 15) return null;
  return text;
}

function inlineText(at: string, style: number, text: string): string {
  const shown = text.length > CELL_CHARACTERS ? text.slice(0, CELL_CHARACTERS) : text;
  const space = /^\s|\s$|[\n\t]| {2}/.test(shown) ? ' xml:space="preserve"' : '';
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t${space}>${sheetText(shown)}</t></is></c>`;
}

const NARROWEST = 6;
const WIDEST = 48;

/** In characters, as Excel measures; the arrow of the filter needs room beside the header. */
function widthOf(column: OutColumn, rows: readonly (readonly ExportValue[])[], index: number, money: OutMoney): number {
  const fixed: Partial<Record<OutColumn['kind'], number>> = { date: 11, instant: 19, money: 12 + money.decimals };
  let longest = Math.max([...column.header].length + 3, NARROWEST, fixed[column.kind] ?? 0);
  if (fixed[column.kind] === undefined)
    for (const row of rows) {
      const value = row[index];
      if (value === null || value === undefined) continue;
      const text = String(value);
      const end = text.indexOf('\n');
      longest = Math.max(longest, (end < 0 ? text.length : end) + 1);
      if (longest >= WIDEST) return WIDEST;
    }
  return Math.min(longest, WIDEST);
}

export interface SheetEntry {
  name: string;
  /** The autofilter's reference. */
  rows: number;
  columns: number;
  place: number;
}

/**
 * The parts of the container that say which sheets there are. Written last, when that is known.
 * @param written in the order of their files: sheet1.xml, sheet2.xml …
 */
export function workbookParts(written: readonly SheetEntry[], title: string): { name: string; xml: string }[] {
  const sheets = written.map((sheet, index) => ({ ...sheet, file: index + 1 })).sort((a, b) => a.place - b.place);
  const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';
  const list = sheets
    .map(({ name, file }, index) => `<sheet name="${attributeText(name)}" sheetId="${index + 1}" r:id="rId${file}"/>`)
    .join('');
  const filters = sheets
    .map(
      ({ name, rows, columns }, index) =>
        `<definedName name="_xlnm._FilterDatabase" localSheetId="${index}" hidden="1">'${sheetText(name.replaceAll("'", "''"))}'!$A$1:$${columnName(columns - 1)}$${rows}</definedName>`,
    )
    .join('');
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const overrides = sheets.map(
    (_, index) => `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${type}.worksheet+xml"/>`,
  );
  return [
    {
      name: 'xl/workbook.xml',
      xml: `${XML}<workbook xmlns="${MAIN}" xmlns:r="${relationships}"><bookViews><workbookView activeTab="0"/></bookViews><sheets>${list}</sheets><definedNames>${filters}</definedNames></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      xml: `${XML}<Relationships xmlns="${packages}">${relations.join('')}<Relationship Id="rId${sheets.length + 1}" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'docProps/core.xml',
      xml: `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${sheetText(title)}</dc:title><dc:creator>Langganan</dc:creator></cp:coreProperties>`,
    },
    {
      name: '_rels/.rels',
      xml: `${XML}<Relationships xmlns="${packages}"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
    },
    {
      name: '[Content_Types].xml',
      xml: `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>${overrides.join('')}<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`,
    },
  ];
}
