import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { browserDoor } from '../../resources/scripts/lib/browser-door.mjs';

export interface RunningDoor {
  /** With a one-time token. */
  url: string;
  /** `http://127.0.0.1:PORT`. */
  origin: string;
  dataFolder: string;
  /** The operating system's id of the door's process. */
  pid: number;
  /** False where the page only says why the shop stays closed. */
  isOpen: boolean;
  /** What it has said on stderr so far. */
  said(): string;
  /** How it ended by itself, with what it said; null while it runs. */
  fate(): string | null;
  /** Ends the door as Ctrl+C does; resolves to its exit code. The data folder stays when it was given. */
  stop(): Promise<number | null>;
}

export interface DoorOptions {
  /** Kept afterwards; left out, a fresh one that goes with the door. */
  dataFolder?: string;
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/**
 * Starts the built browser door on a free port and waits until it can be used.
 * @throws when it ends before that, with what it said
 */
export async function startDoor(options: DoorOptions = {}): Promise<RunningDoor> {
  const own = options.dataFolder === undefined;
  const dataFolder = options.dataFolder ?? (await mkdtemp(path.join(os.tmpdir(), 'langganan-')));
  const child = spawn(process.execPath, [...browserDoor, '--no-open', ...(options.args ?? [])], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The window's own zone: shop and screen are one machine.
    env: { ...process.env, TZ: 'Asia/Jakarta', ...options.env, LANGGANAN_DATA: dataFolder },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  let fate: string | null = null;
  const ended = new Promise<number | null>((resolve) =>
    child.once('close', (code, signal) => {
      fate = `the door ended with ${signal ?? code}: ${said}`;
      resolve(code);
    }),
  );
  const { url, isOpen } = await new Promise<{ url: string; isOpen: boolean }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, how, link] = /^Langganan (is ready|shows what to do): (\S+)$/.exec(line) ?? [];
      if (link) resolve({ url: link, isOpen: how === 'is ready' });
    });
    child.once('error', reject);
    void ended.then(() => reject(new Error(fate ?? '')));
  });
  return {
    url,
    origin: new URL(url).origin,
    dataFolder,
    pid: child.pid ?? 0,
    isOpen,
    said: () => said,
    fate: () => fate,
    async stop() {
      child.kill('SIGINT');
      const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
      const code = await ended;
      clearTimeout(late);
      if (own) await rm(dataFolder, { recursive: true, force: true, maxRetries: 10 });
      return code;
    },
  };
}
