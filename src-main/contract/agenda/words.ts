import { z } from 'zod';
import { Id } from '../shared.ts';

/** What a task or an appointment may be about. Records of a kind that has not landed yet are refused as not found. */
export const aboutEntities = ['contact', 'deal', 'product', 'quotation', 'sale', 'complaint'] as const;
export const AboutEntity = z.enum(aboutEntities);
export type AboutEntity = z.infer<typeof AboutEntity>;

export const About = z.object({ entity: AboutEntity, id: Id });
export type About = z.infer<typeof About>;
/** With what it is called now. */
export const NamedAbout = About.extend({ name: z.string() });
export type NamedAbout = z.infer<typeof NamedAbout>;

/** A time of day on the wall, `HH:MM`. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'time');

/** An IANA name (`Asia/Jakarta`); whether there is such a zone the service decides. */
export const TimeZone = z.string().regex(/^[A-Za-z0-9_+\-/]{1,64}$/, 'zone');

/** Minutes before; at most four weeks. */
export const ReminderMinutes = z.number().int().min(0).max(40_320);
