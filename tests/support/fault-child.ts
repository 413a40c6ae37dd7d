/**
 * The shop at work, to be killed: `node fault-child.ts FOLDER FOCUS SEED`. Does one act after the other until it dies, and
 * says so on stdout line by line, each line whole before it goes on:
 * - `promise DIGEST` inside a transaction, just before its commit: what the file will hold,
 * - `inside`         a transaction of a longer batch is about to commit,
 * - `ack DIGEST`     that is stored now: whoever reads this has been promised it.
 */
import { writeSync } from 'node:fs';
import { digestOf } from '../../src-main/database/digest.ts';
import type { Store } from '../../src-main/database/store.ts';
import { openCore, type OpenCore } from './core.ts';
import { Dice } from './dice.ts';
import { type Focus, focuses } from './focus.ts';

const say = (line: string) => writeSync(1, `${line}\n`);

/** Everything that is written goes through these three of the store. */
function watchCommits(store: Store): void {
  const act = store.act.bind(store);
  const inBatch = store.inBatch.bind(store);
  const finishBatch = store.finishBatch.bind(store);
  let promised = '';
  const promise = (digest: string) => {
    promised = digest;
    say(`promise ${digest}`);
  };
  store.act = async (actor, kind, work) => {
    const done = await act(actor, kind, async (trx, batchId) => {
      const result = await work(trx, batchId);
      promise(await digestOf(trx));
      return result;
    });
    say(`ack ${promised}`);
    return done;
  };
  store.inBatch = (actor, batchId, work) =>
    inBatch(actor, batchId, async (trx) => {
      const result = await work(trx);
      say('inside');
      return result;
    });
  store.finishBatch = async (batchId, alongside) => {
    await finishBatch(batchId, async (trx) => {
      await alongside?.(trx);
      promise(await digestOf(trx));
    });
    say(`ack ${promised}`);
  };
}

/** A file as a shop keeps it: new people, and some who are in the book already. */
function spreadsheet(dice: Dice, known: { name: string; phones: { raw: string }[] }[], rows: number): File {
  const lines = Array.from({ length: rows }, () => {
    const again = known.length > 0 && dice.percent(30) ? dice.pick(known) : null;
    const name = again?.name ?? dice.name();
    return `${name},${again?.phones[0]?.raw ?? `0812${dice.digits(8)}`},Bandung,Catatan ${dice.digits(6)},Grosir`;
  });
  return new File([['Nama,HP,Kota,Catatan,Label', ...lines].join('\n')], 'pelanggan.csv', { type: 'text/csv' });
}

async function work({ client }: OpenCore, focus: Focus, dice: Dice): Promise<void> {
  const page = () => client.contacts.list({ limit: 200, offset: 0 });
  const person = () => ({
    name: dice.name(),
    phones: [{ raw: `0813${dice.digits(8)}` }],
    note: `Kenal dari ${dice.name()}`,
  });
  for (;;) {
    const { items, total } = await page();
    const one = dice.pick(items);
    if (total > 180) await client.contacts.remove({ by: 'ids', ids: items.slice(0, 80).map((item) => item.id) });
    else if (focus === 'import') {
      const file = spreadsheet(dice, items, dice.whole(20, 150));
      const { id } = await client.imports.run({ file, duplicates: dice.pick(['update', 'skip', 'add']) });
      if (dice.percent(50)) await client.imports.undo({ id });
    } else if (focus === 'merge') {
      await client.contacts.create(person());
      const losers = new Set([dice.pick(items).id, dice.pick(items).id]);
      losers.delete(one.id);
      if (losers.size === 0) continue;
      const { batchId } = await client.contacts.merge({ winnerId: one.id, loserIds: [...losers] });
      if (dice.percent(50)) await client.history.undo({ batchId });
    } else if (focus === 'issue') {
      const lines = [{ description: 'Rak besi', quantity: dice.whole(1, 9), unitPrice: 250_000 }];
      const { id } = await client.quotes.create({ contactId: one.id, lines });
      await client.quotes.issue({ id });
      await client.documents.make({ kind: 'invoice', quoteId: id });
      if (dice.percent(50)) await client.quotes.revise({ id });
    } else {
      const { id } = dice.percent(30) ? await client.contacts.create(person()) : one;
      await client.contacts.update({ id, ...person(), nickname: dice.digits(4) });
      await client.contacts.addInteraction({ contactId: id, kind: 'call', text: `Telepon ${dice.digits(5)}` });
      await client.contacts.block({ id, reason: dice.percent(50) ? 'Cek kosong' : null });
    }
  }
}

const [folder = '', focus = '', seed = '1'] = process.argv.slice(2);
if (folder === '') throw new Error('Which folder?');
const app = await openCore(folder);
watchCommits(app.store);
say(`ack ${await digestOf(app.store.db)}`);
await work(app, focuses.find((known) => known === focus) ?? 'edit', new Dice(Number(seed)));
