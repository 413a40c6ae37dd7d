import type { Handle } from '../../../database/tables.ts';
import type { MappingContent } from '../../../domain/importing/mapping.ts';
import { fold } from '../../../domain/text.ts';
import type { TargetName } from '../writer.ts';

export interface MappingRow {
  id: string;
  target: TargetName;
  name: string;
  content: MappingContent;
  createdAt: number;
  lastUsedAt: number | null;
}

const mappingKey = (name: string): string => fold(name) || name.trim().toLowerCase();

/** All mappings, the one used last first. */
export async function findMappings(db: Handle): Promise<MappingRow[]> {
  const rows = await db
    .selectFrom('import_mappings')
    .selectAll()
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map(({ id, target: of, name, content, created_at, last_used_at }) => ({
    id,
    target: of as TargetName,
    name,
    content: JSON.parse(content) as MappingContent,
    createdAt: created_at,
    lastUsedAt: last_used_at,
  }));
}

export async function findMapping(db: Handle, id: string): Promise<MappingRow | undefined> {
  return (await findMappings(db)).find((row) => row.id === id);
}

/** The mapping of this name, as it is compared; undefined where there is none. */
export async function findMappingNamed(db: Handle, name: string): Promise<{ id: string; name: string } | undefined> {
  return db
    .selectFrom('import_mappings')
    .select(['id', 'name'])
    .where('name_key', '=', mappingKey(name))
    .executeTakeFirst();
}

/** The one that is remembered for these headings without a name. */
export async function findRemembered(db: Handle, target: string, fingerprint: string) {
  return db
    .selectFrom('import_mappings')
    .select('id')
    .where('target', '=', target)
    .where('fingerprint', '=', fingerprint)
    .where('name_key', '=', '')
    .executeTakeFirst();
}

interface MappingToWrite {
  id: string;
  target: string;
  fingerprint: string;
  name: string;
  content: MappingContent;
  now: number;
  used: boolean;
}

export async function insertMapping(db: Handle, mapping: MappingToWrite): Promise<void> {
  const { id, target, fingerprint, name, content, now, used } = mapping;
  await db
    .insertInto('import_mappings')
    .values({
      id,
      target,
      fingerprint,
      name,
      name_key: name === '' ? '' : mappingKey(name),
      content: JSON.stringify(content),
      created_at: now,
      last_used_at: used ? now : null,
    })
    .execute();
}

export async function updateMapping(
  db: Handle,
  id: string,
  change: { name?: string; content?: MappingContent; fingerprint?: string; usedAt?: number },
): Promise<void> {
  const set = {
    ...(change.name === undefined ? {} : { name: change.name, name_key: mappingKey(change.name) }),
    ...(change.content === undefined ? {} : { content: JSON.stringify(change.content) }),
    ...(change.fingerprint === undefined ? {} : { fingerprint: change.fingerprint }),
    ...(change.usedAt === undefined ? {} : { last_used_at: change.usedAt }),
  };
  if (Object.keys(set).length > 0) await db.updateTable('import_mappings').set(set).where('id', '=', id).execute();
}

export async function deleteMapping(db: Handle, id: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('import_mappings').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
