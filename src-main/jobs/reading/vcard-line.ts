import { isUtf8 } from 'node:buffer';
import type { TextEncoding } from '../../contract/file-formats.ts';

/** One property of a card: `item1.TEL;TYPE=CELL,VOICE:+62…`. */
export interface CardLine {
  /** "item1", which ties it to its X-ABLabel; '' where it stands alone. */
  group: string;
  /** In capitals. */
  name: string;
  /** TYPE values and bare parameters of vCard 2.1, as they were written. */
  types: string[];
  /** Other parameters by their name in capitals; the last of one name counts. */
  params: ReadonlyMap<string, string>;
  /** Still escaped and encoded. */
  raw: string;
}

/** Splits a line that was unfolded already; null where it is none (base64 that nobody folded, an empty line). */
export function parseCardLine(line: string): CardLine | null {
  const colon = unquotedIndex(line, ':');
  if (colon <= 0) return null;
  const [head = '', ...parts] = splitUnquoted(line.slice(0, colon), ';');
  const match = /^(?:([\w-]+)\.)?([\w-]+)$/.exec(head.trim());
  if (!match?.[2]) return null;
  const types: string[] = [];
  const params = new Map<string, string>();
  for (const part of parts) {
    // Android's way to give a label of the person's own.
    if (/^X-CUSTOM\(/i.test(part)) {
      types.push(part);
      continue;
    }
    const equals = part.indexOf('=');
    const name = equals < 0 ? '' : part.slice(0, equals).trim().toUpperCase();
    const value = unquote(equals < 0 ? part : part.slice(equals + 1));
    if (name === '' || name === 'TYPE') {
      // In 2.1 an encoding may stand bare as well.
      if (name === '' && /^(quoted-printable|base64|b|8bit|7bit)$/i.test(value)) params.set('ENCODING', value);
      else types.push(...value.split(',').map((type) => type.trim()));
    } else params.set(name, value);
  }
  return {
    group: (match[1] ?? '').toLowerCase(),
    name: match[2].toUpperCase(),
    types,
    params,
    raw: line.slice(colon + 1),
  };
}

export const isQuotedPrintable = (line: CardLine): boolean =>
  /^quoted-printable$/i.test(line.params.get('ENCODING') ?? '');

/** The parts of a structured value (N, ADR, ORG), decoded. */
export function partsOf(line: CardLine, decode: CardDecoder): string[] {
  return splitUnescaped(line.raw, ';').map((part) => decode.value(line, part));
}

/** The values of a list (CATEGORIES, NICKNAME), decoded. */
export function listOf(line: CardLine, decode: CardDecoder): string[] {
  const whole = isQuotedPrintable(line) ? decode.bytes(line, fromQuotedPrintable(line.raw)) : decode.letters(line);
  return splitUnescaped(whole, ',')
    .map(unescapeText)
    .filter((value) => value !== '');
}

/**
 * Turns what stands in a card into text. A card is read as bytes (one character each), because it may be folded in the
 * middle of a letter and each property may name an encoding of its own.
 */
export class CardDecoder {
  /** Letters already, where the file is UTF-16. */
  readonly #isDecoded: boolean;
  readonly #chosen: TextEncoding | undefined;
  #utf8Lines = 0;
  #otherLines = 0;

  constructor(isDecoded: boolean, chosen: TextEncoding | undefined) {
    this.#isDecoded = isDecoded;
    this.#chosen = chosen;
  }

  get encoding(): TextEncoding {
    return this.#chosen ?? (this.#otherLines > this.#utf8Lines ? 'windows-1252' : 'utf-8');
  }

  value(line: CardLine, raw: string = line.raw): string {
    if (isQuotedPrintable(line)) return unescapeText(this.bytes(line, fromQuotedPrintable(raw)));
    return unescapeText(this.letters(line, raw));
  }

  letters(line: CardLine, raw: string = line.raw): string {
    return this.#isDecoded ? raw : this.bytes(line, raw);
  }

  bytes(line: CardLine, raw: string): string {
    if (/^[\x00-\x7f]*$/.test(raw)) return raw;
    const bytes = Buffer.from(raw, 'latin1');
    const named = line.params.get('CHARSET');
    if (this.#chosen) return new TextDecoder(this.#chosen).decode(bytes);
    if (isUtf8(bytes)) {
      this.#utf8Lines += 1;
      return bytes.toString('utf8');
    }
    this.#otherLines += 1;
    return decodeNamed(named, bytes) ?? new TextDecoder('windows-1252').decode(bytes);
  }
}

function decodeNamed(charset: string | undefined, bytes: Buffer): string | null {
  if (charset === undefined || /^utf-?8$/i.test(charset)) return null;
  try {
    return new TextDecoder(charset).decode(bytes);
  } catch {
    return null;
  }
}

/** RFC 2045 6.7; what is no code stays as it stands. */
function fromQuotedPrintable(text: string): string {
  return text
    .replace(/=[ \t]*(?:\r\n|\n|\r|$)/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** RFC 6350 3.4: `\n`, `\,`, `\;` and `\\`; before any other letter a backslash is itself. */
function unescapeText(text: string): string {
  return text
    .replace(/\\([nN,;:\\])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign))
    .replace(/\r\n?/g, '\n')
    .trim();
}

function splitUnescaped(text: string, sign: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === sign) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(text.slice(from));
  return parts;
}

function unquotedIndex(text: string, sign: string): number {
  let isQuoted = false;
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') isQuoted = !isQuoted;
    else if (text[at] === sign && !isQuoted) return at;
  }
  return -1;
}

function splitUnquoted(text: string, sign: string): string[] {
  const parts: string[] = [];
  let rest = text;
  for (;;) {
    const at = unquotedIndex(rest, sign);
    if (at < 0) return [...parts, rest];
    parts.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
}

const unquote = (text: string) => text.trim().replace(/^"(.*)"$/, '$1');
