import { fold } from '../text.ts';

/** Phrases are parted by commas. */
export const list = (text: string): readonly string[] => text.split(',').map((phrase) => phrase.trim());

/** What the headers of one kind of list say. */
interface Vocabulary<Field extends string> {
  /**
   * Folded words by field; `=` in front means the whole header must be this, otherwise it may stand among other words.
   * The longest phrase wins.
   */
  phrases: Record<Field, readonly string[]>;
  /** Headers that look like one of the above and are none: never matched by name. */
  strangers: readonly string[];
  /** Of two fields that a header names, this one is not meant. */
  yielding?: Field;
  /** One of these words anywhere, and the header is about something else than the words beside it. */
  vetoes: readonly string[];
  /** Without one of these a list is no list of this kind. */
  identifying: readonly Field[];
}

interface Phrase {
  field: string | null;
  words: string;
  whole: boolean;
}

export interface HeaderMatch {
  /** Null: the header is known, and names nothing that the target has. */
  field: string | null;
  /** 2 the whole header is the phrase, 1 the phrase stands in it. */
  strength: 1 | 2;
}

/** Headings of the column that the app itself writes beside the file's own, to say why a row was rejected: never data. */
export const REASON_HEADINGS = { id: 'Alasan ditolak (Langganan)', en: 'Why rejected (Langganan)' } as const;

/** Knows what headers say in the words of one kind of list. */
export class HeaderWords {
  readonly identifying: readonly string[];
  readonly #table: readonly Phrase[];
  readonly #exact = new Map<string, string | null>();
  readonly #yielding: string | undefined;
  readonly #vetoes: ReadonlySet<string>;
  /** A file has few different headers, which are asked about again and again. */
  readonly #answered = new Map<string, HeaderMatch | undefined>();

  constructor({ phrases, strangers, yielding, vetoes, identifying }: Vocabulary<string>) {
    this.#vetoes = new Set(vetoes);
    this.identifying = identifying;
    this.#yielding = yielding;
    this.#table = [
      ...Object.entries(phrases).flatMap(([field, words]) =>
        words.map((phrase) => ({ field, words: fold(phrase), whole: phrase.startsWith('=') })),
      ),
      ...[...strangers, ...Object.values(REASON_HEADINGS)].map((phrase) => ({
        field: null,
        words: fold(phrase),
        whole: false,
      })),
    ].sort((a, b) => b.words.length - a.words.length);
    for (const { field, words } of this.#table) if (!this.#exact.has(words)) this.#exact.set(words, field);
  }

  /** What a header says by its words; undefined where it says nothing that is known. */
  match(header: string): HeaderMatch | undefined {
    if (this.#answered.has(header)) return this.#answered.get(header);
    if (this.#answered.size > 10_000) this.#answered.clear();
    const match = this.#match(header);
    this.#answered.set(header, match);
    return match;
  }

  #match(header: string): HeaderMatch | undefined {
    const whole = headerWords(header);
    if (whole === '' || whole.length > 120) return undefined;
    const direct = this.#exact.get(whole);
    if (direct !== undefined) return { field: direct, strength: 2 };
    // Without what only orders or explains: numbers, "no.", what stands in brackets, "(wajib)".
    const bare = headerWords(header.replace(/[([{][^)\]}]*[)\]}]/g, ' '))
      .split(' ')
      .filter((word) => !/^\d+$/.test(word) && !noise.has(word))
      .join(' ');
    const bareDirect = this.#exact.get(bare);
    if (bareDirect !== undefined) return { field: bareDirect, strength: 2 };
    if (whole.split(' ').some((word) => this.#vetoes.has(word))) return { field: null, strength: 1 };
    const spaced = ` ${whole} `;
    const matches = this.#table.filter((phrase) => !phrase.whole && spaced.includes(` ${phrase.words} `));
    const found = matches.find((phrase) => phrase.field !== this.#yielding) ?? matches[0];
    return found && { field: found.field, strength: 1 };
  }
}

const noise = new Set([
  'no',
  'nomor',
  'nomer',
  'number',
  'value',
  'wajib',
  'required',
  'opsional',
  'optional',
  'utama',
  'primary',
]);

/** "E-mail" is "e mail" after folding, "No.HP" is "no hp"; CamelCase and under_scores are words too. */
export function headerWords(header: string): string {
  return fold(header.slice(0, 500).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).replace(/ +/g, ' ');
}

const setWords = new Map([
  ['business', 'work'],
  ['work', 'work'],
  ['kantor', 'work'],
  ['office', 'work'],
  ['company', 'work'],
  ['toko', 'work'],
  ['home', 'home'],
  ['rumah', 'home'],
  ['other', 'other'],
  ['lain', 'other'],
  ['lainnya', 'other'],
  ['delivery', 'delivery'],
  ['shipping', 'delivery'],
  ['kirim', 'delivery'],
  ['pengiriman', 'delivery'],
  ['billing', 'billing'],
  ['tagihan', 'billing'],
  ['penagihan', 'billing'],
]);

/** Which set a column belongs to: "Address 2 - City" to `2`, "Home Street" to `home`, "Kota" to the empty one. */
export function setOf(header: string): string {
  const words = headerWords(header).split(' ');
  const number = words.find((word) => /^\d{1,2}$/.test(word));
  const place = words.map((word) => setWords.get(word)).find((word) => word !== undefined);
  return [place, number === '1' && place === undefined ? '1' : number].filter(Boolean).join(' ');
}

/** The label a phone, e-mail or address gets from its column's header; null where the header says none. */
export function labelOf(header: string): string | null {
  const words = headerWords(header).split(' ');
  const has = (...any: string[]) => any.some((word) => words.includes(word));
  if (has('fax', 'faks', 'faksimile', 'facsimile')) return 'fax';
  if (has('hp', 'handphone', 'mobile', 'ponsel', 'cell', 'cellphone', 'cellular', 'seluler', 'gsm')) return 'mobile';
  if (has('wa', 'whatsapp')) return 'whatsapp';
  for (const word of words) {
    const place = setWords.get(word);
    if (place) return place;
  }
  return null;
}
