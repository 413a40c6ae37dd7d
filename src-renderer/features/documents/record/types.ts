import type { ContactRow } from '../../../../src-main/contract/contacts.ts';

export type { NumberedDocument } from '../../../../src-main/contract/documents.ts';
export type ContactRef = Pick<ContactRow, 'id' | 'kind' | 'name' | 'title'>;
