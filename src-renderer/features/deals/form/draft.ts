import type { z } from 'zod';
import type { ContactRef } from '../../../../src-main/contract/contacts.ts';
import type { Deal, DealCreate, DealUpdate } from '../../../../src-main/contract/deals.ts';
import type { ProductRef } from '../../../../src-main/contract/products.ts';
import { linesTotal } from '../../../../src-main/domain/deals.ts';

export type Customer = z.infer<typeof ContactRef>;

export interface ProductLine {
  id?: string;
  product: ProductRef;
  /** Thousandths. */
  quantity: number | null;
  /** Null: what the customer pays for it today. */
  unitPrice: number | null;
}
/** `key` tells apart lines that are not saved yet. */
export interface PersonLine {
  key: number;
  id?: string;
  contact: Customer | null;
  role: string;
}

/** What the form holds while it is filled in. */
export interface Draft {
  title: string;
  contact: Customer | null;
  /** '' for where new ones begin. */
  stageId: string;
  value: number | null;
  valueBy: 'hand' | 'products';
  expectedOn: string | null;
  staffId: string;
  source: string;
  note: string;
  people: PersonLine[];
  products: ProductLine[];
}

let nextKey = 1;
export const personLine = (): PersonLine => ({ key: nextKey++, contact: null, role: '' });

/** What the lines come to; null where that is more than an amount may be. */
export const totalOf = (lines: readonly ProductLine[]): number | null =>
  linesTotal(lines.map(({ quantity, unitPrice }) => ({ quantity: quantity ?? 0, unitPrice: unitPrice ?? 0 })));

export const emptyDraft = (preset: Partial<Draft>): Draft => ({
  title: '',
  contact: null,
  stageId: '',
  value: null,
  valueBy: 'products',
  expectedOn: null,
  staffId: '',
  source: '',
  note: '',
  people: [],
  products: [],
  ...preset,
});

/** The form filled with a saved deal. */
export const draftOf = (deal: Deal): Draft => ({
  title: deal.title,
  contact: deal.contact,
  stageId: deal.stageId,
  value: deal.value,
  valueBy: deal.valueBy,
  expectedOn: deal.expectedOn,
  staffId: deal.staff?.id ?? '',
  source: deal.source,
  note: deal.note,
  people: deal.people.map(({ id, contact, role }) => ({ ...personLine(), id, contact, role })),
  products: deal.products.map(({ id, product, quantity, unitPrice }) => ({ id, product, quantity, unitPrice })),
});

type Input = Required<Pick<DealCreate, 'people' | 'products'>> & Omit<DealCreate, 'people' | 'products'>;

/** What the form says, as the contract takes it; a person without a contact says nothing. */
export function toInput(draft: Draft): Input {
  const byProducts = draft.products.length > 0 && draft.valueBy === 'products';
  return {
    title: draft.title.trim(),
    contactId: draft.contact?.id ?? '',
    ...(draft.stageId === '' ? {} : { stageId: draft.stageId }),
    value: byProducts ? null : draft.value,
    valueBy: byProducts ? 'products' : 'hand',
    expectedOn: draft.expectedOn,
    staffId: draft.staffId || null,
    source: draft.source.trim(),
    note: draft.note.trim(),
    people: draft.people.flatMap(({ id, contact, role }) =>
      contact === null ? [] : [{ ...(id === undefined ? {} : { id }), contactId: contact.id, role: role.trim() }],
    ),
    products: draft.products.map(({ id, product, quantity, unitPrice }) => ({
      ...(id === undefined ? {} : { id }),
      productId: product.id,
      quantity: quantity ?? 0,
      ...(unitPrice === null ? {} : { unitPrice }),
    })),
  };
}

/** Only what differs from how the form was opened: what another one changes meanwhile elsewhere stays. */
export function changesOf(now: Draft, opened: Draft): Omit<DealUpdate, 'id'> {
  const { stageId: _, ...fields } = toInput(now);
  const before = toInput(opened);
  const different = Object.entries(fields).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof Input]),
  );
  return Object.fromEntries(different);
}
