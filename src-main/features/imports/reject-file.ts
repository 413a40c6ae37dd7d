import { AppError } from '../../contract/errors.ts';
import type { ImportSummary } from '../../contract/imports.ts';
import type { Handle } from '../../database/tables.ts';
import { safeFileName } from '../../domain/files.ts';
import type { Cell } from '../../domain/importing/cells.ts';
import { REASON_HEADINGS } from '../../domain/importing/header-words.ts';
import { runJob } from '../../jobs/run.ts';
import { findOpenRejects, findRecipe } from './queries/imports.ts';
import type { ImportLanguage, ImportWords } from '../../contract/import-words.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * Rejected rows as a workbook: the file's own columns as they stood, and behind them why. The importer knows that column
 * by its heading and leaves it out, so that the file can be mended in a spreadsheet and imported as it is.
 *
 * @throws AppError `nothing-to-mend`, `job-…`
 */
export async function rejectsWorkbook(
  db: Handle,
  { id, target, file }: ImportSummary,
  { language, words }: { language: ImportLanguage; words: ImportWords },
  signal: AbortSignal,
): Promise<File> {
  const recipe = await findRecipe(db, id);
  const rejects = await findOpenRejects(db, id);
  if (!recipe || rejects.length === 0) throw new AppError('nothing-to-mend', {});
  const names = words.rejectsFile(language);
  const width = recipe.headers.length;
  const rows = rejects.map(({ cells, reason, column, value }): Cell[] => {
    const padded = Array.from({ length: width }, (_, index) => cells[index] ?? null);
    const why = words.rejectReason(language, target, reason as ImportSummary['rejects'][number]['reason']);
    const where = [column, value].filter(Boolean).join(': ');
    return [...padded, where === '' ? why : `${why} (${where})`];
  });
  const header = [...recipe.headers, REASON_HEADINGS[language]];
  const sheet = recipe.sheet ?? names.sheet;
  const bytes = await runJob('write-table', { sheet, header, rows }, { subject: file, signal });
  const name = file.replace(/\.[a-z0-9]{1,8}$/i, '');
  return new File([bytes as Uint8Array<ArrayBuffer>], safeFileName(`${name} - ${names.file}.xlsx`), { type: XLSX });
}
