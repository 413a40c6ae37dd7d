import type { Handle } from '../../../database/tables.ts';
import type { ProductDraft } from '../../../domain/importing/targets/products.ts';
import type { DraftRow, RowJudge, Verdict } from '../../imports/writer.ts';
import { findKnown, findSame, keysOf, type ProductKeys } from '../queries/known.ts';
import { asKnown, changesFor } from './changes.ts';

/** A row that stood above: what it is called, which product it is, and what it said. */
interface Seen {
  id: string | null;
  name: string;
  draft: ProductDraft;
}

/** The rows of a file seen so far, by their codes, else by their names. */
class Rows {
  readonly #rows = new Map<string, Seen>();

  find(keys: ProductKeys): Seen | undefined {
    return texts(keys)
      .map((key) => this.#rows.get(key))
      .find((row) => row !== undefined);
  }

  /** The first to bear a key keeps it. */
  remember(keys: ProductKeys, row: Seen): void {
    for (const key of texts(keys)) if (!this.#rows.has(key)) this.#rows.set(key, row);
  }
}

/** Two rows with codes of their own are two things, however they are called. */
function texts({ id, sku, barcode, name }: ProductKeys): string[] {
  const codes = [id === null ? '' : `id ${id}`, sku && `sku ${sku}`, barcode && `barcode ${barcode}`].filter(Boolean);
  return codes.length > 0 ? codes : name === '' ? [] : [`name ${name}`];
}

/** Tells of each row what a run would do with it, given what the shop has and what stood above it in the file. */
export class ProductJudge implements RowJudge<ProductDraft> {
  readonly #matchBy: ReadonlySet<string>;
  readonly #rows = new Rows();
  readonly #touched = new Set<string>();

  constructor(matchBy: readonly string[]) {
    this.#matchBy = new Set(matchBy);
  }

  async judge(db: Handle, rows: readonly DraftRow<ProductDraft>[]): Promise<Verdict[]> {
    const verdicts: Verdict[] = [];
    for (const { draft } of rows) verdicts.push(draft ? await this.#one(db, draft) : rejected);
    return verdicts;
  }

  async #one(db: Handle, draft: ProductDraft): Promise<Verdict> {
    const keys = keysOf(draft, this.#matchBy);
    const stored = await findSame(db, keys);
    const above = stored ? undefined : this.#rows.find(keys);
    const id = stored?.id ?? above?.id ?? null;
    const known = id === null ? above && asKnown(above.draft) : await findKnown(db, id);
    const isSecond = above !== undefined || (id !== null && this.#touched.has(id));
    this.#rows.remember(keys, { id, name: draft.name, draft });
    if (id !== null) this.#touched.add(id);
    if (!known)
      return {
        outcomes: { skip: 'add', fill: 'add', update: 'add', add: 'add' },
        sameAs: null,
        sameAsSkipped: null,
      };
    const changed = (mode: 'fill' | 'update') =>
      changesFor(known, draft, mode === 'update' && isSecond ? 'second' : mode) ? 'update' : 'unchanged';
    const sameAs = stored
      ? { id: stored.id, name: stored.name, by: stored.by }
      : { id, name: above?.name ?? draft.name, by: 'file' as const };
    return {
      outcomes: { skip: 'skip', fill: changed('fill'), update: changed('update'), add: 'add' },
      sameAs,
      sameAsSkipped: sameAs,
    };
  }
}

const rejected: Verdict = {
  outcomes: { skip: 'reject', fill: 'reject', update: 'reject', add: 'reject' },
  sameAs: null,
  sameAsSkipped: null,
};
