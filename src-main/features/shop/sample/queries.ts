import { type Insertable, sql } from 'kysely';
import { idList } from '../../../database/id-list.ts';
import type { LabelsTable } from '../../../database/contact-tables.ts';
import type { Handle, Trx } from '../../../database/tables.ts';

/** The tag or group of that name with the colour it has, or this one. */
export async function findOrInsertLabel(
  trx: Trx,
  table: 'tags' | 'groups',
  label: Insertable<LabelsTable>,
): Promise<string> {
  const known = await trx.selectFrom(table).select('id').where('name_key', '=', label.name_key).executeTakeFirst();
  if (known) return known.id;
  await trx.insertInto(table).values(label).execute();
  return label.id;
}

export async function blockContact(trx: Trx, id: string, reason: string, at: number): Promise<void> {
  await trx.updateTable('contacts').set({ blocked_at: at, blocked_reason: reason }).where('id', '=', id).execute();
}

/** Those of these codes, in the form in which they are compared, that a product bears which is not in the bin. */
export async function takenCodes(db: Handle, skus: readonly string[], barcodes: readonly string[]) {
  const { rows } = await sql<{ key: string }>`
    select sku_key key from products where sku_key in ${idList(skus)} and sku_key <> '' and deleted_at is null
    union select barcode_key from products
      where barcode_key in ${idList(barcodes)} and barcode_key <> '' and deleted_at is null`.execute(db);
  return new Set(rows.map((row) => row.key));
}

/** Who works here, the first one first. */
export const findStaff = (db: Handle) =>
  db.selectFrom('staff').select(['id', 'name']).where('active', '=', 1).orderBy('created_at').orderBy('id').execute();

export async function insertHelper(trx: Trx, { id, name, at }: { id: string; name: string; at: number }) {
  await trx.insertInto('staff').values({ id, name, role: 'sales', active: 1, created_at: at }).execute();
}

/** The stages of the first pipeline in their order; none where there is no pipeline. */
export async function findFirstStages(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select s.id from stages s where s.deleted_at is null and s.pipeline_id = (
      select p.id from pipelines p where p.deleted_at is null
        and exists (select 1 from stages x where x.pipeline_id = p.id and x.deleted_at is null)
      order by p.position, p.id limit 1)
    order by s.position, s.id`.execute(db);
  return rows.map((row) => row.id);
}

export async function hasScoreRules(db: Handle): Promise<boolean> {
  return (await db.selectFrom('lead_score_rules').select('id').limit(1).executeTakeFirst()) !== undefined;
}

/** The rank of the first card in each of some stages. */
export async function firstRanks(db: Handle, stages: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; rank: string }>`select stage_id id, min(rank) rank from deals
    where stage_id in ${idList(stages)} group by stage_id`.execute(db);
  return new Map(rows.map((row) => [row.id, row.rank]));
}
