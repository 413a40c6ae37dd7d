import type { Document, DocumentMake } from '../../../src-main/contract/documents.ts';
import { actOrThrow, api } from '../../api/index.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { toasts } from '../../ui/toasts.svelte.ts';
import { documentDialogs, type MakeFrom } from './documents-dialogs.svelte.ts';

export const makeFrom = (from: MakeFrom): void => documentDialogs.ask({ kind: 'make', from });

/** Makes it. No Undo: a number that went out is not given again. @throws what the main process refuses */
export async function makeDocument(asked: DocumentMake): Promise<void> {
  const { id, number, warnings } = await api.documents.make(asked);
  const { done, doneWarned, view: label } = t.documents.making;
  const kind = t.documents.kinds[asked.kind];
  toasts.show({
    tone: warnings.length > 0 ? 'neutral' : 'good',
    text: warnings.length > 0 ? doneWarned(kind, number, format.list(warnings)) : done(kind, number),
    action: { label, run: () => documentDialogs.ask({ kind: 'paper', id, number }) },
  });
}

/** @throws what the main process refuses: the dialog that asked says it */
export async function cancelDocument({ id, number }: Pick<Document, 'id' | 'number'>, reason: string): Promise<void> {
  await actOrThrow(api.documents.cancel({ id, reason }), t.documents.cancelling.done(number));
}
