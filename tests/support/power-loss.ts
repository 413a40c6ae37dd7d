import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { digestOf } from '../../src-main/database/digest.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { insertContact, updateContact } from '../../src-main/features/contacts/write.ts';
import { Dice } from './dice.ts';
import { faultsOf } from './kill.ts';
import { openTestStore, scratchFolder } from './store.ts';

export interface PowerLossReport {
  losses: number;
  /** Commits that were whole in the log of the last try, to see that the tries are spread over all of them. */
  prefixes: number[];
  /** What was not the whole state after exactly the commits that were written in full. */
  wrong: string[];
}

/**
 * A shop writes some twenty commits into its write-ahead log; then the power goes: the log ends anywhere, or a stretch of it
 * is noise (a sector that was never written, or written half). What opens must be the state after exactly the
 * commits that lie whole before that place.
 */
export async function powerLosses(losses: number, seed: number): Promise<PowerLossReport> {
  const dice = new Dice(seed);
  const { folder, remove } = scratchFolder();
  const report: PowerLossReport = { losses: 0, prefixes: [], wrong: [] };
  try {
    const { ends, digests, size } = await writeCommits(folder, dice);
    const seen = new Set<number>();
    for (let i = 0; i < losses; i += 1) {
      // Now and then exactly at the end of a commit, or a byte beside it.
      const end = ends[dice.whole(0, ends.length - 1)] ?? 0;
      const at = dice.percent(25) ? Math.max(0, end - dice.whole(0, 1)) : dice.whole(0, size - 1);
      const cut = dice.percent(50);
      const whole = ends.filter((after) => after <= at).length;
      const victim = path.join(folder, `after-${i}`);
      mkdirSync(victim);
      copyFileSync(path.join(folder, 'base.db'), path.join(victim, 'langganan.db'));
      const log = readFileSync(path.join(folder, 'log'));
      if (!cut) scramble(log, at, dice);
      writeFileSync(path.join(victim, 'langganan.db-wal'), cut ? log.subarray(0, at) : log);
      const found = await stateOf(victim);
      report.losses += 1;
      seen.add(whole);
      if (found !== digests[whole]) {
        const other = digests.indexOf(found);
        report.wrong.push(
          `${cut ? 'cut' : 'scrambled'} at ${at} of ${size}: ${other < 0 ? found : other} for ${whole}`,
        );
      }
      rmSync(victim, { recursive: true, force: true, maxRetries: 10 });
    }
    report.prefixes = [...seen].sort((a, b) => a - b);
    return report;
  } finally {
    remove();
  }
}

function scramble(log: Buffer, at: number, dice: Dice): void {
  const end = Math.min(log.length, at + dice.pick([1, 16, 512, 4_096]));
  for (let i = at; i < end; i += 1) log[i] = (log[i] ?? 0) ^ dice.whole(1, 255);
}

async function stateOf(folder: string): Promise<string> {
  const { db, close } = await openDatabase(folder);
  try {
    const faults = await faultsOf(db);
    return faults.length > 0 ? faults.join('; ') : await digestOf(db);
  } finally {
    await close();
  }
}

/** Leaves `base.db` and `log` in the folder: a file as it lies on the disk, and its log with everything since. */
async function writeCommits(folder: string, dice: Dice): Promise<{ ends: number[]; digests: string[]; size: number }> {
  const first = await openTestStore(path.join(folder, 'shop'));
  await first.closeOnly();
  const shop = await openTestStore(path.join(folder, 'shop'), first.clock);
  const log = `${shop.file}-wal`;
  copyFileSync(shop.file, path.join(folder, 'base.db'));
  const digests = [await digestOf(shop.store.db)];
  const ends: number[] = [];
  const committed = async () => {
    ends.push(statSync(log).size);
    digests.push(await digestOf(shop.store.db));
  };
  const writing = { now: shop.clock.now(), region: 'ID' };
  const draft = () => ({ name: dice.name(), phones: [{ raw: `0812${dice.digits(8)}` }], note: dice.digits(40) });
  const ids: string[] = [];
  for (let i = 0; i < 14; i += 1) {
    if (i % 5 === 4) {
      await shop.store.act(shop.actor, 'contacts.update', (trx) =>
        updateContact(trx, dice.pick(ids), { note: dice.digits(400) }, writing),
      );
    } else {
      const { result } = await shop.store.act(shop.actor, 'contacts.create', (trx) =>
        insertContact(trx, draft(), writing),
      );
      ids.push(result);
    }
    await committed();
  }
  const batch = await shop.store.beginBatch(shop.actor, 'imports.run', 'pelanggan.csv');
  await committed();
  for (let i = 0; i < 4; i += 1) {
    await shop.store.inBatch(shop.actor, batch, async (trx) => {
      for (let row = 0; row < 8; row += 1) await insertContact(trx, draft(), writing);
    });
    await committed();
  }
  await shop.store.finishBatch(batch);
  await committed();
  copyFileSync(log, path.join(folder, 'log'));
  await shop.close();
  return { ends, digests, size: ends.at(-1) ?? 0 };
}
