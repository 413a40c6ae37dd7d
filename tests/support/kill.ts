import { spawn } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { sql } from 'kysely';
import { digestOf } from '../../src-main/database/digest.ts';
import type { Db } from '../../src-main/database/tables.ts';
import { openCore } from './core.ts';
import { Dice } from './dice.ts';
import { type Focus, focuses } from './focus.ts';
import { programFile } from './programs.ts';
import { scratchFolder } from './store.ts';

const CHILD = programFile('fault-child');
/** After so many kills a new folder: an old one has been mended again and again, and grows slow. */
const KILLS_A_FOLDER = 20;

export interface KillReport {
  kills: number;
  /** By what the shop was at. */
  during: Record<Focus, number>;
  /** Kills with a transaction open or its acknowledgement outstanding. */
  inside: number;
  acknowledged: number;
  /** Papers that were looked at. */
  papers: number;
  /** Acknowledged states that were gone. */
  lost: number;
  /** States that nobody had promised: half an act. */
  half: number;
  /** What was found wrong with the file itself. */
  unsound: string[];
}

/** Kills the shop at work so many times at random moments, and looks each time at what is left. Two shops at once. */
export async function killRounds(kills: number, seed: number): Promise<KillReport> {
  const during = { import: 0, merge: 0, issue: 0, edit: 0 };
  const report: KillReport = { kills: 0, during, inside: 0, acknowledged: 0, papers: 0, lost: 0, half: 0, unsound: [] };
  let begun = 0;
  const lane = async (dice: Dice) => {
    while (begun < kills) {
      const { folder, remove } = scratchFolder();
      let stored = await prepare(folder);
      try {
        for (let i = 0; i < KILLS_A_FOLDER && begun < kills; i += 1) {
          const focus = focuses[begun++ % focuses.length] ?? 'edit';
          stored = await killOnce(folder, focus, dice, stored, report);
        }
      } finally {
        remove();
      }
    }
  };
  await Promise.all([lane(new Dice(seed)), lane(new Dice(seed + 1))]);
  return report;
}

async function killOnce(folder: string, focus: Focus, dice: Dice, stored: string, report: KillReport): Promise<string> {
  const told = await workUntilKilled(folder, focus, dice);
  report.kills += 1;
  report.during[focus] += 1;
  report.acknowledged += told.acks.length;
  if (told.open) report.inside += 1;
  const acknowledged = told.acks.at(-1) ?? stored;
  const found = await lookAt(folder, report);
  if (found !== acknowledged && found !== told.promise) {
    if (found === stored || told.acks.includes(found)) report.lost += 1;
    else report.half += 1;
  }
  return found;
}

async function prepare(folder: string): Promise<string> {
  const app = await openCore(folder);
  await app.client.shop.addSample({ language: 'id' });
  const digest = await digestOf(app.store.db);
  await app.close();
  return digest;
}

interface Told {
  acks: string[];
  promise: string;
  /** True where the last word was not an acknowledgement. */
  open: boolean;
}

/** The moment is a word of the child's, chosen at random, and some fractions of a millisecond after it. */
async function workUntilKilled(folder: string, focus: Focus, dice: Dice): Promise<Told> {
  const told: Told = { acks: [], promise: '', open: false };
  const child = spawn(process.execPath, [CHILD, folder, focus, String(dice.whole(1, 1e9))], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += String(chunk)));
  const lines = createInterface({ input: child.stdout });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.on('close', (_, signal) => resolve(signal)));
  let words = dice.whole(1, 16);
  const grace = dice.percent(50) ? 0 : dice.whole(1, 12);
  // A twentieth of them dies while opening, before its first word.
  if (dice.percent(5)) setTimeout(() => child.kill('SIGKILL'), dice.whole(50, 600));
  lines.on('line', (line) => {
    const [word = '', digest = ''] = line.split(' ');
    if (word === 'ack') told.acks.push(digest);
    if (word === 'promise') told.promise = digest;
    told.open = word !== 'ack';
    words -= 1;
    if (words === 0) {
      if (grace === 0) child.kill('SIGKILL');
      else setTimeout(() => child.kill('SIGKILL'), grace);
    }
  });
  const signal = await ended;
  if (signal !== 'SIGKILL') throw new Error(`The shop at work ended by itself (${signal}): ${complaints}`);
  return told;
}

/** Opens what is left as the next start would, and answers its digest. */
async function lookAt(folder: string, report: Pick<KillReport, 'papers' | 'unsound'>): Promise<string> {
  const { unsound } = report;
  const app = await openCore(folder);
  try {
    const { db } = app.store;
    unsound.push(...(await faultsOf(db)));
    if ((await app.store.interruptedBatches()).length > 0) unsound.push('a batch is still marked running');
    const { rows } = await sql<{ id: string }>`select id from imports where status = 'running'`.execute(db);
    if (rows.length > 0) unsound.push('an import is still marked running');
    const papers = await papersOf(db, folder);
    report.papers += papers.count;
    unsound.push(...papers.faults);
    return await digestOf(db);
  } finally {
    await app.close();
  }
}

/** What is wrong with the papers: one that was given a number and is not whole, or one that nobody finished. */
async function papersOf(db: Db, folder: string): Promise<{ count: number; faults: string[] }> {
  const { rows } = await sql<{ file: string; number: string }>`select file, number from quotations where file <> ''
    union all select file, number from documents`.execute(db);
  const faults = rows.flatMap(({ file, number }) => {
    const place = path.join(folder, ...file.split('/'));
    const isWhole = existsSync(place) && readFileSync(place).subarray(-6).toString('latin1').includes('%%EOF');
    return isWhole ? [] : [`the paper of ${number} is not whole`];
  });
  if (globSync('documents/*/*.part', { cwd: folder }).length > 0) faults.push('half a paper was left');
  return { count: rows.length, faults };
}

/** Everything that SQLite or our own rules find wrong with a file. */
export async function faultsOf(db: Db): Promise<string[]> {
  const faults: string[] = [];
  const { rows: integrity } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  for (const row of integrity) if (row.integrity_check !== 'ok') faults.push(row.integrity_check);
  const { rows: orphans } = await sql`pragma foreign_key_check`.execute(db);
  if (orphans.length > 0) faults.push(`${orphans.length} rows refer to nothing`);
  const { rows: unindexed } = await sql<{ id: string }>`select id from contacts where deleted_at is null
    and id not in (select contact_id from contact_index) union all
    select contact_id from contact_index where contact_id not in (select id from contacts where deleted_at is null)
    union all select contact_id from search_dirty union all select contact_id from search_late`.execute(db);
  if (unindexed.length > 0) faults.push(`${unindexed.length} contacts are not found as they are stored`);
  const { rows: unsearched } = await sql<{ n: number }>`select
    (select count(*) from contact_index) - (select count(*) from contact_search) as n`.execute(db);
  if (unsearched[0]?.n !== 0) faults.push('the text index and the list disagree');
  return faults;
}
