import type { Document, DocumentRow } from '../../../src-main/contract/documents.ts';
import { today } from '../../days.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import type { Tone } from '../../ui/tones.ts';
import { shortName } from '../contacts/record/naming.ts';

type Known = Pick<DocumentRow, 'kind' | 'cancelled' | 'total' | 'received' | 'dueOn'>;

export type DocumentState = keyof typeof t.documents.states;

/** How it stands; null where there is nothing to say. */
export function stateOf({ kind, cancelled, total, received, dueOn }: Known): DocumentState | null {
  if (cancelled) return 'cancelled';
  if (kind !== 'invoice' || total === null) return null;
  if (received >= total) return 'paid';
  if (dueOn !== null && dueOn < today()) return 'late';
  return received > 0 ? 'partly' : 'open';
}

export const stateTone: Record<DocumentState, Tone> = {
  cancelled: 'bad',
  paid: 'good',
  partly: 'accent',
  open: 'neutral',
  late: 'warn',
};

/** Whom it is for; nobody in particular of a price list. */
export const forWhom = ({ contact }: Pick<DocumentRow, 'contact'>): string =>
  contact === null ? t.documents.nobody : shortName(contact);

/** An amount in the document's own currency: the shop's may have changed since. */
export const moneyOf =
  ({ currency: code, currencyDecimals: decimals }: Pick<Document, 'currency' | 'currencyDecimals'>) =>
  (minor: number): string =>
    format.money(minor, { code, decimals });
