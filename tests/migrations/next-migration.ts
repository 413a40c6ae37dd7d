import { type Kysely, sql } from 'kysely';
import { migrations } from '../../migrations/index.ts';

/**
 * Today's migrations and one more, as a later version might bring it: a new column, every row changed, and a table made
 * anew to which others refer.
 */
export function withNextMigration(tell: (step: string) => void = () => {}): typeof migrations {
  return {
    ...migrations,
    '9999_try_upgrades': {
      async up(db: Kysely<unknown>) {
        tell('begun');
        await sql`alter table contacts add column loyalty text not null default ''`.execute(db);
        tell('column');
        await sql`update contacts set loyalty = 'emas', note = note || ' (naik)'`.execute(db);
        tell('rows');
        await sql`create table tags_new (id text primary key not null, name text not null, name_key text not null unique,
          color text not null, created_at integer not null, icon text) strict`.execute(db);
        await sql`insert into tags_new select id, name, name_key, color, created_at, null from tags`.execute(db);
        await sql`drop table tags`.execute(db);
        tell('dropped');
        await sql`alter table tags_new rename to tags`.execute(db);
        tell('renamed');
      },
    },
  };
}
