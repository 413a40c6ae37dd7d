import { parseYesNo } from '../fields.ts';
import { decimalText, parseMoney } from '../money.ts';
import { type DecimalSign, parseScaled } from '../numbers.ts';
import { cleanLines, fold } from '../text.ts';
import { readDate, type DateReading } from './birthday.ts';
import { type Cell, isBlank } from './cells.ts';
import type { Column } from './columns.ts';
import { type RowReader, textLimits } from './reader.ts';
import { type CustomFieldSpec, isCustomField } from './target.ts';

interface CustomReading {
  fields: ReadonlyMap<string, CustomFieldSpec>;
  currencyDecimals: number;
  dates: DateReading;
  /** The column's decimal sign, where its values decide it. */
  decimal: DecimalSign | undefined;
}

/**
 * The value of a column that is matched to one of the shop's own fields, in the form that is kept: money in minor units,
 * dates ISO, `yes` or `no`. What does not fit the field's kind is left out and flagged.
 */
export function readCustomValue(
  row: RowReader,
  column: Column,
  options: CustomReading,
): { fieldId: string; value: string } | null {
  if (column.field === null || !isCustomField(column.field) || isBlank(row.cell(column))) return null;
  const field = options.fields.get(column.field.slice('custom:'.length));
  if (!field) return null;
  const value = valueOf(row, column, field, options);
  if (value !== null) return { fieldId: field.id, value };
  if (!row.notes.some((note) => note.column === column.index))
    row.lose(column, row.text(column), 'value-not-understood');
  return null;
}

function valueOf(row: RowReader, column: Column, field: CustomFieldSpec, options: CustomReading): string | null {
  const text = row.text(column);
  switch (field.kind) {
    case 'text':
      return row.shorten(column, cleanLines(text), textLimits.custom);
    case 'choice':
      return field.choices.find((choice) => fold(choice) === fold(text)) ?? null;
    case 'yesno':
      return yesNo(text);
    case 'date': {
      const { value, reason } = readDate(row.cell(column), options.dates);
      // A day without a year is no date that a field can hold.
      if (value?.startsWith('-')) return null;
      return value !== null && reason ? row.date(column, { value, reason }) : value;
    }
    case 'money':
      return readMoney(row.cell(column), options.currencyDecimals, options.decimal);
    case 'number':
      return readNumber(row.cell(column), options.decimal);
  }
}

function readMoney(cell: Cell, decimals: number, decimal: DecimalSign | undefined): string | null {
  const { minor } = parseMoney(cell, { decimals, ...(decimal ? { decimal } : {}) });
  return minor === null ? null : String(minor);
}

/** Places that a number field keeps. */
const NUMBER_PLACES = 4;

function readNumber(cell: Cell, decimal: DecimalSign | undefined): string | null {
  const { value } = parseScaled(cell, NUMBER_PLACES, decimal ? { decimal } : {});
  return value === null ? null : decimalText(value, NUMBER_PLACES).replace(/\.?0+$/, '');
}

function yesNo(text: string): string | null {
  const answer = parseYesNo(text);
  return answer === null ? null : answer ? 'yes' : 'no';
}
