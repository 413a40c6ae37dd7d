import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { GroupAnswer, importTargets, UnderstandingReason } from '../../contract/imports.ts';
import { safeFileName } from '../../domain/files.ts';
import type { MappingContent } from '../../domain/importing/mapping.ts';
import type { CustomFieldSpec } from '../../domain/importing/target.ts';
import type { MappingRow } from './queries/mappings.ts';

const FORMAT = 'langganan-import-mapping';
/** A mapping is some kilobytes; whatever is larger is none. */
const LARGEST = 1_000_000;

const place = { header: z.string().max(500), nth: z.number().int().min(0).max(1_000) };
/** An own field travels by its name and kind: its id means nothing on another PC. */
const Shared = z.object({
  format: z.literal(FORMAT),
  version: z.literal(1),
  name: z.string().max(120),
  target: z.enum(importTargets),
  content: z.object({
    headers: z.array(z.string().max(500)).min(1).max(1_000),
    columns: z
      .array(z.object({ ...place, field: z.string().max(80).nullable(), name: z.string().max(120).optional() }))
      .max(1_000),
    answers: z.array(z.object({ ...place, reason: UnderstandingReason, answer: GroupAnswer })).max(5_000),
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
    duplicates: z.enum(['skip', 'fill', 'update', 'add']).optional(),
    matchBy: z.array(z.string().max(200)).max(50).optional(),
    sheet: z.string().max(200).optional(),
    encoding: z.string().max(40).optional(),
    separator: z.string().max(40).optional(),
  }),
});

type Shared = z.infer<typeof Shared>;

/** A mapping as a small file for another PC. */
export function sharedFile({ name, target, content }: MappingRow, fields: readonly CustomFieldSpec[]): File {
  const own = new Map(fields.map((field) => [`custom:${field.id}`, field]));
  const shared = {
    format: FORMAT,
    version: 1,
    name,
    target,
    content: {
      ...content,
      columns: content.columns.map((column) => {
        const field = column.field === null ? undefined : own.get(column.field);
        return field ? { ...column, field: `own:${field.kind}`, name: field.name } : column;
      }),
      matchBy: content.matchBy?.map((key) => (own.has(key) ? `own:${own.get(key)?.name}` : key)),
    },
  };
  const called = name || content.headers.filter(Boolean).slice(0, 3).join(' ');
  const fileName = safeFileName(`${called}.json`, 'mapping.json');
  return new File([JSON.stringify(shared, null, 2)], fileName, { type: 'application/json' });
}

/** A mapping of another PC; without a name it gets the file's. @throws AppError `mapping-file-unusable` */
export async function readShared(file: File): Promise<Shared> {
  const unusable = () => new AppError('mapping-file-unusable', { file: file.name.slice(0, 200) });
  if (file.size > LARGEST) throw unusable();
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch {
    throw unusable();
  }
  const parsed = Shared.safeParse(json);
  if (!parsed.success) throw unusable();
  const { name } = parsed.data;
  return { ...parsed.data, name: name || file.name.replace(/(\.mapping)?\.json$/i, '').slice(0, 100) || FORMAT };
}

/** Its own fields are found here by their names; those that are not there are made by the next import. */
export function localContent(content: Shared['content'], fields: readonly CustomFieldSpec[]): MappingContent {
  const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field.id]));
  return {
    ...content,
    columns: content.columns.map((column) => localColumn(column, byName)),
    matchBy: content.matchBy?.flatMap((key) => {
      if (!key.startsWith('own:')) return [key];
      const id = byName.get(key.slice('own:'.length).toLowerCase());
      return id === undefined ? [] : [`custom:${id}`];
    }),
  };
}

function localColumn(
  column: MappingContent['columns'][number],
  byName: ReadonlyMap<string, string>,
): MappingContent['columns'][number] {
  if (!column.field?.startsWith('own:')) return column;
  const id = byName.get(column.name?.toLowerCase() ?? '');
  if (id !== undefined) return { header: column.header, nth: column.nth, field: `custom:${id}` };
  const kind = column.field.slice('own:'.length);
  return { ...column, field: `new:${kind === 'choice' ? 'text' : kind}` };
}
