import { ORPCError } from '@orpc/client';
import { errorData, isErrorCode } from '../../src-main/contract/errors.ts';
import { t } from '../i18n/index.svelte.ts';
import { type Sentence, sentenceFor } from '../i18n/sentence.ts';

/** The code with which the main process refused, or null for anything else. */
export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError && isErrorCode(error.code) ? error.code : null;
}

/** What a person is told of any error: by its code, never by its message. */
export function sentenceOf(error: unknown): Sentence {
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const data = errorData[error.code].safeParse(error.data);
    if (data.success) return sentenceFor(t.errors, error.code, data.data);
  }
  return sentenceFor(t.errors, 'unexpected', { reference: '' });
}
