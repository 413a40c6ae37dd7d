import { AppError } from '../../contract/errors.ts';
import type { Color } from '../../contract/shared.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { clean } from '../../domain/text.ts';
import { labelKey } from './find-or-make.ts';
import { findLabels } from './queries/labels.ts';

const words = { tags: 'tag', groups: 'group' } as const;

/** Tags or groups: hand-made sets of contacts, each with a name of its own and a colour. */
export class LabelsService {
  readonly #store: Store;
  readonly #table: 'tags' | 'groups';

  constructor(store: Store, table: 'tags' | 'groups') {
    this.#store = store;
    this.#table = table;
  }

  /** All, by name, with how many contacts (not in the bin) bear each. */
  list() {
    return findLabels(this.#store.db, this.#table);
  }

  /** @throws AppError `name-taken` */
  async create(actor: Actor, { name, color }: { name: string; color: Color }) {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const label = { id: newId(), name: clean(name), color };
      await this.#requireFree(trx, label);
      await trx
        .insertInto(this.#table)
        .values({ ...label, name_key: labelKey(name), created_at: this.#store.clock.now() })
        .execute();
      return label;
    });
    return { ...result, batchId };
  }

  /** @throws AppError `not-found`, `name-taken` */
  async update(
    actor: Actor,
    { id, name, color }: { id: string; name?: string | undefined; color?: Color | undefined },
  ) {
    const { batchId, result } = await this.#act(actor, async (trx) => {
      const known = await this.#get(trx, id);
      const label = { id, name: name === undefined ? known.name : clean(name), color: color ?? known.color };
      if (label.name !== known.name) await this.#requireFree(trx, label);
      if (label.name !== known.name || label.color !== known.color)
        await trx
          .updateTable(this.#table)
          .set({ name: label.name, name_key: labelKey(label.name), color: label.color })
          .where('id', '=', id)
          .execute();
      return label;
    });
    return { ...result, batchId };
  }

  /** Takes the tag or group off every contact and away. @throws AppError `not-found` */
  async remove(actor: Actor, id: string): Promise<{ batchId: string }> {
    const { batchId } = await this.#act(actor, async (trx) => {
      await this.#get(trx, id);
      await trx.deleteFrom(this.#table).where('id', '=', id).execute();
    });
    return { batchId };
  }

  #act<T>(actor: Actor, work: (trx: Trx) => Promise<T>) {
    return this.#store.act(actor, `${this.#table}.change`, work);
  }

  async #get(trx: Trx, id: string): Promise<{ id: string; name: string; color: Color }> {
    const row = await trx
      .selectFrom(this.#table)
      .select(['id', 'name', 'color'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) throw new AppError('not-found', { what: words[this.#table], id });
    return { ...row, color: row.color as Color };
  }

  async #requireFree(trx: Trx, label: { id: string; name: string }): Promise<void> {
    const taken = await trx
      .selectFrom(this.#table)
      .select('name')
      .where('name_key', '=', labelKey(label.name))
      .where('id', '<>', label.id)
      .executeTakeFirst();
    if (taken) throw new AppError('name-taken', { what: words[this.#table], name: taken.name });
  }
}
