import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type NumberedDocument, numberedDocuments } from '../../contract/documents/words.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handle } from '../../database/tables.ts';
import type { SendableDocument, SendableDocuments } from '../messages/documents.ts';
import { sourceOfDocument } from './facts.ts';
import type { Gathering } from './gather.ts';
import { getDocumentRow } from './queries.ts';
import type { DocumentsService } from './service.ts';
import type { DocumentWords } from './words.ts';

/** Invoices, delivery notes, receipts … as messages send them: what was made goes out as the very file that was made. */
export const sendablePapers = (
  documents: DocumentsService,
  dataFolder: string,
  words: (language: 'id' | 'en') => DocumentWords,
): SendableDocuments =>
  Object.fromEntries(
    numberedDocuments.map((kind) => [
      kind,
      (db: Handle, id: string, gathering: Gathering) =>
        sendable(documents, { dataFolder, words }, { db, id, kind, gathering }),
    ]),
  );

/** @throws AppError `not-found`, `document-cancelled` */
async function sendable(
  documents: DocumentsService,
  { dataFolder, words }: { dataFolder: string; words: (language: 'id' | 'en') => DocumentWords },
  { db, id, kind, gathering }: { db: Handle; id: string; kind: NumberedDocument; gathering: Gathering },
): Promise<SendableDocument> {
  const row = await getDocumentRow(db, id);
  if (row.kind !== kind) throw new AppError('not-found', { what: 'document', id });
  if (row.cancelled_at !== null) throw new AppError('document-cancelled', { number: row.number });
  const place = path.join(dataFolder, ...row.file.split('/'));
  return {
    name: row.number,
    issued: true,
    contactId: row.contact_id,
    dealId: row.deal_id,
    source: await sourceOfDocument(db, row, gathering, words),
    fileName: path.basename(row.file),
    async paper() {
      const { file } = await documents.paper(id);
      // One of many letters lies in a file with the others, and is drawn by itself.
      const isOwn = file.name === path.basename(row.file);
      const isThere =
        isOwn &&
        (await stat(place).then(
          (found) => found.isFile(),
          () => false,
        ));
      return { file, path: isThere ? place : null };
    },
  };
}
