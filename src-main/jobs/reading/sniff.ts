import { Refusal } from '../refusal.ts';
import type { FileChoices, TextEncoding } from '../../contract/file-formats.ts';
import { findEncoding, looksTyped } from './encoding.ts';
import type { LookAlike } from '../../contract/file-refusals.ts';

export type Sniffed =
  { container: 'zip' } | { container: 'compound' } | { container: 'text'; text: string; encoding: TextEncoding };

const signatures: readonly [LookAlike, ...string[]][] = [
  ['pdf', '%PDF-'],
  ['image', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*', '\0\0\x01\0', '8BPS'],
  ['archive', '7z\xbc\xaf\x27\x1c', 'Rar!\x1a\x07', '\x1f\x8b', 'BZh', '\xfd7zXZ', 'PK\x05\x06', 'PK\x07\x08'],
  ['program', 'MZ', '\x7fELF', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe', '#!'],
  ['database', 'SQLite format 3\0', '\0\x01\0\0Standard '],
  ['sound-or-film', 'ID3', 'OggS', 'fLaC', '\x1aE\xdf\xa3'],
  ['text-document', '{\\rtf', '%!PS'],
];

/**
 * Decides by the first bytes what a file is; its name has no say.
 *
 * @throws Refusal `file-empty`, `file-not-a-spreadsheet`
 */
export function sniff(bytes: Buffer, file: string, choices: FileChoices): Sniffed {
  if (bytes.length === 0) throw new Refusal('file-empty', { file });
  const head = bytes.toString('latin1', 0, 64);
  if (head.startsWith('PK\x03\x04')) return { container: 'zip' };
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return { container: 'compound' };
  for (const [looksLike, ...starts] of signatures) {
    if (starts.some((start) => head.startsWith(start))) throw notASpreadsheet(file, looksLike);
  }
  if (head.startsWith('RIFF')) throw notASpreadsheet(file, head.slice(8, 12) === 'WEBP' ? 'image' : 'sound-or-film');
  if (head.slice(4, 8) === 'ftyp')
    throw notASpreadsheet(file, /^(hei|avif|mif1)/.test(head.slice(8)) ? 'image' : 'sound-or-film');
  if (head.startsWith('BM') && bytes.length > 14 && bytes.readUInt32LE(2) === bytes.length) {
    throw notASpreadsheet(file, 'image');
  }

  const encoding = choices.encoding ?? findEncoding(bytes);
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.trim() === '') throw new Refusal('file-empty', { file });
  if (!looksTyped(text)) throw notASpreadsheet(file, 'unknown');
  const looksLike = sniffText(text.slice(0, 512).trimStart());
  if (looksLike) throw notASpreadsheet(file, looksLike);
  return { container: 'text', text, encoding };
}

export function notASpreadsheet(file: string, looksLike: LookAlike): Refusal {
  return new Refusal('file-not-a-spreadsheet', { file, looksLike });
}

function sniffText(head: string): LookAlike | null {
  if (/^<(!doctype html|html|head|body|table|div|script|style)\b/i.test(head)) return 'web-page';
  if (/^<(\?xml|!doctype|!--|svg\b|[a-z]+:)/i.test(head)) return 'data';
  if (/^BEGIN:VCARD\b/i.test(head)) return 'contact-card';
  if (/^BEGIN:VCALENDAR\b/i.test(head)) return 'calendar';
  if (/^(Return-Path|Received|MIME-Version|From|Date): .+\r?\n[A-Za-z-]+: /.test(head)) return 'e-mail';
  if (/^(\{\s*"|\[\s*[[{"\d])/.test(head)) return 'data';
  return null;
}
