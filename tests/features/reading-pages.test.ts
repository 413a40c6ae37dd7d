import { describe, expect, it } from 'vitest';
import { planImport } from '../../src-main/domain/importing/plan.ts';
import { fixture, onlyTable, read, refusal, rowsOf } from '../support/reading.ts';

const page = (body: string) => `<!DOCTYPE html><html><head><title>x</title></head><body>${body}</body></html>`;

describe('a page that calls itself .xls', () => {
  it('of a till is read through its merged header, unclosed cells and entities', async () => {
    const { tables, source } = await read(fixture('till-members.xls'));
    expect(source).toEqual({ format: 'html', encoding: 'windows-1252', separator: null });
    expect(rowsOf(tables[0])).toEqual([
      ['LAPORAN DATA MEMBER — TOKO SINAR CAFÉ'],
      ['Periode: 01/01/2026 s/d 31/10/2026'],
      ['No', 'Nama Member', 'Kontak', null, 'Kota', 'Tgl Lahir'],
      ['No', 'Nama Member', 'HP', 'Email', 'Kota', 'Tgl Lahir'],
      ['1', 'Bu Ani & Keluarga', '081234500011', 'ani@example.com', 'Medan', '17/05/1990'],
      ['2', 'Renée Müller', '0813 4500 0022', null, 'Bandung', '02/12/1985'],
      ['3', 'Pak Joko\n(Toko Jaya)', '0022451122', 'joko@example.com', 'Bandung'],
      ['4', '<b>Dewi</b>', '=1+1', null, 'Solo', '25/12/1979'],
      [null, 'Jumlah member', null, null, null, '4'],
    ]);
    const plan = planImport(tables, {
      mapping: [],
      region: 'ID',
      currencyDecimals: 0,
      customFields: [],
      thisYear: 2026,
    });
    expect(plan?.columns.map(({ field }) => field)).toEqual([null, 'name', 'phone', 'email', 'city', 'birthday']);
    expect([plan?.header.row, plan?.dataRows.length, plan?.leftOut]).toEqual([
      3,
      4,
      [{ row: 9, text: 'Jumlah member · 4', reason: 'total' }],
    ]);
  });

  it('with several tables has a sheet for each; a table in a cell is one of its own', async () => {
    const { tables } = await read(
      page(
        `<table><caption>Orang</caption><tr><td>Nama<td>HP<tr><td>Siti<td>0812</table>
         <table><tr><td>luar<table><tr><td>dalam</table> lagi<td>x</table><table></table>`,
      ),
    );
    expect(tables.map((table) => [table.name, rowsOf(table)])).toEqual([
      [
        'Orang',
        [
          ['Nama', 'HP'],
          ['Siti', '0812'],
        ],
      ],
      ['2', [['dalam']]],
      ['3', [['luar lagi', 'x']]],
    ]);
  });

  it('runs nothing, fetches nothing, and takes no word out of what nobody sees', async () => {
    const before = globalThis.fetch;
    let asked = 0;
    globalThis.fetch = () => {
      asked += 1;
      return Promise.reject(new Error('never'));
    };
    try {
      const text = page(
        `<script>globalThis.harmed = true; document.write("<table><tr><td>no")</script>
         <link rel=stylesheet href=//example.com/x.css><img src=//example.com/x.png onerror=harm()>
         <table><tr><td onclick="harm()">a<script>no</script><style>no</style><!-- no --><select><option>no</select><td>b</table>`,
      );
      expect(await onlyTable(text)).toEqual([['a', 'b']]);
      expect([asked, 'harmed' in globalThis]).toEqual([0, false]);
    } finally {
      globalThis.fetch = before;
    }
  });

  it('gives merged cells their room, and repeats downwards what is merged downwards', async () => {
    const text = page(
      `<table><tr><td rowspan=3>Sayur<td>Bayam<td rowspan=2>ikat<tr><td>Kangkung<tr><td>Tomat<td>kg
       <tr><td colspan=2>Buah<td>-<tr><td>x<td>y<td>z</table>`,
    );
    const [table] = (await read(text)).tables;
    expect(rowsOf(table)).toEqual([
      ['Sayur', 'Bayam', 'ikat'],
      ['Sayur', 'Kangkung', 'ikat'],
      ['Sayur', 'Tomat', 'kg'],
      ['Buah', null, '-'],
      ['x', 'y', 'z'],
    ]);
    expect(table?.spans(3)).toEqual([{ from: 0, to: 1 }]);
  });

  it('from the clipboard of Windows is read behind its own header', async () => {
    const clipboard = `Version:1.0\r\nStartHTML:0000000105\r\nEndHTML:0000000300\r\nStartFragment:0000000141\r\nEndFragment:0000000264\r\n
      <html><body><!--StartFragment--><table><tr><td>Nama</td><td>HP</td></tr><tr><td>Siti</td><td>0812</td></tr></table><!--EndFragment--></body></html>`;
    expect(await onlyTable(clipboard, { pasted: true })).toEqual([
      ['Nama', 'HP'],
      ['Siti', '0812'],
    ]);
    const google =
      '<meta name="generator" content="Sheets"/><style>td {border: 1px}</style><table><tbody><tr><td>a</td></tr></tbody></table>';
    expect(await onlyTable(google, { pasted: true })).toEqual([['a']]);
  });

  it('without a table, without a word, or built to overwhelm is refused in words', async () => {
    expect(await refusal(page('<form>Silakan masuk</form>'))).toBe('file-not-a-spreadsheet: web-page');
    expect(await refusal(page('<table><tr><td> &nbsp; </table>'))).toBe('file-empty');
    expect(await refusal(page('<div>'.repeat(100_000)))).toBe('file-not-a-spreadsheet: web-page');
    expect(await refusal(page('<table><tr><td>a</table>'.repeat(201)))).toBe('file-not-a-spreadsheet: web-page');
    const wide = `<table><tr>${Array.from({ length: 1_001 }, (_, n) => `<td>k${n}`).join('')}</table>`;
    expect(await refusal(page(wide))).toBe('file-too-large: columns');
  });

  it('spans that reach for ever end where the table ends', async () => {
    const text = page(`<table><tr><td rowspan=99999999 colspan=99999999>a<td rowspan=-1 colspan=x>b<tr><td>c</table>`);
    expect(await onlyTable(text)).toEqual([
      ['a', 'b'],
      [null, 'c'],
    ]);
    const bomb = `<table><tr>${'<td rowspan=65000>x'.repeat(900)}${'<tr><td>y'.repeat(2_000)}</table>`;
    expect((await onlyTable(page(bomb))).flat().filter((cell) => cell === 'x').length).toBeLessThanOrEqual(201_000);
  });

  it('attributes and headers called __proto__ change nothing', async () => {
    const text = page(
      '<table __proto__=1><tr><td __proto__=2 constructor=3 colspan=1>__proto__<td>constructor</table>',
    );
    expect(await onlyTable(text)).toEqual([['__proto__', 'constructor']]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
