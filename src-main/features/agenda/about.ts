import { sql } from 'kysely';
import type { About, AboutEntity, NamedAbout } from '../../contract/tasks.ts';
import { AppError } from '../../contract/errors.ts';
import { idList } from '../../database/id-list.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { insertRows, type RowValues } from '../../database/insert-buffer.ts';
import { newId } from '../../domain/ids.ts';

/** What a record is called, and whether it lies in the bin. */
export interface Named {
  name: string;
  inBin: boolean;
}
/** Records of one kind by their ids; who is not there is left out. */
export type NameRecords = (db: Handle, ids: readonly string[]) => Promise<ReadonlyMap<string, Named>>;

type LinkTable = 'task_links' | 'appointment_links';
const ownerOf = { task_links: 'task_id', appointment_links: 'appointment_id' } as const;

/**
 * What tasks and appointments are about. Contacts and products are known here; a feature with another kind of record hands
 * in, in app.ts, how they are called: until then such records are refused as not found.
 */
export class AboutRecords {
  readonly #names: ReadonlyMap<AboutEntity, NameRecords>;

  constructor(others: Partial<Record<Exclude<AboutEntity, 'contact' | 'product'>, NameRecords>> = {}) {
    this.#names = new Map<AboutEntity, NameRecords>([
      ['contact', namesIn('contacts')],
      ['product', namesIn('products')],
      ...(Object.entries(others) as [AboutEntity, NameRecords][]),
    ]);
  }

  /**
   * Brings the links of a task or appointment to what is given. Writes only what differs.
   * @returns whether anything did
   * @throws AppError `not-found`, `in-bin` of a record that was not linked before
   */
  async change(trx: Trx, table: LinkTable, ownerId: string, given: readonly About[]): Promise<boolean> {
    const there = await linksOf(trx, table, [ownerId]);
    const wanted = [...new Map(given.map((one) => [one.id, one])).values()];
    const had = new Map(there.map((link) => [link.record_id, link]));
    await this.#require(
      trx,
      wanted.filter(({ id }) => !had.has(id)),
    );
    const kept = new Set(wanted.map(({ id }) => id));
    const gone = there.filter((link) => !kept.has(link.record_id)).map((link) => link.id);
    if (gone.length > 0) await sql`delete from ${sql.table(table)} where id in ${idList(gone)}`.execute(trx);
    let changed = gone.length > 0;
    const added: RowValues[] = [];
    for (const [position, one] of wanted.entries()) {
      const link = had.get(one.id);
      if (!link) added.push(linkRow(table, ownerId, one, position));
      else if (link.position !== position) {
        await sql`update ${sql.table(table)} set position = ${position} where id = ${link.id}`.execute(trx);
        changed = true;
      }
    }
    await insertRows(trx, table, added);
    return changed || added.length > 0;
  }

  /** With their names, by task or appointment, in the order in which they were given. */
  async namedLinks(db: Handle, table: LinkTable, ownerIds: readonly string[]): Promise<Map<string, NamedAbout[]>> {
    const links = await linksOf(db, table, ownerIds);
    const named = new Map<string, Named>();
    for (const [entity, of] of Map.groupBy(links, (link) => link.entity)) {
      const ids = [...new Set(of.map((link) => link.record_id))];
      for (const [id, one] of (await this.#names.get(entity)?.(db, ids)) ?? []) named.set(id, one);
    }
    const byOwner = new Map<string, NamedAbout[]>();
    for (const link of links) {
      const list = byOwner.get(link.owner_id) ?? [];
      byOwner.set(link.owner_id, list);
      const one = named.get(link.record_id);
      if (one) list.push({ entity: link.entity, id: link.record_id, name: one.name });
    }
    return byOwner;
  }

  async #require(trx: Trx, given: readonly About[]): Promise<void> {
    for (const [entity, of] of Map.groupBy(given, (one) => one.entity)) {
      const known = await this.#names.get(entity)?.(
        trx,
        of.map(({ id }) => id),
      );
      for (const { id } of of) {
        const one = known?.get(id);
        if (!one) throw new AppError('not-found', { what: entity, id });
        if (one.inBin) throw new AppError('in-bin', { what: entity, id });
      }
    }
  }
}

/** The contacts among the records that something is about. */
export const contactsOf = (about: readonly NamedAbout[]): NamedAbout[] =>
  about.filter(({ entity }) => entity === 'contact');

/** A condition on the task or appointment `id`: it is about this record. */
export const isAbout = (table: LinkTable, id: unknown, { entity, id: recordId }: About) => {
  const column = entity === 'contact' ? 'contact_id' : entity === 'product' ? 'product_id' : 'other_id';
  return sql<boolean>`${id} in (select ${sql.ref(ownerOf[table])} from ${sql.table(table)}
    where ${sql.ref(column)} = ${recordId})`;
};

/** The row by which a task or appointment is about something. */
export const linkRow = (table: LinkTable, ownerId: string, { entity, id }: About, position: number) => ({
  id: newId(),
  [ownerOf[table]]: ownerId,
  entity,
  contact_id: entity === 'contact' ? id : null,
  product_id: entity === 'product' ? id : null,
  other_id: entity === 'contact' || entity === 'product' ? null : id,
  position,
});

interface Link {
  id: string;
  owner_id: string;
  entity: AboutEntity;
  record_id: string;
  position: number;
}

async function linksOf(db: Handle, table: LinkTable, ownerIds: readonly string[]): Promise<Link[]> {
  const owner = sql.ref(`l.${ownerOf[table]}`);
  const { rows } = await sql<Link>`select l.id, ${owner} owner_id, l.entity,
    coalesce(l.contact_id, l.product_id, l.other_id) record_id, l.position
    from json_each(${JSON.stringify(ownerIds)}) j join ${sql.table(table)} l on ${owner} = j.value
    order by l.position, l.id`.execute(db);
  return rows;
}

function namesIn(table: 'contacts' | 'products'): NameRecords {
  return async (db, ids) => {
    const { rows } = await sql<{ id: string; name: string; deleted_at: number | null }>`
      select id, name, deleted_at from ${sql.table(table)} where id in ${idList(ids)}`.execute(db);
    return new Map(rows.map((row) => [row.id, { name: row.name, inBin: row.deleted_at !== null }]));
  };
}
