import { sql } from 'kysely';
import type { Trx } from '../../../database/tables.ts';
import { newId } from '../../../domain/ids.ts';
import type { Hanging } from '../hanging.ts';
import { insertRows } from '../../../database/insert-buffer.ts';

/**
 * Moves what hangs on one contact by one column to another contact: no double, no broken uniqueness, nothing that points
 * at itself.
 */
export async function moveHanging(trx: Trx, hanging: Hanging, from: string, to: string): Promise<void> {
  const table = sql.table(hanging.table);
  const column = sql.ref(hanging.column);
  if (hanging.other && hanging.onSelf) {
    const other = sql.ref(hanging.other);
    const pointsAtItself = sql`(${column} = ${from} and ${other} in (${from}, ${to})) or (${column} = ${to} and ${other} = ${from})`;
    if (hanging.onSelf === 'delete') await sql`delete from ${table} where ${pointsAtItself}`.execute(trx);
    else await sql`update ${table} set ${column} = null where ${pointsAtItself}`.execute(trx);
  }
  if (hanging.sameBy) {
    const agree = hanging.sameBy.map((name) => sql`w.${sql.ref(name)} is l.${sql.ref(name)}`);
    const [first] = hanging.sameBy;
    if (hanging.orElse && first)
      agree.push(sql`(l.${sql.ref(first)} is not null or w.${sql.ref(hanging.orElse)} = l.${sql.ref(hanging.orElse)})`);
    const same = sql.join(agree, sql` and `);
    if (hanging.wins) {
      const { column: answer, value, takes } = hanging.wins;
      const answers = sql`from ${table} l where l.${column} = ${from} and ${same} and l.${sql.ref(answer)} = ${value}`;
      await sql`update ${table} as w set ${sql.join(takes.map((name) => sql`${sql.ref(name)} = (select l.${sql.ref(name)} ${answers})`))}
        where w.${column} = ${to} and w.${sql.ref(answer)} <> ${value} and exists (select 1 ${answers})`.execute(trx);
    }
    await sql`delete from ${table} as l where l.${column} = ${from}
      and exists (select 1 from ${table} w where w.${column} = ${to} and ${same})`.execute(trx);
  }
  if (hanging.listed) {
    const { rows } = await sql<{
      last: number | null;
    }>`select max(position) last from ${table} where ${column} = ${to}`.execute(trx);
    const last = rows[0]?.last ?? null;
    const preferred = last === null ? sql`preferred` : sql`0`;
    await sql`update ${table} set ${column} = ${to}, position = position + ${(last ?? -1) + 1}, preferred = ${preferred}
      where ${column} = ${from}`.execute(trx);
  } else await sql`update ${table} set ${column} = ${to} where ${column} = ${from}`.execute(trx);
}

/** Moves "not the same" from one contact to another; what the two said of each other goes. */
export async function movePairs(trx: Trx, from: string, to: string, now: number): Promise<void> {
  const { rows } = await sql<{ id: string; other: string; known: string | null }>`
    select p.id, p.other, k.id known
    from (select id, case contact_id when ${from} then other_id else contact_id end other from not_duplicates
      where contact_id = ${from} or other_id = ${from}) p
    left join not_duplicates k on k.contact_id = min(${to}, p.other) and k.other_id = max(${to}, p.other)`.execute(trx);
  const gone = rows.map((row) => row.id);
  if (gone.length === 0) return;
  await sql`delete from not_duplicates where id in (select value from json_each(${JSON.stringify(gone)}))`.execute(trx);
  await insertRows(
    trx,
    'not_duplicates',
    rows
      .filter((row) => row.other !== to && row.known === null)
      .map((row) => ({ id: newId(), ...pairOf(row.other, to), created_at: now })),
  );
}

/** Two contacts in the order in which the table keeps them. */
export const pairOf = (a: string, b: string): { contact_id: string; other_id: string } =>
  a < b ? { contact_id: a, other_id: b } : { contact_id: b, other_id: a };
