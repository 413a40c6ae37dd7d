import * as XLSX from 'xlsx';
import { planImport, type PlanChoices } from '../../src-main/domain/importing/plan.ts';
import { isRefusal } from '../../src-main/jobs/refusal.ts';
import { bareBook } from './biff.ts';
import { workbookParts, zip } from './files.ts';
import { fixture, read } from './reading.ts';

/** Files of every format, broken by chance; a file that fails can be made again from its seed. */
const choices: PlanChoices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };

const rows = [
  ['No', 'Nama Pelanggan', 'No. HP/WA', 'Email', 'Kota', 'Tgl Lahir', 'L/P', 'Keterangan'],
  ['1', 'Bu Siti Rahayu', '0812-7788-4455', 'siti@example.com', 'Medan', '25 Mei 1990', 'P', ''],
  ['2', '=1+1', '+62 812 / 0813-1111-2222', 'budi @example,com', 'Bogor', '13/12/1985', 'L', 'langganan'],
  ['3', '<script>alert(1)</script>', '-', '', '__proto__', '0000-00-00', 'x', '😀'],
];
const written = (bookType: XLSX.BookType) =>
  XLSX.write(XLSX.utils.book_new(XLSX.utils.aoa_to_sheet(rows), 'Data'), { type: 'buffer', bookType }) as Buffer;
const delimited = (sign: string) => rows.map((row) => row.map((text) => `"${text}"`).join(sign)).join('\r\n');
const page = `<html><body><table>${rows.map((row) => `<tr><td>${row.join('<td colspan=2>')}`).join('')}</table></body></html>`;

export const sources: readonly { name: string; bytes: Buffer }[] = [
  { name: 'xlsx', bytes: zip(workbookParts(rows)) },
  { name: 'semicolons', bytes: Buffer.from(delimited(';')) },
  { name: 'outlook', bytes: fixture('outlook-contacts-windows1252.csv').subarray(0, 4_000) },
  { name: 'google', bytes: fixture('google-contacts.csv').subarray(0, 6_000) },
  { name: 'price list', bytes: fixture('daftar-harga.xlsx') },
  { name: 'xls', bytes: written('biff8') },
  { name: 'Excel 5', bytes: written('biff5') },
  { name: 'bare records', bytes: bareBook(rows.map((row) => row.map((text) => text.replace(/[^\x00-\x7f]/g, '?')))) },
  { name: 'ods', bytes: written('ods') },
  { name: 'page', bytes: Buffer.from(page) },
  { name: 'till', bytes: fixture('till-members.xls') },
  { name: 'Apple', bytes: fixture('apple-contacts.vcf') },
  { name: 'Android', bytes: fixture('android-contacts.vcf') },
  { name: 'UTF-16', bytes: Buffer.from(`\ufeff${delimited('\t')}`, 'utf16le') },
];

/** A file of one seed: each format in turn, every third one damaged inside its parts with the sums put right. */
export function brokenFile(seed: number, random: () => number): Buffer {
  if (seed % 5 === 0) return brokenInside(random);
  return broken(sources[seed % sources.length]?.bytes ?? Buffer.alloc(0), random);
}

function broken(source: Buffer, random: () => number): Buffer {
  const bytes = Buffer.from(source);
  const place = () => Math.floor(random() * bytes.length);
  const kind = Math.floor(random() * 6);
  if (kind === 0) return bytes.subarray(0, place());
  if (kind === 1) {
    const [a, b] = [place(), place()];
    return Buffer.concat([bytes.subarray(0, Math.max(a, b)), bytes.subarray(Math.min(a, b))]);
  }
  if (kind === 2) bytes.fill(Math.floor(random() * 256), place(), Math.min(bytes.length, place() + 50));
  for (let i = 0; i < 1 + random() * 20; i += 1) bytes[place()] = Math.floor(random() * 256);
  if (kind < 4) return bytes;
  const word = textWords[Math.floor(random() * textWords.length)] ?? '';
  return Buffer.concat([bytes.subarray(0, place()), Buffer.from(word, 'latin1'), bytes.subarray(place())]);
}

const textWords = [
  '"\n;__proto__,',
  '<td rowspan=99999999 colspan=99999>',
  '<!--',
  '<script>',
  '</table></table>',
  '&#x110000;&nbsp',
  'BEGIN:VCARD\n',
  ';ENCODING=QUOTED-PRINTABLE:=\n=\n=ZZ',
  'TEL;X-CUSTOM(=,=:1\n',
  '\0\0\0\0',
  '\xff\xfe',
  '\r',
];

const partWords = [
  '<row r="1048577">',
  '<row r="-5">',
  '<c r="ZZZZ99999999">',
  't="s"><v>99999999999</v>',
  '</sheetData>',
  '<sheetData>',
  '<v>1e999</v>',
  '&#x0;',
  '&amp;#60;',
  '<!-- ',
  '<![CDATA[',
  '<mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="B2:XFD1048576"/></mergeCells>',
  's="-1"',
  "r='A1' t = 'inlineStr'",
  'constructor',
  'Target="../../../../etc/passwd"',
  'Type="http://x/sharedStrings"',
];

/** Changes inside the XML, packed again with the right sums, so that the damage reaches the parser. */
function brokenInside(random: () => number): Buffer {
  const parts = workbookParts(rows, random() < 0.3 ? '__proto__' : 'Data');
  const target = Math.floor(random() * parts.length);
  return zip(
    parts.map((part, index) => {
      if (index !== target) return part;
      const text = String(part.content);
      const at = Math.floor(random() * text.length);
      const word = partWords[Math.floor(random() * partWords.length)] ?? '';
      const cut = random() < 0.5 ? 0 : Math.floor(random() * 40);
      return { ...part, content: text.slice(0, at) + word + text.slice(at + cut) };
    }),
  );
}

/** Reads and understands a whole file, as the worker does; answers `read` or the code of the refusal. */
export async function outcomeOf(bytes: Buffer): Promise<string> {
  try {
    const { tables } = await read(bytes);
    const plan = planImport(tables, choices);
    if (!plan) return 'sheet-without-header';
    for (const index of plan.dataRows) plan.reading.understand(plan.sheet.row(index));
    return 'read';
  } catch (error) {
    if (isRefusal(error)) return error.code;
    throw error;
  }
}

/** What `Object.prototype` holds in a process in which nobody touched it. */
export const plainPrototype = [
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
