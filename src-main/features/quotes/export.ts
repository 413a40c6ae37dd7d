import type { z } from 'zod';
import type { QuotesExport } from '../../contract/exports.ts';
import type { QuoteRow } from '../../contract/quotes.ts';
import type { Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { ColumnKind, ExportValue } from '../../domain/exporting/cells.ts';
import { chooseColumns, listOf } from '../exports/columns.ts';
import type { ExportList, FileLanguage, OpenList } from '../exports/list.ts';
import { exportColumns, type ExportColumn, headers, listName, statusWords } from './export-words.ts';
import { findRows, findSorted } from './queries.ts';

/** Quotations as a list that can be exported, as a table with chosen columns. */
export const quotesList =
  ({ db, clock }: Store): ExportList<z.infer<typeof QuotesExport>> =>
  async ({ columns, language, sort, ids, except, ...filter }): Promise<OpenList> => {
    const today = todayIn(clock.timeZone(), clock.now());
    const found = await findSorted(db, ids.length > 0 ? { ids } : { filter, except }, sort, today);
    const known = { all: exportColumns, headers: headers[language], kinds };
    const chosen = chooseColumns(columns, { ...known, values: valuesIn(language, clock.timeZone()) });
    return listOf(listName[language], found, chosen, (part) => findRows(db, part, today));
  };

const kinds: Partial<Record<ExportColumn, ColumnKind>> = {
  total: 'money',
  issuedOn: 'date',
  validUntil: 'date',
  createdAt: 'date',
  updatedAt: 'date',
};

const valuesIn = (language: FileLanguage, timeZone: string): Record<ExportColumn, (row: QuoteRow) => ExportValue> => ({
  number: (row) => row.number,
  revision: (row) => (row.number === '' ? '' : row.revision),
  status: (row) => statusWords[language][row.status],
  contact: (row) => [row.contact?.title, row.contact?.name].filter(Boolean).join(' '),
  subject: (row) => row.subject,
  deal: (row) => row.deal?.title ?? '',
  total: (row) => row.total,
  currency: (row) => row.currency,
  issuedOn: (row) => row.issuedOn,
  validUntil: (row) => row.validUntil,
  staff: (row) => row.staff?.name ?? '',
  createdAt: (row) => todayIn(timeZone, row.createdAt),
  updatedAt: (row) => todayIn(timeZone, row.updatedAt),
});
