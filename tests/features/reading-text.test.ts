import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ByteSource } from '../../src-main/jobs/kinds.ts';
import { readFile } from '../../src-main/jobs/reading/read-file.ts';
import { onlyTable, read, refusal } from '../support/reading.ts';

const cafe = [
  ['Nama', 'Kota'],
  ['Zoë', 'Café'],
];

describe('how letters are written', () => {
  it.each<['utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252', Buffer]>([
    ['utf-8', Buffer.from('Nama;Kota\nZoë;Café')],
    ['utf-8', Buffer.from('\ufeffNama;Kota\nZoë;Café')],
    ['utf-16le', Buffer.from('\ufeffNama;Kota\nZoë;Café', 'utf16le')],
    ['utf-16be', Buffer.from('Nama;Kota\nZoë;Café', 'utf16le').swap16()],
    ['windows-1252', Buffer.from('Nama;Kota\nZoë;Café', 'latin1')],
  ])('is found to be %s and told, and can be chosen', async (encoding, bytes) => {
    for (const choice of [{}, { encoding }]) {
      const { source, tables } = await read(bytes, choice);
      expect(source).toEqual({ format: 'csv', encoding, separator: 'semicolon' });
      expect([tables[0]?.row(0), tables[0]?.row(1)]).toEqual(cafe);
    }
  });

  it('is what was chosen, also where it is wrong', async () => {
    const rows = await onlyTable(Buffer.from('Nama;Kota\nZoë;Café'), { encoding: 'windows-1252' });
    expect(rows[1]).toEqual(['ZoÃ«', 'CafÃ©']);
    expect((await onlyTable(Buffer.from('a;b\nZo\xeb;1', 'latin1'), { encoding: 'utf-8' }))[1]).toEqual([
      'Zo\ufffd',
      '1',
    ]);
  });

  it('may change within one file: each line is read as it was written', async () => {
    const old = 'Renée;Café\r\n';
    const bytes = Buffer.concat([
      Buffer.from(`Nama;Kota\r\n${'Zoë;Besançon\r\n'.repeat(3)}`, 'utf8'),
      Buffer.from(old, 'latin1'),
      Buffer.from('Björn;Malmö\r\n', 'utf8'),
    ]);
    expect((await onlyTable(bytes)).slice(3)).toEqual([
      ['Zoë', 'Besançon'],
      ['Renée', 'Café'],
      ['Björn', 'Malmö'],
    ]);
    expect((await read(bytes)).source.encoding).toBe('utf-8');
    expect((await read(Buffer.from(`Nama;Kota\r\n${old.repeat(3)}`, 'latin1'))).source.encoding).toBe('windows-1252');
  });
});

describe('what parts the values', () => {
  it.each([
    ['comma', ','],
    ['semicolon', ';'],
    ['tab', '\t'],
    ['pipe', '|'],
  ] as const)('%s is found, told and can be chosen', async (separator, sign) => {
    const text = `Nama${sign}Harga\nPanci${sign}"1,5; 2|3"\nWajan${sign}2`;
    for (const choice of [{}, { separator }]) {
      expect((await read(text, choice)).source.separator).toBe(separator);
      expect((await onlyTable(text, choice))[1]).toEqual(['Panci', '1,5; 2|3']);
    }
    const other = separator === 'comma' ? 'semicolon' : 'comma';
    expect((await read(text, { separator: other })).source.separator).toBe(other);
  });
});

describe('cells copied from a spreadsheet', () => {
  it('keep the quotes that were typed, and come out of those that Excel puts around line breaks', async () => {
    const pasted = 'Nama\tUkuran\tCatatan\r\n"Toko Maju"\t5"\t"baris satu\nbaris ""dua"""\r\nBudi\t\t, ; |\r\n';
    expect(await onlyTable(pasted, { pasted: true })).toEqual([
      ['Nama', 'Ukuran', 'Catatan'],
      ['"Toko Maju"', '5"', 'baris satu\nbaris "dua"'],
      ['Budi', null, ', ; |'],
    ]);
  });

  it('of one column are never cut at a comma', async () => {
    expect(await onlyTable('Alamat\nJl. A, No. 1\nJl. B, No. 2', { pasted: true })).toEqual([
      ['Alamat'],
      ['Jl. A, No. 1'],
      ['Jl. B, No. 2'],
    ]);
  });
});

describe('text that went wrong', () => {
  it('NULs that a crash left are no letters, and a file of them is none', async () => {
    const torn = Buffer.concat([Buffer.from(`Nama;HP\n${'Siti;0812\n'.repeat(200)}Bu\0di;0813\n`), Buffer.alloc(12)]);
    const rows = await onlyTable(torn);
    expect([rows.length, rows.at(-1)]).toEqual([202, ['Budi', '0813']]);
    expect(await refusal(Buffer.alloc(5_000))).toBe('file-not-a-spreadsheet: unknown');
  });

  it('line ends of three systems in one file each end a line', async () => {
    expect(await onlyTable('a,b\r\n1,2\n3,4\r5,6\r\n"7\r\n8",9\r\r\n10,11')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
      ['7\r\n8', '9'],
      [],
      ['10', '11'],
    ]);
  });

  it('a quote that never closes costs its own line only, however long the file goes on', async () => {
    const rows = await onlyTable(`a,b\n"never closed,1\n${'Budi,2\n'.repeat(30_000)}`);
    expect([rows.length, rows[1], rows.at(-1)]).toEqual([30_002, ['"never closed', '1'], ['Budi', '2']]);
  });

  it('a cell of 32,767 characters is whole, a longer one is cut, and what follows it is in its place', async () => {
    const long = 'x'.repeat(32_767);
    for (const text of [long, `${long}yz`, long.repeat(100)]) {
      expect(await onlyTable(`a,b\n${text},1\n"${text.slice(0, 40_000)}",2\n`)).toEqual([
        ['a', 'b'],
        [long, '1'],
        [long, '2'],
      ]);
    }
  });

  it('16,384 columns are refused when they hold something, and nothing when they are empty', async () => {
    const header = Array.from({ length: 16_384 }, (_, n) => `k${n}`).join(';');
    expect(await refusal(`${header}\n1;2`)).toBe('file-too-large: columns');
    expect(await onlyTable(`Nama;HP${';'.repeat(16_382)}\nSiti;0812${';'.repeat(16_382)}`)).toEqual([
      ['Nama', 'HP'],
      ['Siti', '0812'],
    ]);
  });

  it('__proto__ and constructor as headers are names like any other', async () => {
    expect(await onlyTable('__proto__,constructor\ntoString,valueOf')).toEqual([
      ['__proto__', 'constructor'],
      ['toString', 'valueOf'],
    ]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});

describe('text read in pieces', () => {
  const value = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('"', '""', '"\n"', ',', ' ', '\r\n', '\n', 'a"b', '—', '😀'),
  );
  const table = fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 8 });
  const quoted = (row: readonly string[]) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
  const kept = (text: string | undefined) => (text === undefined || text.trim() === '' ? '' : text);

  it('comes out as it was written, wherever the pieces are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n'),
        async (rows, step, end) => {
          const written = rows.map((row) => row.map((text) => text.toWellFormed().replaceAll('\0', '')));
          const bytes = Buffer.from(['a,b,c,d', ...written.map(quoted)].join(end));
          const cut: ByteSource = {
            size: bytes.length,
            read: (from, to) => Promise.resolve(new Uint8Array(bytes.subarray(from, Math.min(to, from + step)))),
          };
          const [found] = (await readFile(cut, 'list.csv', { separator: 'comma' })).tables;
          [['a', 'b', 'c', 'd'], ...written].forEach((row, index) => {
            const cells = found?.row(index) ?? [];
            expect(row.map((_, column) => cells[column] ?? '')).toEqual(row.map(kept));
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});
