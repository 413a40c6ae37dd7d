/** A piece of a text, and whether it is what was searched for. */
export interface Piece {
  text: string;
  hit: boolean;
}

interface Span {
  from: number;
  to: number;
}

const plain = (sign: string) => sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** A text without capitals and accents, and for each of its units where its sign begins in the text. */
function fold(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let place = 0;
  for (const sign of text) {
    const piece = plain(sign);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit++) places.push(place);
    place += sign.length;
  }
  places.push(place);
  return { folded, places };
}

/**
 * Cuts a text where the words that were searched for stand, as people read it: capitals and accents do not count. One
 * or two letters are found at the beginning of a word only, as the search itself does.
 */
export function markWords(text: string, words: readonly string[]): Piece[] {
  const { folded, places } = fold(text);
  const spans: Span[] = [];
  for (const word of words) {
    const wanted = plain(word.trim());
    if (wanted === '') continue;
    for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, at + wanted.length)) {
      const inside = at > 0 && /[\p{L}\p{N}]/u.test(folded.charAt(at - 1));
      if (wanted.length > 2 || !inside) spans.push({ from: places[at] ?? 0, to: places[at + wanted.length] ?? 0 });
    }
  }
  return cut(text, spans);
}

/** Cuts a phone where a run of digits stands, whatever spaces and dashes are between: 4455 in `0812-7788-4455`. */
export function markDigits(text: string, words: readonly string[]): Piece[] {
  const places = [...text.matchAll(/\d/g)].map((match) => match.index);
  const digits = text.replace(/\D/g, '');
  const spans: Span[] = [];
  for (const word of words) {
    const wanted = word.replace(/\D/g, '');
    if (wanted === '') continue;
    // The number may be shown with 0 where the country code was typed.
    const forms = wanted.startsWith('62') ? [wanted, `0${wanted.slice(2)}`] : [wanted];
    const form = forms.find((one) => digits.includes(one));
    if (form === undefined) continue;
    const at = digits.lastIndexOf(form);
    const last = places[at + form.length - 1];
    if (last !== undefined) spans.push({ from: places[at] ?? 0, to: last + 1 });
  }
  return cut(text, spans);
}

function cut(text: string, spans: Span[]): Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const { from, to } of spans.sort((a, b) => a.from - b.from)) {
    if (to <= end) continue;
    const start = Math.max(from, end);
    if (start > end) pieces.push({ text: text.slice(end, start), hit: false });
    pieces.push({ text: text.slice(start, to), hit: true });
    end = to;
  }
  if (end < text.length || pieces.length === 0) pieces.push({ text: text.slice(end), hit: false });
  return pieces;
}
