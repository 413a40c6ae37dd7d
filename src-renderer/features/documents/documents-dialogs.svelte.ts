import type { ContactFilter, ContactRow } from '../../../src-main/contract/contacts.ts';
import type { NumberedDocument } from '../../../src-main/contract/documents.ts';
import type { ProductFilter } from '../../../src-main/contract/products.ts';
import type { Chosen } from '../lists/list-view.svelte.ts';

/** What a document is made from. */
export interface MakeFrom {
  kind: NumberedDocument;
  quoteId?: string;
  documentId?: string;
  dealId?: string;
  contact?: Pick<ContactRow, 'id' | 'kind' | 'name' | 'title'>;
  products?: Chosen<ProductFilter>;
}

/** What has to be asked before something is done with documents, or is shown beside them. */
export type DocumentQuestion =
  | { kind: 'make'; from: MakeFrom }
  | { kind: 'paper'; id: string; number: string }
  | { kind: 'cancel'; id: string; number: string }
  | { kind: 'letters' | 'labels'; selection: Chosen<ContactFilter>; count: number };

class DocumentDialogs {
  #current = $state.raw<DocumentQuestion>();

  get current(): DocumentQuestion | undefined {
    return this.#current;
  }

  ask(question: DocumentQuestion): void {
    this.#current = question;
  }

  close(): void {
    this.#current = undefined;
  }
}

export const documentDialogs = new DocumentDialogs();
