import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { os } from '@orpc/server';
import { afterEach, expect, it } from 'vitest';
import type { App } from '../../src-main/app.ts';
import { openBrowserDoor, type BrowserDoor } from '../../src-main/shells/browser/server.ts';

const bytes = new Uint8Array(2 * 1024 * 1024).fill(7);
const paper = () => new File([bytes], 'paper.pdf', { type: 'application/pdf' });
/** How long making an answer takes, and after how long whoever asked for it may have gone away. */
const MAKING_MS = 40;
const router = {
  atOnce: os.handler(paper),
  /** A file beside other things, as the pages of a paper come. */
  within: os.handler(() => ({ name: 'paper', file: paper() })),
  late: os.handler(async () => {
    await pause(MAKING_MS);
    return paper();
  }),
};

let door: BrowserDoor | undefined;
const lost: unknown[] = [];
const onLost = (error: unknown) => void lost.push(error);
afterEach(async () => {
  process.off('uncaughtException', onLost);
  process.off('unhandledRejection', onLost);
  await door?.close();
});

function ask(at: BrowserDoor, target: string, cookie: string, body = '{}') {
  const headers = { origin: at.origin, 'content-type': 'application/json', cookie };
  return request({ host: '127.0.0.1', port: at.port, method: 'POST', path: target, headers, agent: false }).end(body);
}

async function sessionOf(at: BrowserDoor): Promise<string> {
  const token = at.link().split('#token=')[1] ?? '';
  return new Promise((resolve, reject) => {
    const sent = ask(at, '/session', '', JSON.stringify({ token }));
    sent.on('response', (answer) => resolve(answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''));
    sent.on('error', reject);
  });
}

/** Asks, and goes away after so many bytes of the answer, or after so long; resolves to how many bytes had come. */
function leave(
  at: BrowserDoor,
  cookie: string,
  name: keyof typeof router,
  { bytes: after = Infinity, ms }: { bytes?: number; ms?: number } = {},
): Promise<number> {
  return new Promise((resolve) => {
    let came = 0;
    const sent = ask(at, `/rpc/${name}`, cookie);
    if (ms !== undefined) setTimeout(() => sent.destroy(), ms);
    sent.on('response', (answer) => {
      answer.on('data', (chunk: Buffer) => {
        came += chunk.length;
        if (came >= after) sent.destroy();
      });
      answer.on('error', () => undefined);
      answer.on('close', () => resolve(came));
    });
    sent.on('error', () => resolve(came));
  });
}

it('a window that goes away before a file, or in the middle of it, takes nothing with it', async () => {
  const app = { router, context: () => ({}) } as unknown as Pick<App, 'router' | 'context'>;
  const at = (door = await openBrowserDoor(app, new Map(), 0));
  process.on('uncaughtException', onLost);
  process.on('unhandledRejection', onLost);
  const cookie = await sessionOf(at);
  for (const name of ['atOnce', 'within'] as const)
    for (const after of [1, 100_000, 1_000_000]) await leave(at, cookie, name, { bytes: after });
  expect(await leave(at, cookie, 'late', { ms: MAKING_MS / 2 })).toBe(0);
  await pause(3 * MAKING_MS);
  expect(lost).toEqual([]);
  for (const name of ['atOnce', 'within', 'late'] as const)
    expect(await leave(at, cookie, name)).toBeGreaterThan(bytes.length);
});
