/** Electron's binary: whether it is here, and one bounded try to get it. */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { childEnvironment, root, scriptOf } from './bootstrap.mjs';

const folder = path.join(root, 'node_modules', 'electron');
const failedMark = path.join(root, 'node_modules', '.cache', 'langganan', 'electron-not-to-be-had');
const tryFor = 60_000;
const tryAgainAfter = 24 * 3_600_000;

/** The path of Electron's binary, or undefined where it is not installed. */
export function electronBinary() {
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    const named = path.join(
      process.env.ELECTRON_OVERRIDE_DIST_PATH,
      process.platform === 'win32' ? 'electron.exe' : 'electron',
    );
    if (existsSync(named)) return named;
  }
  try {
    const file = path.join(folder, 'dist', readFileSync(path.join(folder, 'path.txt'), 'utf8').trim());
    return existsSync(file) ? file : undefined;
  } catch {
    return undefined;
  }
}

function failedLately() {
  try {
    return Date.now() - statSync(failedMark).mtimeMs < tryAgainAfter;
  } catch {
    return false;
  }
}

/**
 * Electron's binary, downloaded when it is missing: for at most a minute, and after a failure not again for a day
 * unless `insist`. Ctrl+C ends only the try.
 * @param {boolean} insist
 * @returns {Promise<string|undefined>}
 */
export async function obtainElectron(insist) {
  const here = electronBinary();
  if (here || (!insist && failedLately())) return here;
  process.stderr.write('Langganan: getting Electron (at most a minute; Ctrl+C goes on without it) …\n');
  await new Promise((resolve) => {
    const child = spawn(process.execPath, [scriptOf('electron', 'install-electron')], {
      cwd: root,
      stdio: 'ignore',
      env: childEnvironment(),
      windowsHide: true,
    });
    const give = () => child.kill('SIGKILL');
    const timer = setTimeout(give, tryFor);
    process.once('SIGINT', give);
    const done = () => {
      clearTimeout(timer);
      process.off('SIGINT', give);
      resolve(undefined);
    };
    child.once('error', done);
    child.once('close', done);
  });
  const now = electronBinary();
  if (!now) {
    mkdirSync(path.dirname(failedMark), { recursive: true });
    writeFileSync(failedMark, '');
  }
  return now;
}
