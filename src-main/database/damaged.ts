import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';

/** More would only be a longer list of older days. */
const MOST_BACKUPS = 5;

/** A refusal of a file that cannot be read as it should, with the copies from which the shop can go on. */
export const damaged = (file: string, cause?: unknown): AppError<'database-damaged'> =>
  new AppError('database-damaged', { file, backups: backupsBeside(file) }, { cause });

/** The newest copies in the folder `backups` beside a file; none where the folder cannot be read either. */
function backupsBeside(file: string): string[] {
  const folder = path.join(path.dirname(file), 'backups');
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.db'))
      .map((name) => path.join(folder, name))
      .map((backup) => ({ backup, at: statSync(backup).mtimeMs }))
      .sort((a, b) => b.at - a.at)
      .slice(0, MOST_BACKUPS)
      .map(({ backup }) => backup);
  } catch {
    return [];
  }
}
