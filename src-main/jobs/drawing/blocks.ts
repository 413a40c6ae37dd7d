import type { Content, TableCell } from 'pdfmake';
import { labelled } from './head.ts';
import { across, headerRow, type InPaper, linesBlock, ruled } from './lines.ts';
import type { PaperBlock } from './paper.ts';
import { plain, rule, type Sheet } from './sheet.ts';

type Of<K extends PaperBlock['kind']> = Extract<PaperBlock, { kind: K }>;

/** A block of a paper on a sheet; labels have sheets of their own (labels.ts). */
export function drawBlock(block: PaperBlock, sheet: Sheet, inPaper: InPaper): Content {
  switch (block.kind) {
    case 'lines':
      return linesBlock(block, sheet, inPaper);
    case 'table':
      return sheet.isNarrow ? narrowTable(block, sheet) : tableBlock(block, sheet, inPaper);
    case 'totals':
      return totalsBlock(block, sheet, inPaper);
    case 'amount':
      return amountBlock(block, sheet);
    case 'text':
      return { text: block.text, margin: [0, 0, 0, sheet.look.gap - 4] };
    case 'labels':
      return [];
  }
}

const toneOf = (tone: Of<'table'>['rows'][number]['tone'], { look }: Sheet) => ({
  bold: tone === 'strong' || tone === 'group',
  color: tone === 'muted' ? look.muted : tone === 'group' ? look.accentInk : look.ink,
});

function tableBlock({ columns, rows }: Of<'table'>, sheet: Sheet, { at, marks, breakBefore }: InPaper): Content {
  if (columns.length === 0) return [];
  const stretched = columns.find((column) => column.wide) ?? columns[0];
  const tables: TableCell[][][] = [[]];
  rows.forEach((row, index) => {
    if (breakBefore?.block === at && breakBefore.row === index) tables.push([]);
    const tone = toneOf(row.tone, sheet);
    if (row.tone === 'group') tables.at(-1)?.push(across(columns.length, { text: row.cells.join(' '), ...tone }));
    else {
      const cells = columns.map((column, nth) => ({
        text: row.cells[nth] || ' ',
        alignment: column.align,
        noWrap: column.align === 'right' && column !== stretched,
        ...tone,
        ...(column === stretched ? { id: marks.idOf(at, index) } : {}),
      }));
      marks.row(cells.find((cell) => 'id' in cell) ?? {}, { block: at, row: index }, '');
      tables.at(-1)?.push(cells);
    }
  });
  return tables.map((body, nth) => ({
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map((column) => (column === stretched ? '*' : 'auto')),
      body: [headerRow(columns, sheet), ...body],
    },
    layout: ruled(sheet),
    ...(nth > 0 ? { pageBreak: 'before' as const } : { margin: [0, 0, 0, 4] as [number, number, number, number] }),
  }));
}

/** On a roll: the wide column on a line of its own, the others below it, the last one to the right. */
function narrowTable({ columns, rows }: Of<'table'>, sheet: Sheet): Content {
  const wide = Math.max(
    0,
    columns.findIndex((column) => column.wide),
  );
  const body = rows.flatMap((row): TableCell[][] => {
    const tone = toneOf(row.tone, sheet);
    if (row.tone === 'group') return [across(2, { text: row.cells.join(' '), ...tone })];
    const rest = row.cells.filter((_, nth) => nth !== wide);
    return [
      across(2, { text: row.cells[wide] || ' ', ...tone }),
      [
        { text: rest.slice(0, -1).filter(Boolean).join(' · '), color: sheet.look.muted, margin: [6, 0, 0, 0] },
        { text: rest.at(-1) ?? '', alignment: 'right', noWrap: true, ...tone },
      ],
    ];
  });
  return [
    rule(sheet, [0, 2, 0, 3]),
    ...(body.length === 0 ? [] : [{ table: { widths: ['*', 'auto'], body }, layout: plain }]),
    rule(sheet, [0, 3, 0, 2]),
  ];
}

/** The sums to the right, the total set off, never torn apart; the amount in words beside them. */
function totalsBlock({ rows, inWords }: Of<'totals'>, sheet: Sheet, { marks }: InPaper): Content {
  const { look, inner, isNarrow, design } = sheet;
  const spoken = design.inWords && inWords !== null ? inWords : null;
  const body = rows.map(({ label, value, strong, muted }) => {
    const style = {
      bold: strong ?? false,
      color: strong ? look.accentInk : muted ? look.muted : look.ink,
      fontSize: strong ? look.size + 2.5 : look.size,
    };
    return [
      { text: label || ' ', ...style },
      { text: value, alignment: 'right' as const, noWrap: true, ...style },
    ];
  });
  const first = body[0]?.[0];
  if (first) marks.totals(Object.assign(first, { id: 'totals' }));
  const at = rows.findIndex((row) => row.strong);
  const sums: Content =
    body.length === 0
      ? { text: '' }
      : {
          table: { widths: ['*', 'auto'], body },
          layout: {
            ...plain,
            hLineWidth: (row) => (at >= 0 && (row === at || row === at + 1) ? 0.8 : 0),
            hLineColor: () => look.accentInk,
            paddingLeft: () => (isNarrow ? 0 : 4),
            paddingRight: () => (isNarrow ? 0 : 4),
            paddingTop: () => 2.5,
            paddingBottom: () => 2.5,
          },
        };
  const words: Content[] =
    spoken === null
      ? []
      : [
          { text: spoken.label, color: look.muted },
          { text: spoken.value, italics: true },
        ];
  if (isNarrow) return { unbreakable: true, margin: [0, 2, 0, 4], stack: [sums, ...words] };
  return {
    unbreakable: true,
    margin: [0, 8, 0, 0],
    columns: [
      { stack: words, width: '*', margin: [0, 4, 16, 0] },
      { stack: [sums], width: Math.min(260, inner * 0.55) },
    ],
  };
}

/** A receipt (kwitansi): from whom and for what, the amount in words on a shade, and in figures in a box. */
function amountBlock({ amount, rows, inWords }: Of<'amount'>, sheet: Sheet): Content {
  const { look, isNarrow } = sheet;
  const said = [...rows, ...(sheet.design.inWords ? [inWords] : [])];
  const spoken = { fillColor: '#f1f3f6', italics: true };
  const figures: Content = {
    table: {
      widths: ['auto'],
      body: [[{ text: amount, bold: true, fontSize: look.size * 1.8, noWrap: true, color: look.accentInk }]],
    },
    layout: {
      hLineWidth: () => 1.2,
      vLineWidth: () => 1.2,
      hLineColor: () => look.accentInk,
      vLineColor: () => look.accentInk,
      paddingLeft: () => (isNarrow ? 5 : 12),
      paddingRight: () => (isNarrow ? 5 : 12),
      paddingTop: () => 4,
      paddingBottom: () => 4,
    },
    margin: [0, look.gap, 0, 0],
  };
  if (isNarrow) return [...said.map((one) => ({ stack: [labelled(one, sheet)] })), figures];
  return {
    unbreakable: true,
    stack: [
      {
        table: {
          widths: [Math.min(130, sheet.inner * 0.28), '*'],
          body: said.map(({ label, value }, at): TableCell[] => [
            { text: label, color: look.muted },
            { text: value, bold: at === 0, ...(at === rows.length ? spoken : {}) },
          ]),
        },
        layout: {
          ...plain,
          hLineWidth: (row) => (row === 0 ? 0 : 0.4),
          hLineColor: () => look.line,
          paddingTop: () => 5,
          paddingBottom: () => 5,
          paddingLeft: (column) => (column === 0 ? 0 : 6),
          paddingRight: () => 6,
        },
      },
      figures,
    ],
  };
}
