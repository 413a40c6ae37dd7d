import type { Basis, DocumentMake } from '../../../../src-main/contract/documents.ts';
import type { TemplateName } from '../../../../src-main/contract/documents/words.ts';
import { addDays } from '../../../../src-main/domain/dates.ts';
import { today } from '../../../days.ts';
import { locale, t } from '../../../i18n/index.svelte.ts';
import { preferences } from '../../../preferences.svelte.ts';
import type { MakeFrom } from '../documents-dialogs.svelte.ts';

/** How many of a line go along. */
export interface DeliveryRow {
  id: string;
  description: string;
  unit: string;
  /** Thousandths. */
  left: number;
  quantity: number | null;
}

export type Part = 'deposit' | 'rest' | 'other';

/** What is typed about a document that is about to be made. */
export class MakeState {
  readonly from: MakeFrom;
  contact = $state.raw<NonNullable<MakeFrom['contact']> | null>(null);
  subject = $state('');
  language = $state<'id' | 'en'>(locale.current);
  template = $state<TemplateName>('classic');
  madeOn = $state<string | null>(today());
  dueOn = $state<string | null>(null);
  terms = $state('');
  rows = $state<DeliveryRow[]>([]);
  address = $state<string>();
  note = $state('');
  part = $state<Part>('rest');
  amount = $state<number | null>(null);
  receivedFrom = $state('');
  paidFor = $state('');
  way = $state('');
  body = $state('');
  since = $state<string | null>(`${today().slice(0, 4)}-01-01`);
  until = $state<string | null>(today());
  groupId = $state('');
  /** Fields in which something stands that nobody understands. */
  invalid = $state<Record<string, boolean>>({});
  /** What was asked for and is not there yet. */
  missing = $state<{ contact?: string; amount?: string; paidFor?: string; body?: string }>({});
  basis = $state.raw<Basis>();

  constructor(from: MakeFrom) {
    this.from = from;
    this.contact = from.contact ?? null;
    this.template = preferences.current.usualTemplates[from.kind] ?? 'classic';
    if (from.kind === 'invoice') {
      const { dueDays, invoiceTerms } = preferences.current.documents;
      this.dueOn = addDays(today(), dueDays);
      this.terms = invoiceTerms;
    }
  }

  /** Takes over what the source says. */
  take(basis: Basis): void {
    this.basis = basis;
    this.subject = basis.subject;
    this.language = basis.language;
    if (basis.contact) this.contact = basis.contact;
    const isKept = this.from.dealId === undefined;
    this.rows = basis.lines.map(({ id, description, unit, left, quantity }) => ({
      ...{ id, description, unit },
      left: Math.round((isKept ? left : quantity) * 1_000),
      quantity: Math.round((isKept ? left : quantity) * 1_000),
    }));
    this.part = basis.deposit > 0 && basis.received === 0 ? 'deposit' : 'rest';
  }

  /** Whether it is made of something that says what it is about. */
  get hasSource(): boolean {
    const { quoteId, documentId, dealId } = this.from;
    return (quoteId ?? documentId ?? dealId) !== undefined;
  }

  /** Whether amounts of the source can be chosen from. */
  get hasAmounts(): boolean {
    return this.from.quoteId !== undefined || this.from.documentId !== undefined;
  }

  /** Whether all that is needed is there; says at the fields what is not. */
  check(): boolean {
    const words = t.documents.making;
    const { kind } = this.from;
    const missing: typeof this.missing = {};
    if (!this.hasSource && kind !== 'price-list' && this.contact === null) missing.contact = words.contactMissing;
    if (kind === 'receipt' && (!this.hasAmounts || this.part === 'other') && !this.amount)
      missing.amount = words.amountMissing;
    if (kind === 'receipt' && !this.hasSource && this.paidFor.trim() === '') missing.paidFor = words.paidForMissing;
    if (kind === 'letter' && this.body.trim() === '') missing.body = words.bodyMissing;
    this.missing = missing;
    return Object.keys(missing).length === 0 && !Object.values(this.invalid).some(Boolean);
  }

  /** What the main process takes; null while something that it needs is not there yet. */
  get input(): DocumentMake | null {
    const { kind, quoteId, documentId, dealId } = this.from;
    const look = {
      language: this.language,
      template: this.template,
      ...(this.madeOn === null ? {} : { madeOn: this.madeOn }),
    };
    const contactId = this.contact?.id;
    const source =
      quoteId !== undefined
        ? { quoteId }
        : documentId !== undefined
          ? { documentId }
          : dealId !== undefined
            ? { dealId }
            : contactId === undefined
              ? null
              : { contactId };
    if (kind === 'price-list') {
      const products = this.from.products;
      const prices = this.groupId === '' ? {} : this.groupId === 'contact' ? { contactId } : { groupId: this.groupId };
      return { kind, ...look, ...prices, subject: this.subject, note: this.note, ...(products ? { products } : {}) };
    }
    if (kind === 'statement')
      return contactId === undefined || this.since === null || this.until === null
        ? null
        : { kind, ...look, contactId, from: this.since, until: this.until };
    if (!source) return null;
    const common = { ...look, ...source };
    if (kind === 'letter')
      return this.body.trim() === '' ? null : { kind, ...common, subject: this.subject, body: this.body };
    if (kind === 'receipt') {
      const byHand = !this.hasAmounts || this.part === 'other';
      if (byHand && !this.amount) return null;
      if (!this.hasSource && this.paidFor.trim() === '') return null;
      return {
        ...{ kind, ...common, way: this.way },
        ...(byHand ? { amount: this.amount ?? 0 } : { part: this.part === 'deposit' ? 'deposit' : 'rest' }),
        ...(this.receivedFrom.trim() === '' ? {} : { receivedFrom: this.receivedFrom }),
        ...(this.paidFor.trim() === '' ? {} : { paidFor: this.paidFor }),
      };
    }
    if (kind === 'delivery-note') {
      const kept = dealId === undefined;
      const lines = this.rows
        .filter(({ quantity }) => (quantity ?? 0) > 0)
        .map(({ id, description, unit, quantity }) => ({
          ...(kept ? { line: id } : { description, unit }),
          quantity: (quantity ?? 0) / 1_000,
        }));
      const address = this.address === undefined ? {} : { address: this.address };
      return { kind, ...common, subject: this.subject, lines, note: this.note, ...address };
    }
    return { kind, ...common, subject: this.subject, dueOn: this.dueOn, terms: this.terms };
  }
}
