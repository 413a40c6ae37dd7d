import { z } from 'zod';

export const contactKinds = ['person', 'organization'] as const;
export const contactRoles = ['customer', 'supplier', 'partner', 'prospect'] as const;
export const genders = ['female', 'male'] as const;
export const channels = ['phone', 'whatsapp', 'sms', 'email', 'post'] as const;
export const phoneLabels = ['mobile', 'work', 'home', 'whatsapp', 'fax', 'other'] as const;
export const emailLabels = ['work', 'home', 'other'] as const;
export const addressLabels = ['home', 'work', 'delivery', 'billing', 'other'] as const;
export const linkLabels = [
  'website',
  'instagram',
  'facebook',
  'tiktok',
  'x',
  'linkedin',
  'tokopedia',
  'shopee',
  'other',
] as const;
export const interactionKinds = ['note', 'call', 'visit', 'message'] as const;

export const ContactKind = z.enum(contactKinds);
export const ContactRole = z.enum(contactRoles);
export const Channel = z.enum(channels);
export const InteractionKind = z.enum(interactionKinds);
export type ContactKind = z.infer<typeof ContactKind>;
export type ContactRole = z.infer<typeof ContactRole>;
export type Channel = z.infer<typeof Channel>;
export type InteractionKind = z.infer<typeof InteractionKind>;

export const customFieldKinds = ['text', 'number', 'money', 'date', 'choice', 'yesno'] as const;
/** The records that an owner may add fields to. */
export const customFieldEntities = ['contact', 'product'] as const;
export const CustomFieldEntity = z.enum(customFieldEntities);
export type CustomFieldEntity = z.infer<typeof CustomFieldEntity>;
export const CustomFieldKind = z.enum(customFieldKinds);
