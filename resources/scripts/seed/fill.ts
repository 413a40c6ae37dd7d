import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor, Store } from '../../../src-main/database/store.ts';
import type { JournaledTable, Trx } from '../../../src-main/database/tables.ts';
import { fold } from '../../../src-main/domain/text.ts';
import { Crowd, filledTables, type Rows, type Surroundings } from './people.ts';
import { Chance } from './random.ts';
import * as words from './words.ts';

export interface SeedOptions {
  contacts: number;
  /** On average for each contact; the sum is exact. */
  interactions: number;
  seed: number;
  /** Epoch milliseconds to which everything leads up; nothing is later. */
  until: number;
}

/** Contacts of one transaction: large enough to be fast, small enough for the index to be brought up to date in memory. */
const BLOCK = 2_000;

/**
 * Fills a shop's file with made-up people, as one journal batch of several transactions. The same options into a folder
 * with the same number of contacts give the same rows, ids and times.
 */
export async function fill(store: Store, options: SeedOptions, tell: (contacts: number) => void = () => {}) {
  const { count } = await store.db
    .selectFrom('contacts')
    .select((q) => q.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const chance = new Chance(options.seed * 1_000_003 + count);
  const owner = await ownerOf(store, chance, options.until);
  const batch = await store.beginBatch(owner, 'seed', `seed ${options.seed}`);
  const around = await store.inBatch(owner, batch, (trx) => surround(trx, chance, options.until));
  const crowd = new Crowd(chance, around, count);
  const totals = new Map<string, number>();
  for (let done = 0; done < options.contacts;) {
    const next = Math.min(options.contacts, done + BLOCK);
    const touches = Math.round(next * options.interactions) - Math.round(done * options.interactions);
    const rows = crowd.block(next - done, touches);
    await store.inBatch(owner, batch, (trx) => insertRows(trx, rows));
    for (const table of filledTables) totals.set(table, (totals.get(table) ?? 0) + rows[table].length);
    done = next;
    tell(done);
  }
  await store.finishBatch(batch);
  return { batchId: batch, rows: Object.fromEntries(totals) };
}

async function ownerOf(store: Store, chance: Chance, until: number): Promise<Actor> {
  const there = await store.db.selectFrom('staff').select('id').where('role', '=', 'owner').executeTakeFirst();
  if (there) return { staffId: there.id };
  const staffId = chance.id(until);
  await store.act({ staffId }, 'staff.change', (trx) =>
    trx.insertInto('staff').values({ id: staffId, name: 'Rina', role: 'owner', created_at: until }).execute(),
  );
  return { staffId };
}

/** Staff, tags, groups and fields of the shop; what is there by name is used, not made again. */
async function surround(trx: Trx, chance: Chance, until: number): Promise<Surroundings> {
  const created_at = until;
  for (const [name, role] of [
    ['Joko', 'sales'],
    ['Dewi', 'service'],
  ] as const) {
    const there = await trx.selectFrom('staff').select('id').where('name', '=', name).executeTakeFirst();
    if (!there)
      await trx
        .insertInto('staff')
        .values({ id: chance.id(until), name, role, created_at })
        .execute();
  }
  for (const [table, labels] of [
    ['tags', words.tags],
    ['groups', words.groups],
  ] as const)
    await trx
      .insertInto(table)
      .values(labels.map(([name, color]) => ({ id: chance.id(until), name, name_key: fold(name), color, created_at })))
      .onConflict((on) => on.column('name_key').doNothing())
      .execute();
  const known = await trx.selectFrom('custom_fields').select('name_key').where('deleted_at', 'is', null).execute();
  const missing = words.customFields.filter(({ name }) => known.every((field) => field.name_key !== fold(name)));
  if (missing.length > 0)
    await trx
      .insertInto('custom_fields')
      .values(
        missing.map(({ name, kind, choices }, i) => ({
          id: chance.id(until),
          entity: 'contact' as const,
          name,
          name_key: fold(name),
          kind,
          choices: JSON.stringify(choices),
          position: known.length + i,
          created_at,
          deleted_at: null,
        })),
      )
      .execute();
  const idsOf = async (table: 'tags' | 'groups', labels: typeof words.tags) => {
    const rows = await trx.selectFrom(table).select(['id', 'name_key']).execute();
    return labels.flatMap(([name]) => rows.find((row) => row.name_key === fold(name))?.id ?? []);
  };
  const fields = await trx.selectFrom('custom_fields').selectAll().where('deleted_at', 'is', null).execute();
  return {
    until,
    staffIds: (await trx.selectFrom('staff').select('id').orderBy('created_at').orderBy('id').execute()).map(
      (s) => s.id,
    ),
    tagIds: await idsOf('tags', words.tags),
    groupIds: await idsOf('groups', words.groups),
    fields: words.customFields.flatMap(({ name }) =>
      fields
        .filter((field) => field.name_key === fold(name))
        .map(({ id, kind, choices }) => ({ id, kind, choices: z.array(z.string()).parse(JSON.parse(choices)) })),
    ),
  };
}

async function insertRows(trx: Trx, rows: Rows): Promise<void> {
  for (const table of filledTables) await insertMany(trx, table, rows[table]);
}

/** All rows by one statement and one parameter: no statement has to be compiled for each number of rows. */
export async function insertMany(
  trx: Trx,
  table: JournaledTable,
  rows: readonly Record<string, unknown>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const values = JSON.stringify(rows.map((row) => columns.map((column) => row[column])));
  await sql`insert into ${sql.table(table)} (${sql.join(columns.map((column) => sql.ref(column)))})
    select ${sql.join(columns.map((_, i) => sql`value ->> ${sql.lit(i)}`))} from json_each(${values})`.execute(trx);
}
