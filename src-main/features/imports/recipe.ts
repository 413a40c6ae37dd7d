import type { Answer, ImportOptions } from '../../contract/imports.ts';
import type { z } from 'zod';
import { type MappingContent, placesOf } from '../../domain/importing/mapping.ts';
import type { Decisions } from '../../domain/importing/plan.ts';
import type { ReadRowsOverview } from '../../jobs/read-rows.ts';
import type { Matching } from './question.ts';

/** How a file was read, kept with its import: mended rows are read alike, and the next such file can be. */
export interface ImportRecipe {
  headers: string[];
  fields: (string | null)[];
  answers: z.infer<typeof Answer>[];
  decisions: Decisions;
  matchBy: string[];
  dateOrder?: ImportOptions['dateOrder'];
  sheet?: string;
  encoding?: string;
  separator?: string;
}

export function recipeOf(options: ImportOptions, overview: ReadRowsOverview, { matchBy }: Matching): ImportRecipe {
  return {
    headers: overview.columns.map(({ name }) => name),
    fields: overview.columns.map(({ field }) => field),
    answers: overview.answers.map(([key, answer]) => {
      const [column, reason] = key.split(' ');
      return { column: Number(column), reason, answer } as z.infer<typeof Answer>;
    }),
    decisions: overview.decisions,
    matchBy,
    ...(options.dateOrder ? { dateOrder: options.dateOrder } : {}),
    ...(options.sheet ? { sheet: options.sheet } : {}),
    ...(options.encoding ? { encoding: options.encoding } : {}),
    ...(options.separator ? { separator: options.separator } : {}),
  };
}

/** What is remembered of it for the next file: places by their headings instead of their numbers. */
export function contentOf(recipe: ImportRecipe, duplicates: MappingContent['duplicates']): MappingContent {
  const places = placesOf(recipe.headers);
  const { dateOrder, sheet, encoding, separator } = recipe;
  return {
    headers: recipe.headers,
    columns: places.map((place, index) => ({ ...place, field: recipe.fields[index] ?? null })),
    answers: recipe.answers.flatMap(({ column, reason, answer }) => {
      const place = places[column];
      return place ? [{ ...place, reason, answer }] : [];
    }),
    duplicates,
    matchBy: recipe.matchBy,
    ...(dateOrder ? { dateOrder } : {}),
    ...(sheet ? { sheet } : {}),
    ...(encoding ? { encoding } : {}),
    ...(separator ? { separator } : {}),
  };
}

/** The same with the fields that were made meanwhile in place of those that were asked for. */
export function withMadeFields(recipe: ImportRecipe, made: ReadonlyMap<string, string>): ImportRecipe {
  const resolved = (field: string) => {
    const id = field.startsWith('custom:') ? made.get(field.slice('custom:'.length)) : undefined;
    return id === undefined ? field : `custom:${id}`;
  };
  return {
    ...recipe,
    fields: recipe.fields.map((field) => field && resolved(field)),
    matchBy: recipe.matchBy.map(resolved),
  };
}
