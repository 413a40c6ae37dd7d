import { AppError } from '../../contract/errors.ts';
import type { InteractionKind } from '../../contract/contacts.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { cleanLines } from '../../domain/text.ts';
import { findInteraction, findInteractions, findOfDeal } from './queries/timeline.ts';

/** Notes, calls, visits and messages: one touch with a contact each. */
export class TimelineService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The timeline of a contact, newest first. */
  list(contactId: string, page: { limit: number; offset: number }) {
    return findInteractions(this.#store.db, contactId, page);
  }

  /** What was about one deal, newest first. */
  ofDeal(dealId: string, page: { limit: number; offset: number }) {
    return findOfDeal(this.#store.db, dealId, page);
  }

  /** @throws AppError `not-found`, `in-bin` (the contact, the deal) */
  async add(
    actor: Actor,
    given: {
      contactId: string;
      dealId?: string | undefined;
      kind: InteractionKind;
      text: string;
      occurredAt?: number | undefined;
    },
  ) {
    const now = this.#store.clock.now();
    const { batchId, result: id } = await this.#store.act(actor, 'interactions.add', async (trx) => {
      await requireContact(trx, given.contactId);
      if (given.dealId !== undefined) await requireDealOf(trx, given.dealId, given.contactId);
      return insertInteraction(trx, { ...given, occurredAt: given.occurredAt ?? now }, actor, now);
    });
    return { ...(await this.#get(id)), batchId };
  }

  /** @throws AppError `not-found` */
  async update(
    actor: Actor,
    change: {
      id: string;
      kind?: InteractionKind | undefined;
      text?: string | undefined;
      occurredAt?: number | undefined;
    },
  ) {
    const { batchId } = await this.#store.act(actor, 'interactions.update', async (trx) => {
      const known = await requireInteraction(trx, change.id);
      const next = {
        kind: change.kind ?? known.kind,
        text: change.text === undefined ? known.text : cleanLines(change.text),
        occurred_at: change.occurredAt ?? known.occurredAt,
      };
      if (next.kind !== known.kind || next.text !== known.text || next.occurred_at !== known.occurredAt)
        await trx.updateTable('interactions').set(next).where('id', '=', change.id).execute();
    });
    return { ...(await this.#get(change.id)), batchId };
  }

  /** Into the bin. @throws AppError `not-found` */
  async remove(actor: Actor, id: string): Promise<{ batchId: string }> {
    const { batchId } = await this.#store.act(actor, 'interactions.remove', async (trx) => {
      await requireInteraction(trx, id);
      await trx.updateTable('interactions').set({ deleted_at: this.#store.clock.now() }).where('id', '=', id).execute();
    });
    return { batchId };
  }

  #get(id: string) {
    return requireInteraction(this.#store.db, id);
  }
}

/** Puts one touch onto a contact's timeline, inside the caller's act. @returns its id */
export async function insertInteraction(
  trx: Trx,
  given: {
    contactId: string;
    /** The deal that it was about. */
    dealId?: string | undefined;
    kind: InteractionKind;
    text: string;
    occurredAt: number;
  },
  actor: Actor,
  now: number,
): Promise<string> {
  const id = newId();
  await trx
    .insertInto('interactions')
    .values({
      id,
      contact_id: given.contactId,
      deal_id: given.dealId ?? null,
      kind: given.kind,
      text: cleanLines(given.text),
      occurred_at: given.occurredAt,
      staff_id: actor.staffId,
      created_at: now,
      deleted_at: null,
    })
    .execute();
  return id;
}

async function requireInteraction(db: Handle, id: string) {
  const found = await findInteraction(db, id);
  if (!found) throw new AppError('not-found', { what: 'interaction', id });
  return found;
}

async function requireContact(trx: Trx, id: string): Promise<void> {
  const row = await trx.selectFrom('contacts').select('deleted_at').where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'contact', id });
  if (row.deleted_at !== null) throw new AppError('in-bin', { what: 'contact', id });
}

/** A deal of this customer, or one that the contact has a part in. */
async function requireDealOf(trx: Trx, id: string, contactId: string): Promise<void> {
  const row = await trx
    .selectFrom('deals')
    .select(['contact_id', 'deleted_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (row?.deleted_at) throw new AppError('in-bin', { what: 'deal', id });
  const person = await trx
    .selectFrom('deal_people')
    .select('id')
    .where('deal_id', '=', id)
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  if (!row || (row.contact_id !== contactId && !person)) throw new AppError('not-found', { what: 'deal', id });
}
