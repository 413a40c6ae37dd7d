/** `node tests/migrations/make-fixture.ts`: keeps the schema of today as a fixture, with a small shop in it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { format, resolveConfig } from 'prettier';
import { migrations } from '../../migrations/index.ts';
import { ensureCategory } from '../../src-main/features/products/categories.ts';
import { insertProduct } from '../../src-main/features/products/write.ts';
import { fill } from '../../resources/scripts/seed/fill.ts';
import { openTestStore, scratchFolder } from '../support/store.ts';
import { fixtureFolder, meaningOf } from './fixture.ts';

const name = Object.keys(migrations).at(-1) ?? '';
const target = path.join(fixtureFolder, `${name}.db.gz`);
if (existsSync(target) && !process.argv.includes('--again')) {
  process.stderr.write(`${target} is there. What has landed stays; before it has landed, --again makes it anew.\n`);
  process.exit(1);
}
const { folder, remove } = scratchFolder();
const shop = await openTestStore(folder);
await fill(shop.store, { contacts: 40, interactions: 3, seed: 1, until: Date.UTC(2026, 10, 20) });
const { id } = await shop.store.db.selectFrom('contacts').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow();
await shop.store.act(shop.actor, 'contacts.update', (trx) =>
  trx.updateTable('contacts').set({ note: 'Diubah sebelum fixture.' }).where('id', '=', id).execute(),
);
const group = await shop.store.db.selectFrom('groups').select('id').orderBy('id').limit(1).executeTakeFirst();
const writing = { now: shop.clock.now(), defaultTaxRateId: null };
await shop.store.act(shop.actor, 'products.create', async (trx) => {
  const categoryId = await ensureCategory(trx, ['Dapur', 'Panci'], writing.now);
  const [tax] = await trx.selectFrom('tax_rates').select('id').orderBy('id').execute();
  const prices = [
    { amount: 290_000, minQuantity: 12_000 },
    { amount: 300_000, groupId: group?.id ?? null, validFrom: '2026-01-01' },
  ];
  const goods = {
    sku: 'SKU-001',
    categoryId,
    price: 325_000,
    prices,
    taxRateId: tax?.id ?? null,
    openingStock: 14_000,
  };
  const part = await insertProduct(trx, { name: 'Panci Set Stainless', unit: 'set', ...goods }, writing, shop.actor);
  const bundle = { kind: 'bundle' as const, parts: [{ productId: part, quantity: 2_000 }] };
  await insertProduct(trx, { name: 'Paket Dapur', ...bundle }, writing, shop.actor);
});
await shop.closeOnly();
const file = path.join(folder, 'langganan.db');
const db = new Database(file);
db.exec('vacuum');
db.pragma('wal_checkpoint(truncate)');
db.close();
writeFileSync(target, gzipSync(readFileSync(file), { level: 9 }));
const meaning = path.join(fixtureFolder, `${name}.json`);
const style = await resolveConfig(meaning);
writeFileSync(meaning, await format(JSON.stringify(meaningOf(file)), { ...style, filepath: meaning }));
for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
remove();
process.stdout.write(`${target}\n`);
