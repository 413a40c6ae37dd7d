import { Design } from '../../contract/documents/design.ts';
import { type DocumentKind, Layout, type TemplateName } from '../../contract/documents/words.ts';
import { wordKinds } from '../../contract/word-templates.ts';
import { AppError } from '../../contract/errors.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Handle } from '../../database/tables.ts';
import { designFor } from '../../domain/documents/designs.ts';

const isWordKind = (kind: DocumentKind): boolean => (wordKinds as readonly DocumentKind[]).includes(kind);
const isLayout = (name: string): name is Layout => Layout.safeParse(name).success;

/**
 * The design that a template's name or id stands for. One in the bin, a Word file, or what nobody knows (any more) looks
 * as its layout does without it.
 */
export async function designOf(db: Handle, template: TemplateName): Promise<Design> {
  if (isLayout(template)) return designFor(template);
  const row = await db
    .selectFrom('document_templates')
    .select(['design', 'deleted_at'])
    .where('id', '=', template)
    .executeTakeFirst();
  const stored = row?.design ? storedDesign(row.design) : designFor('classic');
  return row && row.deleted_at === null ? stored : designFor(stored.layout);
}

/** A design as it lies in the file: what a later version asks of designs comes from the layout. */
export function storedDesign(json: string): Design {
  const raw = JSON.parse(json) as Partial<Design>;
  const layout = isLayout(String(raw.layout)) ? (raw.layout as Layout) : 'classic';
  const read = Design.safeParse({ ...designFor(layout), ...raw });
  return read.success ? read.data : designFor(layout);
}

/** Looks whether a document of this kind may name this template. @throws AppError `not-found` */
export async function requireTemplate(db: Handle, template: TemplateName, kind: DocumentKind): Promise<void> {
  if (isLayout(template)) return;
  let asked = db
    .selectFrom('document_templates')
    .select('id')
    .where('id', '=', template)
    .where('kind', '=', kind)
    .where('deleted_at', 'is', null);
  // Sheets of labels are drawn by the app alone.
  if (!isWordKind(kind)) asked = asked.where('source', '=', 'design');
  const row = await asked.executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'template', id: template });
}

/** What a new document of this kind looks like: what the shop has chosen, as long as it is there. */
export async function usualTemplate(
  db: Handle,
  settings: Pick<Settings, 'quotes' | 'usualTemplates'>,
  kind: DocumentKind,
): Promise<TemplateName> {
  const chosen = kind === 'quotation' ? settings.quotes.template : (settings.usualTemplates[kind] ?? 'classic');
  if (isLayout(chosen)) return chosen;
  const row = await db
    .selectFrom('document_templates')
    .select(['design', 'deleted_at', 'kind'])
    .where('id', '=', chosen)
    .executeTakeFirst();
  if (row && row.deleted_at === null && row.kind === kind) return chosen;
  return row?.design ? storedDesign(row.design).layout : 'classic';
}

/** The Word file of a template; null of a design, of one in the bin, and where the file did not come along. */
export async function templateFile(
  db: Handle,
  template: TemplateName,
): Promise<{ id: string; name: string; fileName: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  if (isLayout(template)) return null;
  const row = await db
    .selectFrom('document_templates as t')
    .innerJoin('template_files as f', 'f.sha256', 't.file_sha256')
    .select(['t.id', 't.name', 't.file_name', 'f.bytes'])
    .where('t.id', '=', template)
    .where('t.source', '=', 'word')
    .where('t.deleted_at', 'is', null)
    .executeTakeFirst();
  return row ? { id: row.id, name: row.name, fileName: row.file_name, bytes: new Uint8Array(row.bytes) } : null;
}
