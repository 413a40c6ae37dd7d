import type { z } from 'zod';
import type { DealRow, DealSelection } from '../../contract/deals.ts';
import type { DealsExport } from '../../contract/exports.ts';
import type { Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { ColumnKind, ExportValue } from '../../domain/exporting/cells.ts';
import { chooseColumns, listOf } from '../exports/columns.ts';
import type { ExportList, FileLanguage, OpenList } from '../exports/list.ts';
import { findSelected } from './bulk.ts';
import { exportColumns, type ExportColumn, headers, listName, statusWords } from './export-words.ts';
import { findMore } from './queries/export.ts';
import { findRows } from './queries/rows.ts';

interface ExportRow extends DealRow {
  note: string;
  lostNote: string;
  products: string;
}

/** Deals as a list that can be exported, as a table with chosen columns. */
export const dealsList =
  (store: Store): ExportList<z.infer<typeof DealsExport>> =>
  async ({ columns, language, sort, ids, except, ...filter }): Promise<OpenList> => {
    const selection: DealSelection = ids.length > 0 ? { by: 'ids', ids } : { by: 'filter', filter, except };
    const found = await findSelected(store, selection, filter.deleted, sort);
    const known = { all: exportColumns, headers: headers[language], kinds };
    const chosen = chooseColumns(columns, { ...known, values: valuesIn(language, store.clock.timeZone()) });
    return listOf(listName[language], found, chosen, (part) => rowsOf(store, part));
  };

async function rowsOf({ db, clock }: Store, ids: readonly string[]): Promise<ExportRow[]> {
  const rows = await findRows(db, ids, { now: clock.now(), timeZone: clock.timeZone() });
  const more = await findMore(db, ids);
  return rows.map((row) => {
    const { note = '', lost_note: lostNote = '', products = '' } = more.get(row.id) ?? {};
    return { ...row, note, lostNote, products };
  });
}

const kinds: Partial<Record<ExportColumn, ColumnKind>> = {
  value: 'money',
  weighted: 'money',
  probability: 'number',
  daysInStage: 'number',
  expectedOn: 'date',
  snoozedUntil: 'date',
  quietSince: 'date',
  createdAt: 'date',
  updatedAt: 'date',
  closedAt: 'date',
};

function valuesIn(language: FileLanguage, timeZone: string): Record<ExportColumn, (row: ExportRow) => ExportValue> {
  return {
    id: (row) => row.id,
    title: (row) => row.title,
    customer: (row) => [row.contact?.title, row.contact?.name].filter(Boolean).join(' '),
    pipeline: (row) => row.pipelineName,
    stage: (row) => row.stageName,
    status: (row) => statusWords[language][row.status],
    value: (row) => row.value,
    probability: (row) => row.probability / 100,
    weighted: (row) => row.weighted,
    expectedOn: (row) => row.expectedOn,
    staff: (row) => row.staff?.name ?? '',
    source: (row) => row.source,
    products: (row) => row.products,
    nextActivity: (row) => row.nextActivity?.title ?? '',
    daysInStage: (row) => row.daysInStage,
    quietSince: (row) => todayIn(timeZone, row.lastTouch.at),
    snoozedUntil: (row) => row.snoozed?.until ?? null,
    lostReason: (row) => row.lostReason,
    lostNote: (row) => row.lostNote,
    note: (row) => row.note,
    createdAt: (row) => todayIn(timeZone, row.createdAt),
    updatedAt: (row) => todayIn(timeZone, row.updatedAt),
    closedAt: (row) => (row.closedAt === null ? null : todayIn(timeZone, row.closedAt)),
  };
}
