import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type NumberedDocument, numberedDocuments } from '../../contract/documents/words.ts';
import { AppError } from '../../contract/errors.ts';
import type { Handle } from '../../database/tables.ts';
import { lineFacts } from '../quotes/facts.ts';
import { addUp, chargesOf } from '../quotes/rows.ts';
import type { SendableDocument, SendableDocuments } from '../messages/documents.ts';
import { findCustomer, type Gathering } from './gather.ts';
import type { DeliverySays } from './kinds/delivery-note.ts';
import { getDocumentRow } from './queries.ts';
import { contentOf, type DocumentColumns, type SaleSays } from './rows.ts';
import type { DocumentsService } from './service.ts';
import type { DocumentFacts, LineFacts } from './values.ts';

/** Invoices, delivery notes, receipts … as messages send them: what was made goes out as the very file that was made. */
export const sendablePapers = (documents: DocumentsService, dataFolder: string): SendableDocuments =>
  Object.fromEntries(
    numberedDocuments.map((kind) => [
      kind,
      (db: Handle, id: string, gathering: Gathering) => sendable(documents, dataFolder, { db, id, kind, gathering }),
    ]),
  );

/** @throws AppError `not-found`, `document-cancelled` */
async function sendable(
  documents: DocumentsService,
  dataFolder: string,
  { db, id, kind, gathering }: { db: Handle; id: string; kind: NumberedDocument; gathering: Gathering },
): Promise<SendableDocument> {
  const row = await getDocumentRow(db, id);
  if (row.kind !== kind) throw new AppError('not-found', { what: 'document', id });
  if (row.cancelled_at !== null) throw new AppError('document-cancelled', { number: row.number });
  const { business, seller } = contentOf(row);
  const place = path.join(dataFolder, ...row.file.split('/'));
  return {
    name: row.number,
    issued: true,
    contactId: row.contact_id,
    dealId: row.deal_id,
    source: {
      language: row.language,
      currency: row.currency,
      currencyDecimals: row.currency_decimals,
      phoneRegion: gathering.settings.phoneRegion,
      today: gathering.today,
      business,
      staffName: seller,
      customer: row.contact_id === null ? null : ((await findCustomer(db, row.contact_id)) ?? null),
      document: factsOf(row),
    },
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

/** What it says, as it was made. */
function factsOf(row: DocumentColumns): DocumentFacts {
  const { customer, says } = contentOf<Partial<SaleSays & DeliverySays> & { body?: string }>(row);
  return {
    kind: row.kind,
    number: row.number,
    date: row.made_on,
    dueDate: row.due_on,
    subject: row.subject,
    ...(customer ? { party: customer } : {}),
    ...(says.reference === undefined ? {} : { reference: says.reference }),
    ...(says.terms === undefined ? {} : { terms: says.terms }),
    ...(says.address === undefined ? {} : { deliveryAddress: says.address }),
    ...(says.body === undefined ? {} : { text: says.body }),
    ...(says.totals ? { totals: says.totals } : row.total === null ? {} : { totals: { total: row.total } }),
    ...saleOf(row),
  };
}

function saleOf(row: DocumentColumns): Pick<DocumentFacts, 'lines' | 'charges'> {
  if (row.kind === 'delivery-note') {
    const { lines, skus } = contentOf<DeliverySays>(row).says;
    return {
      lines: lines.map((line): LineFacts => ({
        ...{
          kind: 'item',
          price: 0,
          discountPercent: null,
          discountAmount: null,
          taxes: [],
          amount: 0,
          optional: false,
        },
        sku: skus[line.product_id ?? ''] ?? '',
        description: line.description,
        quantity: line.quantity,
        unit: line.unit,
      })),
    };
  }
  if (row.kind !== 'invoice' && row.kind !== 'proforma') return {};
  const { money, lines, skus } = contentOf<SaleSays>(row).says;
  return { lines: lineFacts(lines, addUp(money, lines), (id) => skus[id]), charges: chargesOf(money) };
}
