import type { Trx, Handle } from '../../../database/tables.ts';
import type { DealDraft } from '../../../domain/importing/targets/deals.ts';
import { fold } from '../../../domain/text.ts';
import { startOfDay } from '../../../domain/zones.ts';
import { insertContact } from '../../contacts/write.ts';
import type {
  DraftRow,
  ImportWriter,
  RowJudge,
  RowOutcome,
  RowWriter,
  Verdict,
  Writing,
} from '../../imports/writer.ts';
import { insertUsualPipeline } from '../default-pipeline.ts';
import { ensureLostReason } from '../moves.ts';
import { findCustomer, findSame, keysOf, type KnownDeal } from '../queries/known.ts';
import { findPipelines, findStages } from '../queries/pipelines.ts';
import { type DealChanges, insertDeal, updateDeal } from '../write.ts';

const MATCH_BY = ['id', 'title'] as const;

interface Here {
  timeZone: () => string;
  /** In which the usual pipeline is made where there is none. */
  language: () => Promise<'id' | 'en'>;
}

/** Lists of deals as the importer stores them. */
export const dealsImport = (here: Here): ImportWriter<DealDraft> => ({
  ownFields: () => Promise.resolve([]),
  makeOwnFields: () => Promise.resolve(new Map()),
  matchKeys: (fields) => MATCH_BY.filter((key) => fields.includes(key)),
  usualMatchBy: MATCH_BY,
  judge: ({ matchBy }) => new DealJudge(matchBy),
  writer: (writing) => new DealWriter(writing, here),
});

/** What a row brings to a deal that is there: `fill` writes only where nothing is. An empty cell never erases. */
function changesFor(known: KnownDeal, draft: DealDraft, mode: 'fill' | 'update'): DealChanges | null {
  const changes: DealChanges = {};
  const isOpen = (has: string | number | null) => has === null || has === '' || mode === 'update';
  if (draft.value !== null && draft.value !== known.value && isOpen(known.value)) changes.value = draft.value;
  if (draft.expectedOn !== null && draft.expectedOn !== known.expected_on && isOpen(known.expected_on))
    changes.expectedOn = draft.expectedOn;
  if (draft.source !== '' && draft.source !== known.source && isOpen(known.source)) changes.source = draft.source;
  if (draft.note !== '' && draft.note !== known.note && isOpen(known.note)) changes.note = draft.note;
  return Object.keys(changes).length > 0 ? changes : null;
}

const all = (outcome: Verdict['outcomes']['add']): Verdict['outcomes'] => ({
  skip: outcome,
  fill: outcome,
  update: outcome,
  add: outcome,
});

/** Tells of each row what a run would do with it, given what the shop has and what stood above it in the file. */
class DealJudge implements RowJudge<DealDraft> {
  readonly #matchBy: ReadonlySet<string>;
  readonly #above = new Map<string, string>();

  constructor(matchBy: readonly string[]) {
    this.#matchBy = new Set(matchBy);
  }

  async judge(db: Handle, rows: readonly DraftRow<DealDraft>[]): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (const { draft } of rows)
      verdicts.push(
        draft ? await this.#one(db, draft) : { outcomes: all('reject'), sameAs: null, sameAsSkipped: null },
      );
    return verdicts;
  }

  async #one(db: Handle, draft: DealDraft): Promise<Verdict> {
    const known = await findSame(db, draft, this.#matchBy);
    const { name } = keysOf(draft, this.#matchBy);
    if (!known) {
      const above = name === '' ? undefined : this.#above.get(name);
      if (above === undefined) {
        if (name !== '') this.#above.set(name, draft.title);
        return { outcomes: all('add'), sameAs: null, sameAsSkipped: null };
      }
      const sameAs = { id: null, name: above, by: 'file' as const };
      const outcomes = { skip: 'skip', fill: 'unchanged', update: 'unchanged', add: 'add' } as const;
      return { outcomes, sameAs, sameAsSkipped: sameAs };
    }
    const changed = (mode: 'fill' | 'update') => (changesFor(known, draft, mode) ? 'update' : 'unchanged');
    const sameAs = { id: known.id, name: known.title, by: known.by };
    const outcomes = { skip: 'skip', fill: changed('fill'), update: changed('update'), add: 'add' } as const;
    return { outcomes, sameAs, sameAsSkipped: sameAs };
  }
}

/** Writes the rows of one list, one after the other: a customer that is new is made once. */
class DealWriter implements RowWriter<DealDraft> {
  readonly #writing: Writing;
  readonly #matchBy: ReadonlySet<string>;
  readonly #zone: string;
  readonly #language: Here['language'];
  /** Deals that an earlier row of this file has made: a row below says nothing more of them. */
  readonly #made = new Set<string>();

  constructor(writing: Writing, { timeZone, language }: Here) {
    this.#writing = writing;
    this.#matchBy = new Set(writing.duplicates === 'add' ? [] : writing.matchBy);
    this.#zone = timeZone();
    this.#language = language;
  }

  async write(trx: Trx, drafts: readonly DealDraft[], breathe: () => Promise<void>): Promise<RowOutcome[]> {
    if ((await findPipelines(trx)).length === 0)
      await insertUsualPipeline(trx, await this.#language(), this.#writing.now);
    const outcomes: RowOutcome[] = [];
    for (const draft of drafts) {
      const same = await findSame(trx, draft, this.#matchBy);
      outcomes.push(same ? await this.#change(trx, same, draft) : await this.#add(trx, draft));
      await breathe();
    }
    return outcomes;
  }

  async #change(trx: Trx, known: KnownDeal, draft: DealDraft): Promise<RowOutcome> {
    const { duplicates } = this.#writing;
    if (duplicates === 'skip') return 'skipped';
    const changes = this.#made.has(known.id)
      ? null
      : changesFor(known, draft, duplicates === 'fill' ? 'fill' : 'update');
    if (!changes) return 'unchanged';
    await updateDeal(trx, known.id, changes, this.#moment());
    return 'updated';
  }

  async #add(trx: Trx, draft: DealDraft): Promise<RowOutcome> {
    const { now, region } = this.#writing;
    const contactId =
      (await findCustomer(trx, draft)) ??
      (await insertContact(
        trx,
        { name: draft.customer, phones: draft.phone ? [{ raw: draft.phone.raw }] : [], source: draft.source },
        { now, region },
      ));
    const id = await insertDeal(
      trx,
      {
        contactId,
        title: draft.title,
        stageId: await stageOf(trx, draft),
        value: draft.value,
        expectedOn: draft.expectedOn,
        staffId: await staffOf(trx, draft.staff),
        source: draft.source,
        note: draft.note,
      },
      this.#moment(),
      { staffId: '' },
    );
    this.#made.add(id);
    await this.#settle(trx, id, draft);
    return 'added';
  }

  /** When it began and how it ended; the history of its stages follows from that. */
  async #settle(trx: Trx, id: string, draft: DealDraft): Promise<void> {
    const { now } = this.#writing;
    const at = (day: string | null) => (day === null ? now : Math.min(now, startOfDay(this.#zone, day)));
    const closedAt = at(draft.closedOn);
    const began = draft.createdOn === null && draft.status !== 'open' ? closedAt : at(draft.createdOn);
    const ended = draft.status === 'open' ? null : Math.max(began, closedAt);
    await trx
      .updateTable('deals')
      .set({
        created_at: began,
        touched_at: Math.max(began, ended ?? began),
        status: draft.status,
        closed_at: ended,
        lost_note: draft.status === 'lost' ? draft.lostNote : '',
        lost_reason_id:
          draft.status === 'lost' && draft.lostReason !== ''
            ? await ensureLostReason(trx, draft.lostReason, now)
            : null,
      })
      .where('id', '=', id)
      .execute();
  }

  #moment() {
    return { now: this.#writing.now, day: new Date(this.#writing.now).toISOString().slice(0, 10) };
  }
}

/** The stage of that name, in the pipeline of that name where the row tells one; else the first. */
async function stageOf(trx: Trx, draft: DealDraft): Promise<string> {
  const pipelines = await findPipelines(trx);
  const named = pipelines.filter((one) => draft.pipeline !== '' && fold(one.name) === fold(draft.pipeline));
  const among = named.length > 0 ? named : pipelines;
  const stages = among.flatMap((one) => one.stages);
  const stage = stages.find((one) => fold(one.name) === fold(draft.stage)) ?? stages[0] ?? (await findStages(trx))[0];
  return stage?.id ?? '';
}

/** Who is called so and works here; nobody where that is not clear. */
async function staffOf(trx: Trx, name: string): Promise<string | null> {
  if (name === '') return null;
  const rows = await trx.selectFrom('staff').select(['id', 'name']).where('active', '=', 1).execute();
  const found = rows.filter((row) => fold(row.name) === fold(name));
  return found.length === 1 ? (found[0]?.id ?? null) : null;
}
