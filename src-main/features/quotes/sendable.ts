import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Handle } from '../../database/tables.ts';
import { type Gathering, quoteSource } from '../documents/gather.ts';
import type { SendableDocument } from '../messages/documents.ts';
import { getQuoteRow, quoteNames } from './queries.ts';
import type { QuotesService } from './service.ts';
import { typeOfPaper } from '../papers/word-paper.ts';

/** Quotations as messages send them: what was issued goes out as the very file that was issued. */
export const sendableQuotes =
  (quotes: QuotesService, dataFolder: string) =>
  async (db: Handle, id: string, gathering: Gathering): Promise<SendableDocument> => {
    const row = await getQuoteRow(db, id);
    const name = (await quoteNames(db, [id])).get(id)?.name ?? row.subject;
    const file = row.file === '' ? null : path.join(dataFolder, ...row.file.split('/'));
    return {
      name,
      issued: row.status !== 'draft',
      contactId: row.contact_id,
      dealId: row.deal_id,
      source: await quoteSource(db, id, gathering),
      fileName: file === null ? '' : path.basename(file),
      async paper() {
        try {
          if (file !== null) {
            const kept = await readFile(file);
            return { file: new File([kept], path.basename(file), { type: typeOfPaper(file) }), path: file };
          }
        } catch {
          // Somebody has moved it away: it is drawn again as it was issued.
        }
        return { file: (await quotes.paper(id)).file, path: null };
      },
    };
  };
