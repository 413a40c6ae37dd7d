/** Words of 32 bits that one id takes. */
const WORDS = 4;
const FIRST_PLACES = 1_024;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * A set of ids for very many of them: an id of our own takes 16 bytes in a table that is at most half full, where a `Set`
 * would hold its text and an entry, five times as much. Ids in any other form (files bring them along) are kept as texts.
 */
export class IdSet {
  /** By open addressing: an id stands in the first free place from the one that its last bits say; all zeros is free. */
  #table = new Uint32Array(FIRST_PLACES * WORDS);
  #filled = 0;
  readonly #others = new Set<string>();
  readonly #words = new Uint32Array(WORDS);

  get size(): number {
    return this.#filled + this.#others.size;
  }

  has(id: string): boolean {
    return this.#read(id) ? this.#isAt(this.#placeOf()) : this.#others.has(id);
  }

  add(id: string): void {
    if (!this.#read(id)) {
      this.#others.add(id);
      return;
    }
    const place = this.#placeOf();
    if (this.#isAt(place)) return;
    this.#table.set(this.#words, place);
    this.#filled += 1;
    if (this.#filled * 2 * WORDS > this.#table.length) this.#grow();
  }

  /** Takes an id apart; false where it has another form, or is all zeros. */
  #read(id: string): boolean {
    if (id.length !== 36 || !UUID.test(id)) return false;
    const words = this.#words;
    words[0] = Number.parseInt(id.slice(0, 8), 16);
    words[1] = Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16);
    words[2] = Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16);
    words[3] = Number.parseInt(id.slice(28), 16);
    return words.some((word) => word !== 0);
  }

  /** Where the id that was read stands, or would. */
  #placeOf(): number {
    const places = this.#table.length / WORDS;
    let place = ((this.#words[3] ?? 0) % places) * WORDS;
    while (!this.#isFree(place) && !this.#isAt(place)) place = (place + WORDS) % this.#table.length;
    return place;
  }

  #isAt(place: number): boolean {
    return this.#words.every((word, at) => this.#table[place + at] === word) && !this.#isFree(place);
  }

  #isFree(place: number): boolean {
    for (let at = 0; at < WORDS; at += 1) if (this.#table[place + at] !== 0) return false;
    return true;
  }

  #grow(): void {
    const before = this.#table;
    this.#table = new Uint32Array(before.length * 2);
    for (let from = 0; from < before.length; from += WORDS) {
      this.#words.set(before.subarray(from, from + WORDS));
      if (this.#words.some((word) => word !== 0)) this.#table.set(this.#words, this.#placeOf());
    }
  }
}
