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
export async function readFile(bytes: Buffer, file: string): Promise<ReadFile> {
  if (bytes.length > fileLimits.fileBytes) throw new Refusal('file-too-large', { file, limit: 'size' });
  const found = sniff(bytes, file);
  if (found.container === 'text') return { format: 'csv', tables: [readCsv(found.text, file)] };
  // SheetJS is large: a CSV need not wait for it.
  const { readCompoundWorkbook, readZipWorkbook } = await import('./workbook.ts');
  return found.container === 'zip' ? readZipWorkbook(bytes, file) : readCompoundWorkbook(bytes, file);
}
