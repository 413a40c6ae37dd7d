import { z } from 'zod';
import { TemplateName } from './words.ts';
import { QuoteCreate, QuoteLineInput } from '../quotes/input.ts';
import { ProductSelection } from '../products/filter.ts';
import { languages } from '../settings.ts';
import { CivilDate, Id, line, Money, prose } from '../shared.ts';

const look = {
  /** Left out, the shop's. */
  language: z.enum(languages).optional(),
  /** Left out, the shop's usual one. */
  template: TemplateName.optional(),
  /** The day on the paper, and of its number; left out, today. */
  madeOn: CivilDate.optional(),
};

/** From a quotation that was issued, from another document, from a deal, or for a contact. */
const source = {
  quoteId: Id.optional(),
  documentId: Id.optional(),
  dealId: Id.optional(),
  contactId: Id.optional(),
};

const lines = z.array(QuoteLineInput).max(5_000);
const money = QuoteCreate.pick({
  taxIncluded: true,
  discountPercent: true,
  discountAmount: true,
  charges: true,
  withholdings: true,
  roundTo: true,
  depositPercent: true,
  depositAmount: true,
}).shape;

/** Of a quotation or document all is taken as it stands there; lines and money count for the others alone. */
const sale = {
  ...look,
  ...source,
  subject: line(300).optional(),
  lines: lines.optional(),
  ...money,
  terms: prose(10_000).optional(),
  dueOn: CivilDate.nullable().optional(),
};

/** So many of one of the source's lines, or a line of its own. */
export const DeliveryLine = z.object({
  /** The id of a line of the quotation or document. */
  line: Id.optional(),
  description: prose(2_000).optional(),
  unit: line(40).optional(),
  quantity: z
    .number()
    .min(0)
    .max(1_000_000_000)
    .refine((value) => Math.abs(value * 1_000 - Math.round(value * 1_000)) < 1e-4, 'three-decimals'),
});
export type DeliveryLine = z.infer<typeof DeliveryLine>;

export const receiptParts = ['deposit', 'rest', 'all'] as const;

/** What a document is made of: one shape for each kind. A feature that lands later adds its own. */
export const DocumentMake = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('proforma'), ...sale }),
  z.object({ kind: z.literal('invoice'), ...sale }),
  z.object({
    kind: z.literal('delivery-note'),
    ...look,
    ...source,
    subject: line(300).optional(),
    /** Left out: all that has not been delivered yet. */
    lines: z.array(DeliveryLine).max(5_000).optional(),
    /** Where to; left out, the customer's address. */
    address: prose(500).optional(),
    note: prose(2_000).optional(),
  }),
  z.object({
    kind: z.literal('receipt'),
    ...look,
    ...source,
    /** Of the quotation or invoice: its deposit, what is not received yet, or all. Counts where no amount is given. */
    part: z.enum(receiptParts).optional(),
    amount: Money.optional(),
    /** Left out, the customer. */
    receivedFrom: line(200).optional(),
    /** What it was paid for; left out, told from the source. */
    paidFor: prose(500).optional(),
    /** In cash, by transfer … */
    way: line(100).optional(),
  }),
  z.object({
    kind: z.literal('letter'),
    ...look,
    ...source,
    subject: line(300),
    /** With placeholders such as `{customer.name}`. */
    body: prose(20_000),
  }),
  z.object({
    kind: z.literal('statement'),
    ...look,
    contactId: Id,
    from: CivilDate,
    until: CivilDate,
  }),
  z.object({
    kind: z.literal('price-list'),
    ...look,
    subject: line(300).optional(),
    /** Left out: all that is sold. */
    products: ProductSelection.optional(),
    /** At the prices of this customer, or of this group; left out, of everybody. */
    contactId: Id.optional(),
    groupId: Id.optional(),
    note: prose(2_000).optional(),
  }),
]);
export type DocumentMake = z.infer<typeof DocumentMake>;
export type MakeOf<K extends DocumentMake['kind']> = Extract<DocumentMake, { kind: K }>;

const Millimetres = z.number().min(0).max(500);
/** A sheet of labels by its measures in millimetres. */
export const OwnSheet = z.object({
  paper: z.enum(['a4', 'letter', 'f4']).default('a4'),
  columns: z.number().int().min(1).max(10),
  rows: z.number().int().min(1).max(40),
  width: z.number().min(10).max(220),
  height: z.number().min(8).max(330),
  left: Millimetres,
  top: Millimetres,
  /** Between two labels. */
  gapX: Millimetres.default(0),
  gapY: Millimetres.default(0),
});
export type OwnSheet = z.infer<typeof OwnSheet>;
