import { z } from 'zod';

/** `expired` follows from the day: an issued one past its validity. `superseded`: a later revision was issued. */
export const quoteStatuses = ['draft', 'issued', 'accepted', 'declined', 'expired', 'superseded'] as const;
export const QuoteStatus = z.enum(quoteStatuses);
export type QuoteStatus = z.infer<typeof QuoteStatus>;

export const lineKinds = ['item', 'section', 'text', 'page-break'] as const;
export const LineKind = z.enum(lineKinds);
export type LineKind = z.infer<typeof LineKind>;

export const numberResets = ['never', 'yearly', 'monthly'] as const;
