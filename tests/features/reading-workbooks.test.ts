import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as XLSX from 'xlsx';
import type { Cell } from '../../src-main/domain/importing/cells.ts';
import { workbookParts, zip } from '../support/files.ts';
import { onlyTable, read, rowsOf } from '../support/reading.ts';

/** A workbook whose parts are rewritten, as other programs write them. */
const rewritten = (edit: (name: string, content: string) => string) =>
  zip(
    workbookParts([
      ['Nama', 'HP'],
      ['Siti', '0812'],
    ]).map((part) => ({ ...part, content: edit(part.name, String(part.content)) })),
  );
const withCells = (rows: string) =>
  onlyTable(
    rewritten((name, content) =>
      name.includes('sheet1')
        ? content.replace(/<sheetData>.*<\/sheetData>/s, `<sheetData>${rows}</sheetData>`)
        : content,
    ),
  );

describe('a workbook', () => {
  const cell = fc.oneof(
    fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => text.toWellFormed().replace(/[\u0000-\u001f\uFFFE\uFFFF]/g, '')),
    fc.constantFrom('', ' x ', '&amp;', '<b>', '=1+1', '__proto__', 'baris\nbaru', '😀'),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
  );

  it.each([true, false])('says what was written into it, with shared texts: %s', async (bookSST) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 6 }), async (rows) => {
        const all: Cell[][] = [['a', 'b', 'c', 'd', 'e'], ...rows, ['z']];
        const sheet = XLSX.utils.aoa_to_sheet(all);
        const bytes = XLSX.write(XLSX.utils.book_new(sheet, 'S'), {
          type: 'buffer',
          bookType: 'xlsx',
          bookSST,
        }) as Buffer;
        const found = await onlyTable(bytes);
        all.forEach((row, index) => {
          const cells = found[index] ?? [];
          row.forEach((value, column) => {
            const isEmpty = value === null || (typeof value === 'string' && value.trim() === '');
            if (isEmpty) expect(cells[column] ?? null).toBeNull();
            // Six digits of a float are lost in writing it, none in reading.
            else if (typeof value === 'number') expect(cells[column]).toBeCloseTo(value, 5);
            else expect(cells[column]).toBe(value);
          });
        });
      }),
      { numRuns: 60 },
    );
  });

  it('with prefixes, single quotes, comments, and names of parts in capitals is read like any other', async () => {
    const prefixed = rewritten((name, content) =>
      name.includes('sheet1')
        ? content
            .replace('xmlns=', 'xmlns:x=')
            .replace(/<(\/?)(worksheet|sheetData|row|c|is|t)\b/g, '<$1x:$2')
            .replaceAll(/ r="(\w+)"/g, " r = '$1'")
            .replace('<x:sheetData>', '<x:sheetData><!-- <x:row><x:c><x:v>1</x:v></x:c></x:row> -->')
        : content,
    );
    expect(await onlyTable(prefixed)).toEqual([
      ['Nama', 'HP'],
      ['Siti', '0812'],
    ]);
    const absolute = rewritten((_, content) =>
      content.replace('"worksheets/sheet1.xml"', '"/XL/worksheets/../worksheets/Sheet1.xml"'),
    );
    expect((await onlyTable(absolute)).length).toBe(2);
  });

  it('without places puts cells and rows behind each other; out of order, behind what is there', async () => {
    expect(
      await withCells('<row><c><v>1</v></c><c t="str"><v>b</v></c></row><row/><row><c r="B3"><v>2</v></c></row>'),
    ).toEqual([[1, 'b'], [], [null, 2]]);
    expect(await withCells('<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>')).toEqual([
      [],
      [1],
      [2],
    ]);
  });

  it('knows texts in runs without their reading aids, dates as ISO and as serials, and no errors', async () => {
    const rich =
      '<is><r><t>Si</t></r><r><rPr><b/></rPr><t xml:space="preserve">ti </t></r><rPh sb="0" eb="1"><t>X</t></rPh></is>';
    expect(
      await withCells(
        `<row r="1"><c r="A1" t="inlineStr">${rich}</c><c r="B1" t="d"><v>2021-01-01T18:00:00</v></c><c r="C1" t="e"><v>#N/A</v></c><c r="D1" t="s"><v>99</v></c><c r="E1"><v>1E3</v></c><c r="F1"><f>A1</f></c><c r="G1" t="b"><v>1</v></c><c r="H1" t="str"><v>a_x000A_b_x005F_x000D_</v></c></row>`,
      ),
    ).toEqual([['Siti ', { date: '2021-01-01', seconds: 64_800 }, 1_000, true, 'a\nb_x000D_']]);
  });

  it('shows a date where its format does, and a number where only colours and texts have those letters', async () => {
    const formats = [
      'dd/mm/yyyy',
      'yyyy-mm-dd hh:mm',
      '[$-421]d mmmm yyyy',
      'mmm-yy',
      'hh:mm',
      '#,##0',
      '"hari" 0',
      '[Red]0',
      '_-* #,##0_d',
      'General',
    ];
    const sheet: XLSX.WorkSheet = { '!ref': `A1:A${formats.length}` };
    formats.forEach((z, index) => (sheet[`A${index + 1}`] = { t: 'n', v: 44_197, z }));
    const day = [{ date: '2021-01-01' }];
    const bytes = XLSX.write(XLSX.utils.book_new(sheet, 'S'), { type: 'buffer', bookType: 'xlsx' }) as Buffer;
    expect(await onlyTable(bytes)).toEqual([day, day, day, day, ...Array.from({ length: 6 }, () => [44_197])]);
  });

  it('tells hidden sheets, and leaves out what is no sheet of cells', async () => {
    const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([['a']]), 'Satu & "Dua"');
    XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['b']]), 'Tersembunyi');
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const { tables } = await read(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    expect(tables.map((table) => [table.name, table.hidden, rowsOf(table)])).toEqual([
      ['Satu & "Dua"', false, [['a']]],
      ['Tersembunyi', true, [['b']]],
    ]);
  });
});
