import { sql } from 'kysely';
import type { Trx } from '../../../database/tables.ts';
import type { ContactDraft } from '../../../domain/importing/draft.ts';
import { isCustomField } from '../../../domain/importing/target.ts';
import { newId } from '../../../domain/ids.ts';
import type { ImportWriter, NewField } from '../../imports/writer.ts';
import { fieldsInUse } from '../custom-values.ts';
import { labelKey } from '../find-or-make.ts';
import { ContactJudge } from './judge.ts';
import { DEFAULT_MATCH_BY } from './matching.ts';
import { ContactWriter } from './write.ts';

/** Contacts as the importer stores them. */
export const contactsImport: ImportWriter<ContactDraft> = {
  async ownFields(db) {
    const fields = await fieldsInUse(db);
    return fields.map(({ id, name, kind, choices }) => ({ id, name, kind, choices: JSON.parse(choices) as string[] }));
  },
  makeOwnFields,
  matchKeys: (fields) => {
    const found = new Set(fields.map((field) => (nameFields.has(field) ? 'name' : field)));
    return [...DEFAULT_MATCH_BY.filter((key) => found.has(key)), ...[...found].filter(isCustomField)];
  },
  usualMatchBy: DEFAULT_MATCH_BY,
  judge: ({ matchBy }) => new ContactJudge(matchBy),
  writer: (writing) => new ContactWriter(writing),
};

const nameFields: ReadonlySet<string> = new Set(['name', 'firstName', 'lastName', 'company']);

async function makeOwnFields(trx: Trx, fields: readonly NewField[], now: number): Promise<Map<string, string>> {
  const made = new Map<string, string>();
  const { rows } = await sql<{ last: number }>`select coalesce(max(position), -1) last from custom_fields`.execute(trx);
  let position = (rows[0]?.last ?? -1) + 1;
  for (const { id: before, name, kind } of fields) {
    const id = newId();
    await trx
      .insertInto('custom_fields')
      .values({
        id,
        name,
        kind,
        choices: '[]',
        position,
        entity: 'contact',
        name_key: labelKey(name),
        created_at: now,
        deleted_at: null,
      })
      .execute();
    made.set(before, id);
    position += 1;
  }
  return made;
}
