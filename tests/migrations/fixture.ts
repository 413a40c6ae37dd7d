import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';

export const fixtureFolder = fileURLToPath(new URL('fixtures', import.meta.url));

/** Digest of the rows of each table, by its columns of then. */
export type Meaning = Record<string, { columns: string[]; digest: string }>;

/** Names of the schemas that have a fixture, in their order. */
export const fixtures = (): string[] =>
  readdirSync(fixtureFolder)
    .filter((name) => name.endsWith('.db.gz'))
    .map((name) => name.replace(/\.db\.gz$/, ''))
    .sort();

/** Lays a fixture as a shop's file into a folder; answers the file. */
export function layFixture(name: string, folder: string): string {
  const file = path.join(folder, 'langganan.db');
  writeFileSync(file, gunzipSync(readFileSync(path.join(fixtureFolder, `${name}.db.gz`))));
  return file;
}

/** Tables that hold what a shop has entered, and their journal. What follows from them is not looked at. */
const DERIVED =
  /^((contact|product|deal|lead|task)_(index|search|names|words|dirty)(_.*)?|deal_(stays|paths)|search_dirty|search_late|migrations|app_state|journal_context|sqlite_.*)$/;

export function meaningOfFixture(name: string): Meaning {
  const meaning = JSON.parse(readFileSync(path.join(fixtureFolder, `${name}.json`), 'utf8')) as Meaning;
  return Object.fromEntries(Object.entries(meaning).filter(([table]) => !DERIVED.test(table)));
}

/**
 * What a closed file holds, read without the app.
 * @param like by the tables and columns of an older file; left out, by its own
 */
export function meaningOf(file: string, like?: Meaning): Meaning {
  const db = new Database(file, { readonly: true });
  try {
    const tables = like
      ? Object.keys(like)
      : db
          .prepare<[], string>("select name from sqlite_master where type = 'table' order by name")
          .pluck()
          .all()
          .filter((name) => !DERIVED.test(name));
    return Object.fromEntries(
      tables.map((table) => {
        const columns =
          like?.[table]?.columns ??
          db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
        const list = columns.map((column) => `"${column}"`).join(', ');
        const rows = db.prepare(`select ${list} from "${table}" order by ${list}`).raw().all();
        return [table, { columns, digest: createHash('sha256').update(JSON.stringify(rows)).digest('hex') }];
      }),
    );
  } finally {
    db.close();
  }
}

/** Every table, index and trigger of a closed file, by name, as SQLite keeps their words. */
export function schemaOf(file: string): Record<string, string> {
  const db = new Database(file, { readonly: true });
  try {
    const rows = db
      .prepare<[], { name: string; sql: string }>('select name, sql from sqlite_master where sql is not null')
      .all();
    return Object.fromEntries(rows.map(({ name, sql }) => [name, sql.replace(/\s+/g, ' ')] as const).sort());
  } finally {
    db.close();
  }
}
