import { sql } from 'kysely';
import { lastSeq } from './batches.ts';
import { type Entry, foreignKeys, Reversal, type TakenBack } from './reversal.ts';
import type { Trx } from './tables.ts';

/** Journal entries looked at in one read. */
const CHUNK = 500;
/** Inserted rows that are removed together: a few milliseconds. */
const AT_ONCE = 50;
/** Journal entries that are looked through for what others have changed, between two breaths. */
const LOOKED_THROUGH = 2_000;
/** Journal entries that are counted between two breaths. */
const COUNTED = 50_000;
/** So many entries more than asked for, where that brings a record to its end together with what hangs on it. */
const TO_THE_END_OF_A_RECORD = 2_000;

/** How long one transaction goes on. */
export interface Stretch {
  /** Entries after which it ends. */
  most: number;
  /** Whether it ends before that: somebody waits. */
  isAwaited(): boolean;
  /** To be awaited between steps of some milliseconds. */
  breathe(): Promise<void>;
}

/**
 * Turns the journal of one batch round, newest entry first, in one transaction or in several. Field by field: a value
 * comes back only where it still is what the batch made it; a row goes only if nobody has changed it or hung something on
 * it since, also between two of the transactions. What stays is listed. Doing it twice changes nothing more.
 */
export class TakingBack {
  readonly #batchId: string;
  readonly #underBatch: string;
  readonly #wipesOut: boolean;
  readonly #reversal: Reversal;
  /** Entries of the batch. */
  readonly total: number;
  #done = 0;
  /** Entries from here on are turned round already. */
  #below: number;
  /** Up to here the journal was looked through for what others have changed. */
  #seen: number;

  private constructor(batchId: string, underBatch: string, wipesOut: boolean, reversal: Reversal, reach: Reach) {
    this.#batchId = batchId;
    this.#underBatch = underBatch;
    this.#wipesOut = wipesOut;
    this.#reversal = reversal;
    this.total = reach.total;
    this.#below = reach.last + 1;
    this.#seen = reach.first;
  }

  /** Entries that are turned round already. */
  get done(): number {
    return this.#done;
  }

  /** @param undoBatch under which it is done: by it, it can be taken back itself */
  static async of(trx: Trx, batchId: string, undoBatch: string, breathe: () => Promise<void>): Promise<TakingBack> {
    const reversal = new Reversal(await foreignKeys(trx));
    return new TakingBack(batchId, undoBatch, false, reversal, await reachOf(trx, batchId, breathe));
  }

  /**
   * For a batch that never came to its end: its entries leave the journal too, each before it is reversed, and reversing
   * leaves none. So it needs no room, and works on a disk that has just become full. The entries of what is kept stay.
   * Runs with the batch itself in `journal_context`.
   */
  static async wipingOut(trx: Trx, batchId: string, breathe: () => Promise<void>): Promise<TakingBack> {
    const reversal = new Reversal(await foreignKeys(trx));
    return new TakingBack(batchId, batchId, true, reversal, await reachOf(trx, batchId, breathe));
  }

  /** Goes on inside the caller's transaction. @returns how many entries it has turned round: 0 when nothing is left */
  async goOn(trx: Trx, { most, isAwaited, breathe }: Stretch): Promise<number> {
    await this.#lookWhatLives(trx, breathe);
    let done = 0;
    for (let isOver = false; !isOver;) {
      const portions = portionsOf(await this.#entries(trx));
      if (portions.length === 0) break;
      for (const [place, portion] of portions.entries()) {
        await this.#turnRound(trx, portion);
        this.#below = portion.at(-1)?.seq ?? 0;
        done += portion.length;
        await breathe();
        const isEnough =
          done >= most && (endsRecord(portion, portions[place + 1]) || done >= most + TO_THE_END_OF_A_RECORD);
        isOver = isEnough || isAwaited();
        if (isOver) break;
      }
    }
    // Nobody else writes in this transaction.
    this.#seen = await lastSeq(trx);
    this.#done += done;
    return done;
  }

  outcome(): TakenBack {
    return this.#reversal.outcome();
  }

  async #turnRound(trx: Trx, entries: readonly Entry[]): Promise<void> {
    if (!this.#wipesOut) {
      await this.#reversal.of(trx, entries);
      return;
    }
    const last = await lastSeq(trx);
    const seqs = JSON.stringify(entries.map((entry) => entry.seq));
    await sql`delete from journal where seq in (select value from json_each(${seqs}))`.execute(trx);
    const kept = await this.#reversal.of(trx, entries);
    // What of an entry could be reversed, beside what is kept, is in the journal from now on.
    if (kept.length === 0 || entries.length > 1) await trx.deleteFrom('journal').where('seq', '>', last).execute();
    for (const entry of kept) await trx.insertInto('journal').values(entry).execute();
  }

  /** Entries of the batch, the newest first; what is written to the journal meanwhile is not among them. */
  #entries(trx: Trx): Promise<Entry[]> {
    return trx
      .selectFrom('journal')
      .selectAll()
      .where('batch_id', '=', this.#batchId)
      .where('seq', '<', this.#below)
      .orderBy('seq', 'desc')
      .limit(CHUNK)
      .execute();
  }

  /** Finds the rows and records of the batch that acts outside it, and not undone themselves, have written after it did. */
  async #lookWhatLives(trx: Trx, breathe: () => Promise<void>): Promise<void> {
    const [batchId, underBatch, last] = [this.#batchId, this.#underBatch, await lastSeq(trx)];
    for (let from = this.#seen; from < last; from += LOOKED_THROUGH) {
      const { rows } = await sql<{ id: string }>`
        select distinct m.row_id id from journal j
          join batches b on b.id = j.batch_id left join batches u on u.id = b.undo_of
          cross join journal m indexed by journal_subject on m.subject_id = j.subject_id and m.seq < j.seq
        where j.seq > ${from} and j.seq <= ${from + LOOKED_THROUGH} and j.batch_id not in (${batchId}, ${underBatch})
          and b.status <> 'undone' and coalesce(u.status, '') <> 'undone'
          and m.batch_id = ${batchId} and (m.row_id = j.row_id or m.row_id = m.subject_id)`.execute(trx);
      for (const { id } of rows) this.#reversal.lived.add(id);
      await breathe();
    }
  }
}

/** Rows inserted one after the other into one table come together, everything else alone. */
function portionsOf(entries: readonly Entry[]): Entry[][] {
  const portions: Entry[][] = [];
  for (const entry of entries) {
    const portion = portions.at(-1);
    const [first] = portion ?? [];
    const joins =
      first?.operation === 'insert' && entry.operation === 'insert' && first.table_name === entry.table_name;
    if (portion && joins && portion.length < AT_ONCE) portion.push(entry);
    else portions.push([entry]);
  }
  return portions;
}

/** Whether what comes next hangs on other records: a record's own row is written before what hangs on it. */
function endsRecord([entry]: readonly Entry[], [next]: readonly Entry[] = []): boolean {
  return entry?.row_id === entry?.subject_id && next?.table_name !== entry?.table_name;
}

interface Reach {
  /** The first entry of the batch. */
  first: number;
  /** The last of all. */
  last: number;
  /** Entries of the batch. */
  total: number;
}

async function reachOf(trx: Trx, batchId: string, breathe: () => Promise<void>): Promise<Reach> {
  const { rows } = await sql<{ first: number | null }>`
    select min(seq) first from journal where batch_id = ${batchId}`.execute(trx);
  const last = await lastSeq(trx);
  const first = rows[0]?.first ?? last;
  let total = 0;
  for (let from = first - 1; from < last; from += COUNTED) {
    const { rows: counted } = await sql<{ n: number }>`select count(*) n from journal
      where batch_id = ${batchId} and seq > ${from} and seq <= ${from + COUNTED}`.execute(trx);
    total += counted[0]?.n ?? 0;
    await breathe();
  }
  return { first, last, total };
}
