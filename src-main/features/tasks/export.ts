import type { z } from 'zod';
import type { TasksExport } from '../../contract/exports.ts';
import { idList } from '../../database/id-list.ts';
import type { TaskRow } from '../../contract/tasks.ts';
import type { Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { ColumnKind, ExportValue } from '../../domain/exporting/cells.ts';
import type { AboutRecords } from '../agenda/about.ts';
import { chooseColumns, listOf } from '../exports/columns.ts';
import type { ExportList, FileLanguage, OpenList } from '../exports/list.ts';
import { exportColumns, type ExportColumn, headers, listName, valueWords } from './export-words.ts';
import { findAll } from './queries/list.ts';
import { findRows } from './queries/rows.ts';

interface ExportRow extends TaskRow {
  note: string;
  doneNote: string;
}

/** Tasks as a list that can be exported, as a table with chosen columns. */
export const tasksList =
  (store: Store, records: AboutRecords): ExportList<z.infer<typeof TasksExport>> =>
  async ({ columns, language, ids, except, ...filter }): Promise<OpenList> => {
    const today = todayIn(store.clock.timeZone(), store.clock.now());
    const [chosenIds, left] = [new Set(ids), new Set(except)];
    const view = ids.length > 0 ? ('all' as const) : filter.view;
    const all = await findAll(store.db, { ...filter, view, mine: false, callerId: '', today });
    const found = all.filter((id) => (ids.length > 0 ? chosenIds.has(id) : !left.has(id)));
    const known = { all: exportColumns, headers: headers[language], kinds };
    const chosen = chooseColumns(columns, { ...known, values: valuesIn(language, store.clock.timeZone()) });
    return listOf(listName[language], found, chosen, (part) => rowsOf(store, records, part, today));
  };

async function rowsOf({ db }: Store, records: AboutRecords, ids: string[], today: string): Promise<ExportRow[]> {
  const notes = await db
    .selectFrom('tasks')
    .select(['id', 'note', 'done_note'])
    .where('id', 'in', idList(ids))
    .execute();
  const byId = new Map(notes.map((row) => [row.id, row]));
  return (await findRows(db, records, ids, today)).map((row) => ({
    ...row,
    note: byId.get(row.id)?.note ?? '',
    doneNote: byId.get(row.id)?.done_note ?? '',
  }));
}

const kinds: Partial<Record<ExportColumn, ColumnKind>> = {
  progress: 'number',
  dueDay: 'date',
  snoozedUntil: 'date',
  doneAt: 'date',
  createdAt: 'date',
  updatedAt: 'date',
};

function valuesIn(language: FileLanguage, timeZone: string): Record<ExportColumn, (row: ExportRow) => ExportValue> {
  const word = (code: string) => valueWords[language][code] ?? code;
  return {
    title: (row) => row.title,
    kind: (row) => word(row.kind),
    state: (row) => word(row.state),
    priority: (row) => word(row.priority),
    progress: (row) => row.progress,
    dueDay: (row) => row.dueDay,
    dueTime: (row) => row.dueTime ?? '',
    snoozedUntil: (row) => row.snoozedUntil,
    snoozedReason: (row) => row.snoozedReason,
    staff: (row) => row.staff?.name ?? '',
    askedBy: (row) => row.askedBy?.name ?? '',
    about: (row) => row.about.map(({ name }) => name).join(', '),
    repeats: (row) => (row.repeats ? word('yes') : ''),
    note: (row) => row.note,
    doneAt: (row) => (row.doneAt === null ? null : todayIn(timeZone, row.doneAt)),
    doneNote: (row) => row.doneNote,
    createdAt: (row) => todayIn(timeZone, row.createdAt),
    updatedAt: (row) => todayIn(timeZone, row.updatedAt),
  };
}
