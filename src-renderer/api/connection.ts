import { type ClientLink, ORPCError } from '@orpc/client';
import { RPCLink as HttpLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import { largestBody } from '../../src-main/contract/file-refusals.ts';
import { channels, type DesktopBridge } from '../../src-main/contract/desktop-bridge.ts';

declare global {
  interface Window {
    /** There only in the desktop window. */
    readonly langganan?: DesktopBridge;
  }
}

/** Why the window cannot talk to the shop's data. */
export type ConnectionProblem = 'no-session' | 'unreachable';

/** What was asked never arrived: the app has ended, or knows this window no more. */
export class ConnectionLost extends Error {
  readonly problem: ConnectionProblem;

  constructor(problem: ConnectionProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** `fetch`, whose own failure is told apart from everything that the app may answer. */
async function reach(request: Request, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request, init);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw new ConnectionLost('unreachable');
  }
  if (response.status === 401) throw new ConnectionLost('no-session');
  return response;
}

/**
 * What the browser door would not take in is refused before it is sent; there is nobody who could answer in words.
 *
 * @throws ORPCError `file-too-large`
 */
export function requireCarriable(input: unknown): void {
  const file = typeof input === 'object' && input !== null && 'file' in input ? input.file : undefined;
  if (!(file instanceof File) || file.size <= largestBody - AROUND_A_FILE) return;
  throw new ORPCError('file-too-large', { data: { file: file.name, limit: 'upload' } });
}
/** The rest of a request beside its file, generously. */
const AROUND_A_FILE = 1024 * 1024;

/** The way to the main process: a message port in the desktop window, HTTP on this machine in a browser's. */
// oxlint-disable-next-line typescript/no-generated-empty-object-type -- a call carries nothing besides its input
export function openLink(): ClientLink<Record<never, never>> {
  if (!window.langganan)
    return new HttpLink({
      url: `${window.location.origin}/rpc`,
      fetch: reach,
      interceptors: [
        ({ input, next }) => {
          requireCarriable(input);
          return next();
        },
      ],
    });
  const { port1, port2 } = new MessageChannel();
  window.postMessage(channels.connect, '/', [port2]);
  port1.start();
  return new PortLink({ port: port1 });
}

/**
 * In a browser: changes the one-time token of the address for a session, and takes it out of the address.
 * @returns null when the window may ask, else why not
 */
export async function openSession(): Promise<ConnectionProblem | null> {
  if (window.langganan) return null;
  const token = /^#token=([\w-]+)/.exec(window.location.hash)?.[1];
  try {
    if (token) {
      window.history.replaceState(null, '', '#/');
      const response = await fetch('/session', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token }),
      });
      if (response.ok) return null;
    }
    const known = await fetch('/session');
    return known.ok ? null : 'no-session';
  } catch {
    return 'unreachable';
  }
}
