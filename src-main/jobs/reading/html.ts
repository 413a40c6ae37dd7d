import { Parser } from 'htmlparser2';
import type { Span } from '../../domain/importing/cells.ts';
import { fileLimits } from '../limits.ts';
import { Refusal } from '../refusal.ts';
import { Rows } from './rows.ts';
import { notASpreadsheet } from './sniff.ts';
import type { Table } from './table.ts';

/** Elements in elements: more than any page that somebody can look at. */
const DEPTH_MAX = 2_000;
const TABLES_MAX = 200;
/** Cells that a `rowspan` repeats, in the whole file. */
const REPEATED_MAX = 200_000;

/** What a page holds that nobody reads in a cell. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'template', 'xml', 'head', 'noscript', 'select']);
/** What begins on a line of its own. */
const lines: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'tr']);

/**
 * Reads the tables of a page: many programs write one and call it .xls, and spreadsheets put one on the clipboard.
 * Nothing of the page is run and nothing is fetched; only the words in its cells are taken.
 *
 * @throws Refusal `file-not-a-spreadsheet` (a page without tables), `file-too-large`, `file-empty`
 */
export class HtmlReader {
  readonly #file: string;
  readonly #parser: Parser;
  readonly #done: { name: string; rows: Rows }[] = [];
  /** The table that is open, and those around it. */
  readonly #open: OpenTable[] = [];
  readonly #budget = { repeated: REPEATED_MAX };
  #depth = 0;
  /** Depth of the outermost element that is not read; 0 where none is open. */
  #unreadDepth = 0;
  #tables = 0;

  constructor(file: string) {
    this.#file = file;
    this.#parser = new Parser(
      {
        onopentag: (name, attributes) => this.#start(name, attributes),
        onclosetag: (name) => this.#stop(name),
        ontext: (text) => {
          if (this.#unreadDepth === 0) this.#open.at(-1)?.text(text);
        },
      },
      { decodeEntities: true },
    );
  }

  write(text: string): void {
    this.#parser.write(text);
  }

  end(): void {
    this.#parser.end();
    while (this.#open.length > 0) this.#finishTable();
  }

  tables(): Table[] {
    if (this.#tables === 0) throw notASpreadsheet(this.#file, 'web-page');
    const filled = this.#done.filter(({ rows }) => !rows.isEmpty);
    if (filled.length === 0) throw new Refusal('file-empty', { file: this.#file });
    const used = new Set<string>();
    return filled.map(({ name, rows }, index) => {
      const own = name !== '' && !used.has(name) ? name : filled.length === 1 ? '' : String(index + 1);
      used.add(own);
      return rows.table(own);
    });
  }

  #start(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > DEPTH_MAX) throw notASpreadsheet(this.#file, 'web-page');
    if (this.#unreadDepth > 0) return;
    // "xml" is Excel's own island of settings; an <xml> that nobody closes would hide the whole page behind it.
    if (unread.has(name)) {
      this.#unreadDepth = this.#depth;
      return;
    }
    const table = this.#open.at(-1);
    if (name === 'table') {
      this.#tables += 1;
      if (this.#tables > TABLES_MAX) throw notASpreadsheet(this.#file, 'web-page');
      this.#open.push(new OpenTable(this.#file, this.#budget));
    } else if (name === 'tr') table?.startRow();
    else if (name === 'td' || name === 'th') {
      table?.startCell(numberIn(attributes, 'colspan'), numberIn(attributes, 'rowspan'));
    } else if (name === 'caption') table?.startCaption();
    else if (lines.has(name)) table?.breakLine();
  }

  #stop(name: string): void {
    const isHidden = this.#unreadDepth > 0;
    if (this.#unreadDepth === this.#depth) this.#unreadDepth = 0;
    this.#depth = Math.max(0, this.#depth - 1);
    if (isHidden) return;
    const table = this.#open.at(-1);
    if (name === 'table') this.#finishTable();
    else if (name === 'tr') table?.endRow();
    else if (name === 'td' || name === 'th' || name === 'caption') table?.endCell();
    else if (name !== 'br' && lines.has(name)) table?.breakLine();
  }

  #finishTable(): void {
    const table = this.#open.pop();
    if (!table) return;
    table.endRow();
    this.#done.push({ name: table.caption, rows: table.rows });
  }
}

class OpenTable {
  readonly rows: Rows;
  caption = '';
  readonly #budget: { repeated: number };
  #cells: (string | null)[] | null = null;
  #spans: Span[] = [];
  #cell: { text: string; columns: number; rows: number } | null = null;
  #isCaption = false;
  /** Values that go on downwards, by their column. */
  readonly #downwards = new Map<number, { text: string | null; rows: number }>();

  constructor(file: string, budget: { repeated: number }) {
    this.rows = new Rows(file);
    this.#budget = budget;
  }

  startRow(): void {
    this.endRow();
    this.#cells = [];
  }

  endRow(): void {
    this.endCell();
    const cells = this.#cells;
    if (!cells) return;
    this.#cells = null;
    this.#fillDownwards(cells, Infinity);
    this.rows.add(cells, this.#spans);
    this.#spans = [];
  }

  startCell(columns: number, rows: number): void {
    this.endCell();
    this.#cells ??= [];
    this.#cell = { text: '', columns: Math.min(columns, 1_000), rows };
  }

  endCell(): void {
    if (this.#isCaption) {
      this.#isCaption = false;
      this.caption = tidy(this.caption).slice(0, 100);
      return;
    }
    const [cell, cells] = [this.#cell, this.#cells];
    this.#cell = null;
    if (!cell || !cells) return;
    const from = this.#fillDownwards(cells, 1);
    const text = tidy(cell.text);
    // Wide enough to hold no list, and long enough to say nothing more.
    if (from >= fileLimits.sheetColumns) return;
    cells[from] = text;
    for (let column = from + 1; column < from + cell.columns; column += 1) cells[column] = null;
    if (cell.columns > 1) this.#spans.push({ from, to: from + cell.columns - 1 });
    if (cell.rows < 2) return;
    for (let column = from; column < from + cell.columns; column += 1) {
      this.#downwards.set(column, { text: cell.columns === 1 ? text : null, rows: cell.rows - 1 });
    }
  }

  startCaption(): void {
    this.endCell();
    this.#isCaption = true;
  }

  breakLine(): void {
    this.text('\n');
  }

  text(text: string): void {
    if (this.#isCaption) this.caption = (this.caption + text).slice(0, 1_000);
    else if (this.#cell && this.#cell.text.length < 2 * fileLimits.cellCharacters) {
      this.#cell.text += text === '\n' ? LINE : text;
    }
  }

  /** Puts values from above into the next columns until `free` of them are free; answers the first free one. */
  #fillDownwards(cells: (string | null)[], free: number): number {
    for (;;) {
      const column = cells.length;
      const above = this.#downwards.get(column);
      if (!above) {
        if (free === 1) return column;
        const further = [...this.#downwards.keys()].some((key) => key > column);
        if (!further) return column;
        cells.push(null);
        continue;
      }
      if (above.text !== null && above.text !== '') this.#budget.repeated -= 1;
      cells.push(this.#budget.repeated >= 0 ? above.text : null);
      above.rows -= 1;
      if (above.rows === 0) this.#downwards.delete(column);
    }
  }
}

/** A line break that the page means; its own white space means none. */
const LINE = '\u2028';

const tidy = (text: string) =>
  text
    .replace(/[^\S\u2028]+/g, ' ')
    .replace(/ ?\u2028 ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

function numberIn(attributes: Record<string, string>, name: string): number {
  const number = Object.hasOwn(attributes, name) ? Number.parseInt(attributes[name] ?? '', 10) : 1;
  return Number.isSafeInteger(number) && number > 0 ? number : 1;
}
