import type { z } from 'zod';
import type { LeadsExport } from '../../contract/exports.ts';
import type { LeadRow } from '../../contract/leads.ts';
import { idList } from '../../database/id-list.ts';
import type { Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { ColumnKind, ExportValue } from '../../domain/exporting/cells.ts';
import { chooseColumns, listOf } from '../exports/columns.ts';
import type { ExportList, FileLanguage, OpenList } from '../exports/list.ts';
import { exportColumns, type ExportColumn, headers, listName, statusWords } from './export-words.ts';
import { findRows } from './queries.ts';
import type { LeadsService } from './service.ts';

interface ExportRow extends LeadRow {
  need: string;
  dropReason: string;
}

/** Leads as a list that can be exported, as a table with chosen columns. */
export const leadsList =
  (store: Store, leads: LeadsService): ExportList<z.infer<typeof LeadsExport>> =>
  async ({ columns, language, sort, ids, except, ...filter }): Promise<OpenList> => {
    const found = await leads.selected(
      ids.length > 0 ? { by: 'ids', ids } : { by: 'filter', filter, except },
      filter.deleted,
      sort,
    );
    const known = { all: exportColumns, headers: headers[language], kinds };
    const chosen = chooseColumns(columns, { ...known, values: valuesIn(language, store.clock.timeZone()) });
    return listOf(listName[language], found, chosen, (part) => rowsOf(store, part));
  };

async function rowsOf({ db }: Store, ids: readonly string[]): Promise<ExportRow[]> {
  const texts = await db
    .selectFrom('leads')
    .select(['id', 'need', 'drop_reason'])
    .where('id', 'in', idList(ids))
    .execute();
  const byId = new Map(texts.map((row) => [row.id, row]));
  return (await findRows(db, ids)).map((row) => {
    const { need = '', drop_reason: dropReason = '' } = byId.get(row.id) ?? {};
    return { ...row, need, dropReason };
  });
}

const kinds: Partial<Record<ExportColumn, ColumnKind>> = {
  score: 'number',
  budget: 'money',
  wantedOn: 'date',
  createdAt: 'date',
  updatedAt: 'date',
};

function valuesIn(language: FileLanguage, timeZone: string): Record<ExportColumn, (row: ExportRow) => ExportValue> {
  return {
    contact: (row) => [row.contact.title, row.contact.name].filter(Boolean).join(' '),
    score: (row) => row.score,
    interest: (row) => row.interest,
    product: (row) => row.product?.name ?? '',
    category: (row) => row.category?.name ?? '',
    source: (row) => row.source,
    city: (row) => row.city,
    budget: (row) => row.budget,
    wantedOn: (row) => row.wantedOn,
    staff: (row) => row.staff?.name ?? '',
    status: (row) => statusWords[language][row.status],
    dropReason: (row) => row.dropReason,
    need: (row) => row.need,
    createdAt: (row) => todayIn(timeZone, row.createdAt),
    updatedAt: (row) => todayIn(timeZone, row.updatedAt),
  };
}
