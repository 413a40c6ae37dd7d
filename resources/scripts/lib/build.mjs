/** The build, made only when something that goes into it has changed since the last one. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { childEnvironment, root, scriptOf } from './bootstrap.mjs';

const sources = ['src-main', 'src-renderer', 'migrations', 'resources', 'package-lock.json', 'electron.vite.config.ts'];
const mark = path.join(root, 'out', '.built-from');
const results = ['out/main/desktop.js', 'out/main/browser.js', 'out/preload/preload.cjs', 'out/renderer/index.html'];

function* filesUnder(place) {
  if (!existsSync(place)) return;
  if (!statSync(place).isDirectory()) {
    yield place;
    return;
  }
  for (const entry of readdirSync(place, { withFileTypes: true, recursive: true })) {
    if (entry.isFile()) yield path.join(entry.parentPath, entry.name);
  }
}

/** A digest over the content of everything that goes into the build. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of [...filesUnder(path.join(root, source))].sort()) {
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

function isFresh(now) {
  if (!existsSync(mark) || results.some((file) => !existsSync(path.join(root, file)))) return false;
  return readFileSync(mark, 'utf8') === now;
}

/** Runs a script and keeps what it says. */
function quietly(script, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: childEnvironment(),
      windowsHide: true,
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ code: 1, output: String(error) }));
    child.once('close', (code) => resolve({ code: code === null ? 1 : code, output }));
  });
}

/**
 * Builds what is out of date. What the build says is shown on stderr where `show` is set.
 * @param {{show?: boolean, runScript?: typeof quietly}} options `runScript` lets `npm test` end the build with itself
 * @returns {Promise<{ok: boolean, output: string}>}
 */
export async function build({ show = false, runScript = quietly } = {}) {
  const now = fingerprint();
  if (isFresh(now)) return { ok: true, output: 'the build is up to date\n' };
  rmSync(mark, { force: true });
  const { code, output } = await runScript(scriptOf('electron-vite'), ['build']);
  if (show) process.stderr.write(output);
  if (code === 0) {
    mkdirSync(path.dirname(mark), { recursive: true });
    writeFileSync(mark, now);
  }
  return { ok: code === 0, output };
}
