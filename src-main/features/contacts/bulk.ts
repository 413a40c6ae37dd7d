import { sql } from 'kysely';
import type { Selection } from '../../contract/contacts.ts';
import type { ActKind } from '../../contract/history.ts';
import { AppError } from '../../contract/errors.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { inChunks } from '../in-chunks.ts';
import { insertRows } from '../../database/insert-buffer.ts';
import { idList, requireLabels } from './queries/exist.ts';
import { findSelected } from './queries/selection.ts';

export interface LabelChange {
  addTagIds: string[];
  removeTagIds: string[];
  addGroupIds: string[];
  removeGroupIds: string[];
}

/** What is done to many contacts at once. However many: the window lives meanwhile, and one undo takes it back. */
export class BulkService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Into the bin. */
  async remove(actor: Actor, selection: Selection): Promise<{ batchId: string; removed: number }> {
    const now = this.#store.clock.now();
    const ids = await findSelected(this.#store.db, selection, false);
    const { batchId, count } = await this.#each(actor, 'contacts.remove', ids, async (trx, chunk) => {
      const { rows } = await sql`update contacts set deleted_at = ${now}, updated_at = max(${now}, updated_at + 1)
        where id in ${idList(chunk)} and deleted_at is null returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, removed: count };
  }

  /** Out of the bin; one that was merged into another stands by itself again. */
  async restore(actor: Actor, selection: Selection): Promise<{ batchId: string; restored: number }> {
    const now = this.#store.clock.now();
    const ids = await findSelected(this.#store.db, selection, true);
    const { batchId, count } = await this.#each(actor, 'contacts.restore', ids, async (trx, chunk) => {
      const { rows } = await sql`update contacts set deleted_at = null, merged_into_id = null,
        updated_at = max(${now}, updated_at + 1)
        where id in ${idList(chunk)} and deleted_at is not null returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, restored: count };
  }

  /** Out of the bin for good, with everything that hangs on them. */
  async purge(actor: Actor, selection: Selection): Promise<{ batchId: string; purged: number }> {
    const ids = await findSelected(this.#store.db, selection, true);
    const { batchId, count } = await this.#each(actor, 'contacts.purge', ids, async (trx, chunk) => {
      const { rows } = await sql`delete from contacts where id in ${idList(chunk)} and deleted_at is not null
        returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, purged: count };
  }

  /**
   * Adds and takes away tags and groups.
   * @returns how many contacts were different before
   * @throws AppError `not-found` (a tag or group)
   */
  async tagMany(
    actor: Actor,
    selection: Selection,
    change: LabelChange,
  ): Promise<{ batchId: string; changed: number }> {
    const now = this.#store.clock.now();
    await requireLabels(this.#store.db, 'tags', [...change.addTagIds, ...change.removeTagIds]);
    await requireLabels(this.#store.db, 'groups', [...change.addGroupIds, ...change.removeGroupIds]);
    const ids = await findSelected(this.#store.db, selection, false);
    const { batchId, count } = await this.#each(actor, 'contacts.tag', ids, async (trx, chunk) => {
      const changed = new Set([
        ...(await takeOff(trx, 'contact_tags', 'tag_id', chunk, change.removeTagIds)),
        ...(await takeOff(trx, 'contact_groups', 'group_id', chunk, change.removeGroupIds)),
        ...(await putOn(trx, 'contact_tags', 'tag_id', chunk, change.addTagIds)),
        ...(await putOn(trx, 'contact_groups', 'group_id', chunk, change.addGroupIds)),
      ]);
      await sql`update contacts set updated_at = max(${now}, updated_at + 1) where id in ${idList([...changed])}`.execute(
        trx,
      );
      return changed.size;
    });
    return { batchId, changed: count };
  }

  /** Blocks a contact with a reason; null unblocks it. @throws AppError `not-found`, `in-bin` */
  async block(actor: Actor, id: string, reason: string | null): Promise<{ batchId: string }> {
    const now = this.#store.clock.now();
    const { batchId } = await this.#store.act(actor, 'contacts.block', async (trx) => {
      const row = await trx
        .selectFrom('contacts')
        .select(['blocked_at', 'blocked_reason', 'deleted_at'])
        .where('id', '=', id)
        .executeTakeFirst();
      if (!row) throw new AppError('not-found', { what: 'contact', id });
      if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'contact', id });
      const blockedAt = reason === null ? null : (row.blocked_at ?? now);
      if (blockedAt === row.blocked_at && (reason ?? '') === row.blocked_reason) return;
      await sql`update contacts set blocked_at = ${blockedAt}, blocked_reason = ${reason ?? ''},
        updated_at = max(${now}, updated_at + 1) where id = ${id}`.execute(trx);
    });
    return { batchId };
  }

  async #each(
    actor: Actor,
    kind: ActKind,
    ids: readonly string[],
    work: (trx: Trx, chunk: readonly string[]) => Promise<number>,
  ): Promise<{ batchId: string; count: number }> {
    const { batchId, results } = await inChunks(this.#store, actor, kind, ids, work);
    return { batchId, count: results.reduce((sum, count) => sum + count, 0) };
  }
}

type LinkTable = 'contact_tags' | 'contact_groups';
type LinkColumn = 'tag_id' | 'group_id';

async function takeOff(
  trx: Trx,
  table: LinkTable,
  column: LinkColumn,
  chunk: readonly string[],
  labels: readonly string[],
) {
  if (labels.length === 0) return [];
  const { rows } = await sql<{
    contact_id: string;
  }>`delete from ${sql.table(table)} where contact_id in ${idList(chunk)}
    and ${sql.ref(column)} in ${idList(labels)} returning contact_id`.execute(trx);
  return rows.map((row) => row.contact_id);
}

async function putOn(
  trx: Trx,
  table: LinkTable,
  column: LinkColumn,
  chunk: readonly string[],
  labels: readonly string[],
) {
  if (labels.length === 0) return [];
  const { rows } = await sql<{ contact_id: string; label: string }>`
    select c.id contact_id, t.value label from contacts c, json_each(${JSON.stringify([...new Set(labels)])}) t
    where c.id in ${idList(chunk)} and c.deleted_at is null and not exists (select 1 from ${sql.table(table)} l
      where l.contact_id = c.id and l.${sql.ref(column)} = t.value)`.execute(trx);
  await insertRows(
    trx,
    table,
    rows.map((row) => ({ id: newId(), contact_id: row.contact_id, [column]: row.label })),
  );
  return rows.map((row) => row.contact_id);
}
