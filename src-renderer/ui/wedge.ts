/** Slower than this (ms) between two keys is a hand; scanners type a character every few milliseconds. */
const SLOWEST = 50;
/** Shorter is no barcode and no code. */
const SHORTEST = 4;

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'timeStamp'>;

/** Tells a barcode scanner, which types as a keyboard does (a wedge) and ends with Enter, from a hand. */
export class Wedge {
  #text = '';
  #last = -Infinity;

  /** Takes the next key. @returns the scanned code at its Enter, else null */
  feed({ key, ctrlKey, metaKey, altKey, timeStamp }: Key): string | null {
    const isFast = timeStamp - this.#last <= SLOWEST;
    this.#last = timeStamp;
    if (ctrlKey || metaKey || altKey) {
      this.#text = '';
      return null;
    }
    if (key === 'Enter') {
      const code = isFast && this.#text.length >= SHORTEST ? this.#text : null;
      this.#text = '';
      return code;
    }
    // Shift and the like belong to the character that follows.
    if (key.length !== 1) return null;
    this.#text = isFast ? this.#text + key : key;
    return null;
  }
}
