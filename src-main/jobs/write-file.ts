import { csvHead, csvRow, type Separator } from '../domain/exporting/csv-rows.ts';
import { type ExportValue, type OutColumn, type OutMoney, SHEET_ROWS } from '../domain/exporting/cells.ts';
import { WallClock } from '../domain/exporting/serial.ts';
import { sheetNames } from '../domain/exporting/sheet-text.ts';
import { stylesXml } from '../domain/exporting/sheet-styles.ts';
import { SheetXml, type SheetEntry, workbookParts } from '../domain/exporting/sheet-xml.ts';
import { type Card, type CardVersion, vcard } from '../domain/exporting/vcard.ts';
import { ZipWriter } from './writing/zip-writer.ts';

interface Surroundings {
  money: OutMoney;
  /** IANA name: whose wall clock moments are shown by. */
  timeZone: string;
}
export type WriteFileInput =
  | ({ format: 'xlsx'; title: string } & Surroundings)
  | ({ format: 'csv'; separator: Separator; columns: OutColumn[] } & Surroundings)
  | { format: 'vcf'; version: CardVersion };

/** A workbook begins each sheet with its head; the other formats get rows or cards alone. */
export type WriteFilePiece =
  /** `place`: where it stands among the sheets, which need not be the order in which they are written. */
  | { type: 'sheet'; name: string; columns: OutColumn[]; place?: number }
  | { type: 'rows'; rows: ExportValue[][] }
  | { type: 'cards'; cards: Card[] };
/** Bytes of the file, in their order; often none. A copy of its own, so that nothing else crosses with it. */
export type WriteFileChunk = Uint8Array<ArrayBuffer>;
export interface WriteFileResult {
  /** Rows or cards, headers apart. */
  rows: number;
  bytes: number;
}

type Steps = AsyncGenerator<WriteFileChunk, WriteFileResult, WriteFilePiece | null>;

/** Writes one file from the rows that it is fed with, in memory that does not grow with them. */
export async function* writeFile(input: WriteFileInput): Steps {
  const writer =
    input.format === 'xlsx'
      ? new WorkbookWriter(input)
      : new TextWriter(input.format === 'csv' ? csv(input) : cards(input));
  let bytes = 0;
  const taken = () => {
    const chunk = joined(writer.take());
    bytes += chunk.length;
    return chunk;
  };
  for (let piece = yield joined([]); piece !== null; piece = yield taken()) await writer.add(piece);
  await writer.finish();
  // The end goes out as a chunk of its own: a result carries no bytes.
  yield taken();
  return { rows: writer.rows, bytes };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** XML is handed to the packer in pieces of about this many characters. */
const FLUSH = 128 * 1024;
/** Rows by which the widths of the columns are chosen. */
const MEASURED = 500;

interface OpenSheet {
  name: string;
  /** A kind with more rows than a sheet can hold goes on in a second one. */
  part: number;
  place: number;
  columns: OutColumn[];
  xml: SheetXml;
  /** Rows held back until the widths are known. */
  first: ExportValue[][] | null;
}

class WorkbookWriter {
  rows = 0;
  readonly #zip = new ZipWriter();
  readonly #money: OutMoney;
  readonly #title: string;
  readonly #clock: WallClock;
  readonly #sheets: SheetEntry[] = [];
  #sheet: OpenSheet | null = null;
  #text = '';

  constructor({ money, timeZone, title }: Extract<WriteFileInput, { format: 'xlsx' }>) {
    this.#money = money;
    this.#title = title;
    this.#clock = new WallClock(timeZone);
  }

  async add(piece: WriteFilePiece): Promise<void> {
    if (piece.type === 'sheet') {
      await this.#endSheet();
      this.#beginSheet({
        name: piece.name,
        columns: piece.columns,
        place: piece.place ?? this.#sheets.length,
        part: 1,
      });
    } else if (piece.type === 'rows') {
      for (const row of piece.rows) await this.#row(row);
      this.rows += piece.rows.length;
    }
  }

  async finish(): Promise<void> {
    await this.#endSheet();
    await this.#zip.whole('xl/styles.xml', stylesXml(this.#money));
    for (const { name, xml } of workbookParts(this.#sheets, this.#title)) await this.#zip.whole(name, xml);
    this.#zip.finish();
  }

  take(): Uint8Array[] {
    return this.#zip.take();
  }

  #beginSheet(sheet: Pick<OpenSheet, 'name' | 'columns' | 'place' | 'part'>): OpenSheet {
    this.#zip.begin(`xl/worksheets/sheet${this.#sheets.length + 1}.xml`);
    const xml = new SheetXml({ columns: sheet.columns, money: this.#money, clock: this.#clock });
    return (this.#sheet = { ...sheet, xml, first: [] });
  }

  async #row(row: ExportValue[]): Promise<void> {
    let sheet = this.#sheet;
    if (!sheet) throw new Error('a row without a sheet');
    if (sheet.xml.rows + (sheet.first?.length ?? 0) >= SHEET_ROWS) {
      const { name, part, place, columns } = sheet;
      await this.#endSheet();
      sheet = this.#beginSheet({ name, columns, place, part: part + 1 });
    }
    if (sheet.first) {
      sheet.first.push(row);
      if (sheet.first.length >= MEASURED) this.#head();
    } else this.#text += sheet.xml.row(row);
    if (this.#text.length >= FLUSH) await this.#flush();
  }

  /** The widths are known now: writes what was held back. */
  #head(): void {
    const sheet = this.#sheet;
    if (!sheet?.first) return;
    const first = sheet.first;
    sheet.first = null;
    this.#text += sheet.xml.head(first);
    for (const row of first) this.#text += sheet.xml.row(row);
  }

  async #flush(): Promise<void> {
    const text = this.#text;
    this.#text = '';
    await this.#zip.write(text);
  }

  async #endSheet(): Promise<void> {
    const sheet = this.#sheet;
    if (!sheet) return;
    this.#head();
    this.#text += sheet.xml.tail();
    await this.#flush();
    await this.#zip.end();
    const wanted = sheet.part === 1 ? sheet.name : `${sheet.name} ${sheet.part}`;
    const names = sheetNames([...this.#sheets.map(({ name }) => name), wanted]);
    this.#sheets.push({
      name: names.at(-1) ?? wanted,
      rows: sheet.xml.rows,
      columns: sheet.columns.length,
      place: sheet.place,
    });
    this.#sheet = null;
  }
}

/** How pieces become text, and what stands before them. */
interface TextForm {
  head: string;
  of(piece: WriteFilePiece): string[];
}

class TextWriter {
  rows = 0;
  readonly #form: TextForm;
  #text: string;

  constructor(form: TextForm) {
    this.#form = form;
    this.#text = form.head;
  }

  add(piece: WriteFilePiece): Promise<void> {
    const parts = this.#form.of(piece);
    this.rows += parts.length;
    this.#text += parts.join('');
    return Promise.resolve();
  }

  finish(): Promise<void> {
    return Promise.resolve();
  }

  take(): Uint8Array[] {
    const text = this.#text;
    this.#text = '';
    return text === '' ? [] : [Buffer.from(text, 'utf8')];
  }
}

function csv({ columns, money, separator, timeZone }: Extract<WriteFileInput, { format: 'csv' }>): TextForm {
  const dress = { columns, money, separator, clock: new WallClock(timeZone) };
  return {
    head: csvHead(dress),
    of: (piece) => (piece.type === 'rows' ? piece.rows.map((row) => csvRow(row, dress)) : []),
  };
}

function cards({ version }: Extract<WriteFileInput, { format: 'vcf' }>): TextForm {
  return {
    head: '',
    of: (piece) => (piece.type === 'cards' ? piece.cards.map((card) => vcard(card, version)) : []),
  };
}
