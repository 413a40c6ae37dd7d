import { AppError } from '../../contract/errors.ts';
import { fileLimits } from '../limits.ts';
import { readCsv } from './csv.ts';
import { sniff } from './sniff.ts';
import type { ReadFile } from './table.ts';
import { readCompoundWorkbook, readZipWorkbook } from './workbook.ts';

/**
 * Reads a file from outside into its sheets, whatever it is called.
 *
 * @param file the name, used only in the words of a refusal
 * @throws AppError one of the `file-…` codes
 */
export function readFile(bytes: Buffer, file: string): ReadFile {
  if (bytes.length > fileLimits.fileBytes) throw new AppError('file-too-large', { file, limit: 'size' });
  const found = sniff(bytes, file);
  if (found.container === 'zip') return readZipWorkbook(bytes, file);
  if (found.container === 'compound') return readCompoundWorkbook(bytes, file);
  return { format: 'csv', tables: [readCsv(found.text, file)] };
}
