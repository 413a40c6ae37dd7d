import type { AppError } from './errors.ts';
import type { ImportSummary } from './imports.ts';

export type ImportLanguage = 'id' | 'en';

/** What an import writes into files, in words: app.ts hands over those of the messages, since a feature has none. */
export interface ImportWords {
  rejectReason(
    language: ImportLanguage,
    target: ImportSummary['target'],
    reason: ImportSummary['rejects'][number]['reason'],
  ): string;
  /** Names in the workbook of rejected rows. */
  rejectsFile(language: ImportLanguage): { sheet: string; file: string };
  /** The report beside a file from the watched folder. */
  report(language: ImportLanguage, outcome: ReportOf): string;
}

interface ReportOf {
  file: string;
  /** Epoch ms. */
  at: number;
  result: { summary: ImportSummary } | { problem: AppError };
}
