/** Cells with several phones in them, taken apart before each is read (phone.ts). */
import { clean } from './text.ts';

/** "ext. 12", "pes 12", "x12", "#12" at the end of a number. */
export const EXTENSION = /(?:extension|ext|pesawat|pes|x|#)\s*[.:]?\s*(\d{1,6})$/i;

/** The decimal digits of a text in ASCII, whatever script they are written in. */
export function asciiDigits(text: string): string {
  return text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .normalize('NFKC')
    .replace(/[^0-9]/g, '');
}

const PLACEHOLDER = /^(?:n\/?a|nil|null|none|kosong|nihil|tidak ada|tdk ada|belum ada|no phone)\.?$/i;
/** A slash of an address such as https://wa.me/6281277884455 separates nothing. */
const SEPARATOR = /(\s*(?:(?<![:/]|wa\.me)\/(?!\/)|[;,|&\\])\s*|\s(?:atau|dan|or|and)\s)/i;
const SEPARATOR_ONLY = /^\s*(?:[/;,|&\\]|atau|dan|or|and)\s*$/i;
/** Past this a cell is prose, kept as one text. */
const LONGEST_CELL = 500;
/** A piece with fewer digits is no phone of its own: it belongs to its neighbour. */
const SHORTEST_PIECE = 6;

/**
 * The phones of one cell: "0812… / 0822…", "0812…, 0813…", "… atau …", one a line. A single number is never cut at
 * its own spaces, brackets, dots or dashes. "731 9981/82" means two neighbouring lines. A cell that only says that
 * there is none ("-", "n/a", "tidak ada") gives nothing; any other text stays, as one piece.
 */
export function splitPhones(cell: string): string[] {
  const whole = clean(cell);
  if (PLACEHOLDER.test(whole)) return [];
  if (whole.length > LONGEST_CELL || /^https?:\/\/\S+$/i.test(whole)) return [whole];
  const text = cell.replace(/[\r\n\v\f\u2028\u2029]+/g, ';');
  const pieces: string[] = [];
  let joiner = '';
  for (const part of text.split(SEPARATOR)) {
    if (SEPARATOR_ONLY.test(part)) {
      joiner = part;
      continue;
    }
    const piece = clean(part);
    if (!/[\p{L}\p{N}]/u.test(piece.normalize('NFKC')) || PLACEHOLDER.test(piece)) continue;
    const previous = pieces.pop();
    if (previous !== undefined) pieces.push(...sortedOut(previous, joiner, piece));
    else pieces.push(piece);
  }
  return pieces.flatMap(splitAtSpaces);
}

/** What two neighbours of a separator are: two phones, one phone, or a phone and a short form of the next line. */
function sortedOut(previous: string, joiner: string, piece: string): string[] {
  const before = asciiDigits(previous).length;
  const here = asciiDigits(piece).length;
  const apart = [previous, piece];
  if (joiner.trim() === ';' || (before >= SHORTEST_PIECE && here >= SHORTEST_PIECE)) return apart;
  // "731 9981/82": the second line ends differently.
  const lineEnd = joiner.trim() === '/' && /^\d{1,2}$/.test(piece) && before >= SHORTEST_PIECE;
  if (lineEnd && /\d\d$/.test(previous)) return [previous, previous.slice(0, -piece.length) + piece];
  // "022 731 9981 / 102": whatever the second is, the first is whole.
  if (before >= 9 && here > 0 && !EXTENSION.test(piece)) return apart;
  return [clean(`${previous}${joiner}${piece}`)];
}

/** Two whole numbers with only a space or dash between: both must be long enough to be one. */
function splitAtSpaces(piece: string): string[] {
  for (const gap of piece.matchAll(/\s+(?:[-–]\s+)?(?=\+?\d|\(0)/g)) {
    const left = piece.slice(0, gap.index);
    const right = piece.slice(gap.index + gap[0].length);
    const startsAnew = /^(?:\+|\(?0|62)/.test(right);
    if (startsAnew && asciiDigits(left).length >= 9 && asciiDigits(right).length >= 9) {
      return [left, ...splitAtSpaces(right)];
    }
  }
  return [piece];
}
