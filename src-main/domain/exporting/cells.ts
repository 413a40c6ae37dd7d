/**
 * What goes out in one cell. Rows carry plain values; the kind of their column says what they mean, so that a row
 * crosses to the worker as it is and is dressed there.
 */

/**
 * `text` as it is; `number` a number; `money` minor units of the business currency; `date` a civil date
 * (`YYYY-MM-DD`, anything else stays text); `instant` epoch milliseconds, shown as the wall clock of the shop.
 */
export type ColumnKind = 'text' | 'number' | 'money' | 'date' | 'instant';
/** Null is an empty cell. */
export type ExportValue = string | number | null;

export interface OutColumn {
  header: string;
  kind: ColumnKind;
}

/** How amounts of the shop are written. */
export interface OutMoney {
  /** ISO 4217. */
  currency: string;
  /** Places of the minor unit. */
  decimals: number;
}

/** Excel holds no more in a cell ("Excel specifications and limits", Microsoft). */
export const CELL_CHARACTERS = 32_767;
/** Rows of a sheet, the header among them; a little below Excel's 1,048,576. */
export const SHEET_ROWS = 1_000_000;
