import { offerExport, rowsFor } from '../../lists/bulk.ts';
import { documentsView as view } from './view.svelte.ts';

/** The list as it stands, or the chosen rows, as a file. */
export function exportDocuments(): void {
  const { query } = view;
  offerExport(view, (chosen) => ({ what: 'documents', ...rowsFor(chosen), sort: query.sort }), {
    exportedAs: {},
    cards: false,
  });
}
