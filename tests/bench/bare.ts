import Database from 'better-sqlite3';
import { fold } from '../../src-main/domain/text.ts';

export interface Asked {
  sql: string;
  parameters: unknown[];
}

/**
 * Notes every statement that the app sends to SQLite in this process, with its parameters, while `recording` is on: so
 * the floor runs the very same ones.
 */
export class Recorder {
  recording = false;
  #asked: Asked[] = [];

  /** Must be made before the app opens its file. */
  constructor() {
    const note = (asked: Asked) => this.recording && this.#asked.push(asked);
    const prepare = Database.prototype.prepare as (this: Database.Database, sql: string) => Database.Statement;
    Database.prototype.prepare = function (this: Database.Database, sql: string) {
      const statement = prepare.call(this, sql);
      const all = statement.all.bind(statement);
      statement.all = (...parameters: unknown[]) => {
        note({ sql, parameters });
        return all(...parameters);
      };
      return statement;
    } as typeof Database.prototype.prepare;
  }

  /** What was asked since the last call. */
  take(): Asked[] {
    const asked = this.#asked;
    this.#asked = [];
    return asked;
  }
}

/** Runs recorded questions on a file that the app has closed, each prepared once; answers milliseconds for each list. */
export function runBare(file: string, questions: readonly Asked[][]): number[] {
  const db = new Database(file, { readonly: true });
  db.pragma('cache_size = -32000');
  db.pragma('temp_store = MEMORY');
  db.function('fold', { deterministic: true }, (text: unknown) => fold(typeof text === 'string' ? text : ''));
  const statements = new Map<string, Database.Statement>();
  for (const { sql } of questions.flat()) if (!statements.has(sql)) statements.set(sql, db.prepare(sql));
  const pass = () =>
    questions.map((list) => {
      const start = performance.now();
      for (const { sql, parameters } of list) statements.get(sql)?.all(...parameters);
      return performance.now() - start;
    });
  try {
    // As the app: once to warm up.
    pass();
    return pass();
  } finally {
    db.close();
  }
}
