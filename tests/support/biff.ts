import * as XLSX from 'xlsx';

/** Records of an old workbook, byte by byte ([MS-XLS] 2.1.4). */
const record = (type: number, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([numbers(type, body.length), body]);
};

const numbers = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16LE(value, index * 2));
  return bytes;
};

/** The few records that small programs write without a container and call .xls; `letters` are bytes of Windows-1252. */
export function bareBook(rows: readonly (readonly (string | number)[])[]): Buffer {
  const cells = rows.flatMap((row, r) =>
    row.map((value, c) => {
      if (typeof value === 'string') {
        return record(0x204, numbers(r, c, 0, value.length), Buffer.from(value, 'latin1'));
      }
      const number = Buffer.alloc(8);
      number.writeDoubleLE(value);
      return record(0x203, numbers(r, c, 0), number);
    }),
  );
  return Buffer.concat([record(0x809, numbers(0, 0x10, 0, 0)), ...cells, record(0x0a)]);
}

/**
 * An .xls of Excel 5 whose texts hold the bytes that `bytesOf` gives for the letters in its keys (SheetJS writes none
 * past ASCII there), in the code page `codePage`.
 */
export function bookOfExcel5(rows: readonly (readonly string[])[], bytesOf: Record<string, number>, codePage = 1252) {
  const sheet = XLSX.utils.aoa_to_sheet(rows.map((row) => [...row]));
  const bytes = XLSX.write(XLSX.utils.book_new(sheet, 'Orang'), { type: 'buffer', bookType: 'biff5' }) as Buffer;
  for (const text of rows.flat()) {
    const at = bytes.indexOf(text, 0, 'latin1');
    [...text].forEach((letter, index) => {
      const byte = bytesOf[letter];
      if (at >= 0 && byte !== undefined) bytes[at + index] = byte;
    });
  }
  const page = bytes.indexOf(Buffer.concat([numbers(0x42, 2), numbers(1252)]));
  if (page >= 0) bytes.writeUInt16LE(codePage, page + 4);
  return bytes;
}
