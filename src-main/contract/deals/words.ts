import { z } from 'zod';

export const dealStatuses = ['open', 'won', 'lost'] as const;
export const DealStatus = z.enum(dealStatuses);
export type DealStatus = z.infer<typeof DealStatus>;

/** Where a deal's value comes from. */
export const valueSources = ['hand', 'products'] as const;
export const ValueSource = z.enum(valueSources);
export type ValueSource = z.infer<typeof ValueSource>;

/** What can set a deal's quiet clock back. `wake`: a snooze that ended, by itself or by hand. */
export const touchKinds = [
  'create',
  'edit',
  'move',
  'check',
  'reopen',
  'wake',
  'note',
  'call',
  'visit',
  'message',
  'task',
] as const;
export const TouchKind = z.enum(touchKinds);
export type TouchKind = z.infer<typeof TouchKind>;
