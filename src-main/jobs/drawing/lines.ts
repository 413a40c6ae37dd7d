import type { Content, CustomTableLayout, TableCell } from 'pdfmake';
import { type LineColumn, lineColumns } from '../../contract/documents/words.ts';
import type { Marks, RowPlace } from './marks.ts';
import type { PaperBlock, PaperRow } from './paper.ts';
import { plain, rule, type Sheet } from './sheet.ts';

type Lines = Extract<PaperBlock, { kind: 'lines' }>;
type Item = Extract<PaperRow, { kind: 'item' }>;
interface Shown {
  key: LineColumn;
  name: string;
}

/** To the right, never broken. */
const figures: readonly LineColumn[] = ['price', 'discount', 'amount'];
const toTheRight: readonly LineColumn[] = [...figures, 'quantity'];

/** Where a block stands in its paper, and the row before which a page has to end. */
export interface InPaper {
  at: number;
  marks: Marks;
  breakBefore: RowPlace | null;
}

/** The columns that the design wants of those the paper has. */
export function shownColumns({ columns }: Lines, { design }: Sheet): Shown[] {
  const wanted =
    design.columns.length > 0 ? design.columns : lineColumns.map((key) => ({ key, shown: true, name: '' }));
  return wanted.flatMap(({ key, shown, name }) => {
    const usual = columns[key];
    return shown && usual !== undefined ? [{ key, name: name || usual }] : [];
  });
}

/** What stands in a cell: a quantity has its unit with it where units have no column of their own. */
function cellText(row: Item, key: LineColumn, shown: readonly Shown[]): string {
  const text = row.cells[key] ?? '';
  const { unit } = row.cells;
  return key === 'quantity' && unit && !shown.some((column) => column.key === 'unit') ? `${text} ${unit}` : text;
}

/** The lines: the header comes again on every page, no row is torn, a page break ends a table and begins the next. */
export function linesBlock(block: Lines, sheet: Sheet, inPaper: InPaper): Content {
  const shown = shownColumns(block, sheet);
  if (shown.length === 0) return [];
  return sheet.isNarrow ? narrowLines(block, shown, sheet) : wideLines(block, shown, sheet, inPaper);
}

function wideLines(block: Lines, shown: Shown[], sheet: Sheet, { at, marks, breakBefore }: InPaper): Content {
  const { look } = sheet;
  const size = fittingSize(block, shown, sheet);
  const stretched = shown.find(({ key }) => key === 'description') ?? shown[0];
  const header = () =>
    headerRow(
      shown.map(({ key, name }) => ({ name, align: align(key) })),
      sheet,
    );
  const tables: TableCell[][][] = [[]];
  block.rows.forEach((row, index) => {
    if (row.kind === 'page-break' || (breakBefore?.block === at && breakBefore.row === index)) tables.push([]);
    const body = tables.at(-1) ?? [];
    if (row.kind === 'text') body.push(across(shown.length, { text: row.text, italics: true, color: look.muted }));
    else if (row.kind === 'section') {
      const amount = { text: row.amount, bold: true, alignment: 'right' as const, noWrap: true };
      body.push(across(shown.length, { text: row.text, bold: true }, shown.length > 1 ? amount : undefined));
    } else if (row.kind === 'item') {
      const color = row.muted ? look.muted : look.ink;
      const cells = shown.map(({ key }) => {
        const text = { text: cellText(row, key, shown), color, ...(figures.includes(key) ? { noWrap: true } : {}) };
        return key === stretched?.key
          ? { ...text, text: text.text || ' ', id: marks.idOf(at, index) }
          : { ...text, alignment: align(key) };
      });
      const described = cells.find((cell) => 'id' in cell);
      if (described) marks.row(described, { block: at, row: index }, row.sum);
      body.push(
        cells.map((cell): TableCell =>
          cell === described && row.note !== ''
            ? { stack: [cell, { text: row.note, color: look.muted, fontSize: size * 0.85 }] }
            : cell,
        ),
      );
    }
  });
  return tables
    .filter((body, first) => body.length > 0 || first === 0)
    .map((body, nth) => ({
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: shown.map((column) => (column === stretched ? '*' : 'auto')),
        body: [header(), ...body],
      },
      layout: ruled(sheet),
      fontSize: size,
      ...(nth > 0 ? { pageBreak: 'before' as const } : {}),
    }));
}

const align = (key: LineColumn) => (toTheRight.includes(key) ? ('right' as const) : ('left' as const));

export const headerRow = (
  columns: readonly { name: string; align: 'left' | 'right' }[],
  { look }: Sheet,
): TableCell[] =>
  columns.map(({ name, align: alignment }) => ({
    text: name,
    bold: true,
    color: look.headInk,
    fillColor: look.headFill,
    alignment,
  }));

/** One cell over all columns, or over all but the last. */
export function across(columns: number, cell: object, last?: TableCell): TableCell[] {
  const span = columns - (last ? 1 : 0);
  const rest: TableCell[] = Array.from({ length: span - 1 }, () => ({ text: '' }));
  return [{ ...cell, colSpan: span } as TableCell, ...rest, ...(last ? [last] : [])];
}

/** The lines of a table as the layout has them. */
export const ruled = ({ look }: Sheet): CustomTableLayout => ({
  ...look.rules,
  hLineColor: () => look.line,
  vLineColor: () => look.line,
  paddingTop: () => look.rowPadding,
  paddingBottom: () => look.rowPadding,
  paddingLeft: () => 5,
  paddingRight: () => 5,
});

/** Letters so small that figures, which are never broken, leave the description some room: many columns on A5. */
function fittingSize(block: Lines, shown: Shown[], { look, inner, widthOf }: Sheet): number {
  let needed = 0;
  for (const { key, name } of shown) {
    if (key === 'description') needed += 11;
    else if (figures.includes(key)) {
      let widest = widthOf(name, 1) * 1.06;
      for (const row of block.rows)
        if (row.kind === 'item') widest = Math.max(widest, widthOf(row.cells[key] ?? '', 1));
      needed += widest;
    } else needed += Math.max(widthOf(name, 1) * 1.06, 3);
  }
  const room = inner - shown.length * 11;
  return Math.max(look.size * 0.6, Math.min(look.size, room / needed));
}

/** On a roll: what it is on a line of its own, how many at what price below it, the amount to the right. */
function narrowLines(block: Lines, shown: Shown[], sheet: Sheet): Content {
  const { look } = sheet;
  const has = (key: LineColumn) => shown.some((column) => column.key === key);
  const of = (row: Item, key: LineColumn) => (has(key) ? cellText(row, key, shown) : '');
  const body = block.rows.flatMap((row): TableCell[][] => {
    if (row.kind === 'page-break') return [across(2, rule(sheet, [0, 3, 0, 3]) as object)];
    if (row.kind === 'text') return [across(2, { text: row.text, italics: true })];
    if (row.kind === 'section')
      return [
        [
          { text: row.text, bold: true },
          { text: row.amount, bold: true, alignment: 'right', noWrap: true },
        ],
      ];
    const color = row.muted ? look.muted : look.ink;
    const times = [
      [of(row, 'quantity'), has('unit') ? of(row, 'unit') : ''].filter(Boolean).join(' '),
      of(row, 'price'),
    ];
    const detail = [
      times.filter(Boolean).join(' × '),
      of(row, 'discount') && `${shown.find(({ key }) => key === 'discount')?.name ?? ''} ${of(row, 'discount')}`,
      of(row, 'tax'),
    ];
    const name = [[of(row, 'no'), of(row, 'sku'), of(row, 'description')].filter(Boolean).join(' '), row.note];
    return [
      across(2, { text: name.filter(Boolean).join('\n') || ' ', color }),
      [
        { text: detail.filter(Boolean).join(', '), color: look.muted, margin: [6, 0, 0, 0] },
        { text: of(row, 'amount'), color, alignment: 'right', noWrap: true },
      ],
    ];
  });
  return [
    rule(sheet, [0, 2, 0, 3]),
    ...(body.length === 0 ? [] : [{ table: { widths: ['*', 'auto'], body }, layout: plain }]),
    rule(sheet, [0, 3, 0, 2]),
  ];
}
