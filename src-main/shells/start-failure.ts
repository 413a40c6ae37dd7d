import { AppError, isAppError } from '../contract/errors.ts';
import type { ErrorCode } from '../contract/errors.ts';
import { localeOfSystem, type Locale } from '../../src-renderer/i18n/format.ts';
import { sentenceFor, type Sentence } from '../../src-renderer/i18n/sentence.ts';
import { wordsFor } from '../../src-renderer/i18n/words.ts';

/**
 * The language a door speaks before a window is open: what the system's own variables say (in the order that POSIX
 * gives them), else what the runtime took from the system.
 */
export function systemLocale(env: Readonly<Record<string, string | undefined>> = process.env): Locale {
  const posix = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value);
  const named = posix && !/^(C|POSIX)(\.|$)/.test(posix) ? [posix.split('.')[0] ?? posix] : [];
  return localeOfSystem([...named, Intl.DateTimeFormat().resolvedOptions().locale]);
}

export interface Refusal {
  code: ErrorCode;
  sentence: Sentence;
}

/** What to tell a person about anything that was thrown: our own codes by their words, the rest as `unexpected`. */
export function refusalOf(error: unknown, locale: Locale = systemLocale()): Refusal {
  const known: AppError =
    error instanceof AppError ? (error as AppError) : new AppError('unexpected', { reference: '' }, { cause: error });
  return { code: known.code, sentence: sentenceFor(wordsFor(locale).errors, known.code, known.data) };
}

/** Why a folder stays closed, where a page that says what to do helps more than a line in a terminal. */
const explained: ReadonlySet<ErrorCode> = new Set(['database-damaged', 'database-newer', 'migration-failed']);
export const deservesPage = (error: unknown): boolean => isAppError(error) && explained.has(error.code);

/** A sentence as one line of text. */
export function asLine({ text, next }: Sentence): string {
  return next ? `${text} ${next}` : text;
}
