import { sql } from 'kysely';
import { followEvent, type MadeIndex } from './made-index.ts';
import type { Handle } from './tables.ts';

const CHUNK = 200;
const CHUNK_OF_ALL = 1_000;

/**
 * The index of tasks: `task_search` holds trigrams of their titles, each with `rowid` = task_index.row; `task_dirty` notes
 * whose entry is out of date. Those in the bin have theirs too: the list has a view of it.
 */
export const taskIndex: MadeIndex = {
  name: 'task_index',
  version: '1',
  tables: ['task_search', 'task_index', 'task_dirty'],
  async make(trx) {
    await sql`create table task_dirty (task_id text primary key not null) strict, without rowid`.execute(trx);
    await sql`create table task_index (row integer primary key, task_id text not null unique) strict`.execute(trx);
    await sql`create virtual table task_search using fts5 (
      title, content = '', contentless_delete = 1, tokenize = 'trigram'
    )`.execute(trx);
    await watchTasks(trx);
    await sql`insert into task_dirty select id from tasks`.execute(trx);
    await flushTaskIndex(trx, undefined, CHUNK_OF_ALL);
  },
};

/** A task that is done, moved or put off keeps its title: nothing is written for it. */
async function watchTasks(db: Handle): Promise<void> {
  const mark = (side: 'old' | 'new') =>
    sql`insert into task_dirty (task_id) values (${sql.ref(`${side}.id`)}) on conflict do nothing;`;
  await followEvent(db, 'search_tasks_insert', sql`insert on tasks`, mark('new'));
  await followEvent(
    db,
    'search_tasks_update',
    sql`update of title_key on tasks when old.title_key is not new.title_key`,
    mark('new'),
  );
  await followEvent(db, 'search_tasks_delete', sql`delete on tasks`, mark('old'));
}

/** Brings the entries of all tasks noted in `task_dirty` up to date, inside the transaction that changed them. */
export async function flushTaskIndex(trx: Handle, breathe?: () => Promise<void>, chunk = CHUNK): Promise<void> {
  for (;;) {
    const dirty = await trx.selectFrom('task_dirty').select('task_id').limit(chunk).execute();
    if (dirty.length === 0) return;
    const chosen = sql`(select value from json_each(${JSON.stringify(dirty.map((row) => row.task_id))}))`;
    await sql`delete from task_search where rowid in (select row from task_index where task_id in ${chosen})`.execute(
      trx,
    );
    await sql`delete from task_index where task_id in ${chosen}
      and not exists (select 1 from tasks t where t.id = task_id)`.execute(trx);
    await sql`insert into task_index (task_id) select id from tasks where id in ${chosen} on conflict do nothing`.execute(
      trx,
    );
    await sql`insert into task_search (rowid, title) select i.row, t.title_key from task_index i
      join tasks t on t.id = i.task_id where i.task_id in ${chosen} order by i.row`.execute(trx);
    await sql`delete from task_dirty where task_id in ${chosen}`.execute(trx);
    await breathe?.();
  }
}

/** The ids of tasks in whose title a folded text of three letters and more stands anywhere, as a subquery. */
export const tasksCalled = (word: string) => sql`select i.task_id from task_search join task_index i
  on i.row = task_search.rowid where task_search match ${`"${word.replaceAll('"', '""')}"`}`;
