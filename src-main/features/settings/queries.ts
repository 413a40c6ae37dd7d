import type { Handle } from '../../database/tables.ts';

/** Stored settings by key, parsed from JSON. */
export async function readSettings(db: Handle): Promise<Map<string, unknown>> {
  const rows = await db.selectFrom('settings').selectAll().execute();
  return new Map(rows.map((row) => [row.id, JSON.parse(row.value) as unknown]));
}

export async function writeSetting(db: Handle, key: string, value: unknown): Promise<void> {
  const json = JSON.stringify(value);
  await db
    .insertInto('settings')
    .values({ id: key, value: json })
    .onConflict((on) => on.column('id').doUpdateSet({ value: json }).where('settings.value', '<>', json))
    .execute();
}
