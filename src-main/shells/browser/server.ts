import { createReadStream } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { RPCHandler } from '@orpc/server/node';
import type { App } from '../../app.ts';
import { assetFor, type Assets } from '../assets.ts';
import { pageHeaders } from '../content-security.ts';
import { judge } from './guard.ts';
import { Sessions } from './sessions.ts';
import { withWholeForm } from './whole-answer.ts';

export interface BrowserDoor {
  readonly port: number;
  /** `http://127.0.0.1:PORT`, without a token. */
  readonly origin: string;
  /** An address with a fresh one-time token. */
  link(): string;
  /** Ends every connection; the app itself is closed by who made it. */
  close(): Promise<void>;
}

const tokenBodyLimit = 1_000;

/**
 * Serves the window and the router on 127.0.0.1.
 *
 * `GET /…`     the built window, to anyone on this machine: it holds no data
 * `GET /session`  204 with a session, 401 without
 * `POST /session` `{ "token": … }` → 204 and the cookie; 401 where the token is spent or wrong
 * `POST /rpc/…`   oRPC, with a session only
 * @param port 0 for any free one
 */
export async function openBrowserDoor(
  app: Pick<App, 'router' | 'context'>,
  assets: Assets,
  port: number,
): Promise<BrowserDoor> {
  const rpc = new RPCHandler(app.router, {
    rootInterceptors: [async ({ next }) => withWholeForm(await next())],
  });
  const server = createServer({ keepAliveTimeout: 60_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, resolve);
  });
  const actual = (server.address() as AddressInfo).port;
  const origin = `http://127.0.0.1:${actual}`;
  const sessions = new Sessions(actual);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value);
    response.setHeader('cache-control', 'no-store');
    const target = request.url ?? '';
    const verdict = judge({ method: request.method ?? '', target, headers: request.headers }, actual);
    if (!verdict.allow) return end(request, response, verdict.status, verdict.reason);

    if (verdict.route === 'asset') return sendAsset(assets, request, response);
    const known = sessions.holds(request.headers.cookie);
    if (verdict.route === 'session') {
      if (request.method === 'GET') return end(request, response, known ? 204 : 401);
      const cookie = sessions.exchange(await readToken(request));
      if (cookie === undefined) return end(request, response, 401, 'token spent or wrong');
      response.setHeader('set-cookie', cookie);
      return end(request, response, 204);
    }
    if (!known) return end(request, response, 401, 'no session');
    const { matched } = await rpc.handle(request, response, { prefix: '/rpc', context: app.context() });
    if (!matched) end(request, response, 404, 'no such procedure');
  }

  server.on('request', (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // A window that went away in the middle is no failure of ours.
      if (request.destroyed || response.destroyed) return;
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      if (response.headersSent) response.destroy();
      else end(request, response, 500, 'failed');
    });
  });

  return {
    port: actual,
    origin,
    link: () => `${origin}/#token=${sessions.issueToken()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function end(request: IncomingMessage, response: ServerResponse, status: number, reason = ''): void {
  // A body that nobody reads must not keep the connection: what follows it would be taken for a request.
  if (status >= 400 && request.method !== 'GET') response.setHeader('connection', 'close');
  if (reason) response.setHeader('content-type', 'text/plain; charset=utf-8');
  response.writeHead(status).end(reason);
}

function sendAsset(assets: Assets, request: IncomingMessage, response: ServerResponse): void {
  const asset = assetFor(assets, request.url ?? '');
  if (!asset) return end(request, response, 404, 'nothing here');
  response.setHeader('content-type', asset.mediaType);
  // The build names these by their content; the page itself is asked for anew each time.
  if (request.url?.startsWith('/assets/')) response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  if (request.method === 'HEAD') return void response.writeHead(200).end();
  const stream = createReadStream(asset.file);
  stream.once('error', () => (response.headersSent ? response.destroy() : end(request, response, 404, 'nothing here')));
  response.once('close', () => stream.destroy());
  stream.pipe(response);
}

/** The token of a session request; '' where the body is none, which is never a token. */
async function readToken(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length']) > tokenBodyLimit) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    const token = typeof body === 'object' && body !== null && 'token' in body ? body.token : '';
    return typeof token === 'string' ? token : '';
  } catch {
    return '';
  }
}
