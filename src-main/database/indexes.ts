import { dealIndex, flushDealIndex } from './deal-index.ts';
import { flushLeadIndex, leadIndex } from './lead-index.ts';
import { flushProductIndex, productIndex } from './product-index.ts';
import { makeLateMarks } from './late-entries.ts';
import { installIndex } from './made-index.ts';
import { mendSegments } from './segments.ts';
import { contactIndex, flushSearchIndex } from './search-index.ts';
import { flushTaskIndex, taskIndex } from './task-index.ts';
import type { Db, Handle } from './tables.ts';

/** Makes what is searched and listed where it is missing or of an older make: of contacts, products, deals, leads and tasks. */
export async function installIndexes(db: Db): Promise<void> {
  for (const index of [contactIndex, productIndex, dealIndex, leadIndex, taskIndex]) await installIndex(db, index);
  await makeLateMarks(db);
  await mendSegments(db);
}

/** Brings all of it up to date with what the transaction has written, before its commit. */
export async function flushIndexes(trx: Handle, breathe?: () => Promise<void>): Promise<void> {
  await flushSearchIndex(trx, breathe);
  await flushProductIndex(trx, breathe);
  await flushDealIndex(trx, breathe);
  await flushLeadIndex(trx, breathe);
  await flushTaskIndex(trx, breathe);
}
