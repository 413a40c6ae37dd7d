/**
 * `npm test`: installs what is missing and runs everything. Each static check counts as one test. A stage that fails
 * shows what it said and the others go on; the last line is `N passed, N failed`.
 *
 * `--static` runs only the checks that need no build and no browser (`npm run check`).
 */
import { existsSync, mkdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { spawn } from 'node:child_process';
import { childEnvironment, onProjectNode, root, scriptOf } from './lib/bootstrap.mjs';

await onProjectNode(import.meta.url);
const { build } = await import('./lib/build.mjs');
const { obtainChromium } = await import('./lib/chromium.mjs');

const reports = path.join(root, 'test-results');
const stageLimit = 15 * 60_000;
const onlyStatic = process.argv.includes('--static');
const running = new Set();
let passed = 0;
let failed = 0;
let skipped = 0;
/** The programs that tests start (tests/support/make-programs.ts) are there. */
let programsMade = false;

/** Ends a stage with everything that it started. */
function end(child) {
  try {
    if (process.platform === 'win32') spawn('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of running) end(child);
    process.exit(130);
  });
}

/** Runs a Node script as a process group of its own. `live` shows its output as it comes. */
function stage(script, args, { live = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: childEnvironment({
        ...(live ? (process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}) : { NO_COLOR: '1' }),
        ...env,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    running.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        if (live) process.stdout.write(chunk);
      });
    }
    const timer = setTimeout(() => {
      output += '\nended: it took longer than 15 minutes\n';
      end(child);
    }, stageLimit);
    child.once('error', (error) => (output += String(error)));
    // `exit`, not `close`: a stray grandchild that holds the pipes open is ended here, not waited for.
    child.once('exit', (code) => {
      clearTimeout(timer);
      end(child);
      running.delete(child);
      setImmediate(() => resolve({ code: code === null ? 1 : code, output }));
    });
  });
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** A check that is one test: passed or failed, its output shown only when it failed. */
async function check(name, work) {
  const since = performance.now();
  const { ok, output } = await work();
  if (ok) passed++;
  else failed++;
  process.stdout.write(`${ok ? '✓' : '✗'} ${name} (${seconds(since)})\n`);
  if (!ok) process.stdout.write(`${output.trimEnd()}\n`);
}

const tool = (name, script, args) => [
  name,
  async () => {
    const { code, output } = await stage(script, args);
    return { ok: code === 0, output };
  },
];

/** Works through the list with as many at a time as there are cores to share. */
async function abreast(checks, width) {
  const waiting = [...checks];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await check(next[0], next[1]);
  };
  await Promise.all(Array.from({ length: width }, lane));
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Where tests make their shops: in memory where there is plenty of it, because a shop's file is written through to the
 * disk at every change; a twentieth less time.
 */
function scratchInMemory() {
  const folder = '/dev/shm';
  if (process.platform !== 'linux' || process.env['TMPDIR'] !== undefined || !existsSync(folder)) return {};
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= 4 * 1024 ** 3 ? { TMPDIR: folder } : {};
}

/** Every test file, every worker and every door loads the same code: compiled once in this run is enough. */
const shared = { NODE_COMPILE_CACHE: path.join(reports, 'compile-cache'), ...scratchInMemory() };

/** Counts a runner's tests; a runner that broke down, or that ran nothing, counts as one failure. */
function count(name, code, numbers) {
  passed += numbers?.passed || 0;
  failed += numbers?.failed || 0;
  skipped += numbers?.skipped || 0;
  const silent = !numbers || numbers.passed + numbers.failed === 0;
  if (silent || (code !== 0 && numbers.failed === 0)) {
    failed++;
    process.stdout.write(`✗ ${name} ${silent ? 'ran no test' : 'failed outside its tests'}\n`);
  }
}

async function unitAndFeatures() {
  const file = path.join(reports, 'vitest.json');
  const args = ['run', '--project', 'tests', '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`];
  const { code } = await stage(scriptOf('vitest'), args, { live: true, env: shared });
  const report = readReport(file);
  programsMade = report !== undefined;
  count(
    'vitest',
    code,
    report && { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests },
  );
}

async function endToEnd() {
  if (!(await obtainChromium())) {
    failed++;
    process.stdout.write(
      '✗ end-to-end tests: no Chromium could be had. Install Chromium, Chrome or Edge and try again.\n',
    );
    return;
  }
  const file = path.join(reports, 'playwright.json');
  const { code } = await stage(scriptOf('@playwright/test', 'playwright'), ['test', '--reporter=list,json'], {
    live: true,
    env: {
      ...shared,
      PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      ...(programsMade ? { LANGGANAN_TEST_PROGRAMS: 'made' } : {}),
    },
  });
  const stats = readReport(file)?.stats;
  count(
    'playwright',
    code,
    stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped },
  );
}

const since = performance.now();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

const checks = [
  tool('lint of components', scriptOf('eslint'), ['.', '--max-warnings=0']),
  tool('lint', scriptOf('oxlint'), ['--type-aware', '--deny-warnings']),
  // One checker: two would look at the same types twice, and the other core has work.
  tool('types', scriptOf('@typescript/native', 'tsc'), ['-p', '.', '--checkers', '1']),
  tool('types of components', scriptOf('svelte-check'), [
    '--workspace',
    'src-renderer',
    '--tsconfig',
    'tsconfig.json',
    '--tsgo',
    '--fail-on-warnings',
    '--output',
    'human',
  ]),
  tool('import rules', scriptOf('dependency-cruiser', 'depcruise'), [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err-long',
    'src-main',
    'src-renderer',
    'migrations',
  ]),
  tool('format', scriptOf('oxfmt'), ['--check', '.']),
];
if (!onlyStatic) checks.push(['build', () => build({ runScript: stage })]);
await abreast(checks, 2);
if (!onlyStatic) {
  await unitAndFeatures();
  await endToEnd();
}

if (skipped > 0) {
  const { noElectron } = await import('../../tests/support/electron.ts');
  const reason = noElectron();
  process.stdout.write(`${skipped} skipped${reason ? ` (${reason})` : ''}\n`);
}
process.stdout.write(`in ${seconds(since)}\n${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;
