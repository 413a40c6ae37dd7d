import { AppError } from '../../contract/errors.ts';
import { ImportOptions, type Rejects } from '../../contract/imports.ts';
import type { Handle } from '../../database/tables.ts';
import { type Cell, cellText } from '../../domain/importing/cells.ts';
import { targets } from '../../domain/importing/targets/index.ts';
import type { ReadRowsInput, ReadRowsQuestion } from '../../jobs/read-rows.ts';
import { findImport, findOpenRejects, findRecipe, type KeptReject } from './queries/imports.ts';
import type { ReadingContext, SettledOptions } from './question.ts';
import type { ImportRecipe } from './recipe.ts';

interface Mending {
  /** The import whose rows they are. */
  first: string;
  name: string;
  options: SettledOptions;
  recipe: ImportRecipe;
  table: NonNullable<ReadRowsInput['table']>;
  question: ReadRowsQuestion;
}

/** The rejected rows of an import that are still to be mended. @throws AppError `not-found` */
export async function rejectsOf(db: Handle, id: string, context: ReadingContext): Promise<Rejects> {
  const summary = await findImport(db, id);
  if (!summary) throw new AppError('not-found', { what: 'import', id });
  const recipe = await findRecipe(db, id);
  const rows = summary.status === 'done' ? await findOpenRejects(db, id) : [];
  const headers = recipe?.headers ?? [];
  return {
    id,
    file: summary.file,
    columns: headers.map((name, index) => ({ name, field: recipe?.fields[index] ?? null })),
    fields: [
      ...targets[summary.target].fields.map(({ name }) => ({ field: name, customName: null })),
      ...context.customFields.map(({ id: own, name }) => ({ field: `custom:${own}`, customName: name })),
    ],
    rows: rows.filter(({ cells }) => cells.length > 0).map((row) => shown(row, headers)),
    total: rows.length + Math.max(0, summary.rejected - summary.rejects.length),
  };
}

function shown({ row, reason, column, value, cells }: KeptReject, headers: readonly string[]): Rejects['rows'][number] {
  const texts = headers.map((_, index) => cellText(cells[index]));
  const named = headers.indexOf(column);
  return {
    row,
    reason: reason as Rejects['rows'][number]['reason'],
    column,
    value,
    cells: texts,
    at: column === '' || named < 0 ? null : named,
  };
}

/**
 * Mended rows as a table below the file's own header, to be read as the file was.
 *
 * @throws AppError `not-found`, `nothing-to-mend`
 */
export async function mendingOf(
  db: Handle,
  id: string,
  given: readonly { row: number; cells: readonly string[] }[],
  context: ReadingContext,
): Promise<Mending> {
  const summary = await findImport(db, id);
  if (!summary) throw new AppError('not-found', { what: 'import', id });
  const recipe = await findRecipe(db, id);
  const stored = await db.selectFrom('imports').select('options').where('id', '=', id).executeTakeFirstOrThrow();
  const open = new Map((await findOpenRejects(db, id)).map((row) => [row.row, row]));
  const rows = given.flatMap(({ row, cells }) => {
    const kept = open.get(row);
    return kept ? [{ row, cells: mendedCells(kept.cells, cells) }] : [];
  });
  if (summary.status !== 'done' || !recipe || rows.length === 0) throw new AppError('nothing-to-mend', {});
  const options = ImportOptions.parse(JSON.parse(stored.options));
  return {
    first: id,
    name: summary.file,
    options: { ...options, target: summary.target, duplicates: summary.duplicates, matchBy: recipe.matchBy },
    recipe,
    table: { header: recipe.headers, rows },
    question: {
      reading: {},
      choices: {
        ...context,
        target: summary.target,
        headerRow: 1,
        mapping: recipe.fields.map((field, index) => ({ index, field })),
        answers: recipe.answers,
        decided: recipe.decisions,
        ...(recipe.dateOrder ? { dateOrder: recipe.dateOrder } : {}),
      },
    },
  };
}

/** What was left as it is keeps its kind (a date, a number); what was typed is text. */
function mendedCells(before: readonly Cell[], texts: readonly string[]): Cell[] {
  return texts.map((text, index) => {
    const cell = before[index] ?? null;
    if (text === cellText(cell)) return cell;
    return text.trim() === '' ? null : text;
  });
}
