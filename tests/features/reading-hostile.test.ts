import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import * as XLSX from 'xlsx';
import type { PlanChoices } from '../../src-main/domain/importing/plan.ts';
import { isErrorCode } from '../../src-main/contract/errors.ts';
import { runJob, streamJob } from '../../src-main/jobs/run.ts';
import { brokenFile, outcomeOf, plainPrototype, sources } from '../support/broken-files.ts';
import { seeded } from '../support/files.ts';

const choices: PlanChoices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };

describe('files that somebody has broken', () => {
  it('end in rows or in a refusal of the closed list, 420 times, and touch no prototype', async () => {
    // SheetJS says on the console what it meets in old workbooks.
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const outcomes = new Map<string, number>();
    for (let seed = 1; seed <= 420; seed += 1) {
      const outcome = await outcomeOf(brokenFile(seed, seeded(seed))).catch((error: unknown) => {
        throw new Error(`seed ${seed}`, { cause: error });
      });
      if (outcome !== 'read') expect(isErrorCode(outcome)).toBe(true);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
    vi.restoreAllMocks();
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(plainPrototype);
    // Both ends must have been reached, or the mutations say nothing.
    expect(outcomes.get('read')).toBeGreaterThan(100);
    expect(outcomes.get('file-damaged')).toBeGreaterThan(30);
  });

  it('are all read as long as nobody has', async () => {
    for (const { name, bytes } of sources) {
      const outcome = await outcomeOf(bytes);
      expect(outcome, name).toBe(name === 'price list' ? 'sheet-without-header' : 'read');
    }
  });
});

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
    // Words that every sheet of a workbook may use are kept until its last one is read: 48 MB of them.
    const words = (count: number) => {
      const sheet = XLSX.utils.aoa_to_sheet([['Nama'], ['Siti'], ...Array.from({ length: count }, (_, n) => [n])]);
      const book = XLSX.utils.book_new(sheet, 'Orang');
      const files = unzipSync(XLSX.write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true }) as Buffer);
      const word = 'x'.repeat(32_000);
      const strings = Array.from({ length: count }, (_, n) => `<si><t>${n}${word}</t></si>`).join('');
      const part = 'xl/sharedStrings.xml';
      files[part] = strToU8(strFromU8(files[part] ?? new Uint8Array()).replace('</sst>', `${strings}</sst>`));
      return { subject: 'words.xlsx', source: new Blob([zipSync(files, { level: 0 })]), memoryMb: 24 };
    };
    expect(await runJob('read-rows', input, words(1))).toBeDefined();
    await expect(runJob('read-rows', input, words(1_500))).rejects.toMatchObject({
      code: 'file-too-heavy',
      data: { file: 'words.xlsx' },
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
