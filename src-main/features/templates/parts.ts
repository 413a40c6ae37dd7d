import { z } from 'zod';
import { Design } from '../../contract/documents/design.ts';
import { DocumentKind } from '../../contract/documents/words.ts';
import { AppError } from '../../contract/errors.ts';
import { LONGEST_NAME } from '../../contract/templates.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { requiredLine } from '../../contract/shared.ts';
import { safeFileName } from '../../domain/files.ts';
import { storedDesign } from './find.ts';
import { insertTemplate } from './write.ts';

/**
 * One sort of templates in the file that goes from one Langganan to another. Who keeps templates of another sort (of
 * messages, say) hands its own part to the service.
 */
export interface TemplatePart {
  /** Its key in the file. */
  key: string;
  /** What goes out, as JSON holds it. @param ids null: all of them */
  collect(db: Handle, ids: readonly string[] | null): Promise<unknown[]>;
  /** Adds what came in, inside the caller's act, and says how it is called now. @throws where it is not what it should be */
  add(trx: Trx, items: readonly unknown[], now: number): Promise<string[]>;
}

const FORMAT = 'langganan-templates';
const VERSION = 1;
/** Bytes of the whole file: some Word files with pictures in them. */
const LARGEST = 60_000_000;

const File_ = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  parts: z.record(z.string().max(60), z.array(z.unknown()).max(500)),
});

const DocumentItem = z
  .object({ kind: DocumentKind, name: requiredLine(LONGEST_NAME) })
  .and(
    z.discriminatedUnion('source', [
      z.object({ source: z.literal('design'), design: Design }),
      z.object({ source: z.literal('word'), fileName: requiredLine(200), file: z.base64().max(40_000_000) }),
    ]),
  );

/** Designs and Word files. */
export const documentPart: TemplatePart = {
  key: 'documents',
  async collect(db, ids) {
    let asked = db
      .selectFrom('document_templates as t')
      .leftJoin('template_files as f', 'f.sha256', 't.file_sha256')
      .select(['t.kind', 't.name', 't.source', 't.design', 't.file_name', 'f.bytes'])
      .where('t.deleted_at', 'is', null)
      .orderBy('t.kind')
      .orderBy('t.name');
    if (ids) asked = asked.where('t.id', 'in', [...ids]);
    return (await asked.execute()).flatMap((row): z.input<typeof DocumentItem>[] => {
      const { kind, name } = row;
      if (row.design !== null) return [{ kind, name, source: 'design', design: storedDesign(row.design) }];
      if (row.bytes === null) return [];
      return [{ kind, name, source: 'word', fileName: row.file_name, file: Buffer.from(row.bytes).toString('base64') }];
    });
  },
  async add(trx, items, now) {
    const names: string[] = [];
    for (const item of items) {
      const given = DocumentItem.parse(item);
      const { kind, name } = given;
      const id = await insertTemplate(
        trx,
        given.source === 'design'
          ? { kind, name, source: 'design', design: given.design }
          : { kind, name, source: 'word', file: { name: given.fileName, bytes: wordBytes(given.file) } },
        now,
      );
      const row = await trx.selectFrom('document_templates').select('name').where('id', '=', id).executeTakeFirst();
      names.push(row?.name ?? name);
    }
    return names;
  },
};

/** A Word file is a zip; what it holds is looked at each time it is used. @throws TypeError */
function wordBytes(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.readUInt32LE(0) !== 0x04034b50) throw new TypeError('no Word file');
  return bytes;
}

/** All templates of these parts as one file. */
export async function writeTemplates(db: Handle, parts: readonly TemplatePart[], ids: readonly string[] | null) {
  const items: Record<string, unknown[]> = {};
  for (const part of parts) items[part.key] = await part.collect(db, ids);
  const count = Object.values(items).reduce((sum, of) => sum + of.length, 0);
  if (count === 0) throw new AppError('nothing-to-export', { what: 'templates' });
  const only = count === 1 ? Object.values(items).flat()[0] : undefined;
  const called = only ? (only as { name?: string }).name : undefined;
  const text = JSON.stringify({ format: FORMAT, version: VERSION, parts: items }, null, 1);
  const name = safeFileName(`${called ?? 'langganan'}.templates.json`, 'templates.json');
  return { file: new File([text], name, { type: 'application/json' }), count };
}

/**
 * What lies in such a file, by its parts; nothing is written.
 * @throws AppError `template-file-unusable`
 */
export async function readTemplates(file: File, parts: readonly TemplatePart[]) {
  const unusable = (reason: 'not-templates' | 'newer' | 'too-large') =>
    new AppError('template-file-unusable', { file: file.name.slice(0, 200), reason });
  if (file.size > LARGEST) throw unusable('too-large');
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch {
    throw unusable('not-templates');
  }
  const read = File_.safeParse(json);
  if (!read.success) throw unusable('not-templates');
  const given = Object.entries(read.data.parts).filter(([, items]) => items.length > 0);
  // What a later version keeps besides would be lost without a word.
  if (read.data.version > VERSION || given.some(([key]) => !parts.some((part) => part.key === key)))
    throw unusable('newer');
  if (given.length === 0) throw unusable('not-templates');
  return {
    async addAll(trx: Trx, now: number): Promise<string[]> {
      const names: string[] = [];
      for (const part of parts) {
        const items = given.find(([key]) => key === part.key)?.[1] ?? [];
        try {
          names.push(...(await part.add(trx, items, now)));
        } catch (error) {
          if (error instanceof AppError && error.code !== 'input-invalid') throw error;
          if (error instanceof z.ZodError || error instanceof TypeError || error instanceof RangeError)
            throw unusable('not-templates');
          throw error;
        }
      }
      return names;
    },
  };
}
