import type { Handle } from '../../../database/tables.ts';
import type { ContactDraft } from '../../../domain/importing/draft.ts';
import { IdSet } from '../../../domain/id-set.ts';
import type { DraftRow, DuplicateMode, RowJudge, Verdict } from '../../imports/writer.ts';
import { findExisting } from '../queries/existing.ts';
import { findSameOfAll, type StoredCandidate } from '../queries/same.ts';
import { asExisting, changesFor, type Existing } from './changes.ts';
import { bestOf, type DraftKeys, FileMemory, keysOf, type SeenCandidate } from './matching.ts';

/** Rows whose drafts are kept to compare later rows of the file with. */
const DRAFTS_KEPT = 50_000;

/** Tells of each row what a run would do with it, given what the shop has and what stood above it in the file. */
export class ContactJudge implements RowJudge<ContactDraft> {
  readonly #matchBy: ReadonlySet<string>;
  /** Skipped rows are not there for later rows to be the same as; rows that fill or update are. */
  readonly #skipping = new FileMemory();
  readonly #updating = new FileMemory();
  readonly #touched = new IdSet();
  #remembered = 0;

  constructor(matchBy: readonly string[]) {
    this.#matchBy = new Set(matchBy);
  }

  async judge(db: Handle, rows: readonly DraftRow<ContactDraft>[]): Promise<Verdict[]> {
    const keys = rows.map(({ draft }) => (draft ? keysOf(draft, this.#matchBy) : null));
    const stored = await findSameOfAll(db, keys);
    const existing = await findExisting(db, [...new Set(stored.flat().map(({ id }) => id))]);
    return rows.map(({ draft }, place) => {
      const key = keys[place];
      if (!draft || !key) return { outcomes: rejected, sameAs: null, sameAsSkipped: null };
      return this.#one(draft, key, stored[place] ?? [], existing);
    });
  }

  #one(
    draft: ContactDraft,
    keys: DraftKeys,
    stored: readonly StoredCandidate[],
    existing: ReadonlyMap<string, Existing>,
  ): Verdict {
    const seen = {
      id: null,
      name: draft.name,
      nameKey: draft.nameKey,
      draft: null,
      hasPhone: draft.phones.some((phone) => phone.e164 !== null),
    };
    const firstOfSkipped = bestOf<Found>([...stored, ...this.#skipping.find(keys)], keys.nameKey);
    if (!firstOfSkipped) this.#skipping.remember(keys, seen);

    const best = bestOf<Found>([...stored, ...this.#updating.find(keys)], keys.nameKey);
    this.#remembered += 1;
    const kept = this.#remembered <= DRAFTS_KEPT ? draft : null;
    const updates = (mode: 'fill' | 'update') => (best ? this.#changes(best, draft, existing, mode) : 'add');
    const outcomes: Verdict['outcomes'] = {
      skip: firstOfSkipped ? 'skip' : 'add',
      fill: updates('fill'),
      update: updates('update'),
      add: 'add',
    };
    this.#updating.remember(keys, { ...seen, id: best?.id ?? null, draft: kept });
    if (best?.id) this.#touched.add(best.id);
    return { outcomes, sameAs: shown(best), sameAsSkipped: shown(firstOfSkipped) };
  }

  /** Whether the row says anything that the contact, or the row before it, does not say yet. */
  #changes(
    best: Found,
    draft: ContactDraft,
    existing: ReadonlyMap<string, Existing>,
    mode: 'fill' | 'update',
  ): 'update' | 'unchanged' {
    const isSecond = best.id === null || this.#touched.has(best.id);
    const row = 'row' in best ? best.row.draft : null;
    const known = (best.id === null ? undefined : existing.get(best.id)) ?? (row ? asExisting(row) : undefined);
    const how = mode === 'update' && isSecond ? 'second' : mode;
    return known === undefined || changesFor(known, draft, how) !== null ? 'update' : 'unchanged';
  }
}

type Found = StoredCandidate | SeenCandidate;

const shown = (found: Found | null): Verdict['sameAs'] =>
  found && { id: found.id, name: found.name, by: 'row' in found ? 'file' : found.by };

const rejected: Record<DuplicateMode, 'reject'> = { skip: 'reject', fill: 'reject', update: 'reject', add: 'reject' };
