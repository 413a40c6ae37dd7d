import { ORPCError } from '@orpc/client';
import { errorData, isErrorCode } from '../../src-main/contract/errors.ts';
import { t } from '../i18n/index.svelte.ts';
import { type Sentence, sentenceFor } from '../i18n/sentence.ts';
import { ConnectionLost, type ConnectionProblem } from './connection.ts';

/** The code with which the main process refused, or null for anything else. */
export function codeOf(error: unknown): string | null {
  return error instanceof ORPCError && isErrorCode(error.code) ? error.code : null;
}

/** What a person is told when the window cannot talk to the shop's data. */
export const connectionSentence = (problem: ConnectionProblem): string =>
  problem === 'no-session' ? t.shell.noSession : t.shell.unreachable;

/** What a person is told of any error: by its code, never by its message. */
export function sentenceOf(error: unknown): Sentence {
  if (error instanceof ConnectionLost) return { text: connectionSentence(error.problem) };
  if (error instanceof ORPCError && isErrorCode(error.code)) {
    const data = errorData[error.code].safeParse(error.data);
    if (data.success) return sentenceFor(t.errors, error.code, data.data);
  }
  return sentenceFor(t.errors, 'unexpected', { reference: '' });
}
