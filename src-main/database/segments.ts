import { aTurn } from './a-turn.ts';
import { sql } from 'kysely';
import { guardOuterHandle } from './driver.ts';
import type { Db, Handle } from './tables.ts';

/** The tables of FTS5, whichever features have made them. */
async function textTables(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' and sql like 'create virtual table % using fts5%'`.execute(db);
  return rows.map(({ name }) => name);
}

/**
 * FTS5's own settings: it merges as soon as a level has 4 segments, all at once where one has 16, and those of which a
 * tenth is deleted.
 */
const usual = { automerge: 4, crisismerge: 16, deletemerge: 10 } as const;
/** Never while much is written or deleted: each portion adds a segment or two, and a merge in between holds the window. */
const gathering = { automerge: 0, crisismerge: 1_900, deletemerge: 0 } as const;

/** Pages of 4 KB that one step of merging writes: some ten milliseconds. */
const PAGES_AT_ONCE = 50;
/** Steps of one transaction: others wait for the file no longer than that. */
const STEPS_AT_ONCE = 5;

/** Numbers stand in the statements themselves: bound ones cross as floating point, which FTS5 refuses here. */
async function configure(db: Db, settings: typeof usual | typeof gathering): Promise<void> {
  await db.transaction().execute((trx) =>
    guardOuterHandle(async () => {
      for (const table of await textTables(trx)) {
        const name = sql.id(table);
        for (const [setting, value] of Object.entries(settings))
          await sql`insert into ${name} (${name}, rank) values (${sql.lit(setting)}, ${sql.lit(value)})`.execute(trx);
      }
    }),
  );
}

/** From now on what is searched is only gathered, not merged: until {@link mergeSegments}. */
export async function gatherSegments(db: Db): Promise<void> {
  await configure(db, gathering);
}

/**
 * Merges what was gathered, a few milliseconds at a time, and lets FTS5 merge by itself again.
 *
 * @param afterEach called after each of its short transactions
 */
export async function mergeSegments(db: Db, afterEach: () => Promise<unknown> = () => aTurn()): Promise<void> {
  for (const table of await textTables(db)) while (await mergeSome(db, table)) await afterEach();
  await configure(db, usual);
  await afterEach();
}

/** What a bulk that was cut off has left: put right at the next opening, which otherwise writes nothing. */
export async function mendSegments(db: Db): Promise<void> {
  for (const table of await textTables(db)) {
    const { rows } = await sql<{ v: number }>`
      select v from ${sql.id(`${table}_config`)} where k = 'automerge'`.execute(db);
    if (rows[0]?.v === gathering.automerge) return mergeSegments(db);
  }
}

/** @returns whether there is more to merge */
async function mergeSome(db: Db, table: string): Promise<boolean> {
  const name = sql.id(table);
  return db.transaction().execute((trx) =>
    guardOuterHandle(async () => {
      for (let step = 0; step < STEPS_AT_ONCE; step += 1) {
        const before = await totalChanges(trx);
        await sql`insert into ${name} (${name}, rank) values ('merge', ${sql.lit(PAGES_AT_ONCE)})`.execute(trx);
        // The statement itself counts as one: so says the manual of FTS5.
        if ((await totalChanges(trx)) - before < 2) return false;
        await aTurn();
      }
      return true;
    }),
  );
}

async function totalChanges(db: Handle): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() n`.execute(db);
  return rows[0]?.n ?? 0;
}
