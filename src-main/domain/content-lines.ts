/** How vCards (RFC 6350) and calendars (RFC 5545) write their lines: text escaped, long lines folded. */

const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
export const oneLine = (value: string): string =>
  value
    .toWellFormed()
    .replace(CONTROLS, '')
    .replace(/\s*[\r\n]+\s*/g, ' ');

/** A text value: backslash, comma and semicolon escaped, line breaks as `\n` (RFC 6350, 3.4; RFC 5545, 3.3.11). */
export function text(value: string): string {
  return value
    .toWellFormed()
    .replace(CONTROLS, '')
    .replace(/[\\,;]/g, (sign) => `\\${sign}`)
    .replace(/\r\n?|\n/g, '\\n');
}

/** A text value as it was before {@link text}. */
export const untext = (value: string): string =>
  value.replace(/\\([\\,;:"nN])/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));

/** Lines of at most 75 octets; what follows begins with a space. */
export function folded(line: string): string {
  if (line.length <= 25) return line;
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const size = utf8Length(letter.codePointAt(0) ?? 0);
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}

const utf8Length = (code: number): number => (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4);

/** A line of a file, taken apart. Names are upper case; parameters are in the order in which they stand. */
export interface ContentLine {
  name: string;
  parameters: Map<string, string>;
  value: string;
}

/** Lines with what was folded joined again; a line break may be CRLF, LF or CR. */
export function* unfolded(whole: string): Generator<string> {
  let line: string | null = null;
  for (const part of whole.split(/\r\n|\n|\r/)) {
    if (line !== null && /^[ \t]/.test(part)) line += part.slice(1);
    else {
      if (line !== null && line !== '') yield line;
      line = part;
    }
  }
  if (line !== null && line !== '') yield line;
}

/** Takes a line apart; null where it is none. A colon or semicolon inside quotes belongs to its parameter. */
export function contentLine(line: string): ContentLine | null {
  const name = /^[A-Za-z0-9.-]+/.exec(line)?.[0];
  if (name === undefined) return null;
  const parameters = new Map<string, string>();
  let at = name.length;
  while (line[at] === ';') {
    const found = /^;([A-Za-z0-9-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)/.exec(line.slice(at, at + 2_000));
    if (!found) return null;
    parameters.set((found[1] ?? '').toUpperCase(), (found[2] ?? '').replaceAll('"', ''));
    at += found[0].length;
  }
  return line[at] === ':' ? { name: name.toUpperCase(), parameters, value: line.slice(at + 1) } : null;
}
