import { t } from '../i18n/index.svelte.ts';
import { toasts } from '../ui/toasts.svelte.ts';
import { api } from './client.ts';
import { sentenceOf } from './problems.ts';

/** Says in a toast what went wrong and what to do. */
export function tellProblem(error: unknown): void {
  const { text, next } = sentenceOf(error);
  toasts.show({ tone: 'bad', text: next ? `${text} ${next}` : text });
}

/**
 * Does something and says so in a toast with Undo. A refusal is said by whoever asked: a form says it beside what was
 * typed.
 * @throws the refusal
 */
export async function actOrThrow<T extends { batchId: string }>(
  work: Promise<T>,
  done: string | ((result: T) => string),
): Promise<T> {
  const result = await work;
  toasts.show({
    tone: 'good',
    text: typeof done === 'string' ? done : done(result),
    about: result.batchId,
    action: { label: t.common.undo, run: () => takeBack(result.batchId) },
  });
  return result;
}

/**
 * As {@link actOrThrow}, with a refusal said in a toast.
 * @returns what the act answered, or undefined when it was refused
 */
export async function act<T extends { batchId: string }>(
  work: Promise<T>,
  done: string | ((result: T) => string),
): Promise<T | undefined> {
  try {
    return await actOrThrow(work, done);
  } catch (error) {
    tellProblem(error);
    return undefined;
  }
}

/** Takes back one act and says what came back and what had to stay. */
export async function takeBack(batchId: string): Promise<void> {
  try {
    const { kept } = await api.history.undo({ batchId });
    // Wherever it was taken back: no other toast may still offer it.
    toasts.settle(batchId);
    toasts.show({
      tone: kept.length > 0 ? 'neutral' : 'good',
      text: kept.length > 0 ? t.common.undoneExcept(kept.length) : t.common.undone,
    });
  } catch (error) {
    tellProblem(error);
  }
}
