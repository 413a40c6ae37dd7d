import type { NextActivity } from '../../../contract/deals.ts';
import type { Handle } from '../../../database/tables.ts';

/** What is due next about each of these deals, by deal. Nothing until tasks are kept. */
export function nextActivities(_db: Handle, _ids: readonly string[]): Promise<Map<string, NextActivity>> {
  return Promise.resolve(new Map());
}
