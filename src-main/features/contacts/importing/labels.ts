import { sql } from 'kysely';
import type { Trx } from '../../../database/tables.ts';
import type { ContactDraft } from '../../../domain/importing/draft.ts';
import { ensureGroup, ensureTag, labelKey } from '../find-or-make.ts';

type Kind = 'tags' | 'groups';

/**
 * The tags, groups and companies that some rows name, by their ids: looked up anew for each portion, because somebody may
 * have deleted one meanwhile. What is not there is made when it is asked for.
 */
export class Labels {
  readonly #trx: Trx;
  readonly #now: number;
  readonly #known: Record<Kind, Map<string, string>>;
  readonly #organizations: Map<string, string>;

  private constructor(trx: Trx, now: number, known: Record<Kind, Map<string, string>>, companies: Map<string, string>) {
    this.#trx = trx;
    this.#now = now;
    this.#known = known;
    this.#organizations = companies;
  }

  static async find(trx: Trx, drafts: readonly ContactDraft[], now: number): Promise<Labels> {
    const known = {
      tags: await byKey(
        trx,
        'tags',
        drafts.flatMap(({ tags }) => tags),
      ),
      groups: await byKey(
        trx,
        'groups',
        drafts.flatMap(({ groups }) => groups),
      ),
    };
    const companies = new Set(drafts.flatMap(({ company }) => company?.nameKey ?? []));
    return new Labels(trx, now, known, await organizations(trx, [...companies]));
  }

  tags(names: readonly string[]): Promise<string[]> {
    return this.#all('tags', names, (name) => ensureTag(this.#trx, name, this.#now));
  }

  groups(names: readonly string[]): Promise<string[]> {
    return this.#all('groups', names, (name) => ensureGroup(this.#trx, name, this.#now));
  }

  /** The organization of this name; of several, the one that was there first. */
  organization(nameKey: string): string | undefined {
    return this.#organizations.get(nameKey);
  }

  /** One that the file itself brings. */
  addOrganization(nameKey: string, id: string): void {
    if (!this.#organizations.has(nameKey)) this.#organizations.set(nameKey, id);
  }

  async #all(kind: Kind, names: readonly string[], make: (name: string) => Promise<string>): Promise<string[]> {
    const ids = new Set<string>();
    for (const name of names) {
      const key = labelKey(name);
      const id = this.#known[kind].get(key) ?? (await make(name));
      this.#known[kind].set(key, id);
      ids.add(id);
    }
    return [...ids];
  }
}

async function byKey(trx: Trx, kind: Kind, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const keys = JSON.stringify([...new Set(names.map(labelKey))]);
  const { rows } = await sql<{ name_key: string; id: string }>`
    select l.name_key, l.id from json_each(${keys}) j join ${sql.table(kind)} l on l.name_key = j.value`.execute(trx);
  return new Map(rows.map(({ name_key, id }) => [name_key, id]));
}

async function organizations(trx: Trx, keys: readonly string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ name_key: string; id: string }>`
    select c.name_key, min(c.id) id from json_each(${JSON.stringify(keys)}) j join contacts c on c.name_key = j.value
    where c.kind = 'organization' and c.deleted_at is null group by c.name_key`.execute(trx);
  return new Map(rows.map(({ name_key, id }) => [name_key, id]));
}
