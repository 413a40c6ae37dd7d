import Docxtemplater, { type DXT } from 'docxtemplater';
import type { PlaceholderUse, TemplateProblem, WordPlace } from '../../contract/documents/word.ts';
import { placeholderKey, type Values } from '../../domain/filling.ts';
import { problemsOf } from './complaints.ts';
import { openWord } from './container.ts';
import { PartsAsZip } from './parts.ts';
import { placeOf, plain, textNear } from './places.ts';
import { isWhole } from './sections.ts';
import { Watch } from './watch.ts';

export interface Placeholder {
  name: string;
  use: PlaceholderUse;
  /** Names of the sections around it, the outermost first. */
  within: string[];
  place: WordPlace;
  near: string;
}

/** The texts that are looked up, the innermost row first. */
type Scope = ReadonlyMap<string, string>;

/** A Word file with its placeholders understood. */
export class WordTemplate {
  readonly #parts: PartsAsZip;
  readonly #watch = new Watch();
  #values: Values = { fields: new Map(), lists: new Map() };
  readonly #doc: Docxtemplater | null;
  /** What is wrong with it; it can only be filled without. */
  readonly problems: TemplateProblem[];

  /** @throws Refusal `word-file-unusable` */
  constructor(bytes: Buffer, file: string) {
    this.#parts = new PartsAsZip(openWord(bytes, file));
    try {
      this.#doc = new Docxtemplater(this.#parts, this.#options());
    } catch (error) {
      this.#doc = null;
      this.problems = problemsOf(error, file, this.#watch);
      return;
    }
    this.problems = this.#torn();
  }

  /** Every placeholder in the order in which they stand, with those that come more than once. */
  placeholders(): Placeholder[] {
    return [...this.#watch.files].flatMap(([part, { pieces, parsed }]) => {
      const place = placeOf(part);
      const walk = (tags: readonly DXT.Part[], within: string[]): Placeholder[] =>
        tags.flatMap((tag) => {
          if (tag.type !== 'placeholder' || (tag.module && tag.module !== 'loop')) return [];
          const name = nameOf(tag.value);
          const use = tag.module ? (tag.inverted ? 'unless' : 'section') : 'text';
          const found: Placeholder = { name, use, within, place, near: textNear(pieces, tag.offset) };
          return [found, ...walk(tag.subparsed ?? [], [...within, name])];
        });
      return walk(parsed, []);
    });
  }

  /**
   * The document with its placeholders filled. What nobody knows stays as it stands, so that it is seen.
   * @returns the .docx, and the placeholders that stayed
   */
  fill(values: Values): { docx: Uint8Array<ArrayBuffer>; unknown: string[] } {
    this.#values = values;
    this.#doc?.render({});
    return { docx: this.#parts.pack(), unknown: [...this.#watch.unknown] };
  }

  #options(): DXT.ConstructorOptions {
    const config = wordConfig();
    return {
      paragraphLoop: true,
      linebreaks: true,
      stripInvalidXMLChars: true,
      errorLogging: false,
      // Braces always mean the same: no template may change them.
      syntax: { changeDelimiterPrefix: null },
      fileTypeConfig: {
        ...config,
        // Formulas and drawings have texts of another build, which a line break would break.
        tagsXmlTextArray: config.tagsXmlTextArray.filter((tag) => tag !== 'a:t' && tag !== 'm:t'),
        // Without the tag that puts XML into the document: values are text, always.
        baseModules: config.baseModules.filter((make) => make().name !== 'RawXmlModule'),
      },
      modules: [this.#watch],
      parser: (tag) => ({ get: (scope: unknown, context) => this.#value(nameOf(tag), scope, context) }),
      nullGetter: (part) => {
        if (part.module) return undefined;
        this.#watch.unknown.add(nameOf(part.value));
        return `{${plain(part.value)}}`;
      },
    };
  }

  /** What a name stands for here: a row's own text first. Nothing is computed, whatever a template writes. */
  #value(
    name: string,
    scope: unknown,
    { meta, num }: DXT.ParserContext,
  ): string | boolean | readonly Scope[] | undefined {
    const text =
      scope instanceof Map ? (scope as Scope).get(name) : num === 0 ? this.#values.fields.get(name) : undefined;
    const isSection = meta.part.module === 'loop';
    if (text !== undefined) return isSection ? text.trim() !== '' : clean(text);
    return isSection && num === 0 ? this.#values.lists.get(name) : undefined;
  }

  /** Sections that would tear what they stand in. */
  #torn(): TemplateProblem[] {
    return [...this.#watch.files].flatMap(([part, { pieces, parsed }]) => {
      const walk = (tags: readonly DXT.Part[]): DXT.Part[] =>
        tags.flatMap((tag) =>
          tag.module === 'loop' ? [...(isWhole(tag) ? [] : [tag]), ...walk(tag.subparsed ?? [])] : [],
        );
      const place = placeOf(part);
      return walk(parsed).map((tag) => ({
        problem: 'section-out-of-place' as const,
        name: nameOf(tag.value),
        place,
        near: textNear(pieces, tag.offset),
      }));
    });
  }
}

/** How the library goes about a Word file; its types keep it to themselves. */
const wordConfig = () =>
  (
    Docxtemplater as typeof Docxtemplater & {
      FileTypeConfig: { docx(): { tagsXmlTextArray: string[]; baseModules: (() => { name: string })[] } };
    }
  ).FileTypeConfig.docx();

/** A name as it is looked up: Word splits texts and sets spaces of its own. */
const nameOf = (value: string): string =>
  placeholderKey(plain(value.replace(/[\u00AD\u200B-\u200F\u2060\uFEFF]/g, '')));

/** What XML can hold of a text (XML 1.0, 2.2), its lines ended by one sign. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
