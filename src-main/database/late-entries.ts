import { sql } from 'kysely';
import { checkpoint, isAwaited } from './bulk.ts';
import { guardOuterHandle } from './driver.ts';
import { type NewEntry, takeLate, writeNewEntries } from './new-entries.ts';
import { SearchTexts } from './search-entries.ts';
import type { Db, Handle } from './tables.ts';

/** As many wait at most: some fifteen megabytes. */
const MOST_WAITING = 10_000;
/** Rows of one transaction, and between two breaths. */
const AT_ONCE = 1_000;
const CHUNK = 64;

/**
 * Lists the contacts that very much work has inserted and that wait for it: all of them, or only once there are very many.
 * Names come in no order, so that every few hundred of them would change nearly every page of every index of the lists;
 * many thousand at once, in the order of their names, change each page once.
 *
 * @param breather as `Store.breather`
 */
export async function listLate(db: Db, breather: () => () => Promise<void>, { all }: { all: boolean }): Promise<void> {
  const entries = takeLate(all ? 0 : MOST_WAITING);
  entries.sort((a, b) => (a.contact.name_key < b.contact.name_key ? -1 : 1));
  for (let from = 0; from < entries.length;) {
    from += await db.transaction().execute((trx) =>
      guardOuterHandle(async () => {
        const found = new SearchTexts();
        const breathe = breather();
        let done = 0;
        while (done < AT_ONCE && from + done < entries.length && !(done > 0 && isAwaited(db))) {
          const some = entries.slice(from + done, from + done + CHUNK);
          done += some.length;
          await writeNewEntries(trx, await unlisted(trx, some), found);
          await breathe();
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

/** Has contacts listed that a batch has left behind when it was taken back before it listed them. */
export async function markKept(trx: Handle, batchId: string): Promise<void> {
  await sql`insert into search_dirty (contact_id) select distinct j.subject_id from journal j
    join contacts c on c.id = j.subject_id where j.batch_id = ${batchId} on conflict do nothing`.execute(trx);
}
