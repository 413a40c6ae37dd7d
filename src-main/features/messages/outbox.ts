import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { safeFileName } from '../../domain/files.ts';

const WEEK = 7 * 86_400_000;

/** Where drafts of e-mails lie for the mail program to read: `outbox` below the data folder. Old ones go by themselves. */
export class Outbox {
  readonly #folder: string;

  constructor(dataFolder: string) {
    this.#folder = path.join(dataFolder, 'outbox');
  }

  /** Lays a draft there. @returns its path, or null where nothing can be written: the window then offers it itself */
  async lay(name: string, bytes: Uint8Array, now: number): Promise<string | null> {
    try {
      await mkdir(this.#folder, { recursive: true });
      await this.#sweep(now);
      const file = path.join(this.#folder, safeFileName(`${name} ${now}.eml`, 'message.eml'));
      await writeFile(file, bytes);
      return file;
    } catch {
      return null;
    }
  }

  async #sweep(now: number): Promise<void> {
    for (const name of await readdir(this.#folder)) {
      const file = path.join(this.#folder, name);
      const isOld = name.endsWith('.eml') && (await stat(file)).mtimeMs < now - WEEK;
      // One that a mail program still holds open goes next time.
      if (isOld) await rm(file, { force: true }).catch(() => undefined);
    }
  }
}
