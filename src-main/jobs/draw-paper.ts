import pdfmake from 'pdfmake';
import { definitionOf, type DrawPaperInput } from './drawing/document.ts';
import { shareFontTables } from './drawing/font-tables.ts';
import { fontOf, fontStyles, Glyphs, readFont } from './drawing/fonts.ts';
import { EndsTooLate } from './drawing/marks.ts';
import { definitionOfMany, type DrawPapersInput } from './drawing/many.ts';
import type { Paper } from './drawing/paper.ts';
import type { JobContext } from './kinds.ts';
import type { Definition } from './drawing/sheet.ts';
import { isRefusal, Refusal } from './refusal.ts';

export type { DrawPaperInput } from './drawing/document.ts';
export type { DrawPapersInput } from './drawing/many.ts';
export interface DrawPaperResult {
  pdf: Uint8Array<ArrayBuffer>;
  /** Characters that no font has: a box stands in their place. */
  missing: string[];
}

/**
 * Draws one paper as a PDF. Nothing of it is read from outside: both of pdfmake's policies deny. A thread that draws
 * another one finds pdfmake and the fonts loaded.
 */
// eslint-disable-next-line require-yield -- a job without pieces: its result is all there is
export async function* drawPaper(input: DrawPaperInput): AsyncGenerator<never, DrawPaperResult> {
  const { maker, regular } = await (loaded ??= loadOnce());
  const glyphs = new Glyphs(regular);
  const shown: DrawPaperInput = {
    ...input,
    paper: everyText(input.paper, glyphs) as Paper,
    design: everyText(input.design, glyphs) as DrawPaperInput['design'],
  };
  const bufferOf = (definition: Definition) => bytesOf(maker, definition, input);
  const widthOf = (text: string, size: number) => glyphs.widthOf(text) * size;
  const pdf = await bufferOf(definitionOf(shown, widthOf)).catch((error: unknown) => {
    if (!(error instanceof EndsTooLate)) throw error;
    return bufferOf(definitionOf(shown, widthOf, error.row));
  });
  return { pdf: new Uint8Array(pdf), missing: [...glyphs.missing] };
}

/**
 * Draws many papers of one design as one PDF to print: each begins a page and counts its own. Tells how far it is by the
 * pages that are laid out.
 */
// eslint-disable-next-line require-yield -- as above
export async function* drawPapers(
  input: DrawPapersInput,
  { progress }: Pick<JobContext, 'progress'>,
): AsyncGenerator<never, DrawPaperResult> {
  const { maker, regular } = await (loaded ??= loadOnce());
  const glyphs = new Glyphs(regular);
  const shown: DrawPapersInput = {
    ...input,
    papers: everyText(input.papers, glyphs) as Paper[],
    design: everyText(input.design, glyphs) as DrawPapersInput['design'],
  };
  const total = input.papers.length;
  const definition = definitionOfMany(
    shown,
    (text, size) => glyphs.widthOf(text) * size,
    (page) => progress({ done: page, total }),
  );
  const pdf = await bytesOf(maker, definition, input);
  return { pdf: new Uint8Array(pdf), missing: [...glyphs.missing] };
}

type Maker = typeof pdfmake;
type WithPictures = Pick<DrawPaperInput, 'design' | 'logo'>;

/**
 * What pdfmake makes of a definition. That a picture is not whole it only finds while it draws, and says so in words of its
 * own: then each is drawn alone.
 * @throws Refusal `image-unusable`
 */
async function bytesOf(maker: Maker, definition: Definition, { design, logo }: WithPictures): Promise<Buffer> {
  try {
    return await maker.createPdf(definition).getBuffer();
  } catch (error) {
    if (error instanceof EndsTooLate || isRefusal(error)) throw error;
    for (const image of [logo, design.signature, design.stamp, design.qris.picture])
      if (image !== null && !(await canBeDrawn(maker, image)))
        throw new Refusal('image-unusable', { reason: 'damaged' });
    throw error;
  }
}

const canBeDrawn = (maker: Maker, image: string): Promise<boolean> =>
  maker
    .createPdf({ content: [{ image }], defaultStyle: { font: 'NotoSans' } })
    .getBuffer()
    .then(
      () => true,
      () => false,
    );

let loaded: ReturnType<typeof load> | undefined;
function loadOnce() {
  shareFontTables();
  return load();
}

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

/** Everything that is written, as the fonts can show it. Pictures stay as they are. */
function everyText(value: unknown, glyphs: Glyphs): unknown {
  if (typeof value === 'string') return glyphs.shown(value);
  if (Array.isArray(value)) return value.map((inner) => everyText(inner, glyphs));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, everyText(inner, glyphs)]));
  return value;
}
