import type { NumberedDocument } from '../../../contract/documents.ts';
import { deliveryNote } from './delivery-note.ts';
import type { KindOfDocument } from './kind.ts';
import { letter } from './letter.ts';
import { priceList } from './price-list.ts';
import { receipt } from './receipt.ts';
import { invoice, proforma } from './sale.ts';
import { statement } from './statement.ts';

/** Every kind of document. One that lands later adds its line here, and its shape to contract/documents/input.ts. */
const kinds = {
  proforma,
  invoice,
  'delivery-note': deliveryNote,
  receipt,
  letter,
  statement,
  'price-list': priceList,
} satisfies { [K in NumberedDocument]: unknown };

/** A kind by its name: what it keeps is its own business. */
export const kindOf = <K extends NumberedDocument>(kind: K) => kinds[kind] as unknown as KindOfDocument<K, unknown>;
