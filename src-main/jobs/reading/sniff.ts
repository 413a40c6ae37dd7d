import { Refusal } from '../refusal.ts';
import { decodeText, looksTyped } from './encoding.ts';
import type { LookAlike } from '../../contract/file-refusals.ts';

/** What a file is, as far as its first bytes tell. */
export type Container = 'zip' | 'compound' | 'biff' | 'delimited' | 'html' | 'vcard';

const signatures: readonly [LookAlike, ...string[]][] = [
  ['pdf', '%PDF-'],
  ['image', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', '\0\0\x01\0', '8BPS'],
  ['archive', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x1f\x8b', 'BZh', '\xfd7zXZ', 'PK\x05\x06', 'PK\x07\x08'],
  ['program', 'MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '#!'],
  ['database', 'SQLite format 3\0', '\0\x01\0\0Standard '],
  ['sound-or-film', 'ID3', 'OggS', 'fLaC', '\x1aE\xdf\xa3'],
  ['text-document', '{\\rtf', '%!PS'],
];

/** So many bytes are looked at. */
export const SNIFFED_BYTES = 65_536;

/**
 * Decides by its first bytes what a file is; its name has no say.
 *
 * @param size of the whole file, in bytes
 * @throws Refusal `file-empty`, `file-not-a-spreadsheet`
 */
export function sniff(bytes: Buffer, size: number, file: string): Container {
  if (bytes.length === 0) throw new Refusal('file-empty', { file });
  const head = bytes.toString('latin1', 0, 64);
  if (head.startsWith('PK\x03\x04')) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'compound';
  if (isBareBook(bytes)) return 'biff';
  for (const [looksLike, ...starts] of signatures) {
    if (starts.some((start) => head.startsWith(start))) throw notASpreadsheet(file, looksLike);
  }
  if (head.startsWith('RIFF')) throw notASpreadsheet(file, head.slice(8, 12) === 'WEBP' ? 'image' : 'sound-or-film');
  if (head.slice(4, 8) === 'ftyp')
    throw notASpreadsheet(file, /^(hei|avif|mif1)/.test(head.slice(8)) ? 'image' : 'sound-or-film');
  if (head.startsWith('BM') && bytes.length > 14 && bytes.readUInt32LE(2) === size) {
    throw notASpreadsheet(file, 'image');
  }
  const { text } = decodeText(bytes);
  if (!looksTyped(text)) throw notASpreadsheet(file, 'unknown');
  return sniffText(text.trimStart(), file);
}

/** An .xls without the container around it, as small programs write: a BOF record ([MS-XLS] 2.4.21) right at the start. */
function isBareBook(bytes: Buffer): boolean {
  if (bytes.length < 8 || bytes[0] !== 0x09 || ![0x00, 0x02, 0x04, 0x08].includes(bytes[1] ?? -1)) return false;
  const length = bytes.readUInt16LE(2);
  return length >= 4 && length <= 32;
}

export function notASpreadsheet(file: string, looksLike: LookAlike): Refusal {
  return new Refusal('file-not-a-spreadsheet', { file, looksLike });
}

function sniffText(text: string, file: string): Container {
  const head = text.slice(0, 512);
  if (/^BEGIN:VCARD\b/i.test(head)) return 'vcard';
  // What the clipboard of Windows puts in front of the page itself.
  const page = head.replace(/^Version:[\d.]+\s+(?:(?:Start|End)\w+:-?\d+\s+|SourceURL:.*\s+)+/i, '');
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype html|html|head|body|meta|table|div|style|script)\b/i.test(page)
  ) {
    return 'html';
  }
  if (/^<(\?xml|!doctype|!--|svg\b|[a-z]+:)/i.test(head)) throw notASpreadsheet(file, 'data');
  if (/^BEGIN:VCALENDAR\b/i.test(head)) throw notASpreadsheet(file, 'calendar');
  if (/^(Return-Path|Received|MIME-Version|From|Date): .+\r?\n[A-Za-z-]+: /.test(head)) {
    throw notASpreadsheet(file, 'e-mail');
  }
  if (/^(\{\s*"|\[\s*[[{"\d])/.test(head)) throw notASpreadsheet(file, 'data');
  return 'delimited';
}
