import { oc } from '@orpc/contract';
import { z } from 'zod';

/** What a person may do; every procedure names one. Staff roles map to sets of these. */
export const permissions = [
  'contacts.read',
  'contacts.write',
  'contacts.delete',
  'products.read',
  'products.write',
  'products.delete',
  'agenda.read',
  'agenda.write',
  'agenda.delete',
  'deals.read',
  'deals.write',
  'deals.delete',
  'quotes.read',
  'quotes.write',
  'quotes.delete',
  'quotes.approve',
  'costs.read',
  'reports.read',
  'staff.read',
  'staff.write',
  'imports.run',
  'exports.run',
  'settings.read',
  'settings.write',
  'history.read',
  'history.undo',
] as const;
export type Permission = (typeof permissions)[number];

export interface ProcedureMeta {
  permission?: Permission;
  /** `false` hides the procedure from the command line; a text describes it there. */
  cli?: false | { summary: string };
}

/** The root of every contract: procedures differ only by input, output and meta. */
export const procedure = oc.$meta<ProcedureMeta>({});

/** UUIDv7 as lower-case text. */
export const Id = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/, 'id');
/** Milliseconds since 1970-01-01 UTC. */
export const Instant = z.number().int().min(0).max(8_640_000_000_000_000);
/** A civil date, `YYYY-MM-DD`. */
export const CivilDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'date');
/** A birthday: a civil date, or `--MM-DD` where the year is not known (RFC 6350, 4.3.1). */
export const Birthday = z.string().regex(/^(\d{4}|-)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'birthday');

/** Text of one line: trimmed, no control characters, at most `max` UTF-16 units. */
export const line = (max = 200) =>
  z
    .string()
    .max(max)

    .transform((text) => text.replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g, ' ').trim());
/** Text of several lines, at most `max` UTF-16 units; keeps line breaks and tabs. */
export const prose = (max = 20_000) =>
  z
    .string()
    .max(max)
    .transform((text) =>
      text
        .replace(/\r\n?/g, '\n')

        .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]+/g, '')
        .trim(),
    );
export const requiredLine = (max = 200) => line(max).refine((text) => text.length > 0, 'required');

/** Integer minor units of the business currency, from zero up to what a document's totals can still add up. */
export const Money = z.number().int().min(0).max(99_999_999_999_999);
/** Integer thousandths. */
export const Quantity = z.number().int().min(0).max(1_000_000_000_000);
/** Thousandths that came in (more than zero) or went out; never nothing. */
export const SignedQuantity = z
  .number()
  .int()
  .min(-1_000_000_000_000)
  .max(1_000_000_000_000)
  .refine((value) => value !== 0, 'required');

/** The ten named colours of tags and groups; the look gives each a value per theme. */
export const colors = ['gray', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'indigo', 'purple', 'pink'] as const;
export const Color = z.enum(colors);
export type Color = z.infer<typeof Color>;

export const Page = { limit: z.number().int().min(1).max(500).default(50), offset: z.number().int().min(0).default(0) };

/** What every act that changes something answers: the journal batch by which it can be taken back. */
export const Done = z.object({ batchId: Id });
