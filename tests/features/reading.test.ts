import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { FileChoices } from '../../src-main/contract/file-formats.ts';
import { isRefusal } from '../../src-main/jobs/refusal.ts';
import { readFile } from '../../src-main/jobs/reading/read-file.ts';
import type { Table } from '../../src-main/jobs/reading/table.ts';
import { compound, seeded, sourceOf, workbook, workbookParts, zip, type ZipPart } from '../support/files.ts';

const fixture = (name: string) => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));
const read = (bytes: Buffer | string, name = 'file.xlsx', choices: FileChoices = {}) =>
  readFile(sourceOf(bytes), name, choices);
const rowsOf = (table: Table | undefined) =>
  Array.from({ length: table?.rowCount ?? 0 }, (_, index) => table?.row(index));
const onlyTable = async (bytes: Buffer | string) => rowsOf((await read(bytes)).tables[0]);

/** The refusal as `code` or `code: detail`. */
async function refusal(bytes: Buffer | string): Promise<string> {
  try {
    await read(bytes);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const data = error.data as Record<string, unknown>;
    const detail = data.reason ?? data.looksLike ?? data.limit;
    return typeof detail === 'string' ? `${error.code}: ${detail}` : error.code;
  }
  return 'read';
}

const people = [
  ['Nama', 'HP'],
  ['Siti', '081277884455'],
];

describe('a file over its size', () => {
  it.each([
    ['a workbook', 100, 'PK\x03\x04', 'size'],
    ['an old workbook', 100, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'size'],
    ['a list', 500, 'Nama;HP\nSiti;0812\n', 'text-size'],
  ])('%s is refused by its first bytes, before the rest is read', async (_what, mb, begin, limit) => {
    let asked = 0;
    const source = {
      size: mb * 1024 * 1024 + 1,
      read: (from: number, to: number) => {
        asked += to - from;
        const piece = new Uint8Array(to - from).fill(0x61);
        if (from === 0) piece.set(Buffer.from(begin.padEnd(Math.min(to, 4_096), 'a'), 'latin1').subarray(0, to));
        return Promise.resolve(piece);
      },
    };
    await expect(readFile(source, 'besar', {})).rejects.toMatchObject({ code: 'file-too-large', data: { limit } });
    expect(asked).toBeLessThan(1024 * 1024);
  });
});

describe('what a file is', () => {
  it('is decided by its bytes: a CSV called .xlsx and a workbook called .csv are both read', async () => {
    expect((await read('Nama,HP\nSiti,0812', 'a.xlsx')).source.format).toBe('csv');
    expect((await read(workbook(people), 'a.csv')).source.format).toBe('xlsx');
  });

  it.each<[string, Buffer | string]>([
    ['pdf', '%PDF-1.7\n1 0 obj'],
    ['image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['image', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['program', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')],
    ['archive', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
    ['archive', zip([{ name: 'readme.txt', content: 'hello' }])],
    ['database', 'SQLite format 3\0'],
    ['text-document', zip([...workbookParts(people).slice(0, 1), { name: 'word/document.xml', content: '<w/>' }])],
    ['presentation', zip([...workbookParts(people).slice(0, 1), { name: 'ppt/presentation.xml', content: '<p/>' }])],
    ['numbers', zip([{ name: 'Index/Document.iwa', content: 'x' }])],
    ['web-page', '<!DOCTYPE html><html><body><h1>Nama</h1><form>Log in</form></body></html>'],
    ['data', '{"name": "Siti"}'],
    ['data', '<?xml version="1.0"?><contacts/>'],
    ['text-document', compound({ WordDocument: Buffer.alloc(64) })],
    ['unknown', Buffer.from(Array.from({ length: 4_096 }, (_, i) => (i * 7_919 + (i >> 3) * 104_729) % 256))],
  ])('a file that is %s is refused as such, whatever its name', async (looksLike, bytes) => {
    expect(await refusal(bytes)).toBe(`file-not-a-spreadsheet: ${looksLike}`);
  });

  it('nothing at all, a lone byte order mark, white space, and a workbook without cells are empty', async () => {
    for (const bytes of ['', '\ufeff', ' \r\n\t\r\n', ',,,\n,,,\n', workbook([]), workbook([['', ' ']])]) {
      expect(await refusal(bytes)).toBe('file-empty');
    }
  });

  it('a password is told apart from damage', async () => {
    const encrypted = compound({ EncryptionInfo: Buffer.alloc(64), EncryptedPackage: Buffer.alloc(4_096) });
    expect(await refusal(encrypted)).toBe('file-password-protected');
    const zipCrypto = zip(workbookParts(people).map((part) => ({ ...part, flags: 0x801 })));
    expect(await refusal(zipCrypto)).toBe('file-password-protected');
    const bof = Buffer.from([0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x2f, 0, 6, 0, 1, 0, 1, 0, 0, 0]);
    expect(await refusal(compound({ Workbook: Buffer.concat([bof, Buffer.alloc(4_096)]) }))).toBe(
      'file-password-protected',
    );
  });

  it('a workbook that was cut off or in which one byte flipped is damaged', async () => {
    const whole = workbook(people);
    expect(await refusal(whole.subarray(0, whole.length - 30))).toBe('file-damaged');
    expect(await refusal(whole.subarray(0, 200))).toBe('file-damaged');
    const sample = fixture('pelanggan-toko.xlsx');
    const flipped = Buffer.from(sample);
    // In the middle of the sheet's packed rows.
    const at = Math.floor(sample.length * 0.6);
    flipped[at] = (flipped[at] ?? 0) ^ 0x40;
    expect(await refusal(flipped)).toBe('file-damaged');
    expect(await refusal(zip(workbookParts(people).filter(({ name }) => !name.includes('sheet1'))))).toBe(
      'file-damaged',
    );
  });
});

describe('limits', () => {
  const withPart = (part: ZipPart) => zip([...workbookParts(people), part]);

  it('names that climb out, start at a root or stand twice are refused', async () => {
    for (const name of [
      '../evil.xml',
      'xl/../../evil.xml',
      '/etc/passwd',
      '\\evil.xml',
      'C:\\evil.xml',
      'xl\\..\\..\\evil',
    ]) {
      expect(await refusal(withPart({ name, content: 'x' }))).toBe('file-suspicious: unsafe-name');
    }
    for (const name of ['xl/workbook.xml', 'XL/Workbook.XML', 'xl\\workbook.xml']) {
      expect(await refusal(withPart({ name, content: 'x' }))).toBe('file-suspicious: same-name-twice');
    }
  });

  it('a thousand entries are read, one more is refused', async () => {
    const filler = (count: number) =>
      Array.from({ length: count }, (_, i) => ({ name: `xl/media/image${i}.png`, content: 'x' }));
    expect(await refusal(zip([...workbookParts(people), ...filler(995)]))).toBe('read');
    expect(await refusal(zip([...workbookParts(people), ...filler(996)]))).toBe('file-suspicious: too-many-entries');
  });

  it('an entry that inflates to over a hundred times its size is refused, wherever it lies', async () => {
    const bomb = Buffer.alloc(20_000_000);
    for (const name of ['xl/worksheets/sheet2.xml', 'xl/media/image1.png', 'anything']) {
      expect(await refusal(withPart({ name, content: bomb }))).toBe('file-suspicious: inflates-too-much');
    }
    expect(await refusal(withPart({ name: 'xl/small.txt', content: Buffer.alloc(100_000) }))).toBe('read');
  });

  it('an entry that claims to be small and is not is counted by what comes out', async () => {
    const packed = deflateRawSync(Buffer.alloc(20_000_000));
    expect(await refusal(withPart({ name: 'xl/liar.xml', content: 'tiny', packed }))).toBe(
      'file-suspicious: inflates-too-much',
    );
  });

  it('more than 300 MB in all is refused, also where entries share their bytes', async () => {
    const random = seeded(1);
    // A fiftieth of it is noise, and it repeats further away than a packer looks: packed it is some forty times smaller.
    const noise = Array.from({ length: 50 }, () => Buffer.from(Array.from({ length: 40 }, () => random() * 256)));
    const round = Buffer.concat(noise.flatMap((bytes) => [bytes, Buffer.alloc(1_960, 'row')]));
    const content = Buffer.concat(Array.from({ length: 800 }, () => round));
    const base = workbookParts(people);
    const shared = Array.from({ length: 4 }, (_, i) => ({
      name: `xl/part${i}.bin`,
      content,
      ...(i === 0 ? {} : { sharing: base.length, packed: Buffer.alloc(0), crc: 0 }),
    }));
    expect(content.length * 4).toBeGreaterThan(300 * 1024 * 1024);
    expect(await refusal(zip([...base, ...shared]))).toBe('file-too-large: inflated');
  });

  it('document types and entities in XML are refused in every encoding', async () => {
    const parts = workbookParts(people);
    const evil = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>';
    const change = (edit: (content: string) => string | Buffer) =>
      zip(
        parts.map((part) => (part.name.includes('sheet1') ? { ...part, content: edit(String(part.content)) } : part)),
      );
    expect(await refusal(change((content) => content.replace('?>', `?>${evil}`)))).toBe(
      'file-suspicious: xml-entities',
    );
    const wide = change((content) => Buffer.from(`\ufeff${content.replace('?>', `?>${evil}`)}`, 'utf16le'));
    expect(await refusal(wide)).toBe('file-suspicious: xml-encoding');
  });

  it('what Excel can hold are the most rows, and a thousand columns in use', async () => {
    expect(await refusal('a\n'.repeat(1_048_576))).toBe('read');
    expect(await refusal('a\n'.repeat(1_048_577))).toBe('file-too-large: rows');
    expect(await refusal(Array.from({ length: 1_001 }, (_, i) => `k${i}`).join(','))).toBe('file-too-large: columns');
    expect(await refusal(workbook([Array.from({ length: 1_001 }, (_, i) => `k${i}`)]))).toBe('file-too-large: columns');
  });

  it('formatted emptiness costs nothing: one cell in the last column of a wide sheet, rows without values', async () => {
    const parts = workbookParts(people).map((part) =>
      part.name.includes('sheet1')
        ? {
            ...part,
            content: String(part.content).replace(
              '</sheetData>',
              `<row r="900000"><c r="XFD900000" s="0"/></row><row r="3"><c r="XFD3" t="inlineStr"><is><t>far</t></is></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`,
            ),
          }
        : part,
    );
    const [table] = (await read(zip(parts))).tables;
    expect(table?.columnCount).toBe(3);
    expect(rowsOf(table)).toEqual([
      ['Nama', 'HP'],
      ['Siti', '081277884455'],
      [null, null, 'far'],
    ]);
  });
});

describe('delimited text', () => {
  it.each<[string, Buffer]>([
    ['UTF-8', Buffer.from('Nama;Kota\nZoë;Café')],
    ['UTF-8 with a mark', Buffer.from('\ufeffNama;Kota\nZoë;Café')],
    ['UTF-16 LE with a mark', Buffer.from('\ufeffNama;Kota\nZoë;Café', 'utf16le')],
    ['UTF-16 LE without', Buffer.from('Nama;Kota\nZoë;Café', 'utf16le')],
    ['UTF-16 BE with a mark', Buffer.from('\ufeffNama;Kota\nZoë;Café', 'utf16le').swap16()],
    ['UTF-16 BE without', Buffer.from('Nama;Kota\nZoë;Café', 'utf16le').swap16()],
    ['Windows-1252', Buffer.from('Nama;Kota\nZoë;Café', 'latin1')],
  ])('in %s comes out the same', async (_, bytes) => {
    expect(await onlyTable(bytes)).toEqual([
      ['Nama', 'Kota'],
      ['Zoë', 'Café'],
    ]);
  });

  it('reads the signs that Windows-1252 has and Latin-1 lacks', async () => {
    expect(await onlyTable(Buffer.from([0x4e, 0x2c, 0x48, 0x0a, 0x80, 0x35, 0x2c, 0x93, 0x61, 0x94, 0x92]))).toEqual([
      ['N', 'H'],
      ['€5', '“a”’'],
    ]);
  });

  it.each([',', ';', '\t', '|'])('finds that %j parts the values', async (delimiter) => {
    const text = [
      ['Nama', 'Alamat', 'Kota'],
      ['Siti', '"Jl. A, No. 1; Blok B"', 'Medan'],
      ['Budi', '', 'Bogor'],
    ]
      .map((row) => row.join(delimiter))
      .join('\r\n');
    expect(await onlyTable(text)).toEqual([
      ['Nama', 'Alamat', 'Kota'],
      ['Siti', 'Jl. A, No. 1; Blok B', 'Medan'],
      ['Budi', null, 'Bogor'],
    ]);
  });

  it("follows Excel's own hint in the first line", async () => {
    expect(await onlyTable('sep=;\r\nNama;HP\r\na,b;1')).toEqual([
      ['Nama', 'HP'],
      ['a,b', '1'],
    ]);
  });

  it('values stay as they were written: leading zeros, 1-2, formulas, spaces inside quotes', async () => {
    expect(await onlyTable('a,b,c,d\n0812,1-2,=1+1," x "')).toEqual([
      ['a', 'b', 'c', 'd'],
      ['0812', '1-2', '=1+1', ' x '],
    ]);
  });

  it('quotes: doubled, with line breaks, stray inside, and never closed', async () => {
    expect(await onlyTable('a,b\n"say ""hi""","two\nlines"')).toEqual([
      ['a', 'b'],
      ['say "hi"', 'two\nlines'],
    ]);
    expect(await onlyTable('a,b\n"Toko "Maju" Jaya",1')).toEqual([
      ['a', 'b'],
      ['Toko "Maju" Jaya', '1'],
    ]);
    expect(await onlyTable('a,b\n"never closed,1\nBudi,2')).toEqual([
      ['a', 'b'],
      ['"never closed', '1'],
      ['Budi', '2'],
    ]);
    const many = `a,b\n${'"x,1\n'.repeat(3_000)}`;
    expect((await onlyTable(many)).length).toBe(3_001);
    expect((await onlyTable(many)).at(-1)).toEqual(['"x', '1']);
  });

  it('line ends of Windows, Unix and old Macs, and a last line without one', async () => {
    for (const end of ['\r\n', '\n', '\r']) expect((await onlyTable(`a,b${end}1,2${end}3,4`)).length).toBe(3);
  });
});

describe('workbooks', () => {
  it.each(['Pacific/Kiritimati', 'Asia/Jakarta', 'UTC', 'America/Los_Angeles'])(
    'dates keep their day in %s',
    async (zone) => {
      const before = process.env.TZ;
      process.env.TZ = zone;
      try {
        for (const date1904 of [false, true]) {
          const sheet: XLSX.WorkSheet = {
            '!ref': 'A1:C2',
            A1: { t: 's', v: 'Tgl' },
            A2: { t: 'n', v: 44_197 - (date1904 ? 1_462 : 0), z: 'dd/mm/yyyy' },
            B2: { t: 'n', v: 44_197.75 - (date1904 ? 1_462 : 0), z: 'yyyy-mm-dd hh:mm' },
            C2: { t: 'n', v: 44_197, z: '#,##0' },
          };
          const book: XLSX.WorkBook = { SheetNames: ['S'], Sheets: { S: sheet }, Workbook: { WBProps: { date1904 } } };
          const bytes = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
          expect((await onlyTable(bytes))[1]).toEqual([
            { date: '2021-01-01' },
            { date: '2021-01-01', seconds: 64_800 },
            44_197,
          ]);
        }
      } finally {
        if (before === undefined) delete process.env.TZ;
        else process.env.TZ = before;
      }
    },
  );

  it('the shop’s own list is read with its sheets, title rows and serial dates', async () => {
    const { tables } = await read(fixture('pelanggan-toko.xlsx'));
    expect(tables.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['Catatan', 2],
      ['Pelanggan', 467],
    ]);
    expect(tables[1]?.row(4).slice(0, 7)).toEqual([
      1,
      'Pak Teuku',
      '-',
      null,
      'Jl. Merdeka No. 118, RT 03/RW 05',
      'Surabaya',
      { date: '1981-06-17' },
    ]);
  });

  it('an old .xls and an .ods are read as well', async () => {
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(people), 'Orang');
    for (const [bookType, format] of [
      ['biff8', 'xls'],
      ['ods', 'ods'],
    ] as const) {
      const result = await read(XLSX.write(book, { type: 'buffer', bookType }) as Buffer);
      expect(result.source.format).toBe(format);
      expect(rowsOf(result.tables[0])).toEqual(people);
    }
  });

  it('sheets and headers called __proto__ or constructor are names like any other', async () => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const { tables } = await read(
        workbook(
          [
            [name, 'prototype'],
            ['a', 'b'],
          ],
          name,
        ),
      );
      expect(tables[0]?.name).toBe(name);
      expect(rowsOf(tables[0])).toEqual([
        [name, 'prototype'],
        ['a', 'b'],
      ]);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>)['!data']).toBeUndefined();
  });
});
