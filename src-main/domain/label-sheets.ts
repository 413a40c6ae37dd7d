import type { OwnSheet } from '../contract/documents/input.ts';
import type { LabelSheetName } from '../contract/documents/words.ts';

/** A sheet of labels by its measures in millimetres. */
export interface LabelSheetSize {
  page: { width: number; height: number };
  columns: number;
  rows: number;
  /** Of one label. */
  width: number;
  height: number;
  /** From the edges of the sheet to the first label. */
  left: number;
  top: number;
  /** Between two labels. */
  gapX: number;
  gapY: number;
}

const a4 = { width: 210, height: 297 };
const letter = { width: 215.9, height: 279.4 };

/**
 * Sheets that stationers sell. Avery's are its own templates; Tom & Jerry sells sheets of 16.5 × 21 cm, 103 lying across,
 * with nothing printed about their margins: the labels stand in the middle of the sheet.
 */
export const labelSheetSizes: Readonly<Record<Exclude<LabelSheetName, 'own'>, LabelSheetSize>> = {
  'tj-103': {
    ...{ page: { width: 210, height: 165 }, columns: 3, rows: 4, width: 64, height: 32 },
    ...{ left: 6, top: 9.5, gapX: 3, gapY: 6 },
  },
  'tj-107': {
    ...{ page: { width: 165, height: 210 }, columns: 3, rows: 10, width: 50, height: 18 },
    ...{ left: 2.5, top: 6, gapX: 5, gapY: 2 },
  },
  'tj-121': {
    ...{ page: { width: 165, height: 210 }, columns: 2, rows: 5, width: 75, height: 38 },
    ...{ left: 5, top: 6, gapX: 5, gapY: 2 },
  },
  l7160: { page: a4, columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.2, top: 15.1, gapX: 2.5, gapY: 0 },
  l7159: { page: a4, columns: 3, rows: 8, width: 63.5, height: 33.9, left: 7.2, top: 12.9, gapX: 2.5, gapY: 0 },
  '5160': { page: letter, columns: 3, rows: 10, width: 66.7, height: 25.4, left: 4.8, top: 12.7, gapX: 3, gapY: 0 },
};

const papers = { a4, letter, f4: { width: 215, height: 330 } };

/** A sheet by its name, or of the shop's own measures. */
export function labelSheet(name: LabelSheetName, own: OwnSheet | undefined): LabelSheetSize | null {
  if (name !== 'own') return labelSheetSizes[name];
  if (!own) return null;
  const { paper, gapX, gapY, columns, rows, width, height, left, top } = own;
  return { page: papers[paper], columns, rows, width, height, left, top, gapX, gapY };
}

/** Whether all labels lie on their sheet. */
export const fitsOnSheet = (sheet: LabelSheetSize): boolean =>
  sheet.left + sheet.columns * sheet.width + (sheet.columns - 1) * sheet.gapX <= sheet.page.width + 0.5 &&
  sheet.top + sheet.rows * sheet.height + (sheet.rows - 1) * sheet.gapY <= sheet.page.height + 0.5;
