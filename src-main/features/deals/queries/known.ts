import { sql } from 'kysely';
import type { Handle } from '../../../database/tables.ts';
import type { DealDraft } from '../../../domain/importing/targets/deals.ts';
import { nameColumns } from '../../../domain/name-columns.ts';
import { fold } from '../../../domain/text.ts';

/** A deal that is there already, as far as a row of a list can add to it. */
export interface KnownDeal {
  id: string;
  title: string;
  value: number | null;
  value_by: string;
  expected_on: string | null;
  source: string;
  note: string;
}
export type FoundBy = 'id' | 'name';

/** What a row is known by: its id, or what it is called and whose it is. */
export const keysOf = (draft: DealDraft, matchBy: ReadonlySet<string>) => ({
  id: matchBy.has('id') ? draft.id : null,
  name: matchBy.has('title') ? JSON.stringify([fold(draft.title), nameColumns(draft.customer).name_key]) : '',
});

/** The deal (not in the bin) that a row is surely the same as; an open one before one that is closed. */
export async function findSame(
  db: Handle,
  draft: DealDraft,
  matchBy: ReadonlySet<string>,
): Promise<(KnownDeal & { by: FoundBy }) | undefined> {
  const columns = sql`d.id, d.title, d.value, d.value_by, d.expected_on, d.source, d.note`;
  const { id, name } = keysOf(draft, matchBy);
  if (id !== null) {
    const { rows } = await sql<KnownDeal>`select ${columns} from deals d
      where d.id = ${id} and d.deleted_at is null`.execute(db);
    if (rows[0]) return { ...rows[0], by: 'id' };
  }
  if (name === '') return undefined;
  const { rows } = await sql<KnownDeal>`select ${columns} from contacts c join deals d on d.contact_id = c.id
    where c.name_key = ${nameColumns(draft.customer).name_key} and fold(d.title) = ${fold(draft.title || nameColumns(draft.customer).name)}
      and d.deleted_at is null
    order by d.status = 'open' desc, d.created_at desc, d.id limit 1`.execute(db);
  return rows[0] ? { ...rows[0], by: 'name' } : undefined;
}

/** The contact (not in the bin) that a customer's phone or name means. */
export async function findCustomer(db: Handle, draft: DealDraft): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from (
      select c.id, 0 place from contact_phones p join contacts c on c.id = p.contact_id
        where p.e164 = ${draft.phone?.e164 ?? null} and c.deleted_at is null
      union all select c.id, 1 from contacts c
        where c.name_key = ${nameColumns(draft.customer).name_key} and c.deleted_at is null)
    order by place, id limit 1`.execute(db);
  return rows[0]?.id;
}
