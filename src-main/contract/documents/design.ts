import { z } from 'zod';
import { Picture } from '../pictures.ts';
import { languages } from '../settings.ts';
import { line, prose } from '../shared.ts';
import { Layout, LineColumn, PaperSize } from './words.ts';

const Millimetres = z.number().min(0).max(60);
/** At most 1 MB. */
const Image = Picture(1_400_000).nullable();

/** How a paper looks: everything that the owner can change of it. It says nothing of what stands on it. */
export const Design = z.object({
  layout: Layout,
  paper: PaperSize,
  /** Millimetres. */
  margins: z.object({ top: Millimetres, right: Millimetres, bottom: Millimetres, left: Millimetres }),
  /** Points. */
  textSize: z.number().min(6).max(16),
  /** `#rrggbb` */
  accent: z.string().regex(/^#[0-9a-f]{6}$/i, 'colour'),
  /** The business's logo. Its height in millimetres. */
  logo: z.object({ shown: z.boolean(), side: z.enum(['left', 'center', 'right']), height: z.number().min(5).max(60) }),
  /** Of a table of lines, in their order. An empty name stands for the usual one. */
  columns: z.array(z.object({ key: LineColumn, shown: z.boolean(), name: line(40) })).max(20),
  /** Above everything and below it, on every page. */
  header: prose(500),
  footer: prose(500),
  /** Below the sums, after what the document itself says. */
  terms: prose(5_000),
  signatures: z.boolean(),
  signature: Image,
  stamp: Image,
  /** A QRIS code that never changes, with what stands below it. */
  qris: z.object({ picture: Image, caption: line(120) }),
  pageNumbers: z.boolean(),
  /** The sum so far at the end of a page and at the beginning of the next. */
  carriedForward: z.boolean(),
  inWords: z.boolean(),
  /** Null: the document's own. */
  language: z.enum(languages).nullable(),
});
export type Design = z.infer<typeof Design>;
