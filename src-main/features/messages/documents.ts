import type { DocumentKind } from '../../contract/documents/words.ts';
import type { Handle } from '../../database/tables.ts';
import type { Gathering } from '../documents/gather.ts';
import type { ValueSource } from '../documents/values.ts';

/** A document as a message needs it. */
export interface SendableDocument {
  /** How it is called: its number, or its subject while it has none. */
  name: string;
  issued: boolean;
  /** Null: it is for nobody. */
  contactId: string | null;
  dealId: string | null;
  source: ValueSource;
  /** What its file is called. */
  fileName: string;
  /** Its paper as a file, and where it lies on this PC; null where it was taken away. */
  paper(): Promise<{ file: File; path: string | null }>;
}

/** A feature with documents hands in, for each kind, how one is found. @throws AppError `not-found`, `in-bin` */
export type SendableDocuments = Partial<
  Record<DocumentKind, (db: Handle, id: string, gathering: Gathering) => Promise<SendableDocument>>
>;
