import { flushProductIndex, installProductIndex } from './product-index.ts';
import { flushSearchIndex, installSearchIndex } from './search-index.ts';
import type { Db, Handle } from './tables.ts';

/** Makes what is searched and listed where it is missing or of an older make: of contacts and of products. */
export async function installIndexes(db: Db): Promise<void> {
  await installSearchIndex(db);
  await installProductIndex(db);
}

/** Brings all of it up to date with what the transaction has written, before its commit. */
export async function flushIndexes(trx: Handle, breathe?: () => Promise<void>): Promise<void> {
  await flushSearchIndex(trx, breathe);
  await flushProductIndex(trx, breathe);
}
