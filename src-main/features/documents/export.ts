import type { z } from 'zod';
import type { DocumentRow } from '../../contract/documents.ts';
import type { DocumentsExport } from '../../contract/exports.ts';
import type { Store } from '../../database/store.ts';
import type { ColumnKind, ExportValue } from '../../domain/exporting/cells.ts';
import { chooseColumns, listOf } from '../exports/columns.ts';
import type { ExportList, FileLanguage, OpenList } from '../exports/list.ts';
import { exportColumns, type ExportColumn, headers, kindWords, listName, stateWords } from './export-words.ts';
import { findRows, findSorted } from './queries.ts';

/** Documents as a list that can be exported, as a table with chosen columns. */
export const documentsList =
  ({ db }: Store): ExportList<z.infer<typeof DocumentsExport>> =>
  async ({ columns, language, sort, ids, except, ...filter }): Promise<OpenList> => {
    const found = await findSorted(db, ids.length > 0 ? { ids } : { filter, except }, sort);
    const known = { all: exportColumns, headers: headers[language], kinds };
    const chosen = chooseColumns(columns, { ...known, values: valuesIn(language) });
    return listOf(listName[language], found, chosen, (part) => findRows(db, part));
  };

const kinds: Partial<Record<ExportColumn, ColumnKind>> = {
  total: 'money',
  received: 'money',
  madeOn: 'date',
  dueOn: 'date',
};

const valuesIn = (language: FileLanguage): Record<ExportColumn, (row: DocumentRow) => ExportValue> => ({
  number: (row) => row.number,
  kind: (row) => kindWords[language][row.kind],
  contact: (row) => [row.contact?.title, row.contact?.name].filter(Boolean).join(' '),
  subject: (row) => row.subject,
  total: (row) => row.total,
  received: (row) => (row.kind === 'invoice' || row.kind === 'proforma' ? row.received : null),
  currency: (row) => row.currency,
  madeOn: (row) => row.madeOn,
  dueOn: (row) => row.dueOn,
  state: (row) => (row.cancelled ? stateWords[language].cancelled : stateWords[language].valid),
  quote: (row) => row.quote?.number ?? '',
  deal: (row) => row.deal?.title ?? '',
  staff: (row) => row.staff?.name ?? '',
});
