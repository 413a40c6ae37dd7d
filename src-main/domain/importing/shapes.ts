import { parseGender, parseYesNo } from '../fields.ts';
import { parsePhone, splitPhones } from '../phone.ts';
import { fold } from '../text.ts';
import { type Cell, cellText, isBlank, isCellDate } from './cells.ts';

/** What the values of a column look like: shares from 0 to 1 of its filled cells. */
export interface ColumnShape {
  filled: number;
  /** Different values over filled cells. */
  distinct: number;
  phone: number;
  email: number;
  gender: number;
  date: number;
  number: number;
  /** Letters and few digits, one to six words. */
  nameLike: number;
  addressLike: number;
  /** Cells that the sheet itself holds as numbers. */
  numericCells: number;
  yesNo: number;
  /** Written with a currency, thousands separators, or large and whole. */
  money: number;
  /** Digits that begin with a zero: codes and phones, never amounts. */
  leadingZero: number;
  /** Ids as Langganan makes them. */
  ids: number;
  /** 1, 2, 3 …: the numbering of the rows. */
  running: boolean;
  /** Up to three values as a person reads them. */
  samples: string[];
}

const SAMPLED = 400;
const emailShape = /^[^\s@,;]+\s?@[^\s@]+[.,][a-z]{2,}$/i;
const dateShape = /^(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}|\d{1,2} \p{L}{3,12} \d{2,4})( \d{1,2}[:.]\d{2}.*)?$/u;
const moneyShape = /^(rp|idr|\$)/i;
const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const addressShape =
  /\b(jl|jln|jalan|gg|gang|rt|rw|blok|komplek|kompleks|perum|perumahan|ruko|street|road|ave|avenue|suite)\b/;

/**
 * Looks at what stands in a column, at up to 400 of its cells spread over the sheet.
 *
 * @param cells the column's cells in order, blanks among them
 */
export function shapeOf(cells: readonly Cell[], region: string): ColumnShape {
  const values = cells.filter((cell) => !isBlank(cell));
  const step = Math.max(1, Math.floor(values.length / SAMPLED));
  const sampled = values.filter((_, index) => index % step === 0).slice(0, SAMPLED);
  const texts = sampled.map((cell) => cellText(cell).slice(0, 300));
  const share = (test: (text: string, cell: Cell) => boolean) =>
    sampled.length === 0
      ? 0
      : texts.filter((text, index) => test(text, sampled[index] ?? null)).length / sampled.length;

  return {
    filled: values.length,
    distinct: sampled.length === 0 ? 0 : new Set(texts.map(fold)).size / sampled.length,
    phone: share((text, cell) => !isCellDate(cell) && isPhone(text, region)),
    email: share((text) => emailShape.test(text)),
    gender: share((text) => parseGender(text) !== null),
    date: share((text, cell) => isCellDate(cell) || dateShape.test(text)),
    number: share((text, cell) => typeof cell === 'number' || /^(rp\.? ?)?-?\d[\d.,]*$/i.test(text)),
    nameLike: share((text, cell) => typeof cell === 'string' && isNameLike(text)),
    numericCells: share((_, cell) => typeof cell === 'number'),
    yesNo: share((text) => text.length > 1 && parseYesNo(text) !== null),
    money: share((text) => moneyShape.test(text) || Math.abs(Number(text)) >= 1_000),
    leadingZero: share((text) => /^0\d/.test(text)),
    ids: share((text) => idShape.test(text)),
    addressLike: share((text) => addressShape.test(fold(text))),
    running: isRunning(values),
    samples: [...new Set(texts)].slice(0, 3),
  };
}

/** Cheap look before the full reading: seven digits or more, and not much else. */
function isPhone(text: string, region: string): boolean {
  if (text.length > 80 || (text.match(/\d/g)?.length ?? 0) < 7 || emailShape.test(text)) return false;
  return splitPhones(text).some((piece) => parsePhone(piece, region).valid);
}

function isNameLike(text: string): boolean {
  if (text.length > 80 || /[@\d]{3}|https?:/.test(text)) return false;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return letters >= 2 && letters * 1.4 >= text.replace(/\s/g, '').length && text.split(/\s+/).length <= 6;
}

/** Rising whole numbers from 0 or 1 on; a repeated header or a word between them does not matter. */
function isRunning(values: readonly Cell[]): boolean {
  const head = values.slice(0, 50).map((cell) => Number(typeof cell === 'string' ? cell.trim() || NaN : cell));
  const numbers = head.filter((value) => Number.isInteger(value));
  if (numbers.length < 2 || numbers.length < head.length * 0.6 || (numbers[0] ?? NaN) > 1) return false;
  return numbers.every((value, index) => {
    const before = numbers[index - 1];
    return before === undefined || (value > before && value - before <= 2);
  });
}
