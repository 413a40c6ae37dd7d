import { flushDealIndex, installDealIndex } from './deal-index.ts';
import { flushLeadIndex, installLeadIndex } from './lead-index.ts';
import { flushProductIndex, installProductIndex } from './product-index.ts';
import { mendSegments } from './segments.ts';
import { flushSearchIndex, installSearchIndex } from './search-index.ts';
import { flushTaskIndex, installTaskIndex } from './task-index.ts';
import type { Db, Handle } from './tables.ts';

/** Makes what is searched and listed where it is missing or of an older make: of contacts, products, deals, leads and tasks. */
export async function installIndexes(db: Db): Promise<void> {
  await installSearchIndex(db);
  await installProductIndex(db);
  await installDealIndex(db);
  await installLeadIndex(db);
  await installTaskIndex(db);
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
