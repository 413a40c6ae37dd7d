import { AppError } from '../../contract/errors.ts';
import type { CustomField, CustomFieldEntity } from '../../contract/contacts.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { fieldsInUse } from './custom-values.ts';
import { labelKey } from './find-or-make.ts';

/** The fields that an owner adds to contacts and products. */
export class CustomFieldsService {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The fields in use, in their order. */
  async list(entity: CustomFieldEntity = 'contact'): Promise<CustomField[]> {
    return (await fieldsInUse(this.#store.db, entity)).map(asField);
  }

  /** Adds a field at the end. @throws AppError `name-taken` */
  async create(
    actor: Actor,
    {
      entity = 'contact',
      name,
      kind,
      choices,
    }: Pick<CustomField, 'name' | 'kind' | 'choices'> & { entity?: CustomFieldEntity },
  ) {
    const { batchId, result } = await this.#store.act(actor, 'customFields.change', async (trx) => {
      const fields = await fieldsInUse(trx, entity);
      const field: CustomField = {
        id: newId(),
        entity,
        name: clean(name),
        kind,
        choices: kind === 'choice' ? distinct(choices) : [],
        position: (fields.at(-1)?.position ?? -1) + 1,
      };
      await requireFree(trx, field);
      await trx
        .insertInto('custom_fields')
        .values({
          ...field,
          choices: JSON.stringify(field.choices),
          name_key: labelKey(field.name),
          created_at: this.#store.clock.now(),
          deleted_at: null,
        })
        .execute();
      return field;
    });
    return { ...result, batchId };
  }

  /**
   * Changes name, choices or place. A choice that is no longer offered stays where it was chosen; a field moved to a
   * place pushes the others on.
   * @throws AppError `not-found`, `name-taken`
   */
  async update(
    actor: Actor,
    change: { id: string; name?: string | undefined; choices?: string[] | undefined; position?: number | undefined },
  ) {
    const { batchId, result } = await this.#store.act(actor, 'customFields.change', async (trx) => {
      const of = await trx.selectFrom('custom_fields').select('entity').where('id', '=', change.id).executeTakeFirst();
      const fields = (await fieldsInUse(trx, of?.entity)).map(asField);
      const known = fields.find((field) => field.id === change.id);
      if (!known) throw new AppError('not-found', { what: 'customField', id: change.id });
      const name = change.name === undefined ? known.name : clean(change.name);
      const choices = change.choices && known.kind === 'choice' ? distinct(change.choices) : known.choices;
      if (name !== known.name) await requireFree(trx, { id: known.id, entity: known.entity, name });
      if (name !== known.name || JSON.stringify(choices) !== JSON.stringify(known.choices))
        await trx
          .updateTable('custom_fields')
          .set({ name, name_key: labelKey(name), choices: JSON.stringify(choices) })
          .where('id', '=', known.id)
          .execute();
      const position =
        change.position === undefined ? known.position : await moveTo(trx, fields, known, change.position);
      return { ...known, name, choices, position };
    });
    return { ...result, batchId };
  }

  /** Hides a field; its values stay where they are. @throws AppError `not-found` */
  async remove(actor: Actor, id: string): Promise<{ batchId: string }> {
    const { batchId } = await this.#store.act(actor, 'customFields.change', async (trx) => {
      const { numUpdatedRows } = await trx
        .updateTable('custom_fields')
        .set({ deleted_at: this.#store.clock.now() })
        .where('id', '=', id)
        .where('deleted_at', 'is', null)
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw new AppError('not-found', { what: 'customField', id });
    });
    return { batchId };
  }
}

const asField = (row: Awaited<ReturnType<typeof fieldsInUse>>[number]): CustomField => ({
  ...row,
  choices: JSON.parse(row.choices) as string[],
});

const distinct = (choices: readonly string[]): string[] =>
  [...new Set(choices.map(clean))].filter((choice) => choice !== '');

async function requireFree(trx: Trx, field: { id: string; entity: CustomFieldEntity; name: string }): Promise<void> {
  const taken = await trx
    .selectFrom('custom_fields')
    .select('name')
    .where('entity', '=', field.entity)
    .where('name_key', '=', labelKey(field.name))
    .where('deleted_at', 'is', null)
    .where('id', '<>', field.id)
    .executeTakeFirst();
  if (taken) throw new AppError('name-taken', { what: 'customField', name: taken.name });
}

/** Puts a field at a place among the others and numbers all anew; answers its place. */
async function moveTo(trx: Trx, fields: readonly CustomField[], moved: CustomField, position: number): Promise<number> {
  const order = fields.filter((field) => field.id !== moved.id);
  const place = Math.min(position, order.length);
  order.splice(place, 0, moved);
  for (const [n, field] of order.entries())
    if (field.position !== n)
      await trx.updateTable('custom_fields').set({ position: n }).where('id', '=', field.id).execute();
  return place;
}
