import type { IncomingHttpHeaders } from 'node:http';
import { largestBody } from '../../contract/file-refusals.ts';

export interface DoorRequest {
  method: string;
  /** The request target as it came over the wire. */
  target: string;
  headers: IncomingHttpHeaders;
}

export type Verdict =
  | { allow: true; route: 'asset' | 'session' | 'rpc' }
  | { allow: false; status: 400 | 403 | 404 | 405 | 411 | 413; reason: string };

const refuse = (status: 400 | 403 | 404 | 405 | 411 | 413, reason: string): Verdict => ({
  allow: false,
  status,
  reason,
});

/**
 * Decides, before anything is read, whether a request may come from our own page in a browser on this machine.
 *
 * - The Host must be our address to the letter: a name that an attacker's DNS points at 127.0.0.1 is refused.
 * - What changes or reveals anything is POST and must carry our own Origin, which no foreign page can forge.
 * - Where the browser tells where the request arose (`Sec-Fetch-Site`), nothing foreign gets even the page.
 *
 * Who holds a session is decided afterwards; this knows nothing of cookies.
 */
export function judge(request: DoorRequest, port: number): Verdict {
  const { method, target, headers } = request;
  if (headers.host !== `127.0.0.1:${port}`) return refuse(403, 'foreign host');
  if (!target.startsWith('/') || target.startsWith('//')) return refuse(400, 'not a path');
  const origin = headers.origin;
  if (origin !== undefined && origin !== `http://127.0.0.1:${port}`) return refuse(403, 'foreign origin');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return refuse(403, 'foreign page');

  const route = target === '/session' ? 'session' : target.startsWith('/rpc/') ? 'rpc' : 'asset';
  if (route === 'asset' || (route === 'session' && method === 'GET')) {
    return method === 'GET' || method === 'HEAD' ? { allow: true, route } : refuse(405, 'method');
  }
  if (method !== 'POST') return refuse(405, 'method');
  // An app window or a script may come without Sec-Fetch-Site, but every browser sends Origin with a POST.
  if (origin === undefined) return refuse(403, 'no origin');
  if (site === 'none') return refuse(403, 'foreign page');
  // Forms can be posted across sites without asking; what our page sends is never of their kinds.
  const type = (headers['content-type'] ?? '').toLowerCase();
  if (type.startsWith('application/x-www-form-urlencoded') || type.startsWith('text/plain'))
    return refuse(403, 'form post');
  const length = headers['content-length'];
  if (headers['transfer-encoding'] !== undefined || length === undefined) return refuse(411, 'no length');
  if (!/^\d{1,12}$/.test(length) || Number(length) > largestBody) return refuse(413, 'too large');
  return { allow: true, route };
}
