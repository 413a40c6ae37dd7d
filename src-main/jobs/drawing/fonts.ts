import { readFile } from 'node:fs/promises';
import { create, type Font } from 'fontkit';

/**
 * Noto Sans (SIL Open Font License 1.1). Bundled, the files lie in `fonts/` beside the worker (electron.vite.config.ts puts
 * them there); unbundled they come from the package itself.
 */
const folder = import.meta.url.endsWith('.ts') ? '../../../node_modules/@expo-google-fonts/noto-sans/' : './fonts/';
const files = {
  normal: '400Regular/NotoSans_400Regular.ttf',
  bold: '700Bold/NotoSans_700Bold.ttf',
  italics: '400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  bolditalics: '700Bold_Italic/NotoSans_700Bold_Italic.ttf',
} as const;
export type FontStyle = keyof typeof files;
export const fontStyles = Object.keys(files) as FontStyle[];

export const readFont = (style: FontStyle): Promise<Buffer> =>
  readFile(new URL(folder + files[style], import.meta.url));

/** What is there to join or order letters, and is never drawn. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** What stands in for a character that the font does not have: seen, so that nobody signs a gap. */
export const STAND_IN = '\u25A1';

export function fontOf(bytes: Buffer): Font {
  const font = create(bytes);
  if (!('hasGlyphForCodePoint' in font)) throw new TypeError('a collection of fonts');
  return font;
}

/** What a font can show and how wide; what it cannot show gets a box in its place. */
export class Glyphs {
  readonly missing = new Set<string>();
  readonly #font: Font;
  readonly #known = new Map<string, boolean>();
  readonly #widths = new Map<string, number>();

  constructor(font: Font) {
    this.#font = font;
  }

  shown(text: string): string {
    // Most papers need nothing of this.
    if (/^[\n\x20-\x7E\u00A0-\u024F]*$/.test(text)) return text;
    let shown = '';
    for (const character of text) {
      if (character === '\n') shown += character;
      else if (UNSEEN.test(character)) continue;
      else if (this.#has(character)) shown += character;
      else {
        this.missing.add(character);
        shown += this.#has(STAND_IN) ? STAND_IN : '?';
      }
    }
    return shown;
  }

  /** How wide a text of one line is, in its size: without kerning, so rather too wide than too narrow. */
  widthOf(text: string): number {
    let width = 0;
    for (const character of text) {
      let own = this.#widths.get(character);
      if (own === undefined) {
        own = this.#font.glyphForCodePoint(character.codePointAt(0) ?? 0).advanceWidth / this.#font.unitsPerEm;
        this.#widths.set(character, own);
      }
      width += own;
    }
    return width;
  }

  #has(character: string): boolean {
    const known = this.#known.get(character);
    if (known !== undefined) return known;
    const has = this.#font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0);
    this.#known.set(character, has);
    return has;
  }
}
