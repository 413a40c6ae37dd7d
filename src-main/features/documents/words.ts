import type { NumberedDocument } from '../../contract/documents/words.ts';
import type { PaperWords } from '../quotes/paper.ts';

/** What papers other than quotations say; the words themselves lie in src-renderer/i18n. */
export interface DocumentWords extends PaperWords {
  /** A day in figures, for tables. */
  shortDay: (iso: string) => string;
  documents: {
    titles: Readonly<Record<NumberedDocument, string>>;
    dueDate: string;
    /** Beside the number of the quotation or document that it goes with. */
    reference: string;
    received: string;
    leftToPay: string;
    deliverTo: string;
    sender: string;
    driver: string;
    receiver: string;
    receivedFrom: string;
    paidFor: string;
    way: string;
    forDeposit: (number: string) => string;
    forRest: (number: string) => string;
    forAll: (number: string) => string;
    receivedBy: string;
    /** In the box where the stamp goes; `duty` is its amount. */
    materai: (duty: string) => string;
    period: string;
    statement: {
      date: string;
      number: string;
      description: string;
      debit: string;
      credit: string;
      balance: string;
      opening: string;
      closing: string;
      offered: (total: string) => string;
      owed: string;
      overpaid: string;
      /** Papers in another currency stand in no sum. */
      foreign: (count: number) => string;
    };
    priceList: { sku: string; name: string; unit: string; price: string; otherwise: string; onRequest: string };
    pricesFor: string;
    labels: string;
    /** Somebody on an envelope. */
    labelTo: (name: string) => string;
    noted: (kind: string, number: string, total: string | null) => string;
    cancelledNote: (kind: string, number: string, reason: string) => string;
  };
}
