import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { beforeAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import { build } from '../../resources/scripts/lib/build.mjs';
import type { JobStart, MainMessage, WorkerMessage } from '../../src-main/jobs/kinds.ts';
import type { FillWordInput, FillWordResult } from '../../src-main/jobs/use-word.ts';
import type { ReadRowsChunk, ReadRowsInput } from '../../src-main/jobs/read-rows.ts';
import { textOf, word } from '../support/word.ts';

const folder = fileURLToPath(new URL('../../out/main', import.meta.url));

// Only when something changed since the last build; `npm test` has built already.
beforeAll(async () => {
  const { ok, output } = await build();
  expect(ok, output).toBe(true);
}, 120_000);

const people = [
  ['Nama', 'HP'],
  ['Siti Rahayu', '081277884455'],
];
const book = (bookType: XLSX.BookType) =>
  XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(people), 'Orang'), { type: 'buffer', bookType }) as Buffer;

/** Runs the built worker as the app does, by messages alone, and answers what it says until it has handed over a row. */
function readBuilt(bytes: Buffer): Promise<string[]> {
  const input: ReadRowsInput = {
    file: 'list',
    reading: {},
    choices: { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 },
  };
  const start: JobStart = { kind: 'read-rows', input, sourceBytes: bytes.length };
  const worker = new Worker(path.join(folder, 'worker.js'), { workerData: start, execArgv: [], env: {} });
  const told: string[] = [];
  const send = (message: MainMessage) => worker.postMessage(message);
  const ended = new Promise<string[]>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'read') {
        const piece = new Uint8Array(bytes.subarray(message.from, message.to));
        send({ type: 'bytes', from: message.from, bytes: piece });
      } else if (message.type === 'chunk') {
        const chunk = message.chunk as ReadRowsChunk;
        told.push(chunk.type === 'overview' ? chunk.source.format : chunk.type);
        if (chunk.type === 'overview') send({ type: 'next' });
        else resolve(told);
      } else if (message.type !== 'progress') reject(new Error(JSON.stringify(message)));
    });
  });
  send({ type: 'next' });
  return ended.finally(() => void worker.terminate());
}

/** A Word file filled by the built worker. */
function fillBuilt(bytes: Buffer, input: FillWordInput): Promise<FillWordResult> {
  const start: JobStart = { kind: 'fill-word', input, sourceBytes: bytes.length };
  const worker = new Worker(path.join(folder, 'worker.js'), { workerData: start, execArgv: [], env: {} });
  const send = (message: MainMessage) => worker.postMessage(message);
  const filled = new Promise<FillWordResult>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('message', (message: WorkerMessage) => {
      if (message.type === 'read')
        send({ type: 'bytes', from: message.from, bytes: new Uint8Array(bytes.subarray(message.from, message.to)) });
      else if (message.type === 'result') resolve(message.result as FillWordResult);
      else reject(new Error(JSON.stringify(message)));
    });
  });
  send({ type: 'next' });
  return filled.finally(() => void worker.terminate());
}

describe('the built worker', () => {
  // One file once had two declarations of `require`, and no file from outside could be read any more.
  it('and every chunk beside it can be parsed by Node itself', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
    expect(files).toContain('worker.js');
    for (const name of files) {
      expect(() =>
        execFileSync(process.execPath, ['--check', path.join(folder, name)], { stdio: 'pipe' }),
      ).not.toThrow();
    }
  });

  it.each<[string, Buffer]>([
    ['csv', Buffer.from(people.map((row) => row.join(';')).join('\n'))],
    ['vcard', Buffer.from('BEGIN:VCARD\nFN:Siti Rahayu\nTEL:081277884455\nEND:VCARD\n')],
    ['html', Buffer.from(`<table>${people.map((row) => `<tr><td>${row.join('<td>')}`).join('')}</table>`)],
    ['xlsx', book('xlsx')],
    ['xls', book('biff8')],
    ['ods', book('ods')],
  ])('reads %s', async (format, bytes) => {
    expect(await readBuilt(bytes)).toEqual([format, 'rows']);
  });

  it('fills a Word file', async () => {
    const input = { file: 'surat.docx', values: { fields: new Map([['customer.name', 'Bu Siti']]), lists: new Map() } };
    const { docx, unknown } = await fillBuilt(word('Yth. {customer.name} {x}'), input);
    expect(textOf(docx)).toBe('Yth. Bu Siti {x}');
    expect(unknown).toEqual(['x']);
  });
});
