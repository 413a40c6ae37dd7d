import { open } from 'node:fs/promises';
import path from 'node:path';
import type { OpenedFile } from '../../contract/desktop-bridge.ts';

const kinds: ReadonlySet<string> = new Set(['.csv', '.tsv', '.xlsx', '.xlsm', '.xls', '.ods', '.vcf']);
/** The limit for attachments and imports; a larger file is left to the page's own chooser, which says so. */
const largest = 100 * 1024 * 1024;

/**
 * The spreadsheets among a command line's arguments, as absolute paths. The operating system passes them when a file
 * is opened with Langganan; flags and everything else are left out.
 */
export function spreadsheetsIn(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg) => !arg.startsWith('-') && kinds.has(path.extname(arg).toLowerCase()))
    .map((arg) => path.resolve(folder, arg));
}

/** Reads a file for the page; undefined where it is gone, is no plain file, or is too large. */
export async function readOpenedFile(file: string): Promise<OpenedFile | undefined> {
  try {
    await using handle = await open(file, 'r');
    const facts = await handle.stat();
    if (!facts.isFile() || facts.size > largest) return undefined;
    const content = await handle.readFile();
    return { name: path.basename(file), bytes: new Uint8Array(content).buffer };
  } catch {
    return undefined;
  }
}
