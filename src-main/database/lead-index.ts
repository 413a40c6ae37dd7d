import { type RawBuilder, sql } from 'kysely';
import { LeadFact, type ScoreRule } from '../contract/leads/rules.ts';
import { scoreLead } from '../domain/lead-scores.ts';
import { factsOfLeads } from './lead-facts.ts';
import { followRows, type MadeIndex, type Side } from './made-index.ts';
import type { Db, Handle } from './tables.ts';

const CHUNK = 100;
const CHUNK_OF_ALL = 500;

/**
 * The index of leads: what the rules give each of them (domain/lead-scores.ts), and the words it is found by. So the list
 * sorts and pages by score in SQL, however many leads there are.
 */
export const leadIndex: MadeIndex = {
  name: 'lead_index',
  version: '2',
  tables: ['lead_index', 'lead_dirty'],
  async make(trx) {
    await sql`create table lead_dirty (lead_id text primary key not null) strict, without rowid`.execute(trx);
    await sql`create table lead_index (
      lead_id text primary key not null,
      score integer not null,
      contact_key text not null,
      words text not null
    ) strict, without rowid`.execute(trx);
    await sql`create index lead_index_score on lead_index (score, lead_id)`.execute(trx);
    await watchTables(trx);
    await sql`insert into lead_dirty select id from leads`.execute(trx);
    await flushLeadIndex(trx, undefined, CHUNK_OF_ALL);
  },
};

async function watchTables(db: Handle): Promise<void> {
  const mark = (select: RawBuilder<unknown>) => sql`insert into lead_dirty (lead_id) ${select} on conflict do nothing;`;
  const ofContact = (column: string) => (side: Side) =>
    mark(sql`select id from leads where contact_id = ${sql.ref(`${side}.${column}`)}`);
  const follow = (table: string, marks: (side: Side) => RawBuilder<unknown>) =>
    followRows(db, 'leads_follow', table, marks);
  await follow('leads', (side) => mark(sql`select ${sql.ref(`${side}.id`)} where true`));
  // A contact that is new has no lead yet.
  await sql`drop trigger if exists leads_follow_contacts_insert`.execute(db);
  await followRows(db, 'leads_follow', 'contacts', ofContact('id'), ['update', 'delete']);
  for (const table of ['contact_tags', 'contact_groups', 'contact_addresses', 'contact_custom_values'])
    await follow(table, ofContact('contact_id'));
  await follow('lead_score_rules', () => mark(sql`select id from leads where status = 'open'`));
}

/** Scores anew all leads noted in `lead_dirty`, inside the transaction that changed them or what is known of them. */
export async function flushLeadIndex(trx: Handle, breathe?: () => Promise<void>, chunk = CHUNK): Promise<void> {
  let rules: ScoreRule[] | null = null;
  for (;;) {
    const dirty = await trx.selectFrom('lead_dirty').select('lead_id').limit(chunk).execute();
    if (dirty.length === 0) return;
    const ids = dirty.map((row) => row.lead_id);
    rules ??= await findScoreRules(trx);
    await refresh(trx, ids, rules);
    await sql`delete from lead_dirty where lead_id in (select value from json_each(${JSON.stringify(ids)}))`.execute(
      trx,
    );
    await breathe?.();
  }
}

/** The rules of the score in their order; one that this version does not understand counts for nothing. */
export async function findScoreRules(db: Handle): Promise<ScoreRule[]> {
  const rows = await db.selectFrom('lead_score_rules').selectAll().orderBy('position').orderBy('id').execute();
  return rows.flatMap((row) => {
    const when = LeadFact.safeParse(JSON.parse(row.condition));
    return when.success ? [{ id: row.id, when: when.data, points: row.points }] : [];
  });
}

/**
 * Tells the index which day it is: ages and days to go are counted anew. Asks for nothing where it knows, so it may be
 * called before every list.
 * @param day `YYYY-MM-DD` at the shop
 */
export async function takeUpLeadDay(db: Db, day: string): Promise<void> {
  const { rows } = await sql<{ due: number }>`
    select (select value from app_state where key = 'lead_day') is not ${day} due`.execute(db);
  if (rows[0]?.due !== 1) return;
  await db.transaction().execute(async (trx) => {
    await sql`insert or replace into app_state (key, value) values ('lead_day', ${day})`.execute(trx);
    await sql`insert into lead_dirty select id from leads where status = 'open' on conflict do nothing`.execute(trx);
    await flushLeadIndex(trx, undefined, CHUNK_OF_ALL);
  });
}

async function refresh(trx: Handle, ids: readonly string[], rules: readonly ScoreRule[]): Promise<void> {
  const list = JSON.stringify(ids);
  const facts = await factsOfLeads(trx, ids);
  const scores = ids.map((id) => {
    const of = facts.get(id);
    return [id, of ? scoreLead(rules, of).score : 0];
  });
  await sql`delete from lead_index where lead_id in (
    select j.value from json_each(${list}) j left join leads l on l.id = j.value where l.id is null or l.deleted_at is not null)`.execute(
    trx,
  );
  await sql`insert into lead_index (lead_id, score, contact_key, words)
    select l.id, s.value ->> 1, coalesce(c.name_key, ''),
      ' ' || coalesce(c.name_key, '') || ' ' || iif(l.interest = '', '', fold(l.interest)) || ' ' || iif(l.need = '', '', fold(l.need))
    from json_each(${JSON.stringify(scores)}) s join leads l on l.id = s.value ->> 0 left join contacts c on c.id = l.contact_id
    where l.deleted_at is null
    on conflict (lead_id) do update set score = excluded.score, contact_key = excluded.contact_key, words = excluded.words`.execute(
    trx,
  );
}
