import { Birthday, Id } from '../../contract/shared.ts';
import { fromExcelSerial } from '../../domain/dates.ts';
import { WallClock } from '../../domain/exporting/serial.ts';
import type { ReadBusinessFacts, ReadBusinessRow } from '../../jobs/read-business.ts';
import { codeOf } from './sheet-words.ts';
import type { RowValue, SheetField, SheetSpec } from './sheet.ts';

/** A row of the workbook as a row of its table; `problem` names the value that cannot be one. */
export interface FileRecord {
  row: number;
  id: string;
  values: Record<string, RowValue>;
  problem: string | null;
}

type Cell = ReadBusinessRow['cells'][number];
const DAYS_1904 = 1_462;

/** Turns the cells of one sheet into records, by the headings that stand above them in either language. */
export class RecordReader {
  readonly #spec: SheetSpec;
  readonly #places: { field: SheetField; index: number }[];
  readonly #clock: WallClock;
  readonly #shift: number;

  constructor(spec: SheetSpec, headers: readonly string[], { timeZone, is1904 }: ReadBusinessFacts) {
    this.#spec = spec;
    const names = headers.map((header) => header.trim().toLowerCase());
    this.#places = spec.fields.flatMap((field) => {
      const known = [field.header.en, field.header.id, field.column].map((name) => name.toLowerCase());
      const index = names.findIndex((name) => known.includes(name));
      return index < 0 ? [] : [{ field, index }];
    });
    this.#clock = clockOf(timeZone);
    this.#shift = is1904 ? DAYS_1904 : 0;
  }

  /** Whether the sheet names its rows; without ids nothing of it can be known again. */
  get hasIds(): boolean {
    return this.#places.some(({ field }) => field.kind === 'id' || field.kind === 'key');
  }

  read({ row, cells }: ReadBusinessRow): FileRecord {
    const values: Record<string, RowValue> = {};
    let problem: string | null = null;
    for (const { field, index } of this.#places) {
      const cell = cells[index] ?? null;
      const value = this.#valueOf(field, cell);
      if (value === undefined) problem ??= String(cell ?? '').slice(0, 200) || field.column;
      else values[field.column] = value;
    }
    if (problem === null && this.#spec.derived) Object.assign(values, this.#spec.derived.of(values));
    return { row, id: String(values['id'] ?? ''), values, problem };
  }

  /** Undefined where the cell cannot be what the field is. */
  #valueOf({ kind, nullable }: SheetField, cell: Cell): RowValue | undefined {
    const empty = cell === null || cell === '';
    switch (kind) {
      case 'flag':
        return flagOf(cell);
      case 'key':
        return typeof cell === 'string' && /^[\w.-]{1,80}$/.test(cell) ? cell : undefined;
      case 'id':
      case 'ref':
        if (empty) return nullable ? null : undefined;
        return typeof cell === 'string' && Id.safeParse(cell.trim()).success ? cell.trim() : undefined;
      case 'text':
        return empty ? (nullable ? null : '') : String(cell);
      case 'code':
        return empty ? (nullable ? null : undefined) : codeOf(String(cell));
      case 'integer': {
        if (empty && nullable) return null;
        const number = typeof cell === 'boolean' || empty ? Number.NaN : Number(cell);
        return Number.isSafeInteger(number) ? number : undefined;
      }
      case 'instant':
        return empty ? (nullable ? null : undefined) : this.#instantOf(cell);
      case 'day':
        return empty ? (nullable ? null : undefined) : this.#dayOf(cell);
    }
  }

  #instantOf(cell: Cell): number | undefined {
    const millis =
      typeof cell === 'number'
        ? this.#clock.instantOf(cell + this.#shift)
        : typeof cell === 'string'
          ? Date.parse(cell)
          : Number.NaN;
    return Number.isSafeInteger(millis) && Math.abs(millis) <= 8.64e15 ? millis : undefined;
  }

  #dayOf(cell: Cell): string | undefined {
    const text = typeof cell === 'number' ? fromExcelSerial(cell + this.#shift) : String(cell).trim();
    return text !== null && Birthday.safeParse(text).success ? text : undefined;
  }
}

function flagOf(cell: Cell): 0 | 1 | undefined {
  if (cell === null || cell === '' || cell === 0 || cell === false) return 0;
  if (cell === 1 || cell === true) return 1;
  const code = codeOf(String(cell)).toLowerCase();
  if (['yes', '1', 'true', 'x', 'v'].includes(code)) return 1;
  return ['no', '0', 'false', '-'].includes(code) ? 0 : undefined;
}

function clockOf(timeZone: string): WallClock {
  try {
    return new WallClock(timeZone);
  } catch {
    return new WallClock('UTC');
  }
}
