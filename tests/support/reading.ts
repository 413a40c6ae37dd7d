import { readFileSync } from 'node:fs';
import { cellText } from '../../src-main/domain/importing/cells.ts';
import type { FileChoices } from '../../src-main/contract/file-formats.ts';
import { isRefusal } from '../../src-main/jobs/refusal.ts';
import { readFile } from '../../src-main/jobs/reading/read-file.ts';
import type { Table } from '../../src-main/jobs/reading/table.ts';
import { sourceOf } from './files.ts';

/** What tests of reading share: a file's bytes to its rows, or to the word of its refusal. */
export const fixture = (name: string): Buffer => readFileSync(new URL(`../fixtures/${name}`, import.meta.url));

export const read = (bytes: Uint8Array | string, choices: FileChoices = {}) =>
  readFile(sourceOf(bytes), 'file', choices);

export const rowsOf = (table: Table | undefined) =>
  Array.from({ length: table?.rowCount ?? 0 }, (_, index) => table?.row(index) ?? []);

export const onlyTable = async (bytes: Uint8Array | string, choices: FileChoices = {}) =>
  rowsOf((await read(bytes, choices)).tables[0]);

/** Rows under a header as maps from its names; what is empty is left out. */
export function recordsOf(table: Table | undefined): Record<string, unknown>[] {
  const [header = [], ...rows] = rowsOf(table);
  return rows.map((cells) =>
    Object.fromEntries(cells.flatMap((cell, place) => (cell === null ? [] : [[cellText(header[place]), cell]]))),
  );
}

/** The refusal as `code` or `code: detail`; `read` where there is none. */
export async function refusal(bytes: Uint8Array | string, choices: FileChoices = {}): Promise<string> {
  try {
    await read(bytes, choices);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const data = error.data as Record<string, unknown>;
    const detail = data.reason ?? data.looksLike ?? data.limit;
    return typeof detail === 'string' ? `${error.code}: ${detail}` : error.code;
  }
  return 'read';
}
