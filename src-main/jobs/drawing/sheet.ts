import type { Content, createPdf, CustomTableLayout } from 'pdfmake';
import type { Design } from '../../contract/documents/design.ts';
import type { PaperSize } from '../../contract/documents/words.ts';
import { type Look, lookOf } from './look.ts';

/** What pdfmake draws. */
export type Definition = Parameters<typeof createPdf>[0];

/** One of the columns of something that stands side by side. */
export type Side = Extract<Content, { columns: unknown }>['columns'][number];

export const points = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Points; a roll is as long as it needs. */
const sizes: Record<PaperSize, { width: number; height: number }> = {
  a4: { width: points(210), height: points(297) },
  a5: { width: points(148), height: points(210) },
  letter: { width: 612, height: 792 },
  f4: { width: points(215), height: points(330) },
  'roll-80': { width: points(80), height: Number.POSITIVE_INFINITY },
};

/** The paper that lies on the table, and what it is written with. Lengths in points. */
export interface Sheet {
  design: Design;
  look: Look;
  width: number;
  height: number;
  margins: { top: number; right: number; bottom: number; left: number };
  /** Between the margins. */
  inner: number;
  /** Too narrow for columns side by side: a roll. */
  isNarrow: boolean;
  logo: string | null;
  /** How wide a text of one line is. */
  widthOf: (text: string, size: number) => number;
}

export function sheetOf(design: Design, logo: string | null, widthOf: Sheet['widthOf']): Sheet {
  const { width, height } = sizes[design.paper];
  const { top, right, bottom, left } = design.margins;
  // A roll is too narrow for the margins of a sheet, and whichever meet would leave nothing to write on.
  const most = design.paper === 'roll-80' ? points(14) : width - 100;
  const shrink = Math.min(1, most / Math.max(1, points(left + right)));
  const margins = {
    top: points(top),
    right: points(right) * shrink,
    bottom: points(bottom),
    left: points(left) * shrink,
  };
  const inner = width - margins.left - margins.right;
  const look = lookOf(design);
  const isNarrow = inner < 260;
  // A title as large as on A4 would take a small sheet for itself.
  const smaller = isNarrow ? 1 : Math.min(1, Math.max(0.6, inner / 480));
  look.titleSize *= smaller;
  look.nameSize *= smaller;
  return {
    ...{ design, look, width, height, margins, inner, widthOf, isNarrow },
    logo: design.logo.shown ? logo : null,
  };
}

/** The height of one line of letters: Noto Sans is 1.362 times as high as its size. */
export const lineOf = (size: number, lineHeight: number): number => size * 1.362 * lineHeight;

/** How many lines a text takes in so much width, broken at its words. */
export function countLines({ widthOf }: Sheet, text: string, size: number, width: number): number {
  const space = widthOf(' ', size);
  let count = 0;
  for (const paragraph of text.split('\n')) {
    let [at, lines] = [0, 1];
    for (const word of paragraph.split(' ')) {
      const needs = widthOf(word, size);
      if (at > 0 && at + space + needs > width) [at, lines] = [0, lines + 1];
      // A word wider than the line is broken inside.
      lines += Math.max(0, Math.ceil(needs / width) - 1);
      at += (at > 0 ? space : 0) + Math.min(needs, width);
    }
    count += lines;
  }
  return count;
}

/** A table without lines. */
export const plain: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
  paddingTop: () => 1,
  paddingBottom: () => 1,
};

/** A line across the sheet; dashed on a roll, as tills print it. */
export const rule = ({ inner, isNarrow, look }: Sheet, margin: [number, number, number, number]): Content => ({
  canvas: [
    {
      type: 'line',
      ...{ x1: 0, y1: 0, x2: inner, y2: 0 },
      lineWidth: isNarrow ? 0.6 : 1.4,
      lineColor: look.accentInk,
      ...(isNarrow ? { dash: { length: 2, space: 2 } } : {}),
    },
  ],
  margin,
});
