import type { DateOrder } from './birthday.ts';
import type { ChosenField } from './columns.ts';
import { headerWords } from './header-words.ts';
import type { GroupAnswer, UnderstandingReason } from './notes.ts';

/** A place in a file by its heading: the `nth` column (from 0) that is called so. */
export interface HeadingPlace {
  header: string;
  nth: number;
}

/** How files with certain headings are read. Kept as JSON, and shared between PCs as a file. */
export interface MappingContent {
  headers: string[];
  /** All columns; `field` null leaves one out. */
  columns: (HeadingPlace & { field: string | null; name?: string | undefined })[];
  answers: (HeadingPlace & { reason: UnderstandingReason; answer: GroupAnswer })[];
  dateOrder?: DateOrder | undefined;
  duplicates?: 'skip' | 'fill' | 'update' | 'add' | undefined;
  matchBy?: string[] | undefined;
  sheet?: string | undefined;
  encoding?: string | undefined;
  separator?: string | undefined;
}

export interface SavedMapping {
  id: string;
  content: MappingContent;
}

/**
 * Tells whether two files have the same headings, in the same order: case, accents, spaces and signs aside. Empty
 * columns at the end do not count, nor does the app's own column of reasons.
 */
export function fingerprintOf(headers: readonly string[]): string {
  const words = headers.map(headerWords);
  while (words.length > 0 && (words.at(-1) === '' || words.at(-1)?.endsWith(' langganan'))) words.pop();
  return digest(words.join('\n'));
}

/** 106 bits of a text (two rounds of a multiplying hash): no secret, only unlikely to be the same by chance. */
function digest(text: string): string {
  return [1, 2].map((seed) => hash53(text, seed).toString(36)).join('-');
}

function hash53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    high = Math.imul(high ^ code, 2_654_435_761);
    low = Math.imul(low ^ code, 1_597_334_677);
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909);
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909);
  return 4_294_967_296 * (2_097_151 & low) + (high >>> 0);
}

/** The mapping that is meant; where none is, the first (used last) that was made for these headings. */
export function chooseMapping(
  saved: readonly SavedMapping[],
  meant: string | undefined,
  headers: readonly string[],
): SavedMapping | null {
  if (meant !== undefined) return saved.find(({ id }) => id === meant) ?? null;
  if (saved.length === 0) return null;
  const fingerprint = fingerprintOf(headers);
  return saved.find(({ content }) => fingerprintOf(content.headers) === fingerprint) ?? null;
}

/** Where each place stands: the index of every column, by its heading and how many are called so before it. */
export function placesOf(headers: readonly string[]): HeadingPlace[] {
  const seen = new Map<string, number>();
  return headers.map((name) => {
    const header = headerWords(name);
    const nth = seen.get(header) ?? 0;
    seen.set(header, nth + 1);
    return { header, nth };
  });
}

const placeKey = ({ header, nth }: HeadingPlace) => `${nth} ${header}`;

interface AppliedMapping {
  columns: ChosenField[];
  answers: { column: number; reason: UnderstandingReason; answer: GroupAnswer }[];
  dateOrder: DateOrder | undefined;
}

/** A mapping as choices about the columns of one file; columns it does not know are left to be matched. */
export function appliedMapping(content: MappingContent, headers: readonly string[]): AppliedMapping {
  const indexes = new Map(placesOf(headers).map((place, index) => [placeKey(place), index]));
  return {
    columns: content.columns.flatMap(({ field, name, ...place }) => {
      const index = indexes.get(placeKey(place));
      return index === undefined ? [] : [{ index, field, ...(name ? { name } : {}), by: 'mapping' as const }];
    }),
    answers: content.answers.flatMap(({ reason, answer, ...place }) => {
      const column = indexes.get(placeKey(place));
      return column === undefined ? [] : [{ column, reason, answer }];
    }),
    dateOrder: content.dateOrder,
  };
}
