import type { WordPlace } from '../../contract/documents/word.ts';

/** A piece of a part as the filling library cuts it: `insidetag` are texts that a reader sees. */
export interface Piece {
  type: string;
  value: string;
  position?: string;
  tag?: string;
}

export function placeOf(part: string): WordPlace {
  const name = part.split('/').at(-1)?.toLowerCase() ?? '';
  if (part.startsWith('docProps/') || part.startsWith('customXml/')) return 'properties';
  if (name.startsWith('header')) return 'header';
  if (name.startsWith('footer')) return 'footer';
  if (/^(footnotes|endnotes|comments)/.test(name)) return 'notes';
  return 'body';
}

/** So many characters are shown around a place. */
const AROUND = 80;

/** The text of the paragraph around a place, which is counted in characters of text as the library counts them. */
export function textNear(pieces: readonly Piece[], offset: number): string {
  let at = 0;
  let paragraph = '';
  let place = -1;
  for (const { type, value, position, tag } of pieces) {
    if (type === 'content' && position === 'insidetag') {
      if (place < 0 && offset < at + value.length) place = paragraph.length + Math.max(0, offset - at);
      at += value.length;
      paragraph += value;
    } else if (tag === 'w:p' && position === 'end') {
      if (place >= 0) break;
      paragraph = '';
    }
  }
  const from = Math.max(0, Math.min(place < 0 ? 0 : place - AROUND / 2, paragraph.length - AROUND));
  const shown = plain(paragraph.slice(from, from + AROUND));
  return `${from > 0 ? '…' : ''}${shown}${from + AROUND < paragraph.length ? '…' : ''}`;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** As it is read, also where an entity was cut in two. */
export const plain = (text: string): string =>
  text
    .replace(/&(amp|lt|gt|quot|apos);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
