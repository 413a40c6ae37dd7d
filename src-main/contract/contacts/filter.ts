import { z } from 'zod';
import { Id, Instant, line } from '../shared.ts';
import { ContactKind, ContactRole } from './words.ts';

export const ContactFilter = z.object({
  search: z.string().max(200).default(''),
  kind: ContactKind.nullable().default(null),
  roles: z.array(ContactRole).max(4).default([]),
  tagIds: z.array(Id).max(50).default([]),
  groupIds: z.array(Id).max(50).default([]),
  city: line(120).default(''),
  hasPhone: z.boolean().nullable().default(null),
  birthdayMonth: z.number().int().min(1).max(12).nullable().default(null),
  blocked: z.boolean().nullable().default(null),
  addedSince: Instant.nullable().default(null),
  /** The bin instead of the living. */
  deleted: z.boolean().default(false),
});
export type ContactFilter = z.infer<typeof ContactFilter>;

export const contactSorts = [
  'name',
  'city',
  'company',
  'createdAt',
  'updatedAt',
  'lastInteractionAt',
  'birthday',
  'relevance',
] as const;
/** `relevance`: what was searched for comes first where it is most likely meant; without a search, by name. */
export const ContactSort = z.object({
  by: z.enum(contactSorts).default('relevance'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});

/** A set of contacts: chosen one by one, or all that a filter finds less some. */
export const Selection = z.discriminatedUnion('by', [
  z.object({ by: z.literal('ids'), ids: z.array(Id).min(1).max(100_000) }),
  z.object({ by: z.literal('filter'), filter: ContactFilter, except: z.array(Id).max(10_000).default([]) }),
]);
export type Selection = z.infer<typeof Selection>;
