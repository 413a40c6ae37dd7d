import { z } from 'zod';
import { ContactRow } from './record.ts';

/** Why two contacts are thought to be one. */
export const suspicionReasons = ['same-phone', 'same-email', 'near-same-name'] as const;
export const Suspicion = z.object({ contact: ContactRow, reasons: z.array(z.enum(suspicionReasons)) });

/** The fields that a merge lets one choose; lists (phones, tags …) are always joined. */
export const mergeableFields = [
  'kind',
  'name',
  'title',
  'nickname',
  'gender',
  'birthday',
  'occupation',
  'interests',
  'language',
  'source',
  'referredById',
  'preferredChannel',
  'note',
  'blocked',
] as const;
