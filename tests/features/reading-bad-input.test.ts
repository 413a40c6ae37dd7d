import { openAsBlob } from 'node:fs';
import { appendFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { PlanChoices } from '../../src-main/domain/importing/plan.ts';
import { readFile } from '../../src-main/jobs/reading/read-file.ts';
import { runJob, streamJob } from '../../src-main/jobs/run.ts';
import { bareBook, bookOfExcel5 } from '../support/biff.ts';
import { compound, seeded, workbook, workbookParts, zip, type ZipPart } from '../support/files.ts';
import { onlyTable, read, refusal, rowsOf } from '../support/reading.ts';
import { scratchFolder } from '../support/store.ts';

const people = [
  ['Nama', 'HP'],
  ['Siti', '081277884455'],
];
/** A workbook whose sheet holds this XML between its first rows and its end. */
const withSheet = (edit: (xml: string) => string, ...more: ZipPart[]) =>
  zip([
    ...workbookParts(people).map((part) =>
      part.name.includes('sheet1') ? { ...part, content: edit(String(part.content)) } : part,
    ),
    ...more,
  ]);
const withRows = (rows: string, ...more: ZipPart[]) =>
  withSheet((xml) => xml.replace('</sheetData>', `${rows}</sheetData>`), ...more);

describe('workbooks of all ages', () => {
  const book = () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['Nama', 'Lahir', 'Poin'],
      ['Renée €5 “x”', null, 12.5],
    ]);
    sheet['B2'] = { t: 'n', v: 44_197, z: 'dd/mm/yyyy' };
    return XLSX.utils.book_new(sheet, 'Orang');
  };
  it.each([
    ['biff8', 'xls'],
    ['xlsx', 'xlsx'],
    ['xlsm', 'xlsx'],
    ['ods', 'ods'],
  ] as const)('%s is read with its letters, dates and numbers', async (bookType, format) => {
    const bytes = XLSX.write(book(), { type: 'buffer', bookType }) as Buffer;
    const { source, tables } = await read(bytes);
    expect(source).toEqual({ format, encoding: null, separator: null });
    expect(tables.map(({ name }) => name)).toEqual(['Orang']);
    expect(rowsOf(tables[0])).toEqual([
      ['Nama', 'Lahir', 'Poin'],
      ['Renée €5 “x”', { date: '2021-01-01' }, 12.5],
    ]);
  });

  it('Excel 5 wrote in the code page of its computer', async () => {
    const bytesOf = { Q: 0xe9, Z: 0x80, Y: 0x93, X: 0x94 };
    expect(await onlyTable(bookOfExcel5([['Nama'], ['RenQe Z5 YaX']], bytesOf))).toEqual([['Nama'], ['Renée €5 “a”']]);
    const greek = bookOfExcel5([['Nama'], ['QZ']], { Q: 0xc1, Z: 0xe8 }, 1253);
    expect(await onlyTable(greek)).toEqual([['Nama'], ['Αθ']]);
  });

  it('small programs write its records without a container', async () => {
    const { source, tables } = await read(
      bareBook([
        ['Nama', 'HP'],
        ['Ren\xe9e', '0812'],
        ['Budi \x80', 813],
      ]),
    );
    expect(source.format).toBe('xls');
    expect(rowsOf(tables[0])).toEqual([
      ['Nama', 'HP'],
      ['Renée', '0812'],
      ['Budi €', 813],
    ]);
  });
});

describe('sheets that are strange inside', () => {
  it('a million rows that are only formatted cost little and mean nothing', async () => {
    const rows = Array.from({ length: 1_000_000 }, (_, n) => `<row r="${n + 3}" s="1"><c r="A${n + 3}" s="1"/></row>`);
    expect(await onlyTable(withRows(rows.join('')))).toEqual(people);
  });

  it('a cell of 32,767 characters is whole, and a longer one is cut', async () => {
    const long = 'x'.repeat(32_767);
    expect(await onlyTable(workbook([['Nama'], [long], [`${long}yz`]]))).toEqual([['Nama'], [long], [long]]);
  });

  it('16,384 columns that are only formatted are none; filled, they are refused', async () => {
    const cells = (content: string) =>
      Array.from({ length: 16_384 }, (_, c) => `<c r="${XLSX.utils.encode_col(c)}3"${content}</c>`).join('');
    expect(await onlyTable(withRows(`<row r="3">${cells(' s="1">')}</row>`))).toEqual(people);
    expect(await refusal(withRows(`<row r="3">${cells('><v>1</v>')}</row>`))).toBe('file-too-large: columns');
  });

  it('formulas that run in circles or reach into other files give their last value; nothing is computed or fetched', async () => {
    const link = (name: string, content: string) => ({ name: `xl/externalLinks/${name}`, content });
    const bytes = withRows(
      `<row r="3"><c r="A3"><f>B3</f><v>5</v></c><c r="B3" t="str"><f>A3&amp;[1]Sheet1!A1</f><v>lama</v></c></row>
       <row r="4"><c r="A4"><f>WEBSERVICE("http://example.com/x")</f></c><c r="B4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>
       <row r="5"><c r="A5" t="str"><f>HYPERLINK("http://example.com","x")</f><v>x</v></c></row>`,
      link('externalLink1.xml', '<externalLink><externalBook r:id="rId1"/></externalLink>'),
      link(
        '_rels/externalLink1.xml.rels',
        '<Relationships><Relationship Id="rId1" Target="http://example.com/a.xlsx" TargetMode="External"/></Relationships>',
      ),
    );
    expect(await onlyTable(bytes)).toEqual([...people, [5, 'lama'], [], ['x']]);
  });

  it('macros are never looked at, in new and old workbooks', async () => {
    const macro = { name: 'xl/vbaProject.bin', content: Buffer.from('Sub Auto_Open() : Shell "calc" : End Sub') };
    expect(await onlyTable(zip([...workbookParts(people), macro]))).toEqual(people);
    const old = XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(people), 'S'), {
      type: 'buffer',
      bookType: 'biff8',
    }) as Buffer;
    const container = XLSX.CFB as {
      read(data: Buffer, options: object): { FileIndex: { name: string; content?: Uint8Array }[] };
    };
    const book = container.read(old, { type: 'buffer' }).FileIndex.find(({ name }) => name === 'Workbook')?.content;
    const withMacros = compound({
      Workbook: book ?? Buffer.alloc(0),
      '_VBA_PROJECT_CUR/VBA/ThisWorkbook': Buffer.from('Auto_Open'),
    });
    expect(await onlyTable(withMacros)).toEqual(people);
  });

  it('pictures alone are an empty workbook, and pictures beside cells are passed over', async () => {
    const picture: ZipPart[] = [
      { name: 'xl/media/image1.png', content: Buffer.from([0x89, 0x50, 0x4e, 0x47]) },
      { name: 'xl/drawings/drawing1.xml', content: '<xdr:wsDr/>' },
    ];
    const empty = withSheet(
      (xml) => xml.replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/><drawing r:id="rId1"/>'),
      ...picture,
    );
    expect(await refusal(empty)).toBe('file-empty');
    expect(await onlyTable(zip([...workbookParts(people), ...picture]))).toEqual(people);
  });

  it('values merged downwards stand in each of their rows, those merged sideways reach over their columns', async () => {
    const sheet = XLSX.utils.aoa_to_sheet([
      ['Kelompok', 'Nama', 'Kontak', null],
      [null, null, 'HP', 'Email'],
      ['VIP', 'Siti', 1, 2],
      [null, 'Budi', 3, 4],
      ['Lama', 'Wati', 5, 6],
    ]);
    sheet['!merges'] = ['A1:A2', 'B1:B2', 'C1:D1', 'A3:A4', 'A1:XFD1048576'].map((range) =>
      XLSX.utils.decode_range(range),
    );
    for (const bookType of ['xlsx', 'biff8', 'ods'] as const) {
      const [table] = (await read(XLSX.write(XLSX.utils.book_new(sheet, 'S'), { type: 'buffer', bookType }) as Buffer))
        .tables;
      if (bookType === 'ods') continue;
      expect(rowsOf(table)).toEqual([
        ['Kelompok', 'Nama', 'Kontak'],
        ['Kelompok', 'Nama', 'HP', 'Email'],
        ['VIP', 'Siti', 1, 2],
        ['VIP', 'Budi', 3, 4],
        ['Lama', 'Wati', 5, 6],
      ]);
      expect(table?.spans(0)).toContainEqual({ from: 2, to: 3 });
    }
  });

  it('random bytes behind every beginning that is known end in a refusal', async () => {
    const random = seeded(7);
    for (const start of [
      '',
      'PK\x03\x04',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '\x09\x08\x10\0\0\x06',
      '\x09\x08\x08\0\0\x05',
    ]) {
      const noise = Buffer.from(Array.from({ length: 3_000 }, () => Math.floor(random() * 256)));
      expect(await refusal(Buffer.concat([Buffer.from(start, 'latin1'), noise]))).toMatch(/^file-/);
    }
  });
});

describe('a file that goes away', () => {
  const choices: PlanChoices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };
  const place = scratchFolder();
  afterAll(place.remove);
  const input = { file: 'list.csv', reading: {}, choices };
  const line = 'Siti Rahayu,081277884455,Jl. Merdeka No. 1\n';
  const text = `Nama,HP,Alamat\n${line.repeat(100_000)}`;
  const unreadable = { code: 'file-unreadable', data: { file: 'list.csv' } };

  it.each<[string, (file: string) => void]>([
    ['grows', (file) => appendFileSync(file, line)],
    ['shrinks', (file) => truncateSync(file, 1_000)],
    ['vanishes', (file) => rmSync(file)],
  ])('or %s while it is read is refused in words', async (_, change) => {
    const file = path.join(place.folder, 'list.csv');
    writeFileSync(file, text);
    let changed = false;
    const run = runJob('read-rows', input, {
      subject: 'list.csv',
      source: await openAsBlob(file),
      onProgress: () => {
        if (!changed) change(file);
        changed = true;
      },
    });
    await expect(run).rejects.toMatchObject(unreadable);
  });

  it('once it was read may go: its rows are here already', async () => {
    const file = path.join(place.folder, 'gone.csv');
    writeFileSync(file, `Nama,HP,Alamat\n${line.repeat(20_000)}`);
    let rows = 0;
    for await (const chunk of streamJob('read-rows', input, {
      subject: 'gone.csv',
      source: await openAsBlob(file),
    })) {
      if (chunk.type === 'overview') rmSync(file);
      else if (chunk.type === 'rows') rows += chunk.rows.length;
    }
    expect(rows).toBe(20_000);
  });

  it('on a stick that is pulled is refused in words, after any number of bytes', async () => {
    for (const kind of [Buffer.from(text), workbook(people)]) {
      for (const good of [0, 100, 70_000, 1_100_000]) {
        if (good >= kind.length) continue;
        const pulled = {
          size: kind.length,
          read: (from: number, to: number) =>
            to > good && (from > 0 || good === 0)
              ? Promise.reject(new Error('EIO: i/o error, read'))
              : Promise.resolve(new Uint8Array(kind.subarray(from, to))),
        };
        const reading = readFile(pulled, 'list.csv', {});
        if (good === 0 || kind.length > 65_536) await expect(reading).rejects.toMatchObject(unreadable);
        else expect((await reading).tables).toHaveLength(1);
      }
    }
  });
});
