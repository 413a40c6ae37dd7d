/** Words of 32 bits that one id takes. */
const WORDS = 4;
/** Ids are spread over so many tables, by their last bits but 24: one that grows holds nobody up, however many ids there are. */
const TABLES = 256;
const FIRST_PLACES = 16;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** By open addressing: an id stands in the first free place from the one that its last bits say; all zeros is free. */
interface Table {
  words: Uint32Array;
  filled: number;
}

/**
 * A set of ids for very many of them: an id of our own takes 16 bytes in a table that is at most half full, where a `Set`
 * would hold its text and an entry, five times as much. Ids in any other form (files bring them along) are kept as texts.
 */
export class IdSet {
  readonly #tables: Table[] = Array.from({ length: TABLES }, () => ({
    words: new Uint32Array(FIRST_PLACES * WORDS),
    filled: 0,
  }));
  readonly #others = new Set<string>();

  get size(): number {
    return this.#tables.reduce((sum, { filled }) => sum + filled, this.#others.size);
  }

  has(id: string): boolean {
    const words = wordsOf(id);
    if (!words) return this.#others.has(id);
    const table = this.#tableOf(words);
    return !isFree(table.words, placeOf(table.words, words));
  }

  add(id: string): void {
    const words = wordsOf(id);
    if (!words) {
      this.#others.add(id);
      return;
    }
    const table = this.#tableOf(words);
    const place = placeOf(table.words, words);
    if (!isFree(table.words, place)) return;
    table.words.set(words, place);
    table.filled += 1;
    if (table.filled * 2 * WORDS > table.words.length) table.words = grown(table.words);
  }

  #tableOf(words: Uint32Array): Table {
    const table = this.#tables[at(words, 3) >>> 24];
    if (!table) throw new Error('A byte has 256 values');
    return table;
  }
}

/** An id taken apart; null where it has another form, or is all zeros. */
function wordsOf(id: string): Uint32Array | null {
  if (id.length !== 36 || !UUID.test(id)) return null;
  const hex = (text: string) => Number.parseInt(text, 16);
  const words = Uint32Array.of(
    hex(id.slice(0, 8)),
    hex(id.slice(9, 13) + id.slice(14, 18)),
    hex(id.slice(19, 23) + id.slice(24, 28)),
    hex(id.slice(28)),
  );
  return isFree(words, 0) ? null : words;
}

const at = (words: Uint32Array, place: number): number => words[place] ?? 0;

function isFree(table: Uint32Array, place: number): boolean {
  return (at(table, place) | at(table, place + 1) | at(table, place + 2) | at(table, place + 3)) === 0;
}

/** Where an id stands in a table, or would. */
function placeOf(table: Uint32Array, id: Uint32Array): number {
  let place = (at(id, 3) * WORDS) % table.length;
  while (!isFree(table, place) && !isSame(table, place, id)) place = (place + WORDS) % table.length;
  return place;
}

function isSame(table: Uint32Array, place: number, id: Uint32Array): boolean {
  for (let word = 0; word < WORDS; word += 1) if (at(table, place + word) !== at(id, word)) return false;
  return true;
}

function grown(before: Uint32Array): Uint32Array {
  const table = new Uint32Array(before.length * 2);
  for (let from = 0; from < before.length; from += WORDS)
    if (!isFree(before, from)) {
      const id = before.subarray(from, from + WORDS);
      table.set(id, placeOf(table, id));
    }
  return table;
}
