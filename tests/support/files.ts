import { crc32, deflateRawSync } from 'node:zlib';
import * as XLSX from 'xlsx';
import type { ByteSource } from '../../src-main/jobs/kinds.ts';

/** Files as they come from outside, good and bad, made byte by byte where no honest program would write them. */
export interface ZipPart {
  name: string;
  content: string | Uint8Array;
  /** Bytes that are packed already: `content` is then only what they are said to be. */
  packed?: Buffer;
  flags?: number;
  crc?: number;
  /** Points at the bytes of the part with this index instead of bringing its own. */
  sharing?: number;
}

/** A zip container with exactly these entries, whatever they are called. */
export function zip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  const placed: { at: number; packed: Buffer; crc: number; size: number }[] = [];
  let at = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const content = Buffer.from(part.content);
    const own = {
      at,
      packed: part.packed ?? deflateRawSync(content),
      crc: part.crc ?? crc32(content),
      size: content.length,
    };
    const place = (part.sharing === undefined ? undefined : placed[part.sharing]) ?? own;
    placed.push(place);
    if (place === own) {
      const header = Buffer.alloc(30);
      header.writeUInt32LE(0x04034b50, 0);
      header.writeUInt16LE(20, 4);
      header.writeUInt16LE(part.flags ?? 0x800, 6);
      header.writeUInt16LE(8, 8);
      header.writeUInt32LE(own.crc, 14);
      header.writeUInt32LE(own.packed.length, 18);
      header.writeUInt32LE(own.size, 22);
      header.writeUInt16LE(name.length, 26);
      locals.push(header, name, own.packed);
      at += 30 + name.length + own.packed.length;
    }
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(part.flags ?? 0x800, 8);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(place.crc, 16);
    entry.writeUInt32LE(place.packed.length, 20);
    entry.writeUInt32LE(place.size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(place.at, 42);
    central.push(entry, name);
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, directory, end]);
}

const escapeXml = (text: string) => text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The parts of a workbook with one sheet of inline texts, so that a test can change one of them. */
export function workbookParts(rows: readonly (readonly string[])[], sheetName = 'Sheet1'): ZipPart[] {
  const cells = rows
    .map((row, r) => {
      const written = row.map((text, c) => {
        const place = XLSX.utils.encode_cell({ r, c });
        return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;
      });
      return `<row r="${r + 1}">${written.join('')}</row>`;
    })
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  return [
    {
      name: '[Content_Types].xml',
      content: `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${head}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${head}<worksheet xmlns="${main}"><sheetData>${cells}</sheetData></worksheet>`,
    },
  ];
}

export const workbook = (rows: readonly (readonly string[])[], sheetName?: string): Buffer =>
  zip(workbookParts(rows, sheetName));

/** A compound file (the old Office container) with these streams. */
export function compound(streams: Record<string, Uint8Array>): Buffer {
  interface Container {
    utils: { cfb_new(): unknown; cfb_add(file: unknown, name: string, content: Uint8Array): void };
    write(file: unknown, options: { type: 'buffer' }): Buffer;
  }
  const library = XLSX.CFB as Container;
  const file = library.utils.cfb_new();
  for (const [name, content] of Object.entries(streams)) library.utils.cfb_add(file, name, content);
  return Buffer.from(library.write(file, { type: 'buffer' }));
}

/** Repeatable chance (mulberry32), so that a failing file can be made again from its seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Bytes in memory as a job reads them. */
export const sourceOf = (bytes: Uint8Array | string): ByteSource => {
  const whole = Buffer.from(bytes);
  return { size: whole.length, read: (from, to) => Promise.resolve(Uint8Array.from(whole.subarray(from, to))) };
};
