import { AppError } from '../../contract/errors.ts';
import type { MappingSummary } from '../../contract/imports.ts';
import type { Store } from '../../database/store.ts';
import type { Handle, Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { fingerprintOf, type MappingContent } from '../../domain/importing/mapping.ts';
import { findImport, findRecipe } from './queries/imports.ts';
import {
  deleteMapping,
  findMapping,
  findMappingNamed,
  findMappings,
  findRemembered,
  insertMapping,
  type MappingRow,
  updateMapping,
} from './queries/mappings.ts';
import type { SettledOptions } from './question.ts';
import { contentOf } from './recipe.ts';
import { localContent, readShared, sharedFile } from './shared-mapping.ts';
import type { ImportTargets } from './targets.ts';

/** Mappings that are kept: how files with certain headings are read. No journal: nothing of the shop hangs on them. */
export class Mappings {
  readonly #store: Store;
  readonly #targets: ImportTargets;

  constructor(store: Store, targets: ImportTargets) {
    this.#store = store;
    this.#targets = targets;
  }

  async list(): Promise<{ items: MappingSummary[] }> {
    return { items: (await findMappings(this.#store.db)).map(summaryOf) };
  }

  /** @throws AppError `not-found`, `name-taken` */
  async rename(id: string, name: string): Promise<MappingSummary> {
    return this.#change(async (db) => {
      await this.#require(db, id);
      await requireFree(db, name, id);
      await updateMapping(db, id, { name });
      return this.#require(db, id);
    });
  }

  async remove(id: string): Promise<{ removed: boolean }> {
    const removed = await this.#store.db.transaction().execute((trx) => deleteMapping(trx, id));
    this.#announce();
    return { removed };
  }

  /** Saves how a past import was read under a name. @throws AppError `not-found`, `name-taken` */
  async saveOf(importId: string, name: string): Promise<MappingSummary> {
    const past = await findImport(this.#store.db, importId);
    const recipe = past && (await findRecipe(this.#store.db, importId));
    if (!recipe) throw new AppError('not-found', { what: 'import', id: importId });
    return this.#change(async (db) => {
      await requireFree(db, name);
      const id = newId();
      await insertMapping(db, {
        id,
        target: past.target,
        fingerprint: fingerprintOf(recipe.headers),
        name,
        content: contentOf(recipe, past.duplicates),
        now: this.#store.clock.now(),
        used: true,
      });
      return this.#require(db, id);
    });
  }

  /** A mapping as a small file for another PC. @throws AppError `not-found` */
  async exportFile(id: string): Promise<File> {
    const row = await this.#require(this.#store.db, id);
    return sharedFile(row, await this.#targets.ownFields(row.target));
  }

  /**
   * Adds a mapping from a file of another PC. Own fields are found by their names; those that are not there come with the
   * next import.
   * @throws AppError `mapping-file-unusable`
   */
  async add(file: File): Promise<MappingSummary> {
    const shared = await readShared(file);
    const content = localContent(shared.content, await this.#targets.ownFields(shared.target));
    return this.#change(async (db) => {
      const id = newId();
      await insertMapping(db, {
        id,
        target: shared.target,
        fingerprint: fingerprintOf(content.headers),
        name: await freeName(db, shared.name),
        content,
        now: this.#store.clock.now(),
        used: false,
      });
      return this.#require(db, id);
    });
  }

  async #change<T extends MappingRow>(work: (db: Handle) => Promise<T>): Promise<MappingSummary> {
    const row = await this.#store.db.transaction().execute(work);
    this.#announce();
    return summaryOf(row);
  }

  async #require(db: Handle, id: string): Promise<MappingRow> {
    const row = await findMapping(db, id);
    if (!row) throw new AppError('not-found', { what: 'mapping', id });
    return row;
  }

  #announce(): void {
    this.#store.announce({ tables: ['import_mappings'], batchId: null });
  }
}

export const summaryOf = ({ id, name, target, content, createdAt, lastUsedAt }: MappingRow): MappingSummary => ({
  id,
  name,
  target,
  headers: content.headers,
  createdAt,
  lastUsedAt,
});

/** Remembers how a file was read for the next one with the same headings, in the transaction that ends its import. */
async function remember(
  db: Handle,
  { target, content, now }: { target: string; content: MappingContent; now: number },
): Promise<void> {
  const known = await findRemembered(db, target, fingerprintOf(content.headers));
  if (known) await updateMapping(db, known.id, { content, usedAt: now });
  else {
    const made = { id: newId(), target, fingerprint: fingerprintOf(content.headers), name: '', content, now };
    await insertMapping(db, { ...made, used: true });
  }
}

/** Saves it under a name; the mapping that has the name already becomes this one. */
async function saveAs(
  db: Handle,
  { name, target, content, now }: { name: string; target: string; content: MappingContent; now: number },
): Promise<void> {
  const print = fingerprintOf(content.headers);
  const known = await findMappingNamed(db, name);
  if (known) await updateMapping(db, known.id, { content, fingerprint: print, usedAt: now });
  else await insertMapping(db, { id: newId(), target, fingerprint: print, name, content, now, used: true });
}

async function requireFree(db: Handle, name: string, except?: string): Promise<void> {
  const taken = await findMappingNamed(db, name);
  if (taken && taken.id !== except) throw new AppError('name-taken', { what: 'mapping', name: taken.name });
}

async function freeName(db: Handle, wanted: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? wanted : `${wanted} (${n})`;
    if (!(await findMappingNamed(db, name))) return name;
  }
}

/** What the person has chosen is remembered with the end of an import; what she has not touched is only marked as used. */
export async function rememberWhatWasChosen(
  trx: Trx,
  of: {
    options: SettledOptions;
    mapping: MappingRow | undefined;
    /** The name to save it under. */
    name: string | undefined;
    content: MappingContent;
    now: number;
  },
): Promise<void> {
  const { options, mapping, name, content, now } = of;
  const { target } = options;
  if (name) return saveAs(trx, { name, target, content, now });
  const isChosen =
    options.columns.length > 0 ||
    options.answers.length > 0 ||
    options.dateOrder !== undefined ||
    options.matchBy !== undefined;
  if (isChosen) return remember(trx, { target, content, now });
  if (mapping) await updateMapping(trx, mapping.id, { usedAt: now });
}
