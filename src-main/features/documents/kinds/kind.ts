import type { MakeOf, NumberedDocument } from '../../../contract/documents.ts';
import type { QuoteParty } from '../../../contract/quotes.ts';
import type { Handle } from '../../../database/tables.ts';
import type { Labelled, PaperBlock, Signature } from '../../../jobs/drawing/paper.ts';
import type { BusinessOnPaper } from '../../quotes/paper.ts';
import type { Writing } from '../../quotes/write.ts';
import type { DocumentFacts, ValueWords } from '../values.ts';
import type { DocumentWords } from '../words.ts';

/** The moment in which something is made, who makes it, and what the shop is used to. */
export interface Making extends Writing {
  db: Handle;
  actor: { staffId: string };
  /** The number that it gets. */
  number: string;
  words: (language: 'id' | 'en') => DocumentWords;
  values: (language: 'id' | 'en') => ValueWords;
  /** Lets the window have its turn where there is much to gather. */
  breathe: () => Promise<void>;
}

/** What a document says and to whom, gathered from the records as they are now. */
export interface Gathered<Says> {
  contactId: string | null;
  dealId: string | null;
  quoteId: string | null;
  sourceId: string | null;
  language: 'id' | 'en';
  currency: string;
  decimals: number;
  subject: string;
  dueOn: string | null;
  /** Minor units; null where it says no amount. */
  total: number | null;
  /** Whom it is for, as it stands on the paper; null: nobody in particular. */
  customer: QuoteParty | null;
  says: Says;
}

/** What is kept of a document: all that its paper says. */
export interface Content<Says = unknown> {
  customer: QuoteParty | null;
  business: BusinessOnPaper;
  seller: string;
  says: Says;
}

/** What a kind needs to put itself on paper. Nothing here asks a record again. */
export interface OnPaper<Says> extends Content<Says> {
  words: DocumentWords;
  language: 'id' | 'en';
  currency: string;
  decimals: number;
  total: number | null;
  money: (minor: number) => string;
}

/** What a kind puts between the head and the foot of its paper. */
export interface Written {
  /** Below number and date. */
  facts?: Labelled[];
  /** Left out: the document's own. */
  subject?: Labelled | null;
  /** What stands above the customer; left out, "To". */
  customerLabel?: string;
  /** Whom it is for stands in the body already. */
  hidesCustomer?: true;
  body: PaperBlock[];
  terms?: Labelled | null;
  signatures: Signature[];
}

/** What a kind says besides number, days, subject, customer and total. */
export type Told = Partial<Omit<DocumentFacts, 'kind' | 'number' | 'date' | 'dueDate' | 'party'>>;

/** One kind of document: what it is made from, how it stands on paper, and what a text can say of it. A new one is a file here and a line in index.ts. */
export interface KindOfDocument<K extends NumberedDocument, Says> {
  /** @throws AppError where there is nothing that it could say */
  gather(making: Making, asked: MakeOf<K>): Promise<Gathered<Says>>;
  write(on: OnPaper<Says>): Written;
  /** For the fields that texts and Word files name: the same as on its paper. */
  tell(on: OnPaper<Says>): Told;
}
