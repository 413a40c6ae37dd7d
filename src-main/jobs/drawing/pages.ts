import type { Content } from 'pdfmake';
import { EndsTooLate, type Marks, type RowPlace } from './marks.ts';
import type { Paper } from './paper.ts';
import { countLines, type Definition, lineOf, type Sheet } from './sheet.ts';

type Paged = Pick<Definition, 'pageSize' | 'pageMargins' | 'header' | 'footer' | 'background' | 'content'>;

export interface Paging {
  paper: Paper;
  sheet: Sheet;
  marks: Marks;
  breakBefore: RowPlace | null;
}

/** PDF knows no longer page than 14,400 points: a roll with more on it is cut. */
const LONGEST = 14_000;
/** More rows than this may need more than that. */
const ROWS_ON_A_ROLL = 150;

/** One page as long as it needs, with what stands above and below everything at its two ends. */
export function onRoll(content: Content[], { paper, sheet }: Paging): Paged {
  const { design, margins, width } = sheet;
  const rows = paper.body.reduce((sum, block) => sum + ('rows' in block ? block.rows.length : 0), 0);
  const letters = JSON.stringify(paper).length;
  const isLong = rows > ROWS_ON_A_ROLL || letters > 20_000;
  const said = (text: string): Content[] => (text === '' ? [] : [{ text, alignment: 'center', margin: [0, 2, 0, 6] }]);
  return {
    pageSize: { width, height: isLong ? LONGEST : 'auto' },
    pageMargins: [margins.left, margins.top, margins.right, margins.bottom],
    content: [...said(design.header), ...content, ...said(design.footer)],
  };
}

/** Pages with the margins left white: what stands above and below everything takes its room from the writing. */
export function onPages(content: Content[], { paper, sheet, marks, breakBefore }: Paging): Paged {
  const { design, look, margins, inner, width, height } = sheet;
  const line = lineOf(look.size, look.lineHeight) + 3;
  const fineLine = lineOf(look.small, look.lineHeight);
  const carried = carries(paper, sheet) ? line : 0;
  const above = design.header === '' ? 0 : countLines(sheet, design.header, look.small, inner) * fineLine + 8;
  const below = design.footer === '' ? 0 : countLines(sheet, design.footer, look.small, inner) * fineLine;
  const number = paper.facts[0]?.value ?? '';
  const fine = { fontSize: look.small, color: look.muted };
  const sum = (label: string, value: string, top: number): Content => ({
    columns: [
      { text: label, italics: true, color: look.muted, width: '*', alignment: 'right' },
      { text: value, width: 'auto', noWrap: true, margin: [0, 0, 5, 0] },
    ],
    columnGap: 12,
    margin: [0, top, 0, 0],
  });
  const { carriedForward, broughtForward } = paper.words;
  return {
    pageSize: { width, height },
    pageMargins: [
      margins.left,
      margins.top + above + carried,
      margins.right,
      margins.bottom + carried + below + fineLine + 8,
    ],
    // Page 1 has nothing brought forward, so it takes that room.
    content: carried > 0 ? [{ stack: [content[0] ?? ''], margin: [0, -carried, 0, 0] }, ...content.slice(1)] : content,
    ...(above + carried > 0
      ? {
          header: (page: number): Content => {
            const brought = carried > 0 && page > 1 ? marks.carriedFrom(page - 1) : null;
            return {
              stack: [
                ...(above > 0 ? [{ text: design.header, ...fine, alignment: 'center' as const }] : []),
                ...(brought === null ? [] : [sum(broughtForward, brought, above > 0 ? 6 : 0)]),
              ],
              margin: [margins.left, margins.top, margins.right, 0],
            };
          },
        }
      : {}),
    footer: (page: number, pages: number): Content => {
      const late = page === 1 && breakBefore === null ? marks.rowForTotals() : null;
      if (late) throw new EndsTooLate(late);
      const onward = carried > 0 ? marks.carriedFrom(page) : null;
      const counted = paper.words.page.replace('{page}', String(page)).replace('{pages}', String(pages));
      return {
        stack: [
          ...(onward === null ? [] : [sum(carriedForward, onward, 3)]),
          ...(below > 0
            ? [{ text: design.footer, ...fine, margin: [0, 6, 0, 0] as [number, number, number, number] }]
            : []),
          {
            columns: [
              { text: [paper.business.name, number].filter(Boolean).join(' · '), width: '*' },
              ...(design.pageNumbers ? [{ text: counted, alignment: 'right' as const, width: 'auto' as const }] : []),
            ],
            ...fine,
            margin: [0, below > 0 ? 1 : 6, 0, 0],
          },
        ],
        margin: [margins.left, onward === null ? carried : 0, margins.right, 0],
      };
    },
    ...(design.layout === 'modern'
      ? {
          background: (page: number) =>
            page === 1
              ? {
                  canvas: [
                    { type: 'rect', x: 0, y: 0, w: width, h: Math.min(14, margins.top * 0.45), color: look.accent },
                  ],
                }
              : null,
        }
      : {}),
  };
}

/** Whether a table of lines that are added up may go over a page's end. */
const carries = ({ body }: Paper, { design }: Sheet): boolean =>
  design.carriedForward &&
  body.some(
    (block) =>
      block.kind === 'lines' &&
      block.rows.length > 5 &&
      block.rows.some((row) => row.kind === 'item' && row.sum !== ''),
  );
