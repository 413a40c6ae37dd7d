import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import Database from 'better-sqlite3';
import { fill } from '../../resources/scripts/seed/fill.ts';
import { newestSchema } from '../../src-main/database/migrate.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { Dice } from '../support/dice.ts';
import { programFile } from '../support/programs.ts';
import { openTestStore, scratchFolder } from '../support/store.ts';

const HOLDER = programFile('fault-child');
const sound = scratchFolder();
const soundFile = path.join(sound.folder, 'langganan.db');
beforeAll(async () => {
  const shop = await openTestStore(sound.folder);
  await fill(shop.store, { contacts: 120, interactions: 2, seed: 9, until: Date.UTC(2026, 10, 20) });
  await shop.closeOnly();
});
afterAll(sound.remove);

let folder = '';
let remove = () => {};
beforeEach(() => ({ folder, remove } = scratchFolder()));
afterEach(() => remove());
const file = () => path.join(folder, 'langganan.db');
const codeOf = (attempt: Promise<{ close(): Promise<void> }>) =>
  attempt.then(
    async (opened) => {
      await opened.close();
      return 'opened';
    },
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );

it('a sound file is the same to the byte after it was opened and closed', async () => {
  copyFileSync(soundFile, file());
  expect(await codeOf(openDatabase(folder))).toBe('opened');
  expect(readFileSync(file()).equals(readFileSync(soundFile))).toBe(true);
});

describe('a damaged database file', () => {
  it('is refused with the backups that lie beside it, the newest first', async () => {
    writeFileSync(file(), 'no database at all'.repeat(100));
    mkdirSync(path.join(folder, 'backups'));
    const [older, newer] = ['before-1.db', 'before-2.db'].map((name) => path.join(folder, 'backups', name));
    for (const [at, backup] of [newer, older].entries()) {
      writeFileSync(backup!, 'copy');
      utimesSync(backup!, 2_000 - at, 2_000 - at);
    }
    writeFileSync(path.join(folder, 'backups', 'note.txt'), '');
    await expect(openDatabase(folder)).rejects.toMatchObject({
      code: 'database-damaged',
      data: { file: file(), backups: [newer, older] },
    });
  });

  it.each([
    ['noise', Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 97) % 256))],
    ['text', Buffer.from('Nama;HP\nBudi;0812\n')],
    ['a few bytes', Buffer.from('SQLite')],
    ['a spreadsheet', Buffer.from('PK\u0003\u0004 not a database')],
    ['only the name of the format', Buffer.from('SQLite format 3\0')],
    ['a header and nothing behind it', Buffer.concat([Buffer.from('SQLite format 3\0'), Buffer.alloc(84)])],
  ])('that is %s is refused and left untouched', async (_, bytes) => {
    writeFileSync(file(), bytes);
    expect(await codeOf(openDatabase(folder))).toBe('database-damaged');
    expect(readFileSync(file())).toEqual(bytes);
    expect(readdirSync(folder)).toEqual(['langganan.db']);
  });

  it('that breaks off is refused and left untouched', async () => {
    const whole = readFileSync(soundFile);
    for (const part of [0.02, 0.3, 0.9]) {
      const bytes = whole.subarray(0, Math.floor(whole.length * part));
      writeFileSync(file(), bytes);
      expect(await codeOf(openDatabase(folder)), String(part)).toBe('database-damaged');
      expect(readFileSync(file()).equals(bytes)).toBe(true);
    }
  });

  it('whose table of contents is noise is refused and left untouched', async () => {
    const bytes = Buffer.from(readFileSync(soundFile));
    const dice = new Dice(1);
    for (let i = 100; i < 4_096; i += 1) bytes[i] = dice.whole(0, 255);
    writeFileSync(file(), bytes);
    expect(await codeOf(openDatabase(folder))).toBe('database-damaged');
    expect(readFileSync(file()).equals(bytes)).toBe(true);
  });

  it('is never opened with another word than damaged, wherever a page of it is noise', async () => {
    const whole = readFileSync(soundFile);
    const dice = new Dice(2);
    const outcomes = new Set<string>();
    for (let i = 0; i < 40; i += 1) {
      const bytes = Buffer.from(whole);
      const page = i < 20 ? i : dice.whole(0, whole.length / 4_096 - 1);
      for (let at = page * 4_096 + (page === 0 ? 100 : 0); at < (page + 1) * 4_096; at += 1)
        bytes[at] = dice.whole(0, 255);
      writeFileSync(file(), bytes);
      const outcome = await codeOf(openDatabase(folder));
      outcomes.add(outcome);
      if (outcome !== 'opened') expect(readFileSync(file()).equals(bytes), `page ${page}`).toBe(true);
    }
    expect([...outcomes].sort()).toEqual(['database-damaged', 'opened']);
  });

  it('is told by the question that meets it, where opening did not', async () => {
    const bytes = Buffer.from(readFileSync(soundFile));
    const reader = new Database(soundFile, { readonly: true });
    const root = Number(reader.prepare("select rootpage from sqlite_master where name = 'contacts'").pluck().get());
    reader.close();
    bytes.fill(0xff, (root - 1) * 4_096, root * 4_096);
    writeFileSync(file(), bytes);
    const opened = await openDatabase(folder).catch((error: unknown) => error);
    if (opened instanceof Error) expect(opened).toMatchObject({ code: 'database-damaged' });
    else {
      const { db, close } = opened as Awaited<ReturnType<typeof openDatabase>>;
      await expect(db.selectFrom('contacts').selectAll().execute()).rejects.toMatchObject({ code: 'database-damaged' });
      await close();
    }
  });
});

describe('a database file of a newer version', () => {
  it('is refused by its number, untouched', async () => {
    copyFileSync(soundFile, file());
    const bytes = readFileSync(file());
    bytes.writeUInt32BE(newestSchema + 1, 60);
    writeFileSync(file(), bytes);
    expect(await codeOf(openDatabase(folder))).toBe('database-newer');
    expect(readFileSync(file()).equals(bytes)).toBe(true);
    expect(readdirSync(folder)).toEqual(['langganan.db']);
  });

  it('is refused by a migration that is not known here, untouched', async () => {
    copyFileSync(soundFile, file());
    const newer = new Database(file());
    newer.exec("insert into migrations values ('0000_of_another_branch', 1)");
    newer.pragma('wal_checkpoint(truncate)');
    newer.close();
    const bytes = readFileSync(file());
    expect(await codeOf(openDatabase(folder))).toBe('database-newer');
    expect(readFileSync(file()).equals(bytes)).toBe(true);
  });
});

describe('a data folder in use', () => {
  it('by another process is refused in words, and free again when that one ends, however it ends', async () => {
    mkdirSync(folder, { recursive: true });
    const shop = await openTestStore(folder);
    await fill(shop.store, { contacts: 5, interactions: 1, seed: 1, until: Date.UTC(2026, 10, 20) });
    await shop.closeOnly();
    const holder = spawn(process.execPath, [HOLDER, folder, 'edit', '1'], { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      await once(holder.stdout, 'data');
      expect(await codeOf(openDatabase(folder))).toBe('data-folder-in-use');
    } finally {
      const ended = once(holder, 'close');
      holder.kill('SIGKILL');
      await ended;
    }
    expect(await codeOf(openDatabase(folder))).toBe('opened');
  });

  it('by this very process is refused too', async () => {
    const first = await openDatabase(folder);
    expect(await codeOf(openDatabase(folder))).toBe('data-folder-in-use');
    await first.close();
    expect(await codeOf(openDatabase(folder))).toBe('opened');
  });
});

it.each(['', '.', 'shop', '~/shop'])('a folder that is not absolute is never opened: %j', async (name) => {
  const before = readdirSync('.');
  await expect(openDatabase(name)).rejects.toThrow(RangeError);
  expect(readdirSync('.')).toEqual(before);
});
