import { z } from 'zod';
import { ContactRef } from '../contacts/record.ts';
import { QuoteParty } from '../quotes/record.ts';
import { languages } from '../settings.ts';
import { CivilDate, Id, Instant } from '../shared.ts';
import { StaffRef } from '../staff.ts';
import { NumberedDocument } from './words.ts';

const Int = z.number().int();

/** Another paper of the same business. */
export const PaperRef = z.object({ id: Id, number: z.string() });

/** A row of the list. */
export const DocumentRow = z.object({
  id: Id,
  kind: NumberedDocument,
  number: z.string(),
  subject: z.string(),
  contact: ContactRef.nullable(),
  deal: z.object({ id: Id, title: z.string() }).nullable(),
  /** The quotation that it came of. */
  quote: PaperRef.nullable(),
  staff: StaffRef.nullable(),
  /** Minor units; null where it says no amount. */
  total: Int.nullable(),
  currency: z.string(),
  currencyDecimals: Int,
  madeOn: CivilDate,
  dueOn: CivilDate.nullable(),
  /** Of an invoice: what receipts say was received of it. */
  received: Int,
  cancelled: z.boolean(),
  madeAt: Instant,
  updatedAt: Instant,
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** The whole record. */
export const Document = DocumentRow.extend({
  language: z.enum(languages),
  template: z.string(),
  /** Whom it is for, as it stands on the paper. */
  customer: QuoteParty.nullable(),
  /** What it was made of, and what was made of it. */
  source: PaperRef.extend({ kind: NumberedDocument }).nullable(),
  followers: z.array(PaperRef.extend({ kind: NumberedDocument, cancelled: z.boolean() })),
  /** Where the paper lies, below the data folder. */
  file: z.string(),
  /** Characters that the paper could not show. */
  warnings: z.array(z.string()),
  cancelledAs: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Document = z.infer<typeof Document>;

/** What there is to make a document of: lines with what has been delivered of them, amounts with what was received. */
export const Basis = z.object({
  contact: ContactRef.nullable(),
  subject: z.string(),
  language: z.enum(languages),
  currency: z.string(),
  currencyDecimals: Int,
  total: Int,
  deposit: Int,
  received: Int,
  lines: z.array(
    z.object({
      id: Id,
      description: z.string(),
      unit: z.string(),
      quantity: z.number(),
      delivered: z.number(),
      /** Never below zero. */
      left: z.number(),
    }),
  ),
});
export type Basis = z.infer<typeof Basis>;
