/** A Chromium for the end-to-end tests: the machine's, else Playwright's, else Debian's. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { spawnSync } from 'node:child_process';
import { childEnvironment, root, scriptOf } from './bootstrap.mjs';

const say = (text) => process.stderr.write(`${text}\n`);
const attempt = (program, args, seconds) =>
  spawnSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'ignore'],
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    env: childEnvironment({ DEBIAN_FRONTEND: 'noninteractive' }),
  }).status === 0;

/**
 * Makes sure that there is a Chromium. Runs on the project's Node (it reads TypeScript).
 * @returns {Promise<string|undefined>} its path
 */
export async function obtainChromium() {
  const { findChromium } = await import(pathToFileURL(path.join(root, 'tests', 'support', 'chromium.ts')).href);
  const here = findChromium();
  if (here) return here;
  say('Langganan: no Chromium on this machine; getting one for the end-to-end tests …');
  attempt(process.execPath, [scriptOf('@playwright/test', 'playwright'), 'install', '--only-shell', 'chromium'], 240);
  const downloaded = findChromium();
  if (downloaded) return downloaded;
  if (process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get')) {
    attempt('apt-get', ['update', '-q'], 180);
    const install = (name) => attempt('apt-get', ['install', '-y', '-q', '--no-install-recommends', name], 400);
    if (!install('chromium-headless-shell')) install('chromium');
  }
  return findChromium();
}
