import { copyFileSync, existsSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { registerFunctions } from '../../src-main/database/functions.ts';

export interface Asked {
  sql: string;
  parameters: unknown[];
}

/** Notes the statements that the app sends to SQLite in this process, so that the floor runs the very same ones. */
export class Recorder {
  #recording = false;
  #asked: Asked[] = [];

  /** Must be made before the app opens its file. */
  constructor() {
    const note = (asked: Asked) => this.#recording && this.#asked.push(asked);
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

  /** What was asked, with its parameters, while `work` ran. */
  async during(work: () => Promise<unknown>): Promise<Asked[]> {
    this.#asked = [];
    this.#recording = true;
    try {
      await work();
    } finally {
      this.#recording = false;
    }
    return this.#asked;
  }
}

/**
 * A copy of the shop's file behind bare better-sqlite3, with the app's settings. A copy, because the app holds its own
 * exclusively, and both are to be asked in turn: a machine's mood then falls on both alike.
 */
export class Bare {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Database.Statement>();

  /** @param file closed at the moment */
  constructor(file: string) {
    const folder = path.dirname(file);
    const copy = path.join(path.dirname(folder), `floor-${path.basename(folder)}.db`);
    if (!existsSync(copy) || statSync(copy).mtimeMs < statSync(file).mtimeMs) {
      rmSync(copy, { force: true });
      copyFileSync(file, copy);
    }
    this.#db = new Database(copy, { readonly: true });
    this.#db.pragma('cache_size = -32000');
    this.#db.pragma('temp_store = MEMORY');
    registerFunctions(this.#db);
  }

  run(questions: readonly Asked[]): void {
    for (const { sql, parameters } of questions) {
      const statement = this.#statements.get(sql) ?? this.#db.prepare(sql);
      this.#statements.set(sql, statement);
      statement.all(...parameters);
    }
  }

  close(): void {
    this.#db.close();
  }
}
