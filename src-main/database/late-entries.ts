import { sql } from 'kysely';
import { checkpoint, isAwaited } from './bulk.ts';
import { guardOuterHandle } from './driver.ts';
import { type NewEntry, takeLate, writeNewEntries } from './new-entries.ts';
import { makeEntries, SearchTexts } from './search-entries.ts';
import type { Db, Handle, Trx } from './tables.ts';

/** As many wait at most: of new ones, some fifteen megabytes. */
const MOST_WAITING = 10_000;
/** Contacts of one transaction, and between two breaths. */
const AT_ONCE = 1_000;
const CHUNK = 64;

/** Where contacts are noted whose entries very much work has left out of date. */
export async function makeLateMarks(db: Db): Promise<void> {
  await sql`create table if not exists search_late (contact_id text primary key not null) strict, without rowid`.execute(
    db,
  );
}

/**
 * Leaves the contacts that a transaction has marked for later, however often the next ones mark them again. Those that are
 * gone, or in the bin, stay marked: a list must not show what is not there.
 */
export async function leaveForLater(trx: Handle): Promise<void> {
  const isThere = sql`exists (select 1 from contacts c where c.id = contact_id and c.deleted_at is null)`;
  await sql`insert into search_late select contact_id from search_dirty where ${isThere} on conflict do nothing`.execute(
    trx,
  );
  await sql`delete from search_dirty where ${isThere}`.execute(trx);
}

/**
 * Lists the contacts that very much work has inserted or changed and that wait for it: all of them, or only once there
 * are very many. Names come in no order, so that every few hundred of them would change nearly every page of every index
 * of the lists; many thousand at once, in the order of the lists, change each page once.
 *
 * @param breather as `Store.breather`
 */
export async function listLate(db: Db, breather: () => () => Promise<void>, { all }: { all: boolean }): Promise<void> {
  const most = all ? 0 : MOST_WAITING;
  const entries = takeLate(most);
  entries.sort((a, b) => (a.contact.name_key < b.contact.name_key ? -1 : 1));
  await inTurns(db, breather, entries, async (trx, some, found) =>
    writeNewEntries(trx, await unlisted(trx, some), found),
  );
  await inTurns(db, breather, await marked(db, most, breather()), async (trx, ids, found) => {
    await makeEntries(trx, ids, found);
    await sql`delete from search_late where contact_id in (select value from json_each(${JSON.stringify(ids)}))`.execute(
      trx,
    );
  });
}

/** Does something to many, some at a time, in transactions of a thousand, or fewer where somebody waits for the file. */
async function inTurns<T>(
  db: Db,
  breather: () => () => Promise<void>,
  items: readonly T[],
  work: (trx: Handle, some: readonly T[], found: SearchTexts) => Promise<void>,
): Promise<void> {
  for (let from = 0; from < items.length;) {
    from += await db.transaction().execute((trx) =>
      guardOuterHandle(async () => {
        const found = new SearchTexts();
        const breathe = breather();
        let done = 0;
        while (done < AT_ONCE && from + done < items.length && !(done > 0 && isAwaited(db))) {
          const some = items.slice(from + done, from + done + CHUNK);
          done += some.length;
          await work(trx, some, found);
          await breathe();
          if (found.isFull) await found.write(trx, breathe);
        }
        await found.write(trx, breathe);
        return done;
      }),
    );
    await checkpoint(db);
  }
}

/** Those that nobody has deleted meanwhile, nor changed: a change has listed them already. */
async function unlisted(trx: Handle, entries: readonly NewEntry[]): Promise<NewEntry[]> {
  const ids = JSON.stringify(entries.map(({ contact }) => contact.contact_id));
  const { rows } = await sql<{ id: string }>`select c.id from json_each(${ids}) j
    join contacts c on c.id = j.value and c.deleted_at is null
    where not exists (select 1 from contact_index i where i.contact_id = c.id)`.execute(trx);
  const found = new Set(rows.map(({ id }) => id));
  return entries.filter(({ contact }) => found.has(contact.contact_id));
}

/** The contacts that were left for later, as soon as there are more than `most`; in the order of the lists. */
async function marked(db: Db, most: number, breathe: () => Promise<void>): Promise<string[]> {
  const { rows: waiting } = await sql<{ n: number }>`select count(*) n from search_late`.execute(db);
  if ((waiting[0]?.n ?? 0) <= most) return [];
  const found: { id: string; row: number; name: string }[] = [];
  for (let last = ''; ;) {
    const { rows } = await sql<(typeof found)[number]>`
      select l.contact_id id, coalesce(i.row, 0) row, coalesce(c.name_key, '') name from search_late l
      left join contact_index i on i.contact_id = l.contact_id left join contacts c on c.id = l.contact_id
      where l.contact_id > ${last} order by l.contact_id limit ${AT_ONCE}`.execute(db);
    found.push(...rows);
    last = rows.at(-1)?.id ?? '';
    if (rows.length < AT_ONCE) break;
    await breathe();
  }
  found.sort((a, b) => a.row - b.row || (a.name < b.name ? -1 : 1));
  return found.map(({ id }) => id);
}

/** Has contacts listed that a batch has left behind when it was taken back before it listed them. */
export async function markKept(trx: Trx, batchId: string): Promise<void> {
  await sql`insert into search_dirty (contact_id) select distinct j.subject_id from journal j
    join contacts c on c.id = j.subject_id where j.batch_id = ${batchId} on conflict do nothing`.execute(trx);
}
