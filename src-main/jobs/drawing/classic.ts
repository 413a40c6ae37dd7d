import type { Content } from 'pdfmake';
import type { Paper } from './paper.ts';
import {
  type Definition,
  footer,
  linesTable,
  type Look,
  parties,
  signatures,
  termsBlock,
  totalsBlock,
} from './parts.ts';

const look: Look = {
  ink: '#1f2328',
  muted: '#5c6570',
  line: '#c9ced6',
  accent: '#1f2328',
  headFill: '#eef0f3',
  headInk: '#1f2328',
  size: 9,
  rowPadding: 4,
};

/** Letterhead above a rule, the title to the right, a table with fine lines. */
export function classic(paper: Paper): Definition {
  const letterhead: Content = {
    columns: [
      ...(paper.logo === null ? [] : [{ image: paper.logo, fit: [90, 60] as [number, number], width: 100 }]),
      {
        stack: [
          { text: paper.business.name, fontSize: 15, bold: true },
          ...paper.business.lines.map((text) => ({ text, color: look.muted, fontSize: 8.5 })),
        ],
        width: '*',
      },
      {
        text: paper.title.toUpperCase(),
        fontSize: 19,
        bold: true,
        alignment: 'right',
        width: 190,
        characterSpacing: 1,
      },
    ],
    columnGap: 10,
  };
  return {
    pageSize: 'A4',
    pageMargins: [42, 42, 42, 54],
    defaultStyle: { font: 'NotoSans', fontSize: look.size, color: look.ink, lineHeight: 1.15 },
    content: [
      letterhead,
      { canvas: [{ type: 'line', x1: 0, y1: 8, x2: 511, y2: 8, lineWidth: 1.4, lineColor: look.accent }] },
      parties(paper, look),
      linesTable(paper, look, {
        hLineWidth: (row, node) => (row <= 1 || row === node.table.body.length ? 0.8 : 0.4),
        vLineWidth: () => 0,
      }),
      totalsBlock(paper, look),
      termsBlock(paper, look),
      signatures(paper, look),
    ],
    footer: footer(paper, look, 42),
  };
}
