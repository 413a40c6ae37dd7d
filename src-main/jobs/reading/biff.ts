import type * as XLSX from 'xlsx';

/** What the first records of an old workbook say about it. */
interface BookFacts {
  /** A FILEPASS record ([MS-XLS] 2.4.117): all after it is enciphered. */
  isEncrypted: boolean;
  /** BIFF8 writes its texts in Unicode; what is older in the code page of its computer. */
  isWide: boolean;
  /** Of Windows; 1252 where none is named. */
  codePage: number;
}

const BOF8 = 0x0809;
const FILEPASS = 0x2f;
const CODEPAGE = 0x42;
const EOF = 0x0a;
const BIFF8 = 0x0600;

export function lookAtBook(records: Buffer): BookFacts {
  const facts: BookFacts = { isEncrypted: false, isWide: false, codePage: 1252 };
  for (let at = 0, count = 0; at + 4 <= records.length && count < 100; count += 1) {
    const type = records.readUInt16LE(at);
    const hasNumber = at + 6 <= records.length;
    if (count === 0 && type === BOF8 && hasNumber) facts.isWide = records.readUInt16LE(at + 4) === BIFF8;
    if (type === FILEPASS) facts.isEncrypted = true;
    if (type === CODEPAGE && hasNumber) facts.codePage = records.readUInt16LE(at + 4);
    if (type === EOF) break;
    at += 4 + records.readUInt16LE(at + 2);
  }
  return facts;
}

/** SheetJS without its tables of code pages takes each byte for a letter of Latin-1: this puts the letters right. */
export function letterDecoder(codePage: number): (text: string) => string {
  const decoder = decoderOf(codePage);
  return (text) => (/^[\x00-\x7f]*$|[^\x00-\xff]/.test(text) ? text : decoder.decode(Buffer.from(text, 'latin1')));
}

/** As `letterDecoder` does for one text, in every cell of a sheet. */
export function decodeLetters(sheet: XLSX.WorkSheet, decode: (text: string) => string): void {
  for (const row of sheet['!data'] ?? []) {
    for (const cell of (row as (XLSX.CellObject | undefined)[] | undefined) ?? []) {
      if (cell?.t === 's' && typeof cell.v === 'string') cell.v = decode(cell.v);
    }
  }
}

const named = new Map([
  [874, 'windows-874'],
  [932, 'shift_jis'],
  [936, 'gbk'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [10_000, 'macintosh'],
  [32_768, 'macintosh'],
]);

function decoderOf(codePage: number): TextDecoder {
  const name = named.get(codePage) ?? (codePage >= 1250 && codePage <= 1258 ? `windows-${codePage}` : 'windows-1252');
  return new TextDecoder(name);
}
