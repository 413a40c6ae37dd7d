import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../resources/scripts/lib/build.mjs';
import { wordsFor } from '../../src-renderer/i18n/words.ts';
import { startDoor } from '../support/door.ts';
import { programFile } from '../support/programs.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const english = { LC_ALL: 'en_GB.UTF-8' };
const timeout = 60_000;

let folder: string;
beforeAll(async () => {
  const { ok, output } = await build();
  expect(ok, output).toBe(true);
  folder = await mkdtemp(path.join(os.tmpdir(), 'langganan-'));
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 10 }));

interface Said {
  code: number | null;
  answer: unknown;
  progress: string;
}

/** The command line as a script calls it: a process with arguments, two streams and an exit code. */
const crm = (dataFolder: string, ...args: string[]) => run(programFile('crm'), dataFolder, args);

/** What `npm run -s crm` starts, which compiles its sources first. */
const crmFromSource = (dataFolder: string, ...args: string[]) =>
  run(path.join(root, 'resources/scripts/crm.mjs'), dataFolder, args);

function run(program: string, dataFolder: string, args: string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], {
      env: { ...process.env, ...english, LANGGANAN_DATA: dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, progress] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (progress += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, answer: out.startsWith('{') ? JSON.parse(out) : out, progress }));
  });
}

/** What the only file in the folder that is the shop's data is called, told by its first bytes. */
async function dataFileIn(dataFolder: string): Promise<string> {
  for (const name of await readdir(dataFolder)) {
    const file = path.join(dataFolder, name);
    if (!(await stat(file)).isFile()) continue;
    if ((await readFile(file)).subarray(0, 15).toString('latin1') === 'SQLite format 3') return file;
  }
  throw new Error('no data file');
}

describe('the browser door', () => {
  it('says when it can be used, and leaves a whole file behind when it is stopped', { timeout }, async () => {
    const dataFolder = path.join(folder, 'stopped');
    const door = await startDoor({ dataFolder, env: english });
    expect(door.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    expect((await fetch(door.origin)).status).toBe(200);
    expect(await door.stop()).toBe(0);
    await expect(fetch(door.origin)).rejects.toThrow();
    expect((await readdir(dataFolder)).filter((name) => /-(wal|shm|journal)$/.test(name))).toEqual([]);
  });

  it('refuses a folder that another Langganan has open, in words, at every door', { timeout }, async () => {
    const dataFolder = path.join(folder, 'in-use');
    const door = await startDoor({ dataFolder, env: english });
    try {
      const sentence = wordsFor('en').errors['data-folder-in-use']({ folder: dataFolder }).text;
      await expect(startDoor({ dataFolder, env: english })).rejects.toThrow(sentence);
      const { code, answer } = await crm(dataFolder, 'shop', 'status');
      expect(code).toBe(1);
      expect(answer).toMatchObject({
        code: 'data-folder-in-use',
        message: expect.stringContaining(sentence) as unknown,
      });
    } finally {
      expect(await door.stop()).toBe(0);
    }
  });

  it('leaves a damaged file exactly as it is', { timeout }, async () => {
    const dataFolder = path.join(folder, 'damaged');
    await (await startDoor({ dataFolder, env: english })).stop();
    const file = await dataFileIn(dataFolder);
    const damaged = await readFile(file);
    // Past the head of the file, which says what it is.
    damaged.fill(0x5a, 100, damaged.length);
    await writeFile(file, damaged);
    const sentence = wordsFor('en').errors['database-damaged']({ file, backups: [] }).text;
    const door = await startDoor({ dataFolder, env: english });
    expect(door.isOpen).toBe(false);
    expect(door.said()).toContain(sentence);
    // The reason is told to whoever holds the link, and to nobody else.
    const ask = (headers: Record<string, string>) =>
      fetch(`${door.origin}/rpc/settings/get`, {
        method: 'POST',
        headers: { origin: door.origin, 'content-type': 'application/json', ...headers },
        body: '{}',
      });
    expect((await ask({})).status).toBe(401);
    const entered = await fetch(`${door.origin}/session`, {
      method: 'POST',
      headers: { origin: door.origin, 'content-type': 'application/json' },
      body: JSON.stringify({ token: new URL(door.url).hash.slice('#token='.length) }),
    });
    const answer = await ask({ cookie: entered.headers.get('set-cookie')?.split(';')[0] ?? '' });
    expect(await answer.json()).toMatchObject({ json: { code: 'database-damaged', data: { file, backups: [] } } });
    expect(await door.stop()).toBe(1);
    expect((await readFile(file)).equals(damaged)).toBe(true);
    const cli = await crm(dataFolder, 'shop', 'status');
    expect(cli).toMatchObject({ code: 1, answer: { code: 'database-damaged' } });
  });

  it.each([['--port', '70000'], ['--port', 'x'], ['--nonsense']])(
    'calls %s %s wrong usage',
    { timeout },
    async (...args) => {
      await expect(
        startDoor({ dataFolder: path.join(folder, 'unused'), args: args.filter((arg) => arg) }),
      ).rejects.toThrow('ended with 2');
    },
  );
});

describe('the command line', () => {
  it('answers with one document and 0, and keeps progress apart', { timeout }, async () => {
    const dataFolder = path.join(folder, 'cli');
    const file = path.join(root, 'tests', 'fixtures', 'pelanggan-toko.xlsx');
    const done = await crm(
      dataFolder,
      'imports',
      'run',
      '--file',
      file,
      '--target',
      'contacts',
      '--duplicates',
      'skip',
    );
    expect(done.code, done.progress).toBe(0);
    expect(done.answer).toMatchObject({ status: 'done', rejected: 0 });
    expect(done.progress).toContain('"phase":"writing"');
    const list = await crmFromSource(dataFolder, 'contacts', 'list', '--limit', '1');
    expect(list).toMatchObject({ code: 0, progress: '', answer: { items: [{ kind: expect.any(String) as unknown }] } });
  });
  it('answers a refusal with its code, a sentence and 1', { timeout }, async () => {
    const id = '01890a5d-ac96-774b-bcce-b302099a8057';
    const { code, answer } = await crm(path.join(folder, 'cli'), 'contacts', 'get', '--id', id);
    expect(code).toBe(1);
    expect(answer).toMatchObject({ code: 'not-found', message: expect.stringMatching(/\.$/) as unknown });
  });
  it('answers a wrong command with 2 and its help, without opening the shop', { timeout }, async () => {
    const dataFolder = path.join(folder, 'never-made');
    for (const args of [
      [],
      ['nothing'],
      ['contacts', 'nothing'],
      ['contacts', 'get'],
      ['contacts', 'list', '--nothing'],
    ]) {
      const { code, answer, progress } = await crm(dataFolder, ...args);
      expect(code).toBe(2);
      expect(answer).toMatchObject({ code: 'wrong-usage' });
      expect(progress).toContain('npm run -s crm --');
    }
    await expect(stat(dataFolder)).rejects.toThrow('ENOENT');
  });
  it('helps at every level', { timeout }, async () => {
    for (const args of [['--help'], ['contacts', '--help'], ['contacts', 'list', '--help']]) {
      const { code, answer } = await crm(path.join(folder, 'never-made'), ...args);
      expect(code).toBe(0);
      expect(answer).toContain('npm run -s crm --');
    }
  });
});
