import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isErrorCode } from '../../src-main/contract/errors.ts';
import { planImport, type PlanChoices } from '../../src-main/domain/importing/plan.ts';
import { Refusal } from '../../src-main/jobs/refusal.ts';
import { readFile } from '../../src-main/jobs/reading/read-file.ts';
import { runJob, streamJob } from '../../src-main/jobs/run.ts';
import { seeded, sourceOf, workbookParts, zip } from '../support/files.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const choices: PlanChoices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };

const rows = [
  ['No', 'Nama Pelanggan', 'No. HP/WA', 'Email', 'Kota', 'Tgl Lahir', 'L/P', 'Keterangan'],
  ['1', 'Bu Siti Rahayu', '0812-7788-4455', 'siti@example.com', 'Medan', '25 Mei 1990', 'P', ''],
  ['2', '=1+1', '+62 812 / 0813-1111-2222', 'budi @example,com', 'Bogor', '13/12/1985', 'L', 'langganan'],
  ['3', '<script>alert(1)</script>', '-', '', '__proto__', '0000-00-00', 'x', '😀'],
];

/** Reads and understands a whole file, as the worker does; answers how many rows it has. */
async function readAll(bytes: Buffer): Promise<number> {
  const { tables } = await readFile(sourceOf(bytes), 'file', {});
  const plan = planImport(tables, choices);
  if (!plan) throw new Refusal('sheet-without-header', { file: 'file' });
  for (const index of plan.dataRows) plan.reading.understand(plan.sheet.row(index));
  return plan.dataRows.length;
}

function mutate(source: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(source);
  const place = () => Math.floor(random() * bytes.length);
  const kind = Math.floor(random() * 5);
  if (kind === 0) return bytes.subarray(0, place());
  if (kind === 1) {
    const [a, b] = [place(), place()];
    return Buffer.concat([bytes.subarray(0, Math.max(a, b)), bytes.subarray(Math.min(a, b))]);
  }
  if (kind === 2) bytes.fill(Math.floor(random() * 256), place(), Math.min(bytes.length, place() + 50));
  for (let i = 0; i < 1 + random() * 20; i += 1) bytes[place()] = Math.floor(random() * 256);
  if (kind === 4)
    return Buffer.concat([bytes.subarray(0, place()), Buffer.from('"\n;__proto__,'), bytes.subarray(place())]);
  return bytes;
}

/** Changes inside the XML, packed again with the right sums, so that the damage reaches the parser. */
function mutateInside(random: () => number): Buffer {
  const parts = workbookParts(rows, random() < 0.3 ? '__proto__' : 'Data');
  const target = Math.floor(random() * parts.length);
  const words = [
    '<row r="1048577">',
    '<c r="ZZZZ99999999">',
    't="s"><v>99999999999</v>',
    '</sheetData>',
    '<v>1e999</v>',
    '&#x0;',
    '&amp;#60;',
    '<mergeCell ref="A1:XFD1048576"/>',
    's="-1"',
    'constructor',
  ];
  return zip(
    parts.map((part, index) => {
      if (index !== target) return part;
      const text = String(part.content);
      const at = Math.floor(random() * text.length);
      const word = words[Math.floor(random() * words.length)] ?? '';
      const cut = random() < 0.5 ? 0 : Math.floor(random() * 40);
      return { ...part, content: text.slice(0, at) + word + text.slice(at + cut) };
    }),
  );
}

describe('files that somebody has broken', () => {
  const sources = [
    zip(workbookParts(rows)),
    Buffer.from(rows.map((row) => row.map((text) => `"${text}"`).join(';')).join('\r\n')),
    fixture('outlook-contacts-windows1252.csv').subarray(0, 4_000),
    fixture('google-contacts.csv').subarray(0, 6_000),
    fixture('daftar-harga.xlsx'),
  ];

  it('end in rows or in a refusal of the closed list, 600 times, and touch no prototype', async () => {
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= 600; seed += 1) {
      const random = seeded(seed);
      const source = sources[seed % sources.length] ?? Buffer.alloc(0);
      const bytes = seed % 3 === 0 ? mutateInside(random) : mutate(source, random);
      let outcome = 'read';
      try {
        await readAll(bytes);
      } catch (error) {
        if (!(error instanceof Refusal)) throw new Error(`seed ${seed}: ${String(error)}`, { cause: error });
        outcome = error.code;
        expect(isErrorCode(outcome)).toBe(true);
      }
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(plainPrototype);
    // Both ends must have been reached, or the mutations say nothing.
    expect(outcomes.get('read')).toBeGreaterThan(100);
    expect(outcomes.get('file-damaged')).toBeGreaterThan(50);
  });
});

const plainPrototype = [
  '__defineGetter__',
  '__defineSetter__',
  '__lookupGetter__',
  '__lookupSetter__',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
];

describe('the worker', () => {
  const subject = 'list.csv';
  const input = { file: subject, reading: {}, choices };
  const of = (text: string) => ({ subject, source: new Blob([text]) });
  const large = of(`Nama,HP,Alamat\n${'Siti Rahayu,081277884455,Jl. Merdeka No. 1\n'.repeat(200_000)}`);

  it('hands rows over only as they are asked for, and ends', async () => {
    const steps = streamJob('read-rows', input, of(`Nama,HP\n${'Siti,081277884455\n'.repeat(250)}`));
    const kinds: string[] = [];
    for await (const chunk of steps) kinds.push(chunk.type === 'rows' ? `${chunk.rows.length} rows` : chunk.type);
    expect(kinds).toEqual(['overview', '100 rows', '100 rows', '50 rows', 'end']);
  });

  it('is killed past its deadline', async () => {
    await expect(runJob('read-rows', input, { ...large, deadlineMs: 5 })).rejects.toMatchObject({
      code: 'job-timed-out',
      data: { seconds: 1 },
    });
  });

  it('is killed past its memory, and the process lives on', async () => {
    await expect(runJob('read-rows', input, { ...large, memoryMb: 12 })).rejects.toMatchObject({
      code: 'file-too-heavy',
      data: { file: subject },
    });
  });

  it('is killed by Cancel, before it starts, while it reads, and between two chunks', async () => {
    const cancelled = { code: 'job-cancelled' };
    await expect(runJob('read-rows', input, { ...large, signal: AbortSignal.abort() })).rejects.toMatchObject(
      cancelled,
    );
    const whileReading = new AbortController();
    const run = runJob('read-rows', input, {
      ...large,
      signal: whileReading.signal,
      onProgress: () => whileReading.abort(),
    });
    await expect(run).rejects.toMatchObject(cancelled);
    const between = new AbortController();
    const steps = streamJob('read-rows', input, { ...large, signal: between.signal });
    await steps.next();
    between.abort();
    await expect(steps.next()).rejects.toMatchObject(cancelled);
  });

  it('a refusal crosses over with its code and data', async () => {
    await expect(runJob('read-rows', input, of('%PDF-1.7 nothing'))).rejects.toMatchObject({
      code: 'file-not-a-spreadsheet',
      data: { file: 'list.csv', looksLike: 'pdf' },
    });
  });
});
