/** `node tests/migrations/make-fixture.ts`: keeps the schema of today as a fixture, with a small shop in it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { format, resolveConfig } from 'prettier';
import { migrations } from '../../migrations/index.ts';
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
