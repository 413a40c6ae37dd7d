import type { Trx } from '../../database/tables.ts';
import type { ReadRow } from '../../jobs/read-rows.ts';
import { insertRejects, markMended, type RejectToKeep, updateReject } from './queries/imports.ts';
import type { RejectKeeper } from './run.ts';

/** Rejected rows that are kept, and how much of their cells: enough to mend by hand, bounded for a file of rubbish. */
const REJECTS_KEPT = 5_000;
const CELLS_KEPT = 8_000_000;

function toKeep({ row, reject, cells }: ReadRow): RejectToKeep {
  const why = reject ?? { reason: 'row-unreadable', column: '', value: '' };
  return { row, ...why, cells: cells ?? [] };
}

/** Keeps the rejected rows of a file. */
export class KeptRejects implements RejectKeeper {
  readonly #importId: string;
  #rows = 0;
  #characters = 0;

  constructor(importId: string) {
    this.#importId = importId;
  }

  async keep(trx: Trx, rows: readonly ReadRow[]): Promise<void> {
    const kept: RejectToKeep[] = [];
    for (const row of rows) {
      if (row.draft !== null || this.#rows >= REJECTS_KEPT) continue;
      const reject = toKeep(row);
      this.#characters += JSON.stringify(reject.cells).length;
      kept.push(this.#characters > CELLS_KEPT ? { ...reject, cells: [] } : reject);
      this.#rows += 1;
    }
    await insertRejects(trx, this.#importId, kept);
  }
}

/** Mended rows belong to the import that rejected them: those that went in are marked, the others have a new reason. */
export class MendedRejects implements RejectKeeper {
  readonly #first: string;
  readonly #by: string;

  constructor(first: string, by: string) {
    this.#first = first;
    this.#by = by;
  }

  async keep(trx: Trx, rows: readonly ReadRow[]): Promise<void> {
    for (const row of rows) if (row.draft === null) await updateReject(trx, this.#first, toKeep(row));
    const mended = rows.filter(({ draft }) => draft !== null).map(({ row }) => row);
    if (mended.length > 0) await markMended(trx, this.#first, mended, this.#by);
  }
}
