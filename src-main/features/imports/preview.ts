import type { z } from 'zod';
import {
  doubtfulReasons,
  type GroupAnswer,
  type ImportColumn,
  type ImportPreview,
  type OutcomeCounts,
  type PreviewRow,
  type UnderstoodGroup,
  type UnderstoodValue,
} from '../../contract/imports.ts';
import type { Store } from '../../database/store.ts';
import { answerKey, answersFor, type Note } from '../../domain/importing/notes.ts';
import type { CustomFieldSpec } from '../../domain/importing/target.ts';
import { targets } from '../../domain/importing/targets/index.ts';
import type { ReadRow, ReadRowsOverview } from '../../jobs/read-rows.ts';
import { type Matching, unkeptKindOf } from './question.ts';
import type { DuplicateMode, RowJudge, TargetName, Verdict } from './writer.ts';

type Row = z.infer<typeof PreviewRow>;
type Understood = z.infer<typeof UnderstoodValue>;
type Group = z.infer<typeof UnderstoodGroup>;
/** A row that has a draft was made by the rules of the judge's own target: the link is lost where rows cross threads. */
type AnyJudge = RowJudge<never>;

/** Rows shown from the top, and rows further down that are shown because something in them is doubtful. */
const FIRST_ROWS = 50;
const DOUBTFUL_ROWS = 50;
const DOUBTFUL_TOLD = 200;
const EXAMPLES = 6;

const doubtfulSet: ReadonlySet<string> = new Set(doubtfulReasons);
const modes = ['skip', 'fill', 'update', 'add'] as const;

interface PreviewOf {
  held: string;
  file: string;
  target: TargetName;
  overview: ReadRowsOverview;
  rows: AsyncIterable<ReadRow[]>;
  matching: Matching;
  judge: AnyJudge;
  customFields: readonly CustomFieldSpec[];
  mapping: ImportPreview['mapping'];
}

/** Reads a file to its end and tells what each row would become; writes nothing. */
export async function buildPreview(store: Store, of: PreviewOf, signal: AbortSignal): Promise<ImportPreview> {
  const { overview, matching, judge } = of;
  const tally = new Tally(overview);
  const counts: Record<DuplicateMode, OutcomeCounts> = { skip: none(), fill: none(), update: none(), add: none() };
  const sample: Row[] = [];
  let shownDoubtful = 0;
  const breathe = store.breather();

  for await (const rows of inSlices(of.rows)) {
    signal.throwIfAborted();
    const verdicts = await store.db.transaction().execute((trx) => judge.judge(trx, rows as never));
    for (const [place, row] of rows.entries()) {
      const { outcomes, ...same } = verdicts[place] ?? unjudged;
      for (const mode of modes) counts[mode][outcomes[mode]] += 1;
      const { notes, isDoubtful } = tally.take(row);
      const isShown = sample.length - shownDoubtful < FIRST_ROWS;
      if (!isShown && !((isDoubtful || row.reject) && shownDoubtful < DOUBTFUL_ROWS)) continue;
      if (!isShown) shownDoubtful += 1;
      const outcome = outcomes[matching.duplicates];
      const reject = row.reject?.reason ?? null;
      const sameAs = matching.duplicates === 'skip' ? same.sameAsSkipped : same.sameAs;
      sample.push({ row: row.row, values: row.values ?? [], outcome, outcomes, sameAs, reject, notes });
    }
    await breathe();
  }

  return {
    held: of.held,
    file: of.file,
    target: of.target,
    looksLike: unkeptKindOf(overview),
    source: overview.source,
    sheet: overview.sheet,
    sheets: overview.sheets,
    headerRow: overview.headerRow,
    columns: overview.columns.map((column) => columnOf(column, overview)),
    fields: [
      ...targets[of.target].fields.map(({ name }) => ({ field: name, customName: null })),
      ...[...of.customFields, ...overview.newFields].map(({ id, name }) => ({
        field: `custom:${id}`,
        customName: name,
      })),
    ],
    makesFields: targets[of.target].hasOwnFields,
    rows: overview.rows,
    leftOut: overview.leftOut,
    counts: counts[matching.duplicates],
    modes: counts,
    ...matching,
    mapping: of.mapping,
    groups: tally.groups(),
    doubtful: tally.doubtful,
    understood: tally.reasons(),
    dateQuestion: overview.dateQuestion,
    sample,
  };
}

/** Rows that are judged together: a few milliseconds. */
const SLICE = 64;

async function* inSlices(rows: AsyncIterable<ReadRow[]>): AsyncGenerator<ReadRow[]> {
  for await (const some of rows)
    for (let from = 0; from < some.length; from += SLICE) yield some.slice(from, from + SLICE);
}

const none = (): OutcomeCounts => ({ add: 0, update: 0, unchanged: 0, skip: 0, reject: 0 });
const unjudged: Verdict = {
  outcomes: { skip: 'reject', fill: 'reject', update: 'reject', add: 'reject' },
  sameAs: null,
  sameAsSkipped: null,
};

function columnOf(
  column: ReadRowsOverview['columns'][number],
  { newFields }: ReadRowsOverview,
): z.infer<typeof ImportColumn> {
  const made = newFields.find(({ id }) => column.field === `custom:${id}`);
  return { ...column, field: made ? `new:${made.kind}` : column.field, newName: made?.name ?? null };
}

/** Counts what was understood, by column and reason. */
class Tally {
  readonly doubtful: Understood[] = [];
  readonly #columns: ReadRowsOverview['columns'];
  readonly #answers: ReadonlyMap<string, string>;
  readonly #groups = new Map<string, Group>();

  constructor({ columns, answers }: ReadRowsOverview) {
    this.#columns = columns;
    this.#answers = new Map(answers);
  }

  take(row: ReadRow): { notes: Understood[]; isDoubtful: boolean } {
    let isDoubtful = false;
    const notes = row.notes.map((note): Understood => {
      const told = { ...note, row: row.row, column: this.#columns[note.column]?.name ?? '' };
      const group = this.#groupOf(note);
      group.count += 1;
      if (group.examples.length < EXAMPLES) group.examples.push(told);
      if (group.doubtful) {
        isDoubtful = true;
        if (this.doubtful.length < DOUBTFUL_TOLD) this.doubtful.push(told);
      }
      return told;
    });
    return { notes, isDoubtful };
  }

  #groupOf({ column, reason, field }: Note): Group {
    const key = answerKey(column, reason);
    let group = this.#groups.get(key);
    if (!group) {
      group = {
        column,
        name: this.#columns[column]?.name ?? '',
        field,
        reason,
        count: 0,
        doubtful: doubtfulSet.has(reason),
        answers: [...answersFor[reason]],
        answer: (this.#answers.get(key) as z.infer<typeof GroupAnswer> | undefined) ?? null,
        examples: [],
      };
      this.#groups.set(key, group);
    }
    return group;
  }

  /** The doubtful first, then the most frequent. */
  groups(): Group[] {
    return [...this.#groups.values()].sort(
      (a, b) => Number(b.doubtful) - Number(a.doubtful) || b.count - a.count || a.column - b.column,
    );
  }

  reasons(): ImportPreview['understood'] {
    const found = new Map<Note['reason'], { reason: Note['reason']; count: number; doubtful: boolean }>();
    for (const { reason, count, doubtful } of this.#groups.values()) {
      const known = found.get(reason);
      if (known) known.count += count;
      else found.set(reason, { reason, count, doubtful });
    }
    return [...found.values()].sort((a, b) => Number(b.doubtful) - Number(a.doubtful) || b.count - a.count);
  }
}
