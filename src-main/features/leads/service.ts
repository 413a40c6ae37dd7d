import { sql } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import type { Deal } from '../../contract/deals.ts';
import type { ActKind } from '../../contract/history.ts';
import { type Lead, LeadFilter, type LeadSelection, type LeadSort, type LeadUpdate } from '../../contract/leads.ts';
import { idList } from '../../database/id-list.ts';
import { findScoreRules, takeUpLeadDay } from '../../database/lead-index.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import type { DealsService } from '../deals/service.ts';
import { insertDeal } from '../deals/write.ts';
import { requireStaff } from '../agenda/checks.ts';
import { inChunks } from '../in-chunks.ts';
import { countFound, findAssignmentRules, findLead, findPage, findRows } from './queries.ts';
import { changeAssignmentRules, changeScoreRules } from './rules.ts';
import { assignByRules, getLeadRow, insertLead, type LeadDraft, touchLead, updateLead } from './write.ts';

const oldestFirst: LeadSort = { by: 'createdAt', direction: 'asc' };
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
interface One {
  id: string;
  expectedUpdatedAt?: number | undefined;
}

/** Contacts with a wish: scored by the owner's rules, given to staff, and made into deals. */
export class LeadsService {
  readonly #store: Store;
  readonly #deals: DealsService;

  constructor(store: Store, deals: DealsService) {
    this.#store = store;
    this.#deals = deals;
  }

  async list(query: LeadFilter & { sort: LeadSort; limit: number; offset: number }) {
    const { sort, limit, offset, ...filter } = query;
    await this.#takeUpDay();
    const db = this.#store.db;
    const ids = await findPage(db, filter, sort, { limit, offset });
    return { total: await countFound(db, filter), items: await findRows(db, ids) };
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<Lead> {
    await this.#takeUpDay();
    const lead = await findLead(this.#store.db, id);
    if (!lead) throw new AppError('not-found', { what: 'lead', id });
    return lead;
  }

  /** @throws AppError see {@link insertLead} */
  async create(actor: Actor, draft: LeadDraft): Promise<Lead & { batchId: string }> {
    await this.#takeUpDay();
    const { batchId, result: id } = await this.#store.act(actor, 'leads.create', (trx) =>
      insertLead(trx, draft, this.#now()),
    );
    return { ...(await this.get(id)), batchId };
  }

  /** @throws AppError see {@link updateLead} */
  update(actor: Actor, { id, expectedUpdatedAt, ...changes }: LeadUpdate) {
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    return this.#changed(actor, 'leads.update', id, (trx, now) => updateLead(trx, id, given, now, expectedUpdatedAt));
  }

  /** @param staffId null: to nobody; undefined: as the rules say. @throws AppError `not-found` */
  async assign(actor: Actor, selection: LeadSelection, staffId: string | null | undefined) {
    if (staffId) await requireStaff(this.#store.db, staffId);
    const ids = await this.#selected(selection, false);
    const { batchId, results } = await inChunks(this.#store, actor, 'leads.assign', ids, async (trx, chunk) => {
      let changed = 0;
      for (const id of chunk) {
        const now = this.#now();
        const done =
          staffId === undefined ? await assignByRules(trx, id, now) : await updateLead(trx, id, { staffId }, now);
        if (done) changed += 1;
      }
      return changed;
    });
    return { batchId, changed: sum(results) };
  }

  /** Makes a deal of a lead, in one act. @throws AppError `not-found`, `in-bin`, `changed-meanwhile`, `lead-closed` */
  async convert(
    actor: Actor,
    { id, expectedUpdatedAt, title, stageId }: One & { title: string; stageId?: string | undefined },
  ): Promise<{ batchId: string; deal: Deal }> {
    await this.#deals.pipelines.ensure(actor);
    const { batchId, result } = await this.#store.act(actor, 'leads.convert', async (trx) => {
      const row = await getLeadRow(trx, id, expectedUpdatedAt);
      if (row.status !== 'open') throw new AppError('lead-closed', { status: row.status });
      const moment = this.#deals.moment();
      const dealId = await insertDeal(
        trx,
        {
          contactId: row.contact_id,
          title: title === '' ? row.interest : title,
          ...(stageId === undefined ? {} : { stageId }),
          value: row.budget,
          expectedOn: row.wanted_on,
          staffId: row.staff_id ?? actor.staffId,
          source: row.source,
          note: row.need,
          products: row.product_id === null ? [] : [{ productId: row.product_id }],
        },
        moment,
        actor,
      );
      await touchLead(trx, row, { status: 'converted', closed_at: moment.now, deal_id: dealId }, moment.now);
      return dealId;
    });
    return { batchId, deal: await this.#deals.get(result) };
  }

  /** @throws AppError `lead-closed` */
  drop(actor: Actor, { id, expectedUpdatedAt, reason }: One & { reason: string }) {
    return this.#changed(actor, 'leads.drop', id, async (trx, now) => {
      const row = await getLeadRow(trx, id, expectedUpdatedAt);
      if (row.status !== 'open') throw new AppError('lead-closed', { status: row.status });
      await touchLead(trx, row, { status: 'dropped', drop_reason: reason, closed_at: now }, now);
    });
  }

  /** @throws AppError `lead-open`, `lead-closed` (a converted one has its deal) */
  reopen(actor: Actor, { id, expectedUpdatedAt }: One) {
    return this.#changed(actor, 'leads.reopen', id, async (trx, now) => {
      const row = await getLeadRow(trx, id, expectedUpdatedAt);
      if (row.status === 'open') throw new AppError('lead-open', {});
      if (row.status === 'converted' && row.deal_id !== null) throw new AppError('lead-closed', { status: row.status });
      await touchLead(trx, row, { status: 'open', drop_reason: '', closed_at: null }, now);
    });
  }

  async remove(actor: Actor, selection: LeadSelection) {
    const { batchId, count } = await this.#bin(actor, 'leads.remove', selection, false);
    return { batchId, removed: count };
  }

  async restore(actor: Actor, selection: LeadSelection) {
    const { batchId, count } = await this.#bin(actor, 'leads.restore', selection, true);
    return { batchId, restored: count };
  }

  /** Out of the bin for good. */
  async purge(actor: Actor, selection: LeadSelection) {
    const ids = await this.#selected(selection, true);
    const { batchId, results } = await inChunks(this.#store, actor, 'leads.purge', ids, async (trx, chunk) => {
      const { rows } = await sql`delete from leads where id in ${idList(chunk)} and deleted_at is not null
        returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, purged: sum(results) };
  }

  async rules() {
    const db = this.#store.db;
    return { score: await findScoreRules(db), assignment: await findAssignmentRules(db) };
  }

  /** @throws AppError see {@link changeScoreRules} */
  async setScoreRules(actor: Actor, rules: Parameters<typeof changeScoreRules>[1]) {
    await this.#takeUpDay();
    const { batchId, result } = await this.#store.act(actor, 'leadRules.change', (trx) =>
      changeScoreRules(trx, rules, this.#now()),
    );
    return { batchId, rules: result };
  }

  /** @throws AppError see {@link changeAssignmentRules} */
  async setAssignmentRules(actor: Actor, rules: Parameters<typeof changeAssignmentRules>[1]) {
    const { batchId, result } = await this.#store.act(actor, 'leadRules.change', (trx) =>
      changeAssignmentRules(trx, rules, this.#now()),
    );
    return { batchId, rules: result };
  }

  async #bin(actor: Actor, kind: ActKind, selection: LeadSelection, isBack: boolean) {
    const now = this.#now();
    const ids = await this.#selected(selection, isBack);
    const { batchId, results } = await inChunks(this.#store, actor, kind, ids, async (trx, chunk) => {
      const { rows } = await sql`update leads set deleted_at = ${isBack ? null : now},
          updated_at = max(${now}, updated_at + 1)
        where id in ${idList(chunk)} and (deleted_at is null) = ${isBack ? 0 : 1} returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, count: sum(results) };
  }

  /** Ids of a selection in an order of the list; what is gone, or lies in the bin where the living are meant, is left out. */
  async selected(selection: LeadSelection, inBin: boolean, sort: LeadSort): Promise<string[]> {
    await this.#takeUpDay();
    return this.#selected(selection, inBin, sort);
  }

  async #selected(selection: LeadSelection, inBin: boolean, sort = oldestFirst): Promise<string[]> {
    const filter =
      selection.by === 'filter'
        ? { ...selection.filter, deleted: inBin }
        : LeadFilter.parse({ deleted: inBin, status: null });
    const all = await findPage(this.#store.db, filter, sort, { limit: 100_000, offset: 0 });
    const named = new Set(selection.by === 'filter' ? selection.except : selection.ids);
    return all.filter((id) => named.has(id) === (selection.by === 'ids'));
  }

  async #changed(
    actor: Actor,
    kind: ActKind,
    id: string,
    work: (trx: Trx, now: number) => Promise<unknown>,
  ): Promise<Lead & { batchId: string }> {
    const { batchId } = await this.#store.act(actor, kind, (trx) => work(trx, this.#now()));
    return { ...(await this.get(id)), batchId };
  }

  /** Ages and days to go are of today. */
  #takeUpDay(): Promise<void> {
    return takeUpLeadDay(this.#store.db, this.#deals.moment().day);
  }

  #now(): number {
    return this.#store.clock.now();
  }
}
