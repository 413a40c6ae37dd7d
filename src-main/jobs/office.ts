import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';
import { commandFor } from './office/commands.ts';
import { findOffice, type OfficeProgram } from './office/programs.ts';
import { killTree, runProgram } from './office/run.ts';

/** Makes PDFs of Word files with the LibreOffice or Word of this PC. One at a time, in the order in which they came. */
export interface Office {
  /** What is there; looked up each time it is asked for, because somebody may install it meanwhile. */
  program(): Promise<OfficeProgram['kind'] | null>;
  /**
   * @param file its name, for the words of a refusal
   * @throws AppError `office-missing`, `office-failed`, `job-cancelled`, `job-timed-out`
   */
  toPdf(docx: Uint8Array, file: string, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer>>;
  /** Ends what runs and clears up after it. */
  close(): Promise<void>;
}

/** Starting LibreOffice for the first time takes a slow PC half a minute. */
const DEADLINE_MS = 120_000;

export function openOffice({ find = findOffice, deadlineMs = DEADLINE_MS } = {}): Office {
  const closing = new AbortController();
  let turn: Promise<unknown> = Promise.resolve();
  let room: Promise<string> | null = null;

  async function convert(docx: Uint8Array, file: string, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
    const program = await find();
    if (!program) throw new AppError('office-missing', {});
    if (signal.aborted) throw new AppError('job-cancelled', {});
    room ??= mkdtemp(path.join(tmpdir(), 'langganan-office-'));
    const folder = await mkdtemp(path.join(await room, 'paper-'));
    // Names of our own: what a document is called has no say on a command line.
    const places = {
      profile: path.join(await room, 'profile'),
      source: path.join(folder, 'document.docx'),
      target: path.join(folder, 'made', 'document.pdf'),
    };
    try {
      await mkdir(path.dirname(places.target));
      await writeFile(places.source, docx);
      const command = await commandFor(program, places);
      try {
        await runProgram(command, { cwd: folder, signal, deadlineMs });
      } catch (error) {
        await endWord(places.target);
        throw error;
      }
      return await pdfAt(places.target);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('office-failed', { file }, { cause: error });
    } finally {
      await rm(folder, clearUp).catch(() => undefined);
    }
  }

  return {
    program: async () => (await find())?.kind ?? null,
    toPdf(docx, file, signal) {
      const both = signal ? AbortSignal.any([signal, closing.signal]) : closing.signal;
      const own = turn.then(() => convert(docx, file, both));
      turn = own.catch(() => undefined);
      return own;
    },
    async close() {
      closing.abort();
      await turn;
      if (room) await rm(await room, clearUp).catch(() => undefined);
      room = null;
    },
  };
}

/** On Windows a program that has just ended may still hold its files. */
const clearUp = { recursive: true, force: true, maxRetries: 5, retryDelay: 100 };

async function pdfAt(target: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await readFile(target));
  if (String.fromCharCode(...bytes.subarray(0, 5)) !== '%PDF-') throw new TypeError('no PDF');
  return bytes;
}

/** A Word that our script has started outlives it. */
async function endWord(target: string): Promise<void> {
  const pids = await readFile(`${target}.pid`, 'utf8').catch(() => '');
  for (const pid of pids.split(/\s+/)) if (/^\d+$/.test(pid)) killTree(Number(pid));
}
