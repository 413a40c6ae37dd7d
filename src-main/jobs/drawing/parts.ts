import type { Content, createPdf, CustomTableLayout, TableCell } from 'pdfmake';
import type { Paper } from './paper.ts';

/** What pdfmake draws. */
export type Definition = Parameters<typeof createPdf>[0];
type Footer = Extract<NonNullable<Definition['footer']>, (...given: never[]) => unknown>;

/** How one template looks; sizes in points. */
export interface Look {
  ink: string;
  muted: string;
  line: string;
  accent: string;
  headFill: string;
  headInk: string;
  size: number;
  rowPadding: number;
}

/** Whom it is for to the left, number and days to the right. */
export function parties(paper: Paper, look: Look): Content {
  return {
    columns: [
      {
        stack: [
          { text: paper.customer.label, color: look.muted },
          { text: paper.customer.name, bold: true, fontSize: look.size + 2 },
          ...paper.customer.lines.map((text) => ({ text })),
        ],
        width: '*',
      },
      {
        table: {
          body: paper.facts.map(({ label, value }): TableCell[] => [
            { text: label, color: look.muted },
            { text: value, bold: true, alignment: 'right' },
          ]),
          widths: ['*', 'auto'],
        },
        layout: { ...plain, paddingTop: () => 1, paddingBottom: () => 1 },
        width: 220,
      },
    ],
    columnGap: 20,
    margin: [0, 14, 0, paper.subject === null ? 12 : 8],
  };
}

const plain: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingLeft: () => 0,
  paddingRight: () => 0,
};

/** The lines: the header comes again on every page, no row is torn, a page break ends a table and begins the next. */
export function linesTable(
  paper: Paper,
  look: Look,
  lines: Required<Pick<CustomTableLayout, 'hLineWidth' | 'vLineWidth'>>,
): Content {
  const { columns, hasDiscounts } = paper;
  const head = (text: string, alignment: 'left' | 'right' = 'left'): TableCell => ({
    text,
    bold: true,
    color: look.headInk,
    fillColor: look.headFill,
    alignment,
  });
  const header = [
    head(columns.no),
    head(columns.description),
    head(columns.quantity, 'right'),
    head(columns.price, 'right'),
    ...(hasDiscounts ? [head(columns.discount, 'right')] : []),
    head(columns.amount, 'right'),
  ];
  const wide = (cell: TableCell, last?: TableCell): TableCell[] => {
    const span = header.length - (last ? 1 : 0);
    const rest: TableCell[] = Array.from({ length: span - 1 }, () => ({ text: '' }));
    return [{ ...(cell as object), colSpan: span } as TableCell, ...rest, ...(last ? [last] : [])];
  };
  const tables: TableCell[][][] = [[]];
  for (const row of paper.rows) {
    const body = tables.at(-1) ?? [];
    if (row.kind === 'page-break') tables.push([]);
    else if (row.kind === 'text') body.push(wide({ text: row.text, italics: true, color: look.muted }));
    else if (row.kind === 'section')
      body.push(
        wide({ text: row.text, bold: true }, { text: row.amount, bold: true, alignment: 'right', noWrap: true }),
      );
    else {
      const color = row.muted ? look.muted : look.ink;
      const right = (text: string): TableCell => ({ text, alignment: 'right', color, noWrap: true });
      body.push([
        { text: row.no, color },
        {
          stack: [
            { text: row.text, color },
            ...(row.note === '' ? [] : [{ text: row.note, color: look.muted, fontSize: look.size - 1.5 }]),
          ],
        },
        { text: row.quantity, alignment: 'right', color },
        right(row.price),
        ...(hasDiscounts ? [right(row.discount)] : []),
        right(row.amount),
      ]);
    }
  }
  const layout: CustomTableLayout = {
    ...lines,
    hLineColor: () => look.line,
    vLineColor: () => look.line,
    paddingTop: () => look.rowPadding,
    paddingBottom: () => look.rowPadding,
    paddingLeft: () => 5,
    paddingRight: () => 5,
  };
  const drawn = tables.filter((body, at) => body.length > 0 || at === 0);
  return [
    ...(paper.subject === null
      ? []
      : [
          {
            text: [{ text: `${paper.subject.label}: `, color: look.muted }, paper.subject.value],
            margin: [0, 0, 0, 8] as [number, number, number, number],
          },
        ]),
    ...drawn.map((body, at) => ({
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: ['auto', '*', 'auto', 'auto', ...(hasDiscounts ? ['auto'] : []), 'auto'],
        body: [structuredClone(header), ...body],
      },
      layout,
      ...(at > 0 ? { pageBreak: 'before' as const } : {}),
    })),
  ];
}

/** The sums to the right, the total set off, never torn apart; the amount in words beside them. */
export function totalsBlock(paper: Paper, look: Look): Content {
  return {
    unbreakable: true,
    margin: [0, 8, 0, 0],
    columns: [
      {
        stack: [
          { text: paper.inWords.label, color: look.muted },
          { text: paper.inWords.value, italics: true },
        ],
        width: '*',
        margin: [0, 4, 16, 0],
      },
      {
        table: {
          widths: ['*', 'auto'],
          body: paper.totals.map(({ label, value, strong, muted }): TableCell[] => {
            const style = {
              bold: strong ?? false,
              color: strong ? look.accent : muted ? look.muted : look.ink,
              fontSize: strong ? look.size + 2.5 : look.size,
            };
            return [
              { text: label, ...style },
              { text: value, alignment: 'right', noWrap: true, ...style },
            ];
          }),
        },
        layout: {
          hLineWidth: (row, node) => {
            const at = paper.totals.findIndex((one) => one.strong);
            return row === at || row === at + 1 ? 0.8 : row === node.table.body.length ? 0 : 0;
          },
          vLineWidth: () => 0,
          hLineColor: () => look.accent,
          paddingTop: () => 2.5,
          paddingBottom: () => 2.5,
        },
        width: 260,
      },
    ],
  };
}

export function termsBlock(paper: Paper, look: Look): Content {
  if (paper.terms === null) return { text: '' };
  return {
    stack: [
      { text: paper.terms.label, bold: true, margin: [0, 0, 0, 2] },
      { text: paper.terms.value, color: look.muted },
    ],
    margin: [0, 16, 0, 0],
  };
}

/** Room to sign for both, kept together on one page. */
export function signatures(paper: Paper, look: Look): Content {
  return {
    unbreakable: true,
    margin: [0, 22, 0, 0],
    columns: paper.signatures.map(({ label, name }) => ({
      stack: [
        { text: label },
        { text: ' ', margin: [0, 0, 0, 40] as [number, number, number, number] },
        { canvas: [{ type: 'line' as const, x1: 0, y1: 0, x2: 170, y2: 0, lineWidth: 0.6, lineColor: look.muted }] },
        { text: name, margin: [0, 3, 0, 0] as [number, number, number, number] },
      ],
      width: '*',
    })),
    columnGap: 30,
  };
}

export function footer(paper: Paper, look: Look, margin: number): Footer {
  const number = paper.facts[0]?.value ?? '';
  return (page, pages) => ({
    columns: [
      { text: [paper.business.name, number].filter(Boolean).join(' · '), width: '*' },
      {
        text: paper.page.replace('{page}', String(page)).replace('{pages}', String(pages)),
        alignment: 'right',
        width: 'auto',
      },
    ],
    fontSize: 7.5,
    color: look.muted,
    margin: [margin, 12, margin, 0],
  });
}
