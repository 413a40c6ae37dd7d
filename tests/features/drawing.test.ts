import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DrawPaperInput } from '../../src-main/jobs/draw-paper.ts';
import { designFor } from '../../src-main/domain/documents/designs.ts';
import { startThread } from '../../src-main/jobs/thread.ts';
import { WarmWorker } from '../../src-main/jobs/warm.ts';
import { openCore } from '../support/core.ts';
import { openQuotes, pagesOf } from '../support/quotes.ts';

/** The threads that were started, in their order. */
let threads: Worker[];
let worker: WarmWorker;
const warm = (idleMs?: number) =>
  new WarmWorker('draw-paper', {
    ...(idleMs === undefined ? {} : { idleMs }),
    start: () => {
      const thread = startThread('draw-paper', null);
      threads.push(thread);
      return thread;
    },
  });
beforeEach(() => {
  threads = [];
  worker = warm();
});
afterEach(() => worker.end());

const paper = (title: string, rows = 1): DrawPaperInput => ({
  design: designFor('classic'),
  logo: null,
  madeAt: 0,
  paper: {
    kind: 'quotation',
    title,
    facts: [{ label: 'Nomor', value: 'QUO-1' }],
    subject: null,
    business: { name: 'Toko Sinar', lines: [] },
    customer: { label: 'Kepada', name: 'Toko Melati', lines: [] },
    body: [
      {
        kind: 'lines',
        columns: { no: 'No', description: 'Uraian', quantity: 'Jumlah', price: 'Harga', amount: 'Nilai' },
        rows: Array.from({ length: rows }, (_, at) => ({
          kind: 'item',
          cells: { no: String(at + 1), description: `Barang ${at + 1}`, quantity: '1', price: '1', amount: '1' },
          note: '',
          muted: false,
          sum: String(at + 1),
        })),
      },
      {
        kind: 'totals',
        rows: [{ label: 'Total', value: '1', strong: true }],
        inWords: { label: 'Terbilang', value: 'satu' },
      },
    ],
    terms: null,
    signatures: [],
    words: { page: '{page}/{pages}', carriedForward: 'Dipindahkan', broughtForward: 'Pindahan' },
  },
});
const draw = (title: string, rows?: number) => worker.run('draw-paper', paper(title, rows), { subject: title });
const textOf = async (drawn: ReturnType<typeof draw>) => (await pagesOf(new Blob([(await drawn).pdf]))).join(' ');
/** What no caller of ours hands over. */
const unheardOf = () => ({ ...paper('Damaged'), design: null }) as unknown as DrawPaperInput;

describe('papers drawn one after the other', () => {
  it('come from one thread, and those asked for at once come each right', async () => {
    const texts = await Promise.all(['Satu', 'Dua', 'Tiga'].map((title) => textOf(draw(title, 3))));
    expect(texts.map((text) => /Satu|Dua|Tiga/i.exec(text)?.[0].toLowerCase())).toEqual(['satu', 'dua', 'tiga']);
    expect(threads).toHaveLength(1);
  });

  it('are the same to the byte whatever was drawn before them', async () => {
    const bytes = async (title: string) => Buffer.from((await draw(title)).pdf).toString('latin1');
    const first = await bytes('Satu');
    const others = ['Ångström Čačak', 'Ω Ω µ μ', 'Dua\u00A0tiga\u2010empat', '𝔘 漢字'];
    for (const title of others) await bytes(title);
    expect(await bytes('Satu')).toBe(first);
    worker = warm();
    const alone = await bytes('Ω Ω µ μ');
    await worker.end();
    worker = warm();
    for (const title of others) await bytes(title);
    expect(await bytes('Ω Ω µ μ')).toBe(alone);
  });

  it('go on in another thread where the first one died while it rested', async () => {
    await draw('Satu');
    await threads[0]?.terminate();
    expect(await textOf(draw('Dua'))).toMatch(/dua/i);
    expect(threads).toHaveLength(2);
  });

  it('go on in another thread where the first one died while it drew', async () => {
    await draw('Satu');
    const lost = draw('Dua', 100);
    await expect(Promise.all([lost, threads[0]?.terminate()])).rejects.toThrow('ended early');
    expect(await textOf(draw('Tiga'))).toMatch(/tiga/i);
    expect(threads).toHaveLength(2);
  });

  it('go on in the same thread after a refusal, and in another one after a failure', async () => {
    const source = new Blob(['%PDF-1.7 nothing']);
    const choices = { mapping: [], region: 'ID' as const, currencyDecimals: 0, customFields: [], thisYear: 2026 };
    const input = { file: 'x', reading: {}, choices };
    await draw('Satu');
    await expect(worker.run('read-rows', input, { subject: 'x', source })).rejects.toMatchObject({
      code: 'file-not-a-spreadsheet',
    });
    expect(await textOf(draw('Dua'))).toMatch(/dua/i);
    expect(threads).toHaveLength(1);
    await expect(worker.run('draw-paper', unheardOf(), { subject: 'x' })).rejects.toThrow();
    expect(await textOf(draw('Tiga'))).toMatch(/tiga/i);
    expect(threads).toHaveLength(2);
  });

  it('are refused where a picture begins as one and is none, in words that say so', async () => {
    const logo = `data:image/png;base64,${Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 1, 2, 3]).toString('base64')}`;
    await expect(worker.run('draw-paper', { ...paper('Satu'), logo }, { subject: 'x' })).rejects.toMatchObject({
      code: 'image-unusable',
      data: { reason: 'damaged' },
    });
    expect(await textOf(draw('Dua'))).toMatch(/dua/i);
    expect(threads).toHaveLength(1);
  });

  it('go on after one that took too long, or that nobody wants any more', async () => {
    await expect(worker.run('draw-paper', paper('Satu', 500), { subject: 'x', deadlineMs: 1 })).rejects.toMatchObject({
      code: 'job-timed-out',
    });
    const cancel = new AbortController();
    const first = draw('Dua', 200);
    const waiting = worker.run('draw-paper', paper('Tiga'), { subject: 'x', signal: cancel.signal });
    cancel.abort();
    // Who cancels need not wait for the one before; that one is drawn nevertheless.
    await expect(waiting).rejects.toMatchObject({ code: 'job-cancelled' });
    expect(worker.isBusy).toBe(true);
    expect(await textOf(first)).toMatch(/dua/i);
    expect(threads).toHaveLength(2);
  });

  it('give their memory back after a rest', async () => {
    await worker.end();
    worker = warm(1);
    await draw('Satu');
    await new Promise((resolve) => threads[0]?.once('exit', resolve));
    expect(await textOf(draw('Dua'))).toMatch(/dua/i);
    expect(threads).toHaveLength(2);
  });

  it('keep the process alive while they are drawn, and no longer', async () => {
    const ports = () => process.getActiveResourcesInfo().filter((kind) => kind === 'MessagePort').length;
    await draw('Satu');
    const atRest = ports();
    const drawn = draw('Dua');
    await new Promise((resolve) => setImmediate(resolve));
    expect(ports()).toBe(atRest + 1);
    await drawn;
    expect(ports()).toBe(atRest);
  });

  it('past the memory of the thread are refused, and the next one is drawn', async () => {
    await worker.end();
    worker = new WarmWorker('draw-paper', { start: () => startThread('draw-paper', null, { memoryMb: 40 }) });
    await expect(draw('Satu', 30_000)).rejects.toMatchObject({ code: 'file-too-heavy', data: { file: 'Satu' } });
    expect(await textOf(draw('Dua'))).toMatch(/dua/i);
  });
});

describe('a shop that is closed while a paper is drawn', () => {
  it('leaves a draft without number and file, and another shop goes on', async () => {
    const other = await openQuotes();
    const folder = mkdtempSync(path.join(tmpdir(), 'langganan-test-'));
    const core = await openCore(folder);
    const customer = await core.client.contacts.create({ name: 'Toko Melati' });
    const quote = await core.client.quotes.create({
      contactId: customer.id,
      lines: Array.from({ length: 100 }, (_, at) => ({ description: `Barang ${at}`, unitPrice: 1_000 })),
    });
    const issuing = core.client.quotes.issue({ id: quote.id });
    const refused = expect(issuing).rejects.toMatchObject({ code: 'job-cancelled' });
    const draft = await other.create();
    const issued = other.api.quotes.issue({ id: draft.id });
    // By then it is most likely being drawn; what is expected is the same where it waits still.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await core.close();
    await refused;
    expect((await issued).number).toBe('QUO-2026-0001');
    const again = await openCore(folder);
    expect(await again.client.quotes.get({ id: quote.id })).toMatchObject({ status: 'draft', number: '' });
    expect(existsSync(path.join(folder, 'documents'))).toBe(false);
    expect((await again.client.quotes.issue({ id: quote.id })).number).not.toBe('');
    await again.close();
    await other.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  });
});
