import {
  DocumentFilter,
  type DocumentRow,
  type DocumentSort,
  documentSorts,
} from '../../../../src-main/contract/documents.ts';
import { api } from '../../../api/index.ts';
import { ListView } from '../../lists/list-view.svelte.ts';

/** There is no bin: what was made stays, cancelled or not. */
export type DocumentListFilter = DocumentFilter & { deleted: boolean };

const newest: DocumentSort = { by: 'madeOn', direction: 'desc' };

/** What the list of documents shows: the newest first. */
export const documentsView = new ListView<DocumentListFilter, DocumentSort, DocumentRow>({
  fetch: ({ filter: { deleted: _, ...filter }, sort }, offset, limit, signal) =>
    api.documents.list({ ...filter, sort, offset, limit }, { signal }),
  noFilter: { ...DocumentFilter.parse({}), deleted: false },
  sorts: documentSorts,
  order: newest,
  orderOfSearch: newest,
  columns: 'documentColumns',
  lead: 'number',
});
