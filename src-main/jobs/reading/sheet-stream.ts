import { crc32, createInflateRaw } from 'node:zlib';
import { textOfSheet } from '../../domain/exporting/sheet-text.ts';
import type { ByteSource } from '../kinds.ts';
import { fileLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { listZip, type ZipEntry } from './zip.ts';

/** A cell as it is stored: text, a number (also a day's serial), yes or no. */
export type BookCell = string | number | boolean | null;

export interface OpenBook {
  /** Sheets in their order. */
  names: string[];
  is1904: boolean;
  /** Rows that hold anything, from the top. */
  rows(name: string): AsyncGenerator<{ row: number; cells: BookCell[] }, void, void>;
}

/** Nothing honest has more text in one row. */
const ROW_CHARACTERS = 8 * 1024 * 1024;
const PIECE = 256 * 1024;

/**
 * Opens an .xlsx to be read row by row: for a workbook of a whole business, whose cells would not all fit into memory.
 * Reads what this app writes, and what Excel, LibreOffice and Google make of it when they save it again.
 *
 * @throws Refusal one of the `file-…` codes
 */
export async function openBook(source: ByteSource, file: string): Promise<OpenBook> {
  const container = new Container(await wholeOf(source, file), file);
  const workbook = await container.text('xl/workbook.xml');
  if (workbook === null) throw new Refusal('file-not-a-spreadsheet', { file, looksLike: 'archive' });
  const targets = new Map<string, string>();
  for (const tag of tagsIn((await container.text('xl/_rels/workbook.xml.rels')) ?? '', 'Relationship'))
    targets.set(attributeOf(tag, 'Id'), attributeOf(tag, 'Target'));
  const parts = new Map<string, string>();
  for (const tag of tagsIn(workbook, 'sheet')) {
    const target = targets.get(attributeOf(tag, 'r:id')) ?? '';
    parts.set(textOfSheet(attributeOf(tag, 'name')), target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  }
  let shared: string[] | undefined;
  return {
    names: [...parts.keys()],
    is1904: /<workbookPr\b[^>]*\bdate1904="(1|true)"/.test(workbook),
    async *rows(name) {
      const part = parts.get(name);
      if (part === undefined) return;
      shared ??= await sharedStrings(container);
      yield* rowsIn(container, part, shared, file);
    },
  };
}

async function wholeOf(source: ByteSource, file: string): Promise<Buffer> {
  if (source.size > fileLimits.fileBytes) throw new Refusal('file-too-large', { file, limit: 'size' });
  if (source.size === 0) throw new Refusal('file-empty', { file });
  const whole = Buffer.allocUnsafeSlow(source.size);
  try {
    for (let at = 0; at < source.size;) {
      const piece = await source.read(at, Math.min(at + 4 * PIECE, source.size));
      if (piece.length === 0) throw new Error('The file ended early');
      whole.set(piece, at);
      at += piece.length;
    }
  } catch (error) {
    throw new Refusal('file-unreadable', { file }, { cause: error });
  }
  if (whole.readUInt32LE(0) !== 0x04034b50) throw new Refusal('not-a-business-workbook', { file });
  return whole;
}

/** The parts of the zip container, inflated as they are read and counted while they are. */
class Container {
  readonly #bytes: Buffer;
  readonly #file: string;
  readonly #entries: Map<string, ZipEntry>;
  #left: number = fileLimits.streamedBytes;

  constructor(bytes: Buffer, file: string) {
    this.#bytes = bytes;
    this.#file = file;
    this.#entries = new Map(listZip(bytes, file).map((entry) => [entry.name, entry]));
  }

  /** A small part whole; null where there is none. */
  async text(name: string): Promise<string | null> {
    if (!this.#entries.has(name)) return null;
    let text = '';
    for await (const piece of this.pieces(name)) text += piece;
    return text;
  }

  /** @throws Refusal `file-damaged`, `file-too-large`, `file-suspicious` */
  async *pieces(name: string): AsyncGenerator<string, void, void> {
    const entry = this.#entries.get(name);
    if (!entry) return;
    const decoder = new TextDecoder('utf-8');
    let crc = 0;
    let size = 0;
    const most = Math.max(fileLimits.inflateRatioFrom, entry.packedSize * fileLimits.inflateRatio);
    for await (const bytes of this.#inflated(entry)) {
      crc = crc32(bytes, crc);
      size += bytes.length;
      this.#left -= bytes.length;
      if (size > most) throw new Refusal('file-suspicious', { file: this.#file, reason: 'inflates-too-much' });
      if (this.#left < 0) throw new Refusal('file-too-large', { file: this.#file, limit: 'inflated' });
      const text = decoder.decode(bytes, { stream: true });
      if (text.includes('<!DOCTYPE') || text.includes('<!ENTITY'))
        throw new Refusal('file-suspicious', { file: this.#file, reason: 'xml-entities' });
      yield text;
    }
    if (crc !== entry.crc) throw new Refusal('file-damaged', { file: this.#file });
  }

  async *#inflated({ method, localOffset, packedSize }: ZipEntry): AsyncGenerator<Buffer> {
    const damaged = (cause?: unknown) => new Refusal('file-damaged', { file: this.#file }, { cause });
    const bytes = this.#bytes;
    if (localOffset + 30 > bytes.length || bytes.readUInt32LE(localOffset) !== 0x04034b50) throw damaged();
    const start = localOffset + 30 + bytes.readUInt16LE(localOffset + 26) + bytes.readUInt16LE(localOffset + 28);
    if (start + packedSize > bytes.length) throw damaged();
    const packed = bytes.subarray(start, start + packedSize);
    if (method === 0) {
      yield packed;
      return;
    }
    if (method !== 8) throw damaged();
    const inflate = createInflateRaw({ chunkSize: PIECE });
    inflate.end(packed);
    try {
      for await (const piece of inflate) yield piece as Buffer;
    } catch (error) {
      throw damaged(error);
    }
  }
}

function* tagsIn(xml: string, name: string): Generator<string> {
  for (const [tag] of xml.matchAll(new RegExp(`<${name}\\b[^>]*>`, 'g'))) yield tag;
}

function attributeOf(tag: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

async function sharedStrings(container: Container): Promise<string[]> {
  const strings: string[] = [];
  let rest = '';
  for await (const piece of container.pieces('xl/sharedStrings.xml')) {
    rest += piece;
    let at = 0;
    for (;;) {
      const begin = rest.indexOf('<si', at);
      const end = begin < 0 ? -1 : rest.indexOf('</si>', begin);
      if (end < 0) break;
      strings.push(textsIn(rest.slice(begin, end)));
      at = end + 5;
    }
    rest = rest.slice(at);
  }
  return strings;
}

/** All the text of a string, its runs joined; how it is pronounced (`rPh`) is no part of it. */
function textsIn(xml: string): string {
  const plain = xml.includes('<rPh') ? xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '') : xml;
  let text = '';
  for (const [, content = ''] of plain.matchAll(/<t(?:\s[^>]*)?>([^<]*)<\/t>/g)) text += content;
  return textOfSheet(text);
}

async function* rowsIn(container: Container, part: string, shared: readonly string[], file: string) {
  let rest = '';
  let last = 0;
  for await (const piece of container.pieces(part)) {
    rest += piece;
    let at = 0;
    for (;;) {
      const begin = rest.indexOf('<row', at);
      if (begin < 0) break;
      const tagEnd = rest.indexOf('>', begin);
      if (tagEnd < 0) break;
      if (rest[tagEnd - 1] === '/') {
        last += 1;
        at = tagEnd + 1;
        continue;
      }
      const end = rest.indexOf('</row>', tagEnd);
      if (end < 0) break;
      const named = Number(attributeOf(rest.slice(begin, tagEnd + 1), 'r'));
      last = named > 0 ? named : last + 1;
      yield { row: last, cells: cellsIn(rest.slice(tagEnd + 1, end), shared) };
      at = end + 6;
    }
    rest = rest.slice(at);
    if (rest.length > ROW_CHARACTERS) throw new Refusal('file-too-heavy', { file });
  }
}

const CELL = /<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g;
const MOST_COLUMNS = 500;

function cellsIn(xml: string, shared: readonly string[]): BookCell[] {
  const cells: BookCell[] = [];
  let column = -1;
  for (const [, attributes = '', content] of xml.matchAll(CELL)) {
    const letters = /\br="([A-Z]{1,3})\d/.exec(attributes)?.[1];
    column = letters === undefined ? column + 1 : columnOf(letters);
    if (content === undefined || column >= MOST_COLUMNS) continue;
    while (cells.length < column) cells.push(null);
    cells[column] = valueOf(/\bt="(\w+)"/.exec(attributes)?.[1] ?? 'n', content, shared);
  }
  return cells;
}

function columnOf(letters: string): number {
  let index = 0;
  for (const letter of letters) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

function valueOf(type: string, content: string, shared: readonly string[]): BookCell {
  if (type === 'inlineStr') return textsIn(content);
  const value = /<v(?:\s[^>]*)?>([^<]*)<\/v>/.exec(content)?.[1];
  if (value === undefined || type === 'e') return null;
  if (type === 's') return shared[Number(value)] ?? null;
  if (type === 'str' || type === 'd') return textOfSheet(value);
  if (type === 'b') return value === '1';
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
