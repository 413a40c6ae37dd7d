import type { Document } from '../../contract/documents.ts';
import type { Handle } from '../../database/tables.ts';
import { staffName } from '../quotes/issued.ts';
import { findFollowers, findRows, getDocumentRow } from './queries.ts';
import { contentOf } from './rows.ts';

/** The whole record; undefined where there is none. */
export async function findDocument(db: Handle, id: string): Promise<Document | undefined> {
  const [basics] = await findRows(db, [id]);
  if (!basics) return undefined;
  const row = await getDocumentRow(db, id);
  const source = row.source_id === null ? null : await getDocumentRow(db, row.source_id);
  return {
    ...basics,
    language: row.language,
    template: row.template,
    customer: contentOf(row).customer,
    source: source && { id: source.id, kind: source.kind, number: source.number },
    followers: await findFollowers(db, id),
    file: row.file,
    warnings: JSON.parse(row.warnings) as string[],
    cancelledAs:
      row.cancelled_at === null
        ? null
        : { at: row.cancelled_at, by: await staffName(db, row.cancelled_by_id), reason: row.cancel_reason },
  };
}
