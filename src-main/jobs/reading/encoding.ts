import { isUtf8 } from 'node:buffer';
import type { TextEncoding } from '../../contract/file-formats.ts';

/** Decodes a text piece by piece; `encoding` says at the end how its letters are written. */
export interface Decoder {
  readonly encoding: TextEncoding;
  write(piece: Buffer): string;
  end(): string;
}

/**
 * The decoder for a text: what was chosen, else by its byte order mark, else by what its bytes can be. UTF-16 shows as
 * every second byte zero; every other text is decoded line by line, because lists grow: what is valid UTF-8 is UTF-8,
 * and anything else Windows-1252, the code page of Western Windows and of old Outlook.
 *
 * @param head the first bytes of the text
 */
export function decoderFor(head: Buffer, chosen?: TextEncoding): Decoder {
  const encoding = chosen ?? wideEncodingOf(head);
  return encoding === null ? new LineDecoder() : new PlainDecoder(encoding);
}

/** Decodes what is already in memory. */
export function decodeText(bytes: Buffer, chosen?: TextEncoding): { text: string; encoding: TextEncoding } {
  const decoder = decoderFor(bytes.subarray(0, 4_096), chosen);
  const text = decoder.write(bytes) + decoder.end();
  return { text, encoding: decoder.encoding };
}

class PlainDecoder implements Decoder {
  readonly encoding: TextEncoding;
  readonly #decoder: TextDecoder;

  constructor(encoding: TextEncoding) {
    this.encoding = encoding;
    this.#decoder = new TextDecoder(encoding);
  }
  write(piece: Buffer): string {
    return this.#decoder.decode(piece, { stream: true });
  }
  end(): string {
    return this.#decoder.decode();
  }
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

class LineDecoder implements Decoder {
  #rest: Buffer = Buffer.alloc(0);
  #isFirst = true;
  /** Lines with more than ASCII in them, by how they are written. */
  #utf8Lines = 0;
  #otherLines = 0;

  get encoding(): TextEncoding {
    return this.#otherLines > this.#utf8Lines ? 'windows-1252' : 'utf-8';
  }

  write(piece: Buffer): string {
    const bytes = this.#rest.length === 0 ? piece : Buffer.concat([this.#rest, piece]);
    const end = Math.max(bytes.lastIndexOf(NEWLINE), bytes.lastIndexOf(RETURN)) + 1;
    this.#rest = Buffer.from(bytes.subarray(end));
    return this.#decode(bytes.subarray(0, end));
  }

  end(): string {
    const rest = this.#rest;
    this.#rest = Buffer.alloc(0);
    return this.#decode(rest);
  }

  #decode(bytes: Buffer): string {
    if (isUtf8(bytes)) {
      if (this.#utf8Lines === 0 && bytes.some((byte) => byte > 0x7f)) this.#utf8Lines = 1;
      return this.#unmarked(bytes.toString('utf8'));
    }
    let text = '';
    for (let at = 0; at < bytes.length;) {
      const newline = bytes.indexOf(NEWLINE, at);
      const to = newline < 0 ? bytes.length : newline + 1;
      text += this.#decodeLine(bytes.subarray(at, to));
      at = to;
    }
    return this.#unmarked(text);
  }

  #decodeLine(line: Buffer): string {
    if (!isUtf8(line)) {
      this.#otherLines += 1;
      return new TextDecoder('windows-1252').decode(line);
    }
    if (line.some((byte) => byte > 0x7f)) this.#utf8Lines += 1;
    return line.toString('utf8');
  }

  /** A mark that stands in front all the same is no letter of the first header. */
  #unmarked(text: string): string {
    const isFirst = this.#isFirst;
    if (text !== '') this.#isFirst = false;
    return isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
  }
}

/** UTF-16, where the first bytes are that; else null. */
export function wideEncodingOf(head: Buffer): TextEncoding | null {
  return encodingByMark(head) ?? guessUtf16(head);
}

function encodingByMark(bytes: Buffer): TextEncoding | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return null;
}

function guessUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const bytes = head.subarray(0, 4_096);
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

/**
 * True where the text could have been typed: hardly any control characters. A few NULs are what a crash leaves in a
 * list; they are no reason to refuse it.
 */
export function looksTyped(text: string): boolean {
  const head = text.slice(0, 65_536);
  let strange = 0;
  for (let i = 0; i < head.length; i += 1) {
    const code = head.charCodeAt(i);
    const isControl = code < 0x20 ? code < 0x09 || (code > 0x0d && code !== 0x1a) : code >= 0x7f && code < 0xa0;
    if (isControl || code === 0xfffd) strange += 1;
  }
  return strange * 100 <= head.length;
}
