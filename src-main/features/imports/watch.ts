import { constants, openAsBlob, type Stats } from 'node:fs';
import { access, lstat, mkdir, readdir, realpath, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError, isAppError } from '../../contract/errors.ts';
import type { WatchedFolder } from '../../contract/imports.ts';
import type { Host } from '../../contract/host.ts';
import type { Actor, Store } from '../../database/store.ts';
import { fileLimits } from '../../jobs/limits.ts';
import type { SettingsService } from '../settings/service.ts';
import { summaryOf } from './mappings.ts';
import { findMapping, findMappings, type MappingRow } from './queries/mappings.ts';
import { readWatching, type Watched, type Watching, writeWatching } from './queries/watching.ts';
import type { ImportsService } from './service.ts';
import type { ImportWords } from '../../contract/import-words.ts';

/** How often the folder is looked at. Asking for changes instead fails silently on sticks and network drives. */
const LOOK_MS = 4_000;
/** A file whose size and time have not changed for so long is not being written any more. */
const SETTLED_MS = 3_000;
const RECENT_KEPT = 30;
/** What is on its way, or belongs to a program that has the file open. */
const UNFINISHED = /^(\.|~\$)|\.(part|partial|tmp|temp|crdownload|download|lock|swp)$/i;
const REPORT = '.report.txt';

interface Sighting {
  size: number;
  changed: number;
  /** When it was first seen just so. */
  since: number;
}

/** The folder whose files are imported by themselves while the app runs. */
export class FolderWatch {
  readonly #store: Store;
  readonly #imports: ImportsService;
  readonly #settings: SettingsService;
  readonly #host: Host;
  readonly #words: ImportWords;
  readonly #actor: () => Promise<Actor>;
  readonly #dataFolder: string;
  #sightings = new Map<string, Sighting>();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(of: {
    store: Store;
    imports: ImportsService;
    settings: SettingsService;
    host: Host;
    words: ImportWords;
    /** In whose name files are imported. */
    actor: () => Promise<Actor>;
    dataFolder: string;
  }) {
    this.#store = of.store;
    this.#imports = of.imports;
    this.#settings = of.settings;
    this.#host = of.host;
    this.#words = of.words;
    this.#actor = of.actor;
    this.#dataFolder = of.dataFolder;
  }

  /** Begins to look at the folder now and then; a folder that is switched off is only remembered. */
  start(): void {
    if (this.#timer || this.#closed) return;
    this.#timer = setInterval(() => void this.look(), LOOK_MS);
    this.#timer.unref();
  }

  async state(): Promise<WatchedFolder> {
    const watching = await readWatching(this.#store.db);
    const mapping = watching.mappingId === null ? undefined : await findMapping(this.#store.db, watching.mappingId);
    return {
      enabled: watching.enabled,
      folder: watching.folder,
      target: watching.target,
      mapping: mapping ? summaryOf(mapping) : null,
      trouble: watching.enabled ? await this.#trouble(watching, mapping !== undefined) : null,
      recent: watching.recent,
    };
  }

  async chooseFolder(): Promise<string | null> {
    return this.#host.chooseFolder();
  }

  /**
   * Watches a folder, or stops watching it. What is left out stays as it is.
   *
   * @throws AppError `folder-unusable`, `not-found` (the mapping)
   */
  async set(change: {
    enabled: boolean;
    folder?: string | undefined;
    target?: Watching['target'] | undefined;
    mapping?: string | undefined;
  }): Promise<WatchedFolder> {
    const now = await readWatching(this.#store.db);
    const next: Watching = { ...now, enabled: change.enabled };
    if (change.folder !== undefined) next.folder = change.folder;
    if (change.mapping !== undefined) {
      const mapping = await this.#mapping(change.mapping);
      next.mappingId = mapping.id;
      next.target = mapping.target;
    }
    if (change.target !== undefined) next.target = change.target;
    if (next.enabled) {
      if (next.mappingId === null || !(await findMapping(this.#store.db, next.mappingId)))
        throw new AppError('not-found', { what: 'mapping', id: '' });
      await this.#requireFolder(next.folder);
      next.folder = await realpath(next.folder);
    }
    await this.#write(next);
    this.#sightings.clear();
    return this.state();
  }

  /** Looks once, and imports what has come to rest. Looks never overlap. */
  look(): Promise<void> {
    this.#looking = this.#looking.then(() => this.#look()).catch((error: unknown) => console.error(error));
    return this.#looking;
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    if (this.#closed || this.#imports.isBusy) return;
    const watching = await readWatching(this.#store.db);
    if (!watching.enabled || (await this.#trouble(watching, true)) !== null) return;
    for (const name of await this.#settled(watching.folder)) {
      if (this.#closed) return;
      await this.#bringIn(watching, name);
    }
  }

  /** Names of the files that have come to rest. Only plain files of the folder itself: links lead elsewhere. */
  async #settled(folder: string): Promise<string[]> {
    const now = this.#store.clock.now();
    const seen = new Map<string, Sighting>();
    const settled: string[] = [];
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (!entry.isFile() || UNFINISHED.test(entry.name) || entry.name.endsWith(REPORT)) continue;
      const facts = await lstat(path.join(folder, entry.name)).catch(() => undefined);
      if (!facts?.isFile()) continue;
      const known = this.#sightings.get(entry.name);
      const isSame = known?.size === facts.size && known.changed === facts.mtimeMs;
      const sighting = { size: facts.size, changed: facts.mtimeMs, since: isSame ? known.since : now };
      seen.set(entry.name, sighting);
      if (isSame && now - sighting.since >= SETTLED_MS) settled.push(entry.name);
    }
    this.#sightings = seen;
    return settled.sort();
  }

  async #bringIn(watching: Watching, name: string): Promise<void> {
    const at = this.#store.clock.now();
    let outcome: Watched;
    let result: Parameters<ImportWords['report']>[1]['result'];
    try {
      const file = await readPlainFile(path.join(watching.folder, name), name);
      const summary = await this.#imports.run(await this.#actor(), file, {
        target: watching.target,
        mapping: watching.mappingId,
        columns: [],
        answers: [],
      });
      result = { summary };
      const { id, added, updated, rejected } = summary;
      outcome = { file: name, at, importId: id, added, updated, rejected, problem: null };
      // Closing took it back: the file stays and is imported at the next start.
      if (summary.status !== 'done') return;
    } catch (error) {
      // Another import has just begun: this file's turn comes with the next look.
      if (isAppError(error) && (error.code === 'import-running' || error.code === 'job-cancelled')) return;
      const problem = isAppError(error) ? error : new AppError('unexpected', { reference: '' }, { cause: error });
      if (!isAppError(error)) console.error(error);
      result = { problem };
      const { code, data } = problem;
      outcome = { file: name, at, importId: null, added: 0, updated: 0, rejected: 0, problem: { code, data } };
    }
    const language = (await this.#settings.get()).language ?? 'id';
    const report = this.#words.report(language, { file: name, at, result });
    await putAway(watching.folder, 'problem' in result ? 'failed' : 'done', name, report, at);
    const current = await readWatching(this.#store.db);
    await this.#write({ ...current, recent: [outcome, ...current.recent].slice(0, RECENT_KEPT) });
  }

  async #mapping(nameOrId: string): Promise<MappingRow> {
    const all = await findMappings(this.#store.db);
    const found =
      all.find(({ id }) => id === nameOrId) ?? all.find(({ name }) => name.toLowerCase() === nameOrId.toLowerCase());
    if (!found) throw new AppError('not-found', { what: 'mapping', id: nameOrId });
    return found;
  }

  async #write(watching: Watching): Promise<void> {
    await this.#store.db.transaction().execute((trx) => writeWatching(trx, watching));
    this.#store.announce({ tables: ['import_mappings'], batchId: null });
  }

  async #trouble(watching: Watching, hasMapping: boolean): Promise<WatchedFolder['trouble']> {
    if (!hasMapping) return 'mapping-missing';
    const reason = await this.#unusable(watching.folder);
    if (reason === null) return null;
    return reason === 'not-writable' ? 'folder-not-writable' : 'folder-missing';
  }

  async #requireFolder(folder: string): Promise<void> {
    const reason = await this.#unusable(folder);
    if (reason !== null) throw new AppError('folder-unusable', { folder, reason });
  }

  async #unusable(folder: string): Promise<'missing' | 'not-writable' | 'is-data-folder' | null> {
    if (!path.isAbsolute(folder)) return 'missing';
    const real = await realpath(folder).catch(() => undefined);
    const facts = real === undefined ? undefined : await lstat(real).catch(() => undefined);
    if (real === undefined || !facts?.isDirectory()) return 'missing';
    const own = await realpath(this.#dataFolder).catch(() => this.#dataFolder);
    // Files are moved about in a watched folder: never where the shop's own file lies.
    if (real === own || own.startsWith(real + path.sep) || real.startsWith(own + path.sep)) return 'is-data-folder';
    const isWritable = await access(real, constants.R_OK | constants.W_OK).then(
      () => true,
      () => false,
    );
    return isWritable ? null : 'not-writable';
  }
}

/** The file as it stands now, without following a link that took its place. */
async function readPlainFile(place: string, name: string): Promise<File> {
  try {
    const facts = await plainFile(place, name);
    if (facts.size > fileLimits.textBytes) throw new AppError('file-too-large', { file: name, limit: 'size' });
    const blob = await openAsBlob(place);
    // What was put in its place meanwhile may be a link to somewhere else.
    const { ino, dev } = await plainFile(place, name);
    if (ino !== facts.ino || dev !== facts.dev) throw new AppError('file-unreadable', { file: name });
    return new File([blob], name);
  } catch (error) {
    throw isAppError(error) ? error : new AppError('file-unreadable', { file: name }, { cause: error });
  }
}

async function plainFile(place: string, name: string): Promise<Stats> {
  const facts = await lstat(place);
  if (!facts.isFile()) throw new AppError('file-unreadable', { file: name });
  return facts;
}

/** Moves a file where it is out of the way and lays its report beside it; a name that is taken gets the time. */
async function putAway(folder: string, where: 'done' | 'failed', name: string, report: string, at: number) {
  const target = path.join(folder, where);
  await mkdir(target, { recursive: true });
  const facts = await lstat(target);
  if (!facts.isDirectory()) throw new AppError('folder-unusable', { folder: target, reason: 'not-writable' });
  const taken = await lstat(path.join(target, name)).then(
    () => true,
    () => false,
  );
  const { name: stem, ext } = path.parse(name);
  const kept = taken ? `${stem} ${new Date(at).toISOString().replaceAll(/[:.]/g, '-')}${ext}` : name;
  await rename(path.join(folder, name), path.join(target, kept));
  await writeFile(path.join(target, `${kept}${REPORT}`), `\uFEFF${report}`, 'utf8');
}
