import { readdir } from 'node:fs/promises';
import path from 'node:path';

/** The kinds of file a build of the renderer holds; anything else in its folder is not served. */
const mediaTypes: Readonly<Record<string, string>> = Object.freeze({
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
});

export interface Asset {
  /** Absolute path of the file. */
  file: string;
  mediaType: string;
}

/** Every file that a window may be given, by its address (`/assets/index-1a2b.js`; `/` is the page itself). */
export type Assets = ReadonlyMap<string, Asset>;

/**
 * Lists the built renderer once. A window's address is afterwards only looked up here and never joined to a path,
 * so no way of writing `..` can lead out of the folder. Links are left out.
 * @throws when the folder holds no page, which means that the build is missing
 */
export async function listAssets(folder: string): Promise<Assets> {
  const assets = new Map<string, Asset>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const mediaType = mediaTypes[path.extname(entry.name).toLowerCase()];
    if (!entry.isFile() || mediaType === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    assets.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, { file, mediaType });
  }
  const page = assets.get('/index.html');
  if (!page) throw new Error(`no built window in ${folder}`);
  return assets.set('/', page);
}

/**
 * The file for a raw request target such as `/assets/a.js?v=1`, or undefined. The target is compared as it came:
 * the build's own names need no escapes, so a target with one is nobody's.
 */
export function assetFor(assets: Assets, target: string): Asset | undefined {
  const end = target.search(/[?#]/);
  return assets.get(end < 0 ? target : target.slice(0, end));
}
