import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { fillAgenda } from '../../resources/scripts/seed/agenda.ts';
import { fillDeals } from '../../resources/scripts/seed/deals.ts';
import { fill } from '../../resources/scripts/seed/fill.ts';
import { fillProducts } from '../../resources/scripts/seed/products.ts';
import { systemClock } from '../../src-main/contract/host.ts';
import { DATABASE_FILE, openDatabase } from '../../src-main/database/open.ts';
import { Store } from '../../src-main/database/store.ts';

export const root = fileURLToPath(new URL('../..', import.meta.url));
const CONTACTS = 100_000;

/** What decides how the file looks: with any of it changed, a file made before is another one. */
const INGREDIENTS = [
  'migrations/*.ts',
  'resources/scripts/seed/*.ts',
  'src-main/database/{journal,search-index,tables}.ts',
  'src-main/domain/{text,names,nameWords,phone}.ts',
];

/** The data folder with 100,000 contacts and 300,000 interactions; made where it is not there yet. */
export async function largeFolder(say: (line: string) => void): Promise<string> {
  const hash = createHash('sha256');
  for (const file of globSync(INGREDIENTS, { cwd: root }).sort()) hash.update(readFileSync(path.join(root, file)));
  const key = hash.digest('hex');
  const folder = path.join(root, '.data', 'bench', 'large');
  const label = path.join(folder, 'made-of');
  if (existsSync(label) && readFileSync(label, 'utf8') === key) return folder;
  say(`Making ${folder}: 100,000 contacts, once (two or three minutes) …`);
  rmSync(folder, { recursive: true, force: true });
  const unfinished = `${folder}-unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const database = await openDatabase(unfinished);
  const store = await Store.open(database.db, systemClock);
  await fill(
    store,
    { contacts: CONTACTS, interactions: 3, seed: 1, until: Date.UTC(2026, 10, 20, 10) },
    (done) => done % 20_000 === 0 && say(`  ${done} / ${CONTACTS}`),
  );
  await database.close();
  renameSync(unfinished, folder);
  writeFileSync(label, key);
  return folder;
}

/** The data folder with 100,000 products; made where it is not there yet. */
export async function productsFolder(say: (line: string) => void): Promise<string> {
  const hash = createHash('sha256');
  const ingredients = [...INGREDIENTS, 'src-main/database/product-{index,tables}.ts', 'src-main/domain/codes.ts'];
  for (const file of globSync(ingredients, { cwd: root }).sort()) hash.update(readFileSync(path.join(root, file)));
  const key = hash.digest('hex');
  const folder = path.join(root, '.data', 'bench', 'products');
  const label = path.join(folder, 'made-of');
  if (existsSync(label) && readFileSync(label, 'utf8') === key) return folder;
  say(`Making ${folder}: 100,000 products, once …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const database = await openDatabase(folder);
  const store = await Store.open(database.db, systemClock);
  await fillProducts(store, { products: 100_000, seed: 1, until: Date.UTC(2026, 10, 20, 10) });
  await database.close();
  writeFileSync(label, key);
  return folder;
}

/**
 * The large folder's shop with 50,000 tasks (30,000 of them open), 20,000 appointments around this day and 20,000 open deals;
 * made where it is not there yet.
 * @param large with 100,000 contacts
 */
export async function agendaFolder(large: string, say: (line: string) => void): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  const key = `${readFileSync(path.join(large, 'made-of'), 'utf8')} ${today} with deals`;
  const folder = path.join(root, '.data', 'bench', 'agenda');
  const label = path.join(folder, 'made-of');
  if (existsSync(label) && readFileSync(label, 'utf8') === key) return folder;
  say(`Making ${folder}: 50,000 tasks and 20,000 deals, once a day …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  copyFileSync(path.join(large, DATABASE_FILE), path.join(folder, DATABASE_FILE));
  const database = await openDatabase(folder);
  const store = await Store.open(database.db, systemClock);
  const until = Date.parse(`${today}T03:00:00Z`);
  await fillAgenda(store, { tasks: 50_000, appointments: 20_000, seed: 1, until });
  await fillDeals(store, { deals: 20_000, openEvery: 1, seed: 1, until });
  await database.close();
  writeFileSync(label, key);
  return folder;
}

/** The data folder with 20,000 contacts and as many deals, 5,000 of them open; made where it is not there yet. */
export async function dealsFolder(say: (line: string) => void): Promise<string> {
  const hash = createHash('sha256');
  const ingredients = [...INGREDIENTS, 'src-main/database/deal-*.ts', 'src-main/domain/ranks.ts'];
  for (const file of globSync(ingredients, { cwd: root }).sort()) hash.update(readFileSync(path.join(root, file)));
  const key = hash.digest('hex');
  const folder = path.join(root, '.data', 'bench', 'deals');
  const label = path.join(folder, 'made-of');
  if (existsSync(label) && readFileSync(label, 'utf8') === key) return folder;
  say(`Making ${folder}: 20,000 deals, once …`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const database = await openDatabase(folder);
  const store = await Store.open(database.db, systemClock);
  const until = Date.UTC(2026, 10, 20, 10);
  await fill(store, { contacts: 20_000, interactions: 1, seed: 1, until });
  await fillDeals(store, { deals: 20_000, seed: 1, until });
  await database.close();
  writeFileSync(label, key);
  return folder;
}

/** An empty data folder that stays, for what is compared with the large one. */
export function emptyFolder(): string {
  const folder = path.join(root, '.data', 'bench', 'empty');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}
