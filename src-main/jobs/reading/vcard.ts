import type { TextEncoding } from '../../contract/file-formats.ts';
import { Card, cardHeader } from './vcard-card.ts';
import { CardDecoder, isQuotedPrintable, parseCardLine } from './vcard-line.ts';
import type { Rows } from './rows.ts';

/** Pictures, sounds and keys: never looked at, however many lines they take. */
const withoutWords = /^(?:[\w-]+\.)?(PHOTO|LOGO|SOUND|KEY|X-MS-CARDPICTURE)[;:]/i;
/** No text of a card is longer; what is over it is dropped. */
const LINE_MAX = 200_000;

/**
 * Reads contact cards (vCard 2.1, 3.0 and 4.0: versit 1996, RFC 2426, RFC 6350), one row each under a header that names
 * the columns as Google does, so that nobody has to match anything.
 *
 * @throws Refusal `file-too-large`
 */
export class VcardReader {
  readonly #rows: Rows;
  readonly #decode: CardDecoder;
  /** Text behind the last line break. */
  #rest = '';
  /** The line that may go on in the next one; null between cards and in what is skipped. */
  #line: string | null = null;
  #isSoftBroken = false;
  #card: Card | null = null;
  /** Cards within a card (AGENT) belong to nobody here. */
  #depth = 0;

  constructor(rows: Rows, { isDecoded, chosen }: { isDecoded: boolean; chosen?: TextEncoding | undefined }) {
    this.#rows = rows;
    this.#decode = new CardDecoder(isDecoded, chosen);
    rows.addHeader(cardHeader);
  }

  get encoding(): TextEncoding {
    return this.#decode.encoding;
  }

  write(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = (lines.pop() ?? '').slice(0, LINE_MAX);
    for (const line of lines) this.#take(line);
  }

  end(): void {
    this.#take(this.#rest.replace(/\r$/, ''));
    this.#finishLine();
    this.#finishCard();
  }

  /** A line of the file: one of its own, or what goes on from the line before. */
  #take(line: string): void {
    if (this.#isSoftBroken) {
      this.#append(`\n${line}`);
      return;
    }
    if (line.startsWith(' ') || line.startsWith('\t')) {
      this.#append(line.slice(1));
      return;
    }
    this.#finishLine();
    this.#line = withoutWords.test(line) ? null : line;
    this.#isSoftBroken = this.#goesOn(line);
  }

  #append(text: string): void {
    if (this.#line !== null && this.#line.length < LINE_MAX) this.#line += text;
    this.#isSoftBroken = this.#isSoftBroken && this.#goesOn(text);
  }

  /** Quoted-printable goes on behind a `=` at the end of the line (2.1). */
  #goesOn(text: string): boolean {
    if (!/=[ \t]*$/.test(text) || this.#line === null) return false;
    const parsed = parseCardLine(this.#line);
    return parsed !== null && isQuotedPrintable(parsed);
  }

  #finishLine(): void {
    const text = this.#line;
    this.#line = null;
    if (text === null || text === '') return;
    const line = parseCardLine(text);
    if (!line) return;
    if (line.name === 'BEGIN') {
      this.#depth += 1;
      if (this.#depth === 1) this.#card = new Card(this.#decode);
    } else if (line.name === 'END') {
      this.#depth = Math.max(0, this.#depth - 1);
      if (this.#depth === 0) this.#finishCard();
    } else if (this.#depth === 1) this.#card?.take(line);
  }

  #finishCard(): void {
    const cells = this.#card?.cells();
    this.#card = null;
    this.#depth = 0;
    if (cells) this.#rows.add(cells);
  }
}
