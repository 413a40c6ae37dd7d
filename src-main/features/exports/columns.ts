import { AppError } from '../../contract/errors.ts';
import type { ColumnKind, ExportValue, OutColumn } from '../../domain/exporting/cells.ts';
import { isCustomField } from '../../domain/importing/target.ts';
import type { OpenList } from './list.ts';

/** A column of an exported list: its heading, its kind, and how its value is read from a row. */
export interface ListColumn<Row> extends OutColumn {
  value(row: Row): ExportValue;
}

interface Known<Name extends string, Row> {
  /** Every column that there is, in the usual order. */
  all: readonly Name[];
  headers: Record<Name, string>;
  /** Of those that are not text. */
  kinds: Partial<Record<Name, ColumnKind>>;
  values: Record<Name, (row: Row) => ExportValue>;
  /** The shop's own fields, after all others; asked for as `custom:ID`. */
  own?: readonly OwnColumn<Row>[];
}

interface OwnColumn<Row> extends ListColumn<Row> {
  fieldId: string;
}

/** Kinds of the shop's own fields as kinds of columns; the others are text. */
const ownKinds: Record<string, ColumnKind> = { number: 'number', money: 'money', date: 'date' };

/** The shop's own fields as columns. `words` are those of values that are kept as codes: yes and no. */
export function ownColumns<Row extends { customValues: readonly { fieldId: string; value: string }[] }>(
  fields: readonly { id: string; name: string; kind: string }[],
  words: Record<string, string>,
): OwnColumn<Row>[] {
  return fields.map(({ id, name, kind }) => ({
    fieldId: id,
    header: name,
    kind: ownKinds[kind] ?? 'text',
    value: (row) => {
      const value = row.customValues.find(({ fieldId }) => fieldId === id)?.value ?? '';
      return kind === 'yesno' ? (words[value] ?? value) : value;
    },
  }));
}

/**
 * The asked columns in their order, each once; none means all. An own field that is gone is left out: a window may still
 * know it.
 *
 * @throws AppError `columns-unknown`
 */
export function chooseColumns<Name extends string, Row>(
  asked: readonly string[],
  { all, headers, kinds, values, own = [] }: Known<Name, Row>,
): ListColumn<Row>[] {
  const byName = new Map<string, ListColumn<Row>>([
    ...all.map((name) => [name, { header: headers[name], kind: kinds[name] ?? 'text', value: values[name] }] as const),
    ...own.map(({ fieldId, ...column }) => [`custom:${fieldId}`, column] as const),
  ]);
  const unknown = asked.filter((name) => !byName.has(name) && !isCustomField(name));
  if (unknown.length > 0) throw new AppError('columns-unknown', { names: unknown, known: [...byName.keys()] });
  const wanted = [...new Set(asked)].flatMap((name) => byName.get(name) ?? []);
  return wanted.length > 0 ? wanted : [...byName.values()];
}

/** Rows read at a time: a few milliseconds. */
const CHUNK = 100;

/** A list that is found already, its rows read a piece at a time as they are written. */
export function listOf<Row>(
  name: string,
  found: readonly string[],
  columns: readonly ListColumn<Row>[],
  read: (ids: string[]) => Promise<Row[]>,
): OpenList {
  return {
    name,
    total: found.length,
    columns: columns.map(({ header, kind }) => ({ header, kind })),
    rows: async function* () {
      for (let from = 0; from < found.length; from += CHUNK) {
        const rows = await read(found.slice(from, from + CHUNK));
        yield rows.map((row) => columns.map((column) => column.value(row)));
      }
    },
  };
}
