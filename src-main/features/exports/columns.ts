import type { ColumnKind, ExportValue, OutColumn } from '../../domain/exporting/cells.ts';

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
}

/** The asked columns in their order, each once; unknown names are left out, and none means all. */
export function chooseColumns<Name extends string, Row>(
  asked: readonly string[],
  { all, headers, kinds, values }: Known<Name, Row>,
): ListColumn<Row>[] {
  const wanted = [...new Set(asked)].flatMap((name) => all.find((one) => one === name) ?? []);
  return (wanted.length > 0 ? wanted : all).map((name) => ({
    header: headers[name],
    kind: kinds[name] ?? 'text',
    value: values[name],
  }));
}
