import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../contract/errors.ts';
import { safeFileName } from '../../domain/files.ts';

/**
 * Where papers lie: `documents/2026/QUO-2026-0012-B Toko Maju.pdf` below the data folder, under names that every system
 * takes and people can read.
 */
export class PaperFolder {
  readonly #dataFolder: string;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
    // Before anything else is written here.
    void this.inTurn(() => this.#tidy());
  }

  /** The name of a paper below the data folder, with slashes; `copy` counts names that another paper has already. */
  nameFor(year: string, stem: string, copy = 1): string {
    return `documents/${year}/${safeFileName(copy > 1 ? `${stem} (${copy}).pdf` : `${stem}.pdf`, 'document.pdf')}`;
  }

  /** Runs work after all that was asked for before it: one at a time, whoever asks. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Waits until nobody is at work any more. */
  async idle(): Promise<void> {
    await this.#turn;
  }

  /** A paper as it lies there; undefined where it cannot be read. */
  async read(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return new Uint8Array(await readFile(path.join(this.#dataFolder, ...name.split('/'))));
    } catch {
      return undefined;
    }
  }

  /**
   * Writes a paper beside its place. It gets its name by `keep`, in the moment in which its number counts; `drop` takes it
   * away again, whichever of the two names it has by then.
   * @throws AppError `disk-full`, `folder-unusable`
   */
  async lay(name: string, bytes: Uint8Array): Promise<{ keep(): Promise<void>; drop(): Promise<void> }> {
    const target = path.join(this.#dataFolder, ...name.split('/'));
    const beside = `${target}.part`;
    try {
      await mkdir(path.dirname(target), { recursive: true });
      const handle = await open(beside, 'w');
      try {
        await handle.writeFile(bytes);
        // On the disk before it counts: a power loss must not leave an empty file under a number that was given.
        await handle.sync();
      } finally {
        await handle.close();
      }
    } catch (error) {
      await rm(beside, { force: true }).catch(() => undefined);
      throw refusalOf(error, path.dirname(target));
    }
    let isKept = false;
    return {
      keep: async () => {
        try {
          await rename(beside, target);
        } catch (error) {
          throw refusalOf(error, path.dirname(target));
        }
        isKept = true;
      },
      drop: () => rm(isKept ? target : beside, { force: true }).catch(() => undefined),
    };
  }

  /** Takes away what a crash has left beside its place: no row speaks of it. Names are all that is read: it is start-up. */
  async #tidy(): Promise<void> {
    const all = path.join(this.#dataFolder, 'documents');
    try {
      for (const year of await readdir(all, { withFileTypes: true }))
        for (const name of year.isDirectory() ? await readdir(path.join(all, year.name)) : [])
          if (/\.(pdf|docx)\.part$/.test(name)) await rm(path.join(all, year.name, name), { force: true });
    } catch {
      // A folder that cannot be read says so when a paper is to be written.
    }
  }
}

function refusalOf(error: unknown, folder: string): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', {});
  if (code === 'ENOENT') return new AppError('folder-unusable', { folder, reason: 'missing' });
  return new AppError('folder-unusable', { folder, reason: 'not-writable' });
}
