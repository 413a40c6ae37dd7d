import type { ImportWords } from '../../src-main/contract/import-words.ts';
import { formatsFor } from './format.ts';
import { sentenceFor } from './sentence.ts';
import { wordsFor } from './words.ts';

/** What an import writes into files beside the shop's: the workbook of rejected rows, the reports of a watched folder. */
export const importWords: ImportWords = {
  rejectReason(language, reason) {
    const words: Readonly<Record<string, string>> = wordsFor(language).imports.rejectReasons;
    return words[reason] ?? reason;
  },
  rejectsFile: (language) => wordsFor(language).imports.rejectsFile,
  report(language, { file, at, result }) {
    const words = wordsFor(language);
    const { report, counts, rejectReasons, rowNumber } = words.imports;
    const when = formatsFor(language).dateTime(at);
    const lines = [report.title, '', `${report.file}: ${file}`, `${report.when}: ${when}`, ''];
    if ('problem' in result) {
      const { text, next } = sentenceFor(words.errors, result.problem.code, result.problem.data);
      return [...lines, report.failed, text, ...(next ? [next] : []), ''].join('\r\n');
    }
    const { added, updated, unchanged, skipped, rejected, rejects } = result.summary;
    lines.push(
      report.done,
      counts.add(added),
      counts.update(updated),
      counts.unchanged(unchanged),
      counts.skip(skipped),
      counts.reject(rejected),
    );
    if (rejects.length > 0) {
      lines.push('', `${words.imports.rejectedTitle}:`);
      for (const { row, reason, column, value } of rejects) {
        const where = [column, value].filter(Boolean).join(': ');
        lines.push(`${rowNumber(row)}: ${rejectReasons[reason]}${where ? ` (${where})` : ''}`);
      }
      lines.push('', report.mend);
    }
    return [...lines, ''].join('\r\n');
  },
};
