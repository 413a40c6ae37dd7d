import { z } from 'zod';
import { AppError } from '../../contract/errors.ts';
import { GroupAnswer, importTargets, type MappingSummary, UnderstandingReason } from '../../contract/imports.ts';
import type { Store } from '../../database/store.ts';
import type { Handle } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { safeFileName } from '../../domain/files.ts';
import { fingerprintOf, type MappingContent } from '../../domain/importing/mapping.ts';
import type { CustomFieldSpec } from '../../domain/importing/target.ts';
import {
  deleteMapping,
  findMapping,
  findMappingNamed,
  findMappings,
  findRemembered,
  insertMapping,
  type MappingRow,
  updateMapping,
} from './queries/mappings.ts';
import { contentOf, fingerprint, type ImportRecipe } from './recipe.ts';

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

/** Mappings that are kept: how files with certain headings are read. No journal: nothing of the shop hangs on them. */
export class Mappings {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  async list(): Promise<{ items: MappingSummary[] }> {
    return { items: (await findMappings(this.#store.db)).map(summaryOf) };
  }

  /** @throws AppError `not-found`, `name-taken` */
  async rename(id: string, name: string): Promise<MappingSummary> {
    return this.#change(async (db) => {
      await this.#require(db, id);
      await requireFree(db, name, id);
      await updateMapping(db, id, { name });
      return this.#require(db, id);
    });
  }

  async remove(id: string): Promise<{ removed: boolean }> {
    const removed = await this.#store.db.transaction().execute((trx) => deleteMapping(trx, id));
    this.#announce();
    return { removed };
  }

  /** Saves how a past import was read. @throws AppError `not-found`, `name-taken` */
  async save(
    from: { target: string; recipe: ImportRecipe; duplicates: MappingContent['duplicates'] },
    name: string,
  ): Promise<MappingSummary> {
    return this.#change(async (db) => {
      await requireFree(db, name);
      const id = newId();
      await insertMapping(db, {
        id,
        target: from.target,
        fingerprint: fingerprint(from.recipe),
        name,
        content: contentOf(from.recipe, from.duplicates),
        now: this.#store.clock.now(),
        used: true,
      });
      return this.#require(db, id);
    });
  }

  /** A small file for another PC. @throws AppError `not-found` */
  async exportFile(id: string, fields: readonly CustomFieldSpec[]): Promise<File> {
    const { name, target, content } = await this.#require(this.#store.db, id);
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

  /** Adds a mapping from a file. Own fields are found by their names; those that are not there come with the next import. */
  async add(file: File, fields: readonly CustomFieldSpec[]): Promise<MappingSummary> {
    const { name, target, content } = await readShared(file);
    const byName = new Map(fields.map((field) => [field.name.toLowerCase(), field.id]));
    const local: MappingContent = {
      ...content,
      columns: content.columns.map((column) => localColumn(column, byName)),
      matchBy: content.matchBy?.flatMap((key) => {
        if (!key.startsWith('own:')) return [key];
        const id = byName.get(key.slice('own:'.length).toLowerCase());
        return id === undefined ? [] : [`custom:${id}`];
      }),
    };
    return this.#change(async (db) => {
      const id = newId();
      await insertMapping(db, {
        id,
        target,
        fingerprint: fingerprintOf(content.headers),
        name: await freeName(db, name || file.name.replace(/(\.mapping)?\.json$/i, '').slice(0, 100) || FORMAT),
        content: local,
        now: this.#store.clock.now(),
        used: false,
      });
      return this.#require(db, id);
    });
  }

  async #change<T extends MappingRow>(work: (db: Handle) => Promise<T>): Promise<MappingSummary> {
    const row = await this.#store.db.transaction().execute(work);
    this.#announce();
    return summaryOf(row);
  }

  async #require(db: Handle, id: string): Promise<MappingRow> {
    const row = await findMapping(db, id);
    if (!row) throw new AppError('not-found', { what: 'mapping', id });
    return row;
  }

  #announce(): void {
    this.#store.announce({ tables: ['import_mappings'], batchId: null });
  }
}

export const summaryOf = ({ id, name, target, content, createdAt, lastUsedAt }: MappingRow): MappingSummary => ({
  id,
  name,
  target: target as MappingSummary['target'],
  headers: content.headers,
  createdAt,
  lastUsedAt,
});

/** Remembers how a file was read for the next one with the same headings, in the transaction that ends its import. */
export async function remember(
  db: Handle,
  { target, content, now }: { target: string; content: MappingContent; now: number },
): Promise<void> {
  const known = await findRemembered(db, target, fingerprintOf(content.headers));
  if (known) await updateMapping(db, known.id, { content, usedAt: now });
  else {
    const made = { id: newId(), target, fingerprint: fingerprintOf(content.headers), name: '', content, now };
    await insertMapping(db, { ...made, used: true });
  }
}

/** Saves it under a name; the mapping that has the name already becomes this one. */
export async function saveAs(
  db: Handle,
  { name, target, content, now }: { name: string; target: string; content: MappingContent; now: number },
): Promise<void> {
  const print = fingerprintOf(content.headers);
  const known = await findMappingNamed(db, name);
  if (known) await updateMapping(db, known.id, { content, fingerprint: print, usedAt: now });
  else await insertMapping(db, { id: newId(), target, fingerprint: print, name, content, now, used: true });
}

async function requireFree(db: Handle, name: string, except?: string): Promise<void> {
  const taken = await findMappingNamed(db, name);
  if (taken && taken.id !== except) throw new AppError('name-taken', { what: 'mapping', name: taken.name });
}

async function freeName(db: Handle, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} (${n})`;
    if (!(await findMappingNamed(db, name))) return name;
  }
}

async function readShared(file: File): Promise<z.infer<typeof Shared>> {
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
  return parsed.data;
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
