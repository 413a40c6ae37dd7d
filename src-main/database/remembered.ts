import { sql } from 'kysely';
import type { Handle } from './tables.ts';

const MOST_KEPT = 50;

/**
 * Answers about the whole file (counts, letters, values in use) that stay true until anything is written: turning a page
 * does not count a hundred thousand rows again. SQLite itself says whether anything was, by `total_changes()`.
 */
export class Remembered {
  readonly #answers = new Map<string, unknown>();
  #changes = -1;

  async get<T>(db: Handle, question: unknown, ask: () => Promise<T>): Promise<T> {
    const changes = await changesOf(db);
    if (changes !== this.#changes) {
      this.#answers.clear();
      this.#changes = changes;
    }
    const key = JSON.stringify(question);
    const known = this.#answers.get(key);
    if (known !== undefined) return known as T;
    const answer = await ask();
    // What was written while it was worked out makes it worth nothing.
    if (this.#changes === changes && (await changesOf(db)) === changes) {
      const [oldest] = this.#answers.keys();
      if (this.#answers.size >= MOST_KEPT && oldest !== undefined) this.#answers.delete(oldest);
      this.#answers.set(key, answer);
    }
    return answer;
  }
}

async function changesOf(db: Handle): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() n`.execute(db);
  return rows[0]?.n ?? -1;
}
