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
  ink: '#000000',
  muted: '#444444',
  line: '#000000',
  accent: '#000000',
  headFill: '#ffffff',
  headInk: '#000000',
  size: 7.5,
  rowPadding: 1.5,
};

/** As much on a sheet as can be read: small type, a full grid, narrow margins; saves paper and toner. */
export function compact(paper: Paper): Definition {
  return {
    pageSize: 'A4',
    pageMargins: [28, 26, 28, 36],
    defaultStyle: { font: 'NotoSans', fontSize: look.size, color: look.ink, lineHeight: 1.05 },
    content: [
      {
        columns: [
          ...(paper.logo === null ? [] : [{ image: paper.logo, fit: [50, 34] as [number, number], width: 58 }]),
          {
            stack: [
              { text: paper.business.name, fontSize: 10, bold: true },
              { text: paper.business.lines.join(' · '), color: look.muted },
            ],
            width: '*',
          },
          { text: paper.title, fontSize: 13, bold: true, alignment: 'right', width: 120 },
        ],
        columnGap: 6,
      },
      parties(paper, look),
      linesTable(paper, look, { hLineWidth: () => 0.4, vLineWidth: () => 0.4 }),
      totalsBlock(paper, look),
      termsBlock(paper, look),
      signatures(paper, look),
    ],
    footer: footer(paper, look, 28),
  };
}
