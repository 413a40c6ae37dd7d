import { existsSync, mkdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../contract/errors.ts';

/** Folder names by which the programs that synchronise folders give themselves away. */
const SYNCHRONISED = [
  /^onedrive( - .+)?$/i,
  /^dropbox( \(.+\))?$/i,
  /^google ?drive$/i,
  /^googledrive-.+$/i,
  /^my drive$/i,
  /^icloud ?drive$/i,
  /^com~apple~clouddocs$/i,
  /^mobile documents$/i,
  /^cloudstorage$/i,
];
/** Files and folders that such programs leave in the folder they synchronise. */
const MARKERS = ['.dropbox', '.dropbox.cache', '.tmp.drivedownload', '.tmp.driveupload'];
const NETWORK_FILE_SYSTEMS = /^(nfs\d?|cifs|smb\d?|smbfs|afpfs|webdav|davfs2?|fuse\.sshfs|fuse\.rclone|9p|ncpfs|afs)$/;

/** Why a live database must not stand in a folder, or null where it may. Pure but for the looks it is given. */
export function unsafeReason(
  folder: string,
  look: { exists: (file: string) => boolean; mounts: string; platform: NodeJS.Platform },
): 'synchronised' | 'network' | null {
  const parts = folder.split(/[\\/]+/).filter(Boolean);
  if (parts.some((part) => SYNCHRONISED.some((pattern) => pattern.test(part)))) return 'synchronised';
  const separator = look.platform === 'win32' ? path.win32 : path.posix;
  for (let at = folder; ; at = separator.dirname(at)) {
    if (MARKERS.some((marker) => look.exists(separator.join(at, marker)))) return 'synchronised';
    if (separator.dirname(at) === at) break;
  }
  if (/^(\\\\|\/\/)[^?.\\/]/.test(folder) || /^\\\\\?\\UNC\\/i.test(folder)) return 'network';
  const mount = look.mounts
    .split('\n')
    .map((row) => row.split(' ').map(unescapeMount))
    .filter(([, at]) => at && (folder === at || folder.startsWith(at === '/' ? '/' : `${at}/`)))
    .sort((a, b) => (b[1]?.length ?? 0) - (a[1]?.length ?? 0))[0];
  return mount && NETWORK_FILE_SYSTEMS.test(mount[2] ?? '') ? 'network' : null;
}

/** Spaces and the like stand in /proc/mounts as octal numbers (getmntent(3)). */
function unescapeMount(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

/**
 * Makes the data folder and refuses one in which a live SQLite file would be torn (QUALITY.md, "Safe places").
 * @returns the folder's real path
 * @throws AppError `data-folder-unsafe`
 * @throws RangeError for a folder that is not absolute: an empty or forgotten one would be wherever the program stands
 */
export function prepareDataFolder(folder: string): string {
  if (!path.isAbsolute(folder)) throw new RangeError(`The data folder must be absolute: "${folder}"`);
  const wanted = path.resolve(folder);
  try {
    mkdirSync(wanted, { recursive: true });
  } catch (cause) {
    throw new AppError('data-folder-unsafe', { folder: wanted, reason: 'not-writable' }, { cause });
  }
  const real = realpathSync(wanted);
  if (!statSync(real).isDirectory()) throw new AppError('data-folder-unsafe', { folder: real, reason: 'not-writable' });
  const mounts = existsSync('/proc/mounts') ? readFileSync('/proc/mounts', 'utf8') : '';
  for (const candidate of new Set([wanted, real])) {
    const reason = unsafeReason(candidate, { exists: existsSync, mounts, platform: process.platform });
    if (reason) throw new AppError('data-folder-unsafe', { folder: real, reason });
  }
  return real;
}

/**
 * Network drives may have a letter of their own and look like any disk: there WAL can be "on" and the first write
 * fails. So a scratch file is opened and written the way the real one will be.
 * @throws AppError `data-folder-unsafe`
 */
export function tryScratchDatabase(folder: string, writeScratch: (file: string) => void): void {
  const file = path.join(folder, `.scratch-${process.pid}.db`);
  try {
    writeScratch(file);
  } catch (cause) {
    throw new AppError('data-folder-unsafe', { folder, reason: 'not-writable' }, { cause });
  } finally {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(file + suffix, { force: true });
  }
}
