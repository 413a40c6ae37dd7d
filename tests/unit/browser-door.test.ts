import { request } from 'node:http';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppError } from '../../src-main/contract/errors.ts';
import { contract, type Contract } from '../../src-main/contract/index.ts';
import { digestOf } from '../../src-main/database/digest.ts';
import { listAssets } from '../../src-main/shells/assets.ts';
import { largestBody } from '../../src-main/contract/file-refusals.ts';
import { judge } from '../../src-main/shells/browser/guard.ts';
import { openBrowserDoor, type BrowserDoor } from '../../src-main/shells/browser/server.ts';
import { Sessions } from '../../src-main/shells/browser/sessions.ts';
import { requireCarriable } from '../../src-renderer/api/connection.ts';
import { sentenceFor } from '../../src-renderer/i18n/sentence.ts';
import { wordsFor } from '../../src-renderer/i18n/words.ts';
import { openCore, type OpenCore } from '../support/core.ts';

let folder: string;
let core: OpenCore;
let door: BrowserDoor;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'langganan-'));
  await mkdir(path.join(folder, 'renderer'));
  await writeFile(path.join(folder, 'renderer', 'index.html'), '<!doctype html><title>Langganan</title>');
  core = await openCore(path.join(folder, 'data'));
  door = await openBrowserDoor(core, await listAssets(path.join(folder, 'renderer')), 0);
});
afterAll(async () => {
  await door.close();
  await core.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 10 });
});

interface Ask {
  method?: string;
  target?: string;
  headers?: Record<string, string>;
  body?: string;
}
interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  text: string;
}

/** A request exactly as given: `fetch` would put the Host and the path right by itself. */
function ask({ method = 'GET', target = '/', headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: door.port, method, path: target, headers, agent: false },
      (answer) => {
        let text = '';
        answer.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

const tokenOf = (link: string) => link.split('#token=')[1] ?? '';
const post = (target: string, body: unknown, headers: Record<string, string> = {}) => {
  const text = JSON.stringify(body);
  const length = String(Buffer.byteLength(text));
  return ask({
    method: 'POST',
    target,
    headers: { origin: door.origin, 'content-type': 'application/json', 'content-length': length, ...headers },
    body: text,
  });
};
async function openSession(): Promise<string> {
  const answer = await post('/session', { token: tokenOf(door.link()) });
  expect(answer.status).toBe(204);
  return String(answer.headers['set-cookie']?.[0]).split(';')[0] ?? '';
}

describe('the session', () => {
  it('is had once for a token, in a cookie that scripts cannot read', async () => {
    const token = tokenOf(door.link());
    const first = await post('/session', { token });
    expect(first.status).toBe(204);
    expect(first.headers['set-cookie']?.[0]).toMatch(/^langganan-\d+=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect((await post('/session', { token })).status).toBe(401);
  });
  it('goes on for a reload and a second tab', async () => {
    const cookie = await openSession();
    expect((await ask({ target: '/session', headers: { cookie } })).status).toBe(204);
    expect((await ask({ target: '/session', headers: { cookie: `other=1; ${cookie}` } })).status).toBe(204);
  });
  it.each([[''], ['wrong'], [null], [12], [{ token: 'x' }], ['a'.repeat(2_000)]])(
    'is refused for the token %j',
    async (token) => expect((await post('/session', { token })).status).toBe(401),
  );
  it('is refused for a body that is none', async () => {
    expect((await post('/session', null)).status).toBe(401);
    const headers = { origin: door.origin, 'content-type': 'application/json', 'content-length': '1' };
    expect((await ask({ method: 'POST', target: '/session', headers, body: '{' })).status).toBe(401);
  });
  it('is not had by the cookie of another door', () => {
    const [one, other] = [new Sessions(1), new Sessions(2)];
    const cookie = one.exchange(one.issueToken())!.split(';')[0]!;
    expect(one.holds(cookie)).toBe(true);
    expect(other.holds(cookie)).toBe(false);
    expect(other.holds(cookie.replace('langganan-1', 'langganan-2'))).toBe(false);
    expect(one.holds(undefined)).toBe(false);
  });
});

describe('without a session', () => {
  const procedures = Object.entries(contract).flatMap(([group, of]) =>
    Object.keys(of).map((name) => `${group}/${name}`),
  );

  it('no procedure answers, and nothing changes', async () => {
    const before = await digestOf(core.store.db);
    for (const procedure of procedures) {
      expect((await post(`/rpc/${procedure}`, { json: {} })).status, procedure).toBe(401);
      expect((await post(`/rpc/${procedure}`, { json: {} }, { cookie: `langganan-${door.port}=x` })).status).toBe(401);
      expect((await ask({ target: `/rpc/${procedure}` })).status).toBe(405);
    }
    expect(await digestOf(core.store.db)).toBe(before);
  });
});

describe('a foreign page', () => {
  it.each([
    ['a name that points here by DNS', { host: 'evil.example' }],
    ['our name for ourselves', { host: 'localhost' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['no port', { host: '127.0.0.1' }],
    ['an address that only begins like ours', { host: '127.0.0.1.evil.example' }],
    ['the other loopback', { host: '[::1]' }],
  ])('is refused by its Host: %s', async (_name, headers) => {
    expect((await ask({ headers })).status).toBe(403);
  });

  it('is refused by its Origin, with a session too', async () => {
    const cookie = await openSession();
    const before = await digestOf(core.store.db);
    for (const origin of [
      'https://evil.example',
      'null',
      'http://localhost',
      `http://localhost:${door.port}`,
      `https://127.0.0.1:${door.port}`,
    ]) {
      expect((await post('/rpc/shop/addSample', { json: {} }, { cookie, origin })).status, origin).toBe(403);
    }
    expect(await digestOf(core.store.db)).toBe(before);
  });
  it('is refused where the browser tells that it is one', async () => {
    const cookie = await openSession();
    for (const site of ['cross-site', 'same-site']) {
      expect((await ask({ headers: { 'sec-fetch-site': site } })).status).toBe(403);
      expect((await post('/rpc/shop/status', { json: {} }, { cookie, 'sec-fetch-site': site })).status).toBe(403);
    }
  });
  it('cannot post a form, nor send without saying whence', async () => {
    const cookie = await openSession();
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'Text/Plain; charset=utf-8']) {
      expect((await post('/rpc/shop/addSample', { json: {} }, { cookie, 'content-type': type })).status).toBe(403);
    }
    const headers = { cookie, 'content-type': 'application/json', 'content-length': '2' };
    expect((await ask({ method: 'POST', target: '/rpc/shop/addSample', headers, body: '{}' })).status).toBe(403);
  });
});

describe('what it takes', () => {
  const request = (headers: Record<string, string>) =>
    judge(
      {
        method: 'POST',
        target: '/rpc/x/y',
        headers: { host: '127.0.0.1:80', origin: 'http://127.0.0.1:80', ...headers },
      },
      80,
    );

  it('has a length that is told before, and a limit', () => {
    expect(request({ 'content-length': '10' })).toEqual({ allow: true, route: 'rpc' });
    expect(request({})).toMatchObject({ status: 411 });
    expect(request({ 'transfer-encoding': 'chunked' })).toMatchObject({ status: 411 });
    expect(request({ 'content-length': String(largestBody + 1) })).toMatchObject({ status: 413 });
    expect(request({ 'content-length': '-1' })).toMatchObject({ status: 413 });
  });
  it('is refused over the wire before its body is read, changes nothing, and the next one is answered', async () => {
    const cookie = await openSession();
    const before = await digestOf(core.store.db);
    const headers = { cookie, 'content-length': String(largestBody + 1) };
    expect(await post('/rpc/contacts/create', { json: { name: 'Ani' } }, headers)).toMatchObject({
      status: 413,
      text: 'too large',
      headers: { connection: 'close' },
    });
    expect(await digestOf(core.store.db)).toBe(before);
    expect((await post('/rpc/shop/status', {}, { cookie })).status).toBe(200);
  });
  it.each(['id', 'en'] as const)(
    'is refused in words of %s by the window itself, which then sends nothing',
    (locale) => {
      const file = (size: number) => Object.defineProperty(new File(['x'], 'stok.xlsx'), 'size', { value: size });
      expect(() => requireCarriable({ file: file(largestBody - 2 ** 20) })).not.toThrow();
      const refused = new AppError('file-too-large', { file: 'stok.xlsx', limit: 'upload' });
      let thrown: unknown;
      try {
        requireCarriable({ file: file(largestBody) });
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({ code: refused.code, data: refused.data });
      const { text, next } = sentenceFor(wordsFor(locale).errors, 'file-too-large', {
        file: 'stok.xlsx',
        limit: 'upload',
      });
      expect(text).toMatch(/stok\.xlsx.*200 MB/);
      expect(next).toBeTruthy();
    },
  );
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('is never %s', async (method) => {
    const headers = { origin: door.origin, 'content-length': '0' };
    expect((await ask({ method, target: '/', headers })).status).toBe(405);
    expect((await ask({ method, target: '/rpc/shop/status', headers })).status).toBe(405);
  });
  it.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/package.json',
    '/..%5cpackage.json',
    '/index.html%00',
    '/assets/../../data/langganan.sqlite',
    '/data/langganan.sqlite',
    '/C:/Windows/win.ini',
    '/rpc',
    '/session/',
  ])('leads to no file at %s', async (target) => expect((await ask({ target })).status).toBe(404));
  it('is a path, never a whole address', async () => {
    expect((await ask({ target: 'http://evil.example/' })).status).toBe(400);
    expect((await ask({ target: '//evil.example/' })).status).toBe(400);
  });
});

describe('what it gives', () => {
  it('carries the same protection with everything', async () => {
    for (const target of ['/', '/nothing', '/session']) {
      const { headers } = await ask({ target });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });
  it('can be had on 127.0.0.1 only', async () => {
    const others = Object.values(os.networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address, family } of others.filter((one) => one.address !== '127.0.0.1' && one.family === 'IPv4')) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = net.connect({ host: address, port: door.port, timeout: 500 });
        socket.on('connect', () => resolve(true));
        socket.on('error', () => resolve(false));
        socket.on('timeout', () => resolve(false));
        socket.on('close', () => resolve(false));
        setTimeout(() => socket.destroy(), 600);
      });
      expect(reached, `${address} (${family})`).toBe(false);
    }
  });
});

describe('with a session', () => {
  async function connect(): Promise<ContractRouterClient<Contract>> {
    const cookie = await openSession();
    const link = new RPCLink({
      url: `${door.origin}/rpc`,
      headers: { cookie, origin: door.origin },
      // Node's fetch streams form data without a length; a browser tells it.
      fetch: async (asked, init) => {
        const body = await asked.arrayBuffer();
        const headers = new Headers(asked.headers);
        return fetch(asked.url, { ...init, method: asked.method, headers, body, signal: asked.signal });
      },
    });
    return createORPCClient(link);
  }

  it('calls answer, refusals keep their code, and files come through', async () => {
    const client = await connect();
    expect(await client.shop.status()).toMatchObject({ shell: 'test' });
    await expect(client.contacts.get({ id: '01890a5d-ac96-774b-bcce-b302099a8057' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const file = new File(['Nama,HP\nSulastri Handayani,081277884455\n'], 'toko.csv', { type: 'text/csv' });
    const preview = await client.imports.preview({ file });
    expect(preview).toMatchObject({ file: 'toko.csv', rows: 1 });
  });
  it('news of a change comes by itself', async () => {
    const client = await connect();
    const stop = new AbortController();
    const changes = await client.shop.changes(undefined, { signal: stop.signal });
    // What was changed just now comes first: the owner is made at the first start.
    expect((await changes.next()).value).toMatchObject({ tables: ['staff'] });
    const next = changes.next();
    const { id } = await client.contacts.create({ name: 'Rangga Siregar' });
    const { value } = await next;
    expect(value).toMatchObject({ tables: expect.arrayContaining(['contacts']) as unknown });
    const later = await client.shop.changes(undefined, { signal: stop.signal });
    expect((await later.next()).value).toMatchObject({ tables: expect.arrayContaining(['contacts']) as unknown });
    await later.return?.().catch(() => {});
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    stop.abort();
    await changes.return?.().catch(() => {});
  });
});
