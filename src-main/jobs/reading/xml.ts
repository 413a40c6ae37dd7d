import { Refusal } from '../refusal.ts';

/** The little of XML that a workbook's parts need (ECMA-376 part 2 allows no more than UTF-8 without a document type). */

/** The attributes of the tag that begins at `at` (its `<`), by their name; where it ends, and whether it closes itself. */
export interface Tag {
  attributes: Map<string, string>;
  end: number;
  isClosed: boolean;
}

export function tagAt(text: string, at: number): Tag {
  const attributes = new Map<string, string>();
  let place = at + 1;
  while (place < text.length && !isSpace(text.charCodeAt(place)) && text[place] !== '>' && text[place] !== '/')
    place += 1;
  for (;;) {
    while (isSpace(text.charCodeAt(place))) place += 1;
    const sign = text[place];
    if (sign === undefined) return { attributes, end: text.length, isClosed: true };
    if (sign === '>') return { attributes, end: place + 1, isClosed: false };
    if (sign === '/') {
      if (text[place + 1] === '>') return { attributes, end: place + 2, isClosed: true };
      place += 1;
      continue;
    }
    const equals = text.indexOf('=', place);
    const quote = equals < 0 ? undefined : /["']/.exec(text.slice(equals + 1, equals + 20))?.[0];
    const from = quote === undefined ? -1 : text.indexOf(quote, equals) + 1;
    const to = quote === undefined ? -1 : text.indexOf(quote, from);
    if (to < 0) return { attributes, end: text.length, isClosed: true };
    attributes.set(text.slice(place, equals).trim(), unescapeXml(text.slice(from, to)));
    place = to + 1;
  }
}

/** Every tag of this name, whatever namespace prefix it wears, in order. */
export function* tagsOf(text: string, name: string): Generator<Tag & { start: number }> {
  const pattern = new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])`, 'g');
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const tag = tagAt(text, match.index);
    yield { ...tag, start: match.index };
    pattern.lastIndex = Math.max(tag.end, match.index + 1);
  }
}

const fiveEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The five entities of XML and numbers; anything else stays as it stands. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|amp|lt|gt|quot|apos);/gi, (whole, name: string) => {
    const known = fiveEntities[name.toLowerCase()];
    if (known !== undefined) return known;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

/** A text of a workbook: control characters stand as `_x000D_` (ECMA-376 22.9.2.19). */
export function cellString(text: string): string {
  let plain = unescapeXml(text);
  if (plain.includes('_x')) {
    plain = plain.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  }
  return plain.includes('\r') ? plain.replace(/\r\n?/g, '\n') : plain;
}

/** The text of a part, without comments and with what stands in CDATA sections escaped. */
export function partText(content: Buffer): string {
  return plainXml(content.toString('utf8').replace(/^\ufeff/, ''));
}

export function plainXml(text: string): string {
  if (!text.includes('<!')) return text;
  return text
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/<!\[CDATA\[([\s\S]*?)(?:\]\]>|$)/g, (_, inner: string) =>
      inner.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    );
}

const isSpace = (code: number) => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

/** No document type, so no entities beyond the five of XML itself; and no encoding in which one could hide. */
export function checkXml(content: Buffer, file: string): void {
  if (content.includes('<!DOCTYPE') || content.includes('<!ENTITY')) {
    throw new Refusal('file-suspicious', { file, reason: 'xml-entities' });
  }
  const isWide = (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
  if (isWide || content.subarray(0, 4).includes(0)) {
    throw new Refusal('file-suspicious', { file, reason: 'xml-encoding' });
  }
}
