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
  ink: '#1b2733',
  muted: '#61707f',
  line: '#e3e8ee',
  accent: '#0f6b66',
  headFill: '#0f6b66',
  headInk: '#ffffff',
  size: 9,
  rowPadding: 6,
};

/** A band of colour across the top, rows without lines, air around everything. */
export function modern(paper: Paper): Definition {
  return {
    pageSize: 'A4',
    pageMargins: [42, 48, 42, 54],
    defaultStyle: { font: 'NotoSans', fontSize: look.size, color: look.ink, lineHeight: 1.2 },
    background: (page) =>
      page === 1 ? { canvas: [{ type: 'rect', x: 0, y: 0, w: 595.28, h: 14, color: look.accent }] } : null,
    content: [
      {
        columns: [
          {
            stack: [
              { text: paper.title, fontSize: 24, bold: true, color: look.accent },
              { text: paper.business.name, fontSize: 12, bold: true, margin: [0, 4, 0, 0] },
              ...paper.business.lines.map((text) => ({ text, color: look.muted, fontSize: 8.5 })),
            ],
            width: '*',
          },
          ...(paper.logo === null
            ? []
            : [{ image: paper.logo, fit: [120, 70] as [number, number], width: 130, alignment: 'right' as const }]),
        ],
      },
      parties(paper, look),
      linesTable(paper, look, {
        hLineWidth: (row, node) => (row === 0 || row === 1 ? 0 : row === node.table.body.length ? 1 : 0.5),
        vLineWidth: () => 0,
      }),
      totalsBlock(paper, look),
      termsBlock(paper, look),
      signatures(paper, look),
    ],
    footer: footer(paper, look, 42),
  };
}
