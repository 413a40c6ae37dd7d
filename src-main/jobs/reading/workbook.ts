import { zipSync, type Zippable } from 'fflate';
import * as XLSX from 'xlsx';
import type { FileFormat } from '../../contract/file-formats.ts';
import { Refusal } from '../refusal.ts';
import { fileLimits } from '../limits.ts';
import { decodeLetters, letterDecoder, lookAtBook } from './biff.ts';
import { sheetTable } from './sheet.ts';
import { notASpreadsheet } from './sniff.ts';
import type { ReadFile, Table } from './table.ts';
import { readXlsx } from './xlsx.ts';
import { checkXml } from './xml.ts';
import { InflateBudget, inflateEntry, listZip, type ZipEntry } from './zip.ts';

/** Parts of a workbook that hold no cells: inflated to be counted, then let go. */
const withoutCells =
  /^(docProps|customXml)\/|\/(media|drawings|charts|chartsheets|embeddings|activeX|ctrlProps|printerSettings|pivot\w*|externalLinks|comments\w*|threadedComments|tables|queryTables|theme|slicers\w*|worksheets\/_rels)\/|(comments\d*|calcChain)\.xml$|\.(bin|vml)$/i;

/**
 * Reads an .xlsx, .xlsm or .ods container. Its parts are checked and inflated here, and only what was checked is
 * read: of an .ods it is packed again for SheetJS, so that no second reader of the container can see it differently.
 *
 * @throws Refusal `file-damaged`, `file-suspicious`, `file-too-large`, `file-password-protected`, `file-empty`,
 * `file-not-a-spreadsheet`
 */
export function readZipWorkbook(bytes: Buffer, file: string): ReadFile {
  const entries = listZip(bytes, file);
  const format = formatOf(entries, bytes, file);
  const budget = new InflateBudget();
  const parts = new Map<string, { name: string; content: Buffer }>();
  for (const entry of entries) {
    if (entry.name.endsWith('/')) continue;
    const keep = /\.(xml|rels)$|^mimetype$/i.test(entry.name) && !withoutCells.test(entry.name);
    const content = inflatePart(bytes, entry, budget, file, keep);
    if (!keep || content === null) continue;
    checkXml(content, file);
    parts.set(entry.name.toLowerCase(), { name: entry.name, content });
  }
  if (format === 'xlsx') return readXlsx(new Map([...parts].map(([name, { content }]) => [name, content])), file);
  if (/<manifest:encryption-data/.test(parts.get('meta-inf/manifest.xml')?.content.toString('latin1') ?? '')) {
    throw new Refusal('file-password-protected', { file });
  }
  // No prototype: an entry may be called anything.
  const checked = Object.create(null) as Zippable;
  for (const { name, content } of parts.values()) checked[name] = [content, { level: 0 }];
  return readWorkbook(Buffer.from(zipSync(checked)), format, file);
}

/**
 * Reads the old binary .xls. The compound container also wraps password-protected workbooks and Word's .doc.
 *
 * @throws Refusal as `readZipWorkbook`
 */
export function readCompoundWorkbook(bytes: Buffer, file: string): ReadFile {
  const streams = compoundStreams(bytes, file);
  if (streams.has('encryptedpackage')) throw new Refusal('file-password-protected', { file });
  if (streams.has('worddocument')) throw notASpreadsheet(file, 'text-document');
  if (streams.has('powerpoint document')) throw notASpreadsheet(file, 'presentation');
  const book = streams.get('workbook') ?? streams.get('book');
  if (!book) throw notASpreadsheet(file, 'unknown');
  return readBook(bytes, book, file);
}

/**
 * Reads the records of an old workbook (BIFF).
 *
 * @param bytes the file
 * @param records the part of it that holds them
 * @throws Refusal as `readZipWorkbook`
 */
export function readBook(bytes: Buffer, records: Buffer, file: string): ReadFile {
  const { isEncrypted, isWide, codePage } = lookAtBook(records);
  if (isEncrypted) throw new Refusal('file-password-protected', { file });
  return readWorkbook(bytes, 'xls', file, isWide ? undefined : letterDecoder(codePage));
}

function readWorkbook(bytes: Buffer, format: FileFormat, file: string, decode?: (text: string) => string): ReadFile {
  let book: XLSX.WorkBook;
  try {
    book = XLSX.read(bytes, {
      type: 'buffer',
      dense: true,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellDates: false,
      bookVBA: false,
      sheetRows: fileLimits.rows + 1,
    });
  } catch (error) {
    throw new Refusal('file-damaged', { file }, { cause: error });
  }
  const is1904 = book.Workbook?.WBProps?.date1904 === true;
  const tables: Table[] = [];
  book.SheetNames.forEach((name, index) => {
    const sheet = book.Sheets[name];
    if (!sheet || !Object.hasOwn(sheet, '!data')) return;
    if (decode) decodeLetters(sheet, decode);
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    tables.push(sheetTable(sheet, { name: decode?.(name) ?? name, hidden, is1904, file }));
  });
  if (tables.length === 0) throw new Refusal('file-damaged', { file });
  if (tables.every((table) => table.rowCount === 0)) throw new Refusal('file-empty', { file });
  return { source: { format, encoding: null, separator: null }, tables };
}

function formatOf(entries: ZipEntry[], bytes: Buffer, file: string): FileFormat {
  const names = entries.map((entry) => entry.name.toLowerCase());
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name));
  if (has(/^\[content_types\]\.xml$/)) {
    if (has(/(^|\/)workbook\d*\.xml$/)) return 'xlsx';
    if (has(/^word\//)) throw notASpreadsheet(file, 'text-document');
    if (has(/^ppt\//)) throw notASpreadsheet(file, 'presentation');
    throw notASpreadsheet(file, 'unknown');
  }
  const mimetype = entries.find((entry) => entry.name === 'mimetype');
  if (mimetype && mimetype.packedSize < 200) {
    const kind = inflateEntry(bytes, mimetype, new InflateBudget(), file).toString('latin1');
    if (kind.includes('opendocument.spreadsheet') && has(/^content\.xml$/)) return 'ods';
    if (kind.includes('opendocument.text')) throw notASpreadsheet(file, 'text-document');
    if (kind.includes('opendocument.presentation')) throw notASpreadsheet(file, 'presentation');
  }
  throw notASpreadsheet(file, has(/^index\/.*\.iwa$|^index\.zip$/) ? 'numbers' : 'archive');
}

/** What holds no cells is only counted: a picture that is broken harms nothing, one that is a bomb stops the file. */
function inflatePart(
  bytes: Buffer,
  entry: ZipEntry,
  budget: InflateBudget,
  file: string,
  keep: boolean,
): Buffer | null {
  try {
    return inflateEntry(bytes, entry, budget, file);
  } catch (error) {
    if (!keep && error instanceof Refusal && error.code === 'file-damaged') return null;
    throw error;
  }
}

/** The streams of a compound file by lower-case name. */
function compoundStreams(bytes: Buffer, file: string): Map<string, Buffer> {
  interface Stream {
    name: string;
    type: number;
    content?: Uint8Array | number[];
  }
  let streams: Stream[];
  try {
    streams = (XLSX.CFB as { read(data: Buffer, options: { type: string }): { FileIndex: Stream[] } }).read(bytes, {
      type: 'buffer',
    }).FileIndex;
  } catch (error) {
    throw new Refusal('file-damaged', { file }, { cause: error });
  }
  return new Map(
    streams
      .filter((stream) => stream.type === 2)
      .map((stream) => [stream.name.toLowerCase(), Buffer.from(stream.content ?? [])]),
  );
}
