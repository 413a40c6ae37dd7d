import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../contract/errors.ts';

/** Why the place that `--out` names cannot be written. */
export const obstacles = ['no-folder', 'is-folder', 'read-only', 'in-use', 'other'] as const;
export type Obstacle = (typeof obstacles)[number];

const obstacleOf: Record<string, Obstacle> = {
  ENOENT: 'no-folder',
  ENOTDIR: 'no-folder',
  EISDIR: 'is-folder',
  EACCES: 'read-only',
  EROFS: 'read-only',
  EPERM: 'read-only',
  EBUSY: 'in-use',
};

/** The place cannot be written: no other door can meet this, so it is no code of the contract. */
export class NotWritable extends Error {
  readonly file: string;
  readonly obstacle: Obstacle;

  constructor(file: string, obstacle: Obstacle) {
    super(file);
    this.file = file;
    this.obstacle = obstacle;
  }
}

/** An answer as one JSON document. A file that comes with it unasked lies in the data folder: `kept` says where. */
export const asJson = (answer: unknown): string =>
  JSON.stringify(answer ?? null, (_, part: unknown) => (part instanceof Blob ? undefined : part), 2);

/** The file in an answer: the answer itself, or one part of it. */
export function fileIn(answer: unknown): { file: Blob; rest: Record<string, unknown> } {
  if (answer instanceof Blob) return { file: answer, rest: {} };
  const { file, ...rest } = answer as { file?: unknown };
  if (!(file instanceof Blob)) throw new TypeError('the answer holds no file');
  return { file, rest };
}

/**
 * Writes a file whole or not at all: beside its place first, then into it. What lay there stays until then.
 * @throws AppError `disk-full`; NotWritable
 */
export async function save(answer: unknown, out: string): Promise<{ file: string; bytes: number }> {
  const { file, rest } = fileIn(answer);
  const target = path.resolve(out);
  const beside = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.part`);
  try {
    const handle = await open(beside, 'wx');
    try {
      for await (const piece of file.stream()) await handle.writeFile(piece);
      // On the disk before it gets its name: a power loss must not leave an empty file where a good one was.
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw refusalOf(error, target);
  }
  return { file: target, ...rest, bytes: file.size };
}

function refusalOf(error: unknown, file: string): Error {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', {});
  // Windows says EPERM for a file that a spreadsheet program holds open.
  if (code === 'EPERM' && process.platform === 'win32') return new NotWritable(file, 'in-use');
  return new NotWritable(file, obstacleOf[code] ?? 'other');
}
