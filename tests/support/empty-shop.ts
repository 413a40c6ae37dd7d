import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { DATABASE_FILE, openDatabase } from '../../src-main/database/open.ts';
import { programFolder } from './programs.ts';

/** Names the file to the processes of a run; without a run around it there is none, and shops are made from nothing. */
const KNOWN_BY = 'LANGGANAN_TEST_EMPTY_SHOP';

/** Makes a shop without anybody in it, of today's schema, once before all tests. */
export async function makeEmptyShop(): Promise<void> {
  const folder = path.join(programFolder, 'empty-shop');
  mkdirSync(folder, { recursive: true });
  const { file, close } = await openDatabase(folder);
  await close();
  process.env[KNOWN_BY] = file;
}

/** Puts it where no shop is yet: every test needs one, and to go through all migrations takes six times as long. */
export function putEmptyShop(folder: string): void {
  const empty = process.env[KNOWN_BY];
  const file = path.join(folder, DATABASE_FILE);
  if (empty === undefined || existsSync(file)) return;
  mkdirSync(folder, { recursive: true });
  copyFileSync(empty, file);
}
