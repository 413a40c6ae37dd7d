import type { z } from 'zod';
import type { ContactRef } from '../../../../src-main/contract/contacts.ts';
import type { PickedProduct } from '../../../../src-main/contract/products.ts';
import type { TemplateName } from '../../../../src-main/contract/documents/words.ts';
import type { LineKind, Quote, QuoteCreate, QuoteLine } from '../../../../src-main/contract/quotes.ts';
import type { Settings } from '../../../../src-main/contract/settings.ts';

/** Percent, or an amount in minor units: never both. */
export type Discount = { percent: number } | { amount: number };

/** `key` tells apart lines that are not saved yet. */
export interface LineDraft {
  key: number;
  id?: string;
  kind: LineKind;
  productId: string | null;
  description: string;
  /** Thousandths. */
  quantity: number | null;
  unit: string;
  unitPrice: number | null;
  /** Somebody typed the price, or it was agreed before: then a larger quantity does not change it. */
  priceByHand: boolean;
  discount: Discount | null;
  /** Ids, parted by a comma; '' for none. */
  taxes: string;
  optional: boolean;
  chosen: boolean;
}
export interface ChargeDraft {
  key: number;
  name: string;
  amount: number | null;
  taxes: string;
}
export interface WithholdingDraft {
  key: number;
  name: string;
  percent: number | null;
}

/** What the form holds while it is filled in. */
export interface Draft {
  contact: z.infer<typeof ContactRef> | null;
  dealId?: string;
  subject: string;
  language: 'id' | 'en';
  template: TemplateName;
  validDays: number | null;
  staffId: string;
  lines: LineDraft[];
  taxIncluded: boolean;
  discount: Discount | null;
  charges: ChargeDraft[];
  withholdings: WithholdingDraft[];
  roundTo: number;
  deposit: Discount | null;
  terms: string;
  note: string;
}

let nextKey = 1;
const newKey = () => nextKey++;

/** A line of a kind with nothing in it yet; an item bears the shop's usual tax. */
export const emptyLine = (kind: LineKind, taxes = ''): LineDraft => ({
  key: newKey(),
  kind,
  productId: null,
  description: '',
  quantity: kind === 'item' ? 1_000 : null,
  unit: '',
  unitPrice: null,
  priceByHand: true,
  discount: null,
  taxes: kind === 'item' ? taxes : '',
  optional: false,
  chosen: false,
});

/** A product as a line, at what this customer pays for it. */
export const productLine = ({ id, name, unit, price, tax }: PickedProduct): LineDraft => ({
  ...emptyLine('item', tax?.id ?? ''),
  productId: id,
  description: name,
  unit,
  unitPrice: price,
  priceByHand: false,
});

export const copyOfLine = ({ id: _, ...line }: LineDraft): LineDraft => ({ ...line, key: newKey() });
export const emptyCharge = (): ChargeDraft => ({ key: newKey(), name: '', amount: null, taxes: '' });
export const emptyWithholding = (): WithholdingDraft => ({ key: newKey(), name: '', percent: null });

/** Nothing was written on it: it is no line yet, and is left out. */
export const isBlank = (line: LineDraft): boolean =>
  line.kind === 'item'
    ? line.productId === null && line.description.trim() === '' && !line.unitPrice
    : line.kind !== 'page-break' && line.description.trim() === '';

/** A new one begins with what the shop is used to. */
export function emptyDraft(
  { quotes, pricesIncludeTax }: Pick<Settings, 'quotes' | 'pricesIncludeTax'>,
  known: Partial<Draft> & Pick<Draft, 'language'>,
): Draft {
  return {
    contact: null,
    subject: '',
    template: quotes.template,
    validDays: quotes.validDays,
    staffId: '',
    lines: [],
    taxIncluded: pricesIncludeTax,
    discount: null,
    charges: [],
    withholdings: [],
    roundTo: quotes.roundTo,
    deposit: null,
    terms: quotes.terms,
    note: '',
    ...known,
  };
}

const discountOf = (percent: number | null, amount: number | null): Discount | null =>
  percent !== null ? { percent } : amount !== null ? { amount } : null;
const idsOf = (taxes: readonly { id: string }[]) => taxes.map(({ id }) => id).join(',');

const lineOf = (line: QuoteLine): LineDraft => ({
  key: newKey(),
  id: line.id,
  kind: line.kind,
  productId: line.productId,
  description: line.description,
  quantity: line.kind === 'item' ? Math.round(line.quantity * 1_000) : null,
  unit: line.unit,
  unitPrice: line.kind === 'item' ? line.unitPrice : null,
  priceByHand: true,
  discount: discountOf(line.discountPercent, line.discountAmount),
  taxes: idsOf(line.taxes),
  optional: line.optional,
  chosen: line.chosen,
});

/** A saved one as the form holds it. */
export const draftOf = (quote: Quote): Draft => ({
  contact: quote.contact,
  subject: quote.subject,
  language: quote.language,
  template: quote.template,
  validDays: quote.validDays,
  staffId: quote.staff?.id ?? '',
  lines: quote.lines.map(lineOf),
  taxIncluded: quote.taxIncluded,
  discount: discountOf(quote.discountPercent, quote.discountAmount),
  charges: quote.charges.map(({ name, amount, taxes }) => ({ key: newKey(), name, amount, taxes: idsOf(taxes) })),
  withholdings: quote.withholdings.map((held) => ({ key: newKey(), ...held })),
  roundTo: quote.roundTo,
  deposit: discountOf(quote.depositPercent, quote.depositAmount),
  terms: quote.terms,
  note: quote.note,
});

const percentOf = (discount: Discount | null) => (discount && 'percent' in discount ? discount.percent : null);
const amountOf = (discount: Discount | null) => (discount && 'amount' in discount ? discount.amount : null);
const taxList = (taxes: string) => taxes.split(',').filter(Boolean);

type LineInput = NonNullable<QuoteCreate['lines']>[number];

function lineInput(line: LineDraft): LineInput {
  const { kind, description, optional, chosen } = line;
  const known = line.id === undefined ? {} : { id: line.id };
  const nothing = { quantity: 1, discountPercent: null, discountAmount: null, optional: false, chosen: false };
  if (kind !== 'item') return { ...nothing, ...known, kind, description: kind === 'page-break' ? '' : description };
  const price = line.priceByHand ? { unitPrice: line.unitPrice ?? 0 } : {};
  return {
    ...known,
    kind,
    product: line.productId,
    description,
    unit: line.unit,
    quantity: (line.quantity ?? 0) / 1_000,
    ...price,
    discountPercent: percentOf(line.discount),
    discountAmount: amountOf(line.discount),
    taxes: taxList(line.taxes),
    optional,
    chosen: optional && chosen,
  };
}

/** What the form says, as the main process takes it. Lines on which nothing was written stay behind. */
export function toInput(draft: Draft) {
  return {
    ...(draft.contact === null ? {} : { contactId: draft.contact.id }),
    ...(draft.dealId === undefined ? {} : { dealId: draft.dealId }),
    subject: draft.subject,
    language: draft.language,
    template: draft.template,
    validDays: draft.validDays ?? 0,
    staffId: draft.staffId === '' ? null : draft.staffId,
    lines: draft.lines.filter((line) => !isBlank(line)).map(lineInput),
    taxIncluded: draft.taxIncluded,
    discountPercent: percentOf(draft.discount),
    discountAmount: amountOf(draft.discount),
    charges: draft.charges
      .filter(({ name, amount }) => name.trim() !== '' || amount !== null)
      .map(({ name, amount, taxes }) => ({ name: name.trim(), amount: amount ?? 0, taxes: taxList(taxes) })),
    withholdings: draft.withholdings
      .filter(({ name, percent }) => name.trim() !== '' || percent !== null)
      .map(({ name, percent }) => ({ name: name.trim(), percent: percent ?? 0 })),
    roundTo: draft.roundTo,
    depositPercent: percentOf(draft.deposit),
    depositAmount: amountOf(draft.deposit),
    terms: draft.terms,
    note: draft.note,
  } satisfies QuoteCreate;
}

type Input = ReturnType<typeof toInput>;
const pairs: readonly (keyof Input)[][] = [
  ['discountPercent', 'discountAmount'],
  ['depositPercent', 'depositAmount'],
];

/** Only what differs, so that who changes one thing does not put back what somebody else changed. */
export function changesOf(draft: Draft, opened: Draft): Partial<Input> {
  const [now, before] = [toInput(draft), toInput(opened)];
  const keys = (Object.keys(now) as (keyof Input)[]).filter(
    (key) => JSON.stringify(now[key]) !== JSON.stringify(before[key]),
  );
  // Percent and amount go together: the one that is given drives out the other.
  const whole = new Set(keys.flatMap((key) => pairs.find((pair) => pair.includes(key)) ?? [key]));
  return Object.fromEntries([...whole].map((key) => [key, now[key]]));
}
