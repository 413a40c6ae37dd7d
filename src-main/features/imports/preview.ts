import {
  doubtfulReasons,
  type DuplicateMode,
  type ImportPreview,
  type PreviewRow,
  type UnderstoodValue,
} from '../../contract/imports.ts';
import type { z } from 'zod';
import type { Store } from '../../database/store.ts';
import { describeDraft } from '../../domain/importing/draft.ts';
import type { Note } from '../../domain/importing/notes.ts';
import { contactImportFields } from '../../domain/importing/target.ts';
import type { ReadContactsRow } from '../../jobs/read-contacts.ts';
import { findSameOfMany } from '../contacts/find-or-make.ts';
import { asExisting, changesFor, type Existing } from './changes.ts';
import { bestOf, type Candidate, FileMemory, keysOf, type SeenRow } from './matching.ts';
import { findExisting } from './queries.ts';
import type { OpenFile, ReadingContext } from './read.ts';

type Row = z.infer<typeof PreviewRow>;
type Understood = z.infer<typeof UnderstoodValue>;

/** Rows shown from the top, and rows further down that are shown because something in them is doubtful. */
const FIRST_ROWS = 50;
const DOUBTFUL_ROWS = 50;
const DOUBTFUL_TOLD = 200;
/** Rows whose drafts are kept to compare later rows of the file with. */
const DRAFTS_KEPT = 50_000;

const doubtfulSet: ReadonlySet<string> = new Set(doubtfulReasons);

/** Reads a file to its end and tells what each row would become; writes nothing. */
export async function buildPreview(
  store: Store,
  file: string,
  open: OpenFile,
  duplicates: z.infer<typeof DuplicateMode>,
  { customFields }: ReadingContext,
): Promise<ImportPreview> {
  const { overview } = open;
  const columnName = (index: number) => overview.columns[index]?.name ?? '';
  const counts = { add: 0, update: 0, unchanged: 0, skip: 0, reject: 0 };
  const reasons = new Map<Note['reason'], number>();
  const doubtful: Understood[] = [];
  const sample: Row[] = [];
  let shownDoubtful = 0;
  const judge = new Judge(store, duplicates);
  const breathe = store.breather();

  for await (const rows of open.rows) {
    const verdicts = await judge.all(rows);
    for (const [place, row] of rows.entries()) {
      const verdict = verdicts[place] ?? { outcome: 'reject', sameAs: null };
      counts[verdict.outcome] += 1;
      const notes = row.notes.map((note): Understood => {
        reasons.set(note.reason, (reasons.get(note.reason) ?? 0) + 1);
        return { ...note, row: row.row, column: columnName(note.column) };
      });
      const rowDoubts = notes.filter((note) => doubtfulSet.has(note.reason));
      doubtful.push(...rowDoubts.slice(0, DOUBTFUL_TOLD - doubtful.length));
      const isDoubtful = rowDoubts.length > 0 || row.reject !== null;
      if (sample.length - shownDoubtful >= FIRST_ROWS && !(isDoubtful && shownDoubtful < DOUBTFUL_ROWS)) continue;
      if (sample.length >= FIRST_ROWS) shownDoubtful += 1;
      const values = row.draft ? describeDraft(row.draft) : [];
      sample.push({ row: row.row, values, ...verdict, reject: row.reject?.reason ?? null, notes });
    }
    await breathe();
  }

  return {
    file,
    source: overview.source,
    sheet: overview.sheet,
    sheets: overview.sheets,
    headerRow: overview.headerRow,
    columns: overview.columns,
    fields: [
      ...contactImportFields.map((field) => ({ field, customName: null })),
      ...customFields.map(({ id, name }) => ({ field: `custom:${id}`, customName: name })),
    ],
    rows: overview.rows,
    leftOut: overview.leftOut,
    counts,
    doubtful,
    understood: [...reasons]
      .map(([reason, count]) => ({ reason, count, doubtful: doubtfulSet.has(reason) }))
      .sort((a, b) => Number(b.doubtful) - Number(a.doubtful) || b.count - a.count),
    dateQuestion: overview.dateQuestion,
    sample,
  };
}

/** Of a row that becomes nothing. */
const noKeys = { phones: [], emails: [], nameKey: '', cityKey: '' };

type Verdict = Pick<Row, 'outcome' | 'sameAs'>;

/** Tells of each row what a run would do with it, given what the shop has and what stood above it in the file. */
class Judge {
  readonly #store: Store;
  readonly #duplicates: z.infer<typeof DuplicateMode>;
  readonly #memory = new FileMemory();
  readonly #touched = new Set<string>();
  #remembered = 0;

  constructor(store: Store, duplicates: z.infer<typeof DuplicateMode>) {
    this.#store = store;
    this.#duplicates = duplicates;
  }

  async all(rows: readonly ReadContactsRow[]): Promise<Verdict[]> {
    const keys = rows.map((row) => (row.draft ? keysOf(row.draft) : null));
    const { candidates, existing } = await this.#store.db.transaction().execute(async (trx) => {
      const found: Candidate[][] = await findSameOfMany(
        trx,
        keys.map((key) => key ?? noKeys),
      );
      const ids = this.#duplicates === 'update' ? found.flat().flatMap(({ id }) => id ?? []) : [];
      return { candidates: found, existing: await findExisting(trx, [...new Set(ids)]) };
    });
    return rows.map((row, place) => {
      const key = keys[place];
      if (!row.draft || !key) return { outcome: 'reject', sameAs: null };
      return this.#judge(row, key, candidates[place] ?? [], existing);
    });
  }

  #judge(
    { draft }: ReadContactsRow,
    keys: ReturnType<typeof keysOf>,
    inShop: readonly Candidate[],
    existing: ReadonlyMap<string, Existing>,
  ): Verdict {
    if (!draft) return { outcome: 'reject', sameAs: null };
    const inFile = this.#memory.find(keys);
    const best = bestOf(
      [...inShop, ...inFile.map(({ row, by }) => ({ id: row.id, name: row.name, by }))],
      keys.nameKey,
    );
    const seen = best
      ? inFile.find(({ row, by }) => row.id === best.id && row.name === best.name && by === best.by)?.row
      : undefined;
    const isOfFile = best !== null && !inShop.includes(best);
    const sameAs: Verdict['sameAs'] = best && { id: best.id, name: best.name, by: isOfFile ? 'file' : best.by };

    const remember = (id: string | null) => {
      const hasPhone = draft.phones.some((phone) => phone.e164 !== null);
      this.#remembered += 1;
      const kept = this.#duplicates === 'update' && this.#remembered <= DRAFTS_KEPT ? draft : null;
      this.#memory.remember(keys, { id, name: draft.name, draft: kept, hasPhone });
    };
    if (!best || this.#duplicates === 'add') {
      remember(null);
      return { outcome: 'add', sameAs };
    }
    if (this.#duplicates === 'skip') return { outcome: 'skip', sameAs };
    const outcome = this.#updates(best, seen, draft, existing) ? 'update' : 'unchanged';
    remember(best.id);
    return { outcome, sameAs };
  }

  /** Whether the row says anything that the contact, or the row before it, does not say yet. */
  #updates(
    best: Candidate,
    seen: SeenRow | undefined,
    draft: NonNullable<ReadContactsRow['draft']>,
    existing: ReadonlyMap<string, Existing>,
  ): boolean {
    const isSecond = best.id === null || this.#touched.has(best.id);
    if (best.id !== null) this.#touched.add(best.id);
    const known =
      (best.id === null ? undefined : existing.get(best.id)) ?? (seen?.draft ? asExisting(seen.draft) : undefined);
    return known === undefined || changesFor(known, draft, isSecond) !== null;
  }
}
