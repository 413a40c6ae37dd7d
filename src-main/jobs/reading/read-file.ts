import type { FileChoices, FileSource, TextEncoding } from '../../contract/file-formats.ts';
import type { ByteSource } from '../kinds.ts';
import { fileLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { CsvReader } from './csv.ts';
import { type Decoder, decoderFor, wideEncodingOf } from './encoding.ts';
import { HtmlReader } from './html.ts';
import { Rows } from './rows.ts';
import { sniff, SNIFFED_BYTES } from './sniff.ts';
import { headOf, piecesOf, wholeOf } from './source.ts';
import type { ReadFile } from './table.ts';
import { VcardReader } from './vcard.ts';

/**
 * Reads a file from outside into its sheets, whatever it is called. Texts are read in pieces and kept packed; a workbook
 * is read whole.
 *
 * @param file the name, used only in the words of a refusal
 * @param onRows tells now and then how many rows have been read
 * @throws Refusal one of the `file-…` codes
 */
export async function readFile(
  source: ByteSource,
  file: string,
  choices: FileChoices,
  onRows?: (rows: number) => void,
): Promise<ReadFile> {
  const head = await headOf(source, file, SNIFFED_BYTES);
  const container = sniff(head, source.size, file);
  const isText = container === 'delimited' || container === 'html' || container === 'vcard';
  if (source.size > (isText ? fileLimits.textBytes : fileLimits.fileBytes)) {
    throw new Refusal('file-too-large', { file, limit: isText ? 'text-size' : 'size' });
  }
  if (!isText) {
    // SheetJS is large: a text need not wait for it.
    const { readBook, readCompoundWorkbook, readZipWorkbook } = await import('./workbook.ts');
    const bytes = await wholeOf(source, file);
    if (container === 'zip') return readZipWorkbook(bytes, file);
    return container === 'biff' ? readBook(bytes, bytes, file) : readCompoundWorkbook(bytes, file);
  }
  const text = { source, file, head, chosen: choices.encoding };
  if (container === 'html') {
    const reader = new HtmlReader(file);
    const { encoding } = await decodeInto(text, decoderFor(head, choices.encoding), reader);
    return { source: { format: 'html', encoding, separator: null }, tables: reader.tables() };
  }
  const rows = new Rows(file, onRows);
  const found = container === 'vcard' ? await readCards(text, rows) : await readDelimited(text, rows, choices);
  if (rows.isEmpty) throw new Refusal('file-empty', { file });
  return { source: found, tables: [rows.table('')] };
}

async function readDelimited(text: TextSource, rows: Rows, choices: FileChoices): Promise<FileSource> {
  const reader = new CsvReader(rows, choices);
  const { encoding } = await decodeInto(text, decoderFor(text.head, text.chosen), reader);
  return { format: 'csv', encoding, separator: reader.separator };
}

/** Cards are handed over as bytes, one character each: they name their encodings themselves, and fold amid letters. */
async function readCards(text: TextSource, rows: Rows): Promise<FileSource> {
  const { chosen, head } = text;
  const wide = chosen === 'utf-16le' || chosen === 'utf-16be' ? chosen : chosen ? null : wideEncodingOf(head);
  const decoder = wide ? decoderFor(head, wide) : { write: (piece: Buffer) => piece.toString('latin1'), end: () => '' };
  const reader = new VcardReader(rows, { isDecoded: wide !== null, chosen });
  await decodeInto(text, decoder, reader);
  return { format: 'vcard', encoding: wide ?? reader.encoding, separator: null };
}

/** What takes a text in, in pieces that may be cut anywhere. */
interface TextReader {
  write(text: string): void;
  end(): void;
}

interface TextSource {
  source: ByteSource;
  file: string;
  head: Buffer;
  chosen: TextEncoding | undefined;
}

async function decodeInto<D extends Pick<Decoder, 'write' | 'end'>>(
  { source, file }: TextSource,
  decoder: D,
  reader: TextReader,
): Promise<D> {
  // A crash leaves NULs where it tore a file; they are no letters.
  const write = (text: string) => reader.write(text.includes('\0') ? text.replaceAll('\0', '') : text);
  for await (const piece of piecesOf(source, file)) write(decoder.write(piece));
  write(decoder.end());
  reader.end();
  return decoder;
}
