import { sql } from 'kysely';
import { AppError } from '../../contract/errors.ts';
import type { Staff, StaffRole } from '../../contract/staff.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { mayDo } from '../../domain/permissions.ts';
import { clean } from '../../domain/text.ts';
import { labelKey } from '../contacts/find-or-make.ts';

/** Who works in the shop. Nobody is ever erased: what was done stays in a name. */
export class StaffService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Those who work here by name, then those who no longer do, with what is open in their hands. */
  async list() {
    const { rows } = await sql<
      Omit<Staff, 'active'> & {
        active: 0 | 1;
        deals: number;
        leads: number;
        tasks: number;
        discountLimit: number | null;
      }
    >`
      select s.id, s.name, s.role, s.active, s.discount_limit / 100.0 discountLimit,
        coalesce(d.n, 0) deals,
        (select count(*) from leads l where l.staff_id = s.id and l.status = 'open' and l.deleted_at is null) leads,
        (select count(*) from tasks t where t.staff_id = s.id and t.done_at is null and t.deleted_at is null) tasks
      from staff s
      left join (select i.staff_id, count(*) n from deal_index i where i.status = 'open' group by i.staff_id) d
        on d.staff_id = s.id
      order by s.active desc, fold(s.name), s.created_at, s.id`.execute(this.#store.db);
    return rows.map((row) => ({ ...row, active: row.active === 1 }));
  }

  /** @throws AppError `name-taken` */
  async create(actor: Actor, { name, role }: { name: string; role: StaffRole }): Promise<Staff & { batchId: string }> {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const member: Staff = { id: newId(), name: clean(name), role, active: true };
      await requireNameFree(trx, member);
      await trx
        .insertInto('staff')
        .values({ id: member.id, name: member.name, role, active: 1, created_at: this.#store.clock.now() })
        .execute();
      return member;
    });
    return { ...result, batchId };
  }

  /** @throws AppError `not-found`, `name-taken`, `last-owner` */
  async update(
    actor: Actor,
    change: { id: string; name?: string | undefined; role?: StaffRole | undefined },
  ): Promise<Staff & { batchId: string }> {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const known = await getMember(trx, change.id);
      const member = {
        ...known,
        name: change.name === undefined ? known.name : clean(change.name),
        role: change.role ?? known.role,
      };
      await requireNameFree(trx, member);
      if (member.role !== 'owner') await requireAnotherOwner(trx, known);
      if (member.name !== known.name || member.role !== known.role)
        await trx
          .updateTable('staff')
          .set({ name: member.name, role: member.role })
          .where('id', '=', member.id)
          .execute();
      return member;
    });
    return { ...result, batchId };
  }

  /** @throws AppError `not-found`, `last-owner`, `name-taken` (somebody else bears the name by now) */
  async setActive(actor: Actor, { id, active }: { id: string; active: boolean }): Promise<{ batchId: string }> {
    const { batchId } = await this.#act(actor, async (trx) => {
      const known = await getMember(trx, id);
      if (active) await requireNameFree(trx, known);
      else await requireAnotherOwner(trx, known);
      if (known.active !== active)
        await trx
          .updateTable('staff')
          .set({ active: active ? 1 : 0 })
          .where('id', '=', id)
          .execute();
    });
    return { batchId };
  }

  #act<T>(actor: Actor, work: (trx: Trx) => Promise<T>) {
    return this.#store.act(actor, 'staff.change', work);
  }
}

/** Ids of those who work here; with `mayWrite`, of those alone who may change deals. */
export async function workingStaff(db: Handle, { mayWrite = false } = {}): Promise<Set<string>> {
  const rows = await db.selectFrom('staff').select(['id', 'role']).where('active', '=', 1).execute();
  return new Set(rows.filter((row) => !mayWrite || mayDo(row.role, 'deals.write')).map((row) => row.id));
}

async function getMember(trx: Trx, id: string): Promise<Staff> {
  const row = await trx
    .selectFrom('staff')
    .select(['id', 'name', 'role', 'active'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new AppError('not-found', { what: 'staff', id });
  return { ...row, active: row.active === 1 };
}

async function requireNameFree(trx: Trx, { id, name }: Pick<Staff, 'id' | 'name'>): Promise<void> {
  if (name === '') return;
  const others = await trx
    .selectFrom('staff')
    .select('name')
    .where('active', '=', 1)
    .where('id', '<>', id)
    .where('name', '<>', '')
    .execute();
  const taken = others.find((other) => labelKey(other.name) === labelKey(name));
  if (taken) throw new AppError('name-taken', { what: 'staff', name: taken.name });
}

/** Somebody must be able to do everything. */
async function requireAnotherOwner(trx: Trx, { id, name, role, active }: Staff): Promise<void> {
  if (role !== 'owner' || !active) return;
  const other = await trx
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'owner')
    .where('active', '=', 1)
    .where('id', '<>', id)
    .executeTakeFirst();
  if (!other) throw new AppError('last-owner', { name });
}
