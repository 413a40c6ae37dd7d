import { z } from 'zod';
import { importTargets, WatchedFolder } from '../../../contract/imports.ts';
import type { Handle } from '../../../database/tables.ts';

/** Of this PC only: another one has other folders. */
const KEY = 'import_watch';

const Watching = z.object({
  enabled: z.boolean(),
  folder: z.string(),
  target: z.enum(importTargets),
  mappingId: z.string().nullable(),
  recent: WatchedFolder.shape.recent,
});
export type Watching = z.infer<typeof Watching>;
export type Watched = Watching['recent'][number];

const off: Watching = { enabled: false, folder: '', target: 'contacts', mappingId: null, recent: [] };

export async function readWatching(db: Handle): Promise<Watching> {
  const row = await db.selectFrom('app_state').select('value').where('key', '=', KEY).executeTakeFirst();
  if (!row) return off;
  const parsed = Watching.safeParse(JSON.parse(row.value));
  return parsed.success ? parsed.data : off;
}

export async function writeWatching(db: Handle, watching: Watching): Promise<void> {
  const value = JSON.stringify(watching);
  await db
    .insertInto('app_state')
    .values({ key: KEY, value })
    .onConflict((on) => on.column('key').doUpdateSet({ value }))
    .execute();
}
