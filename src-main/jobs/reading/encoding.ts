import { isUtf8 } from 'node:buffer';
import type { TextEncoding } from '../../contract/file-formats.ts';

/**
 * How the letters of a text are written: by its byte order mark, else by what its bytes can be: UTF-16 shows as every
 * second byte zero, valid UTF-8 is UTF-8, and anything else is Windows-1252, the code page of Western Windows and of
 * old Outlook.
 */
export function findEncoding(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const wide = guessUtf16(bytes.subarray(0, 4_096));
  return wide ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
}

function guessUtf16(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const pairs = Math.floor(bytes.length / 2);
  if (pairs < 2) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs * 2; i += 2) {
    if (bytes[i] === 0) evenZeros += 1;
    if (bytes[i + 1] === 0) oddZeros += 1;
  }
  if (oddZeros > pairs * 0.4 && evenZeros < pairs * 0.05) return 'utf-16le';
  if (evenZeros > pairs * 0.4 && oddZeros < pairs * 0.05) return 'utf-16be';
  return null;
}

/** True where the text could have been typed: hardly any control characters, none of them NUL. */
export function looksTyped(text: string): boolean {
  const head = text.slice(0, 65_536);
  let strange = 0;
  for (let i = 0; i < head.length; i += 1) {
    const code = head.charCodeAt(i);
    if (code === 0) return false;
    const isControl = code < 0x20 ? code < 0x09 || (code > 0x0d && code !== 0x1a) : code >= 0x7f && code < 0xa0;
    if (isControl || code === 0xfffd) strange += 1;
  }
  return strange * 100 <= head.length;
}
