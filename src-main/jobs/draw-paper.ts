import pdfmake from 'pdfmake';
import type { QuoteTemplate } from '../contract/quotes/words.ts';
import { classic } from './drawing/classic.ts';
import { compact } from './drawing/compact.ts';
import { fontOf, fontStyles, Glyphs, readFont } from './drawing/fonts.ts';
import { modern } from './drawing/modern.ts';
import type { Paper } from './drawing/paper.ts';
import type { Definition } from './drawing/parts.ts';

export interface DrawPaperInput {
  template: QuoteTemplate;
  paper: Paper;
  /** Epoch ms: stands in the file as when it was made. */
  madeAt: number;
}
export interface DrawPaperResult {
  pdf: Uint8Array<ArrayBuffer>;
  /** Characters that no font has: a box stands in their place. */
  missing: string[];
}

const templates: Record<QuoteTemplate, (paper: Paper) => Definition> = { classic, modern, compact };

/**
 * Draws one paper as a PDF. Nothing of it is read from outside: both of pdfmake's policies deny. A thread that draws
 * another one finds pdfmake and the fonts loaded.
 */
// eslint-disable-next-line require-yield -- a job without pieces: its result is all there is
export async function* drawPaper({ template, paper, madeAt }: DrawPaperInput): AsyncGenerator<never, DrawPaperResult> {
  const { maker, regular } = await (loaded ??= load());
  const glyphs = new Glyphs(regular);
  const shown = everyText(paper, glyphs);
  const pdf = await maker.createPdf(definitionOf(template, shown, madeAt)).getBuffer();
  return { pdf: new Uint8Array(pdf), missing: [...glyphs.missing] };
}

/** What pdfmake is given to draw. */
export const definitionOf = (template: QuoteTemplate, paper: Paper, madeAt: number): Definition => ({
  ...templates[template](paper),
  info: { title: `${paper.title} ${paper.facts[0]?.value ?? ''}`.trim(), creationDate: new Date(madeAt) },
});

let loaded: ReturnType<typeof load> | undefined;
/** pdfmake with the fonts of documents and nothing else to read. */
export async function load() {
  const files = await Promise.all(fontStyles.map(async (style) => [style, await readFont(style)] as const));
  const maker = pdfmake as typeof pdfmake & { virtualfs: VirtualFiles };
  maker.virtualfs = onlyThese(new Map<string, Buffer>(files));
  maker.setFonts({ NotoSans: Object.fromEntries(fontStyles.map((style) => [style, style])) });
  maker.setUrlAccessPolicy(() => false);
  maker.setLocalAccessPolicy(() => false);
  const regular = files.find(([style]) => style === 'normal')?.[1];
  if (!regular) throw new TypeError('no font');
  return { maker, regular: fontOf(regular) };
}

/** Where pdfmake looks for files before it asks its policies. */
interface VirtualFiles {
  existsSync(name: string): boolean;
  readFileSync(name: string): Buffer | undefined;
}

/** In place of its own, which does not run in an ES module. */
const onlyThese = (files: ReadonlyMap<string, Buffer>): VirtualFiles => ({
  existsSync: (name) => files.has(name),
  readFileSync: (name) => files.get(name),
});

/** The paper with every text as the fonts can show it. */
function everyText(paper: Paper, glyphs: Glyphs): Paper {
  const { logo, ...rest } = paper;
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') return glyphs.shown(value);
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, key === 'kind' ? inner : walk(inner)]),
      );
    return value;
  };
  return { ...(walk(rest) as Omit<Paper, 'logo'>), logo };
}
