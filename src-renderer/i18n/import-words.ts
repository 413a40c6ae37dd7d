import type { ImportWords } from '../../src-main/contract/import-words.ts';
import type { ImportSummary } from '../../src-main/contract/imports.ts';
import { formatsFor } from './format.ts';
import { sentenceFor } from './sentence.ts';
import { type Words, wordsFor } from './words.ts';

type Reason = ImportSummary['rejects'][number]['reason'];

/** Why a row of such a list was rejected. */
export const rejectWordIn = ({ imports }: Words, target: ImportSummary['target'], reason: Reason): string =>
  reason === 'row-without-name' ? imports.of[target].withoutName : imports.rejectReasons[reason];

/** What an import writes into files beside the shop's: the workbook of rejected rows, the reports of a watched folder. */
export const importWords: ImportWords = {
  rejectReason: (language, target, reason) => rejectWordIn(wordsFor(language), target, reason),
  rejectsFile: (language) => wordsFor(language).imports.rejectsFile,
  report(language, { file, at, result }) {
    const words = wordsFor(language);
    const { report, counts, rowNumber } = words.imports;
    const when = formatsFor(language).dateTime(at);
    const lines = [report.title, '', `${report.file}: ${file}`, `${report.when}: ${when}`, ''];
    if ('problem' in result) {
      const { text, next } = sentenceFor(words.errors, result.problem.code, result.problem.data);
      return [...lines, report.failed, text, ...(next ? [next] : []), ''].join('\r\n');
    }
    const { target, added, updated, unchanged, skipped, rejected, rejects } = result.summary;
    const done = words.imports.of[target].counts;
    lines.push(
      report.done,
      done.add(added),
      done.update(updated),
      done.unchanged(unchanged),
      counts.skip(skipped),
      counts.reject(rejected),
    );
    if (rejects.length > 0) {
      lines.push('', `${words.imports.rejectedTitle}:`);
      for (const { row, reason, column, value } of rejects) {
        const where = [column, value].filter(Boolean).join(': ');
        lines.push(`${rowNumber(row)}: ${rejectWordIn(words, target, reason)}${where ? ` (${where})` : ''}`);
      }
      lines.push('', report.mend);
    }
    return [...lines, ''].join('\r\n');
  },
};
