import { AppError } from '../../contract/errors.ts';
import type { FileChoices } from '../../contract/file-formats.ts';
import { type ImportOptions, unkeptKinds } from '../../contract/imports.ts';
import type { MappingContent } from '../../domain/importing/mapping.ts';
import type { PlanChoices } from '../../domain/importing/plan.ts';
import type { ReadRowsOverview, ReadRowsQuestion } from '../../jobs/read-rows.ts';
import type { MappingRow } from './queries/mappings.ts';
import type { DuplicateMode, ImportWriter, TargetName } from './writer.ts';

/** What reading depends on besides the file: the shop's settings and its own fields. */
export type ReadingContext = Pick<PlanChoices, 'region' | 'currencyDecimals' | 'customFields' | 'thisYear'>;

/** What the person has chosen, once it is known what the file holds. */
export type SettledOptions = ImportOptions & { target: TargetName };

/** Which records that are not kept yet a file seems to hold; null where it holds others. */
export const unkeptKindOf = ({ looksLike }: ReadRowsOverview): (typeof unkeptKinds)[number] | null =>
  unkeptKinds.find((kind) => kind === looksLike) ?? null;

/** What the worker is asked, from what the person has chosen and what is remembered. @throws AppError `not-found` */
export function questionOf(
  options: SettledOptions,
  context: ReadingContext,
  mappings: readonly MappingRow[],
): ReadRowsQuestion {
  const named = namedMapping(options, mappings);
  const content = named?.content;
  const reading: FileChoices = {};
  const encoding = options.encoding ?? (content?.encoding as FileChoices['encoding']);
  const separator = options.separator ?? (content?.separator as FileChoices['separator']);
  if (encoding !== undefined) reading.encoding = encoding;
  if (separator !== undefined) reading.separator = separator;
  if (options.pasted !== undefined) reading.pasted = options.pasted;
  return {
    reading,
    choices: {
      ...context,
      target: options.target,
      mapping: options.columns.map(({ index, field, name }) => ({ index, field, ...(name ? { name } : {}) })),
      answers: options.answers,
      saved: options.mapping === null ? [] : mappings.map(({ id, content: saved }) => ({ id, content: saved })),
      ...(named ? { savedId: named.id } : {}),
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
      ...(options.headerRow === undefined ? {} : { headerRow: options.headerRow }),
      ...(options.dateOrder === undefined ? {} : { dateOrder: options.dateOrder }),
    },
  };
}

/** The saved mapping that is asked for by its name or id, if any is. @throws AppError `not-found` */
export function namedMapping({ mapping }: ImportOptions, mappings: readonly MappingRow[]): MappingRow | undefined {
  if (typeof mapping !== 'string') return undefined;
  const wanted = mapping.toLowerCase();
  const found =
    mappings.find(({ id }) => id === mapping) ??
    mappings.find(({ name }) => name !== '' && name.toLowerCase() === wanted);
  if (!found) throw new AppError('not-found', { what: 'mapping', id: mapping });
  return found;
}

export interface Matching {
  duplicates: DuplicateMode;
  /** What rows of this file can be matched by. */
  matchKeys: string[];
  matchBy: string[];
}

/** How rows meet what is there already: as the person says, else as the mapping remembers, else as usual. */
export function matchingOf(
  options: ImportOptions,
  overview: ReadRowsOverview,
  remembered: MappingContent | undefined,
  writer: ImportWriter<never>,
  customFields: ReadingContext['customFields'],
): Matching {
  // Of own fields only texts tell anybody apart: many have spent the same, or joined on the same day.
  const vague = [...customFields, ...overview.newFields].filter(({ kind }) => kind !== 'text');
  const isVague = (field: string) => vague.some(({ id }) => field === `custom:${id}`);
  const fields = overview.columns.flatMap(({ field }) => (field === null || isVague(field) ? [] : [field]));
  const matchKeys = writer.matchKeys(fields);
  const wanted = options.matchBy ?? remembered?.matchBy ?? writer.usualMatchBy;
  const matchBy = matchKeys.filter((key) => wanted.includes(key));
  return {
    duplicates: options.duplicates ?? remembered?.duplicates ?? 'skip',
    matchKeys,
    // A file without any of them is matched by what it has: nobody asked for everything to be added twice.
    matchBy: matchBy.length > 0 ? matchBy : matchKeys.filter((key) => writer.usualMatchBy.includes(key)),
  };
}
