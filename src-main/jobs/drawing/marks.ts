/**
 * Rows whose place on the pages matters, noted while a paper is put together. pdfmake writes into the nodes themselves on
 * which page they came to lie, so once it has laid out everything (when it asks for the footers), the marks know.
 */
export class Marks {
  readonly #rows: MarkedRow[] = [];
  #totals: Placed | null = null;

  /** pdfmake keeps the page right only for nodes with an id. */
  idOf(block: number, row: number): string {
    return `row-${block}-${row}`;
  }

  /** @param sum what the lines come to, this one with them; '' where nothing is added up */
  row(node: object, place: RowPlace, sum: string): void {
    this.#rows.push({ node, sum, ...place });
  }

  totals(node: object): void {
    this.#totals = node;
  }

  /** The sum that goes from the end of this page to the next one; null where no table of lines goes on. */
  carriedFrom(page: number): string | null {
    const after = this.#rows.findIndex(({ node }) => pageOf(node) > page);
    if (after <= 0) return null;
    return this.#rows[after - 1]?.sum || null;
  }

  /** The row before which the page must end, because the sums would stand on a page without any row of theirs. */
  rowForTotals(): RowPlace | null {
    const last = this.#rows.at(-1);
    if (!this.#totals || !last || pageOf(last.node) >= pageOf(this.#totals)) return null;
    const before = this.#rows.at(-2);
    // A table of one row would leave its place empty.
    return before?.block === last.block ? { block: last.block, row: last.row } : null;
  }
}

/** A row of a block of a paper; both counted from 0. */
export interface RowPlace {
  block: number;
  row: number;
}
/** The sums would stand on a page without a row: the page has to end before this one. Thrown out of the layout. */
export class EndsTooLate extends Error {
  readonly row: RowPlace;

  constructor(row: RowPlace) {
    super('the sums would stand alone');
    this.row = row;
  }
}

interface MarkedRow extends RowPlace {
  node: Placed;
  sum: string;
}
interface Placed {
  positions?: { pageNumber: number }[];
}

/** 0 of what was not drawn. */
const pageOf = ({ positions }: Placed): number => positions?.[0]?.pageNumber ?? 0;
