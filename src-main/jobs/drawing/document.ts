import type { Content } from 'pdfmake';
import type { Design } from '../../contract/documents/design.ts';
import { drawBlock } from './blocks.ts';
import { closing, termsBlock } from './ends.ts';
import { letterhead, parties } from './head.ts';
import { labelSheets } from './labels.ts';
import { Marks, type RowPlace } from './marks.ts';
import { onPages, onRoll } from './pages.ts';
import type { Paper } from './paper.ts';
import { pictureOf } from './pictures.ts';
import { type Definition, type Sheet, sheetOf } from './sheet.ts';

/** What is drawn, and how it shall look. */
export interface DrawPaperInput {
  design: Design;
  /** The business's picture, a `data:` address of PNG or JPEG. */
  logo: string | null;
  paper: Paper;
  /** Epoch ms: stands in the file as when it was made. */
  madeAt: number;
}

/**
 * What pdfmake is given to draw.
 * @param widthOf how wide a text of one line is in the font of documents
 * @param breakBefore a row before which a page ends; null: pdfmake throws {@link EndsTooLate} where one has to
 */
export function definitionOf(
  { design, logo, paper, madeAt }: DrawPaperInput,
  widthOf: Sheet['widthOf'],
  breakBefore: RowPlace | null = null,
): Definition {
  const sheet = sheetOf(design, logo === null ? null : pictureOf(logo), widthOf);
  const { look } = sheet;
  const common = {
    defaultStyle: { font: 'NotoSans', fontSize: look.size, color: look.ink, lineHeight: look.lineHeight },
    info: { title: `${paper.title} ${paper.facts[0]?.value ?? ''}`.trim(), creationDate: new Date(madeAt) },
  };
  const labels = paper.body.find((block) => block.kind === 'labels');
  if (labels) return { ...common, ...labelSheets(labels, sheet) };
  const marks = new Marks();
  const content: Content[] = [
    letterhead(paper, sheet),
    parties(paper, sheet),
    ...paper.body.map((block, at) => drawBlock(block, sheet, { at, marks, breakBefore })),
    termsBlock(paper, sheet),
    closing(paper, sheet),
  ];
  return { ...common, ...(sheet.isNarrow ? onRoll : onPages)(content, { paper, sheet, marks, breakBefore }) };
}
