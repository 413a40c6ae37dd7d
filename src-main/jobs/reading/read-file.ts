import type { FileChoices } from '../../contract/file-formats.ts';
import type { ByteSource } from '../kinds.ts';
import { Refusal } from '../refusal.ts';
import { fileLimits } from '../limits.ts';
import { readCsv } from './csv.ts';
import { sniff } from './sniff.ts';
import type { ReadFile } from './table.ts';

/**
 * Reads a file from outside into its sheets, whatever it is called.
 *
 * @param file the name, used only in the words of a refusal
 * @throws Refusal one of the `file-…` codes
 */
export async function readFile(source: ByteSource, file: string, choices: FileChoices): Promise<ReadFile> {
  if (source.size > fileLimits.fileBytes) throw new Refusal('file-too-large', { file, limit: 'size' });
  const bytes = await readWhole(source, file);
  const found = sniff(bytes, file, choices);
  if (found.container === 'text') {
    const { separator, table } = readCsv(found.text, file, choices);
    return { source: { format: 'csv', encoding: found.encoding, separator }, tables: [table] };
  }
  // SheetJS is large: a CSV need not wait for it.
  const { readCompoundWorkbook, readZipWorkbook } = await import('./workbook.ts');
  return found.container === 'zip' ? readZipWorkbook(bytes, file) : readCompoundWorkbook(bytes, file);
}

/** Bytes that cross at once. */
const PIECE = 1024 * 1024;

async function readWhole(source: ByteSource, file: string): Promise<Buffer> {
  const whole = Buffer.allocUnsafeSlow(source.size);
  try {
    for (let at = 0; at < source.size;) {
      const piece = await source.read(at, Math.min(at + PIECE, source.size));
      if (piece.length === 0) throw new Error('The file ended early');
      whole.set(piece, at);
      at += piece.length;
    }
  } catch (error) {
    throw new Refusal('file-unreadable', { file }, { cause: error });
  }
  return whole;
}
