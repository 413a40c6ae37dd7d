import type { Insertable } from 'kysely';
import type { InteractionsTable, LabelsTable, Trx } from '../../database/tables.ts';

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

export async function insertInteraction(trx: Trx, interaction: Insertable<InteractionsTable>): Promise<void> {
  await trx.insertInto('interactions').values(interaction).execute();
}

export async function blockContact(trx: Trx, id: string, reason: string, at: number): Promise<void> {
  await trx.updateTable('contacts').set({ blocked_at: at, blocked_reason: reason }).where('id', '=', id).execute();
}
