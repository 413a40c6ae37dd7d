import { createHash } from 'node:crypto';
import type { Design } from '../../contract/documents/design.ts';
import type { DocumentKind } from '../../contract/documents/words.ts';
import { AppError } from '../../contract/errors.ts';
import { LONGEST_NAME } from '../../contract/templates.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { freeAmong } from '../../domain/free-name.ts';
import { newId } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { requirePictures } from '../pictures.ts';

export type NewTemplate = { kind: DocumentKind; name: string } & (
  | { source: 'design'; design: Design }
  | { source: 'word'; file: { name: string; bytes: Uint8Array } }
);

/**
 * Adds a template inside the caller's act; a name that is there gets a number.
 * @returns its id
 * @throws AppError `image-unusable`
 */
export async function insertTemplate(trx: Trx, given: NewTemplate, now: number): Promise<string> {
  if (given.source === 'design') requireDrawable(given.design);
  const id = newId();
  await trx
    .insertInto('document_templates')
    .values({
      id,
      kind: given.kind,
      name: await freeName(trx, given.kind, clean(given.name)),
      source: given.source,
      design: given.source === 'design' ? JSON.stringify(given.design) : null,
      file_name: given.source === 'word' ? clean(given.file.name) : '',
      file_sha256: given.source === 'word' ? await keepFile(trx, given.file.bytes) : '',
      created_at: now,
      updated_at: now,
      deleted_at: null,
    })
    .execute();
  return id;
}

/** Keeps a Word file by its content. @returns its SHA-256 */
export async function keepFile(trx: Trx, bytes: Uint8Array): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await trx
    .insertInto('template_files')
    .values({ sha256, bytes: Buffer.from(bytes) })
    .onConflict((on) => on.column('sha256').doNothing())
    .execute();
  return sha256;
}

/** Whether each picture of a design is one. @throws AppError `image-unusable` */
export function requireDrawable({ signature, stamp, qris }: Design): void {
  requirePictures([signature, stamp, qris.picture].filter((picture) => picture !== null));
}

/** The name, or the next one with a number that no template of its kind bears. */
export async function freeName(db: Handle, kind: DocumentKind, name: string, but = ''): Promise<string> {
  const rows = await db
    .selectFrom('document_templates')
    .select('name')
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null)
    .where('id', '<>', but)
    .execute();
  return freeAmong(
    rows.map((row) => row.name),
    name,
    LONGEST_NAME,
  );
}

/** @throws AppError `name-taken` */
export async function requireNameFree(db: Handle, kind: DocumentKind, name: string, id: string): Promise<void> {
  if ((await freeName(db, kind, name, id)) !== name) throw new AppError('name-taken', { what: 'template', name });
}

/**
 * Another Word file in the place of a template's, inside the caller's act.
 * @throws AppError `not-found`, `in-bin`, `changed-meanwhile`
 */
export async function replaceFile(
  trx: Trx,
  given: { id: string; expectedUpdatedAt?: number | undefined; file: { name: string; bytes: Uint8Array } },
  now: number,
): Promise<void> {
  const { id, expectedUpdatedAt, file } = given;
  const row = await trx
    .selectFrom('document_templates')
    .select(['source', 'deleted_at', 'updated_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.source !== 'word') throw new AppError('not-found', { what: 'template', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'template', id });
  if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== row.updated_at)
    throw new AppError('changed-meanwhile', { what: 'template', id });
  await trx
    .updateTable('document_templates')
    .set({
      file_name: clean(file.name),
      file_sha256: await keepFile(trx, file.bytes),
      updated_at: Math.max(now, row.updated_at + 1),
    })
    .where('id', '=', id)
    .execute();
}
