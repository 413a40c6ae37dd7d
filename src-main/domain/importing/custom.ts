import { cleanLines, fold } from '../text.ts';
import { readDate, type DateReading } from './birthday.ts';
import { type Cell, isBlank } from './cells.ts';
import type { Column } from './columns.ts';
import { type RowReader, textLimits } from './reader.ts';
import { type CustomFieldSpec, isCustomField } from './target.ts';
import { yesNoOf } from './words.ts';

/**
 * The value of a column that is matched to one of the shop's own fields, in the form that is kept: money in minor units,
 * dates ISO, `yes` or `no`. What does not fit the field's kind is left out and flagged.
 */
export function readCustomValue(
  row: RowReader,
  column: Column,
  options: { fields: ReadonlyMap<string, CustomFieldSpec>; currencyDecimals: number; dates: DateReading },
): { fieldId: string; value: string } | null {
  if (column.field === null || !isCustomField(column.field) || isBlank(row.cell(column))) return null;
  const field = options.fields.get(column.field.slice('custom:'.length));
  if (!field) return null;
  const value = valueOf(row, column, field, options);
  if (value !== null) return { fieldId: field.id, value };
  row.note(column, row.text(column), '', 'value-not-understood');
  return null;
}

function valueOf(
  row: RowReader,
  column: Column,
  field: CustomFieldSpec,
  options: { currencyDecimals: number; dates: DateReading },
): string | null {
  const text = row.text(column);
  switch (field.kind) {
    case 'text':
      return row.shorten(column, cleanLines(text), textLimits.custom);
    case 'choice':
      return field.choices.find((choice) => fold(choice) === fold(text)) ?? null;
    case 'yesno':
      return yesNoOf(text) ?? null;
    case 'date': {
      const { value, reason } = readDate(row.cell(column), options.dates);
      if (value !== null && reason) row.note(column, text, value, reason);
      return value !== null && value.startsWith('-') ? null : value;
    }
    case 'money':
      return readMoney(row.cell(column), options.currencyDecimals);
    case 'number':
      return readNumber(row.cell(column));
  }
}

function readMoney(cell: Cell, decimals: number): string | null {
  return typeof cell === 'number' && Number.isFinite(cell) ? String(Math.round(cell * 10 ** decimals)) : null;
}

function readNumber(cell: Cell): string | null {
  return typeof cell === 'number' && Number.isFinite(cell) ? String(cell) : null;
}
