import type { Content, TableCell } from 'pdfmake';
import type { PaperBlock } from './paper.ts';
import { countLines, type Definition, lineOf, plain, points, type Sheet } from './sheet.ts';

type Labels = Extract<PaperBlock, { kind: 'labels' }>;

const PADDING = 6;
const SMALLEST = 4.5;
const LINE_HEIGHT = 1.1;

/**
 * Sheets of labels to peel off. Each text is written so small that it stays on its label, and cut off where even that is
 * too large: the neighbour's label must never be written on.
 */
export function labelSheets(
  { sheet: form, labels }: Labels,
  sheet: Sheet,
): Pick<Definition, 'pageSize' | 'pageMargins' | 'content'> {
  const page = { width: points(form.page.width), height: points(form.page.height) };
  const [width, height, gapX, gapY] = [form.width, form.height, form.gapX, form.gapY].map(points) as Four;
  // The last row may end a hair below the sheet by the rounding of millimetres, which would take another sheet.
  const least = (page.height - points(form.top) - gapY * (form.rows - 1)) / form.rows - 0.01;
  const rowHeight = Math.min(height, least);
  const cell = (lines: readonly string[] | undefined): TableCell => {
    const text = (lines ?? []).filter(Boolean).join('\n');
    if (text === '') return { text: '' };
    const size = fitting(sheet, text, width - 2 * PADDING, rowHeight - 2 * PADDING);
    return {
      text,
      fontSize: size,
      lineHeight: LINE_HEIGHT,
      margin: [PADDING, PADDING, PADDING, 0],
      maxHeight: rowHeight - 2 * PADDING,
    } as TableCell;
  };
  const perPage = form.columns * form.rows;
  const content: Content[] = [];
  for (let from = 0; from < labels.length; from += perPage) {
    const body: TableCell[][] = [];
    const rows = Math.ceil(Math.min(perPage, labels.length - from) / form.columns);
    for (let row = 0; row < rows; row += 1) {
      if (row > 0 && gapY > 0) body.push(Array.from({ length: form.columns * 2 - 1 }, () => ({ text: '' })));
      const cells: TableCell[] = [];
      for (let column = 0; column < form.columns; column += 1) {
        if (column > 0) cells.push({ text: '' });
        cells.push(cell(labels[from + row * form.columns + column]?.lines));
      }
      body.push(cells);
    }
    content.push({
      table: {
        widths: Array.from({ length: form.columns * 2 - 1 }, (_, at) => (at % 2 === 0 ? width : gapX)),
        heights: (row) => (gapY > 0 && row % 2 === 1 ? gapY : rowHeight),
        body,
      },
      layout: { ...plain, paddingTop: () => 0, paddingBottom: () => 0 },
      ...(from > 0 ? { pageBreak: 'before' as const } : {}),
    });
  }
  return { pageSize: page, pageMargins: [points(form.left), points(form.top), 0, 0], content };
}

type Four = [number, number, number, number];

function fitting(sheet: Sheet, text: string, width: number, height: number): number {
  let { textSize: size } = sheet.design;
  while (size > SMALLEST && countLines(sheet, text, size, width) * lineOf(size, LINE_HEIGHT) > height) size -= 0.5;
  return Math.max(SMALLEST, size);
}
