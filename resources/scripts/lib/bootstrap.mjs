/**
 * Makes a fresh clone ready and moves the work onto the project's own Node.
 *
 * Runs on whatever Node the machine has, before anything is installed: it may import nothing but Node itself.
 * Everything it says goes to stderr, because the commands built on it own stdout.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const windows = process.platform === 'win32';
const modules = path.join(root, 'node_modules');
/** The Node of the `node` package. */
export const pinnedNode = path.join(modules, 'node', 'bin', windows ? 'node.exe' : 'node');

const say = (text) => process.stderr.write(`${text}\n`);

/** Ends the command with one sentence that says what to do. */
function stop(sentence) {
  say(`Langganan: ${sentence}`);
  process.exit(1);
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * Whether what is in node_modules is what package-lock.json asks for, told by npm's own record of its last
 * complete install; npm writes that last, so an interrupted install counts as none.
 * @param {{packages?: Record<string, any>}|undefined} wanted content of package-lock.json
 * @param {{packages?: Record<string, any>}|undefined} found content of node_modules/.package-lock.json
 */
export function isInstalled(wanted, found) {
  if (!wanted?.packages || !found?.packages) return false;
  return Object.entries(wanted.packages).every(([place, entry]) => {
    if (place === '' || entry.link) return true;
    const there = found.packages[place];
    // Binaries of other systems are optional and rightly absent.
    if (!there) return entry.optional === true || entry.devOptional === true || entry.peer === true;
    return there.version === entry.version && (!there.integrity || there.integrity === entry.integrity);
  });
}

function versionOf(node) {
  const answer = spawnSync(node, ['--version'], { encoding: 'utf8', windowsHide: true });
  return answer.status === 0 ? answer.stdout.trim().replace(/^v/, '') : undefined;
}

/** How to call npm without a shell where that is possible: [program, first arguments, needs a shell]. */
function npmCommand() {
  const beside = path.dirname(process.execPath);
  const candidates = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    path.join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((file) => file && /npm-cli\.c?js$/.test(file) && existsSync(file));
  return script ? [process.execPath, [script], false] : [windows ? 'npm.cmd' : 'npm', [], windows];
}

/** The environment for a child: the project's Node first on PATH, and nothing of the npm that started us. */
export function childEnvironment(extra = {}) {
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (/^npm_(lifecycle|package|config_local_prefix|config_global|command|node_execpath)/i.test(name)) continue;
    env[name] = value;
  }
  const pathName = Object.keys(env).find((name) => name.toLowerCase() === 'path') || 'PATH';
  const first = [path.dirname(pinnedNode), path.join(modules, '.bin')];
  const rest = (env[pathName] || '').split(path.delimiter).filter((folder) => folder && !first.includes(folder));
  env[pathName] = [...first, ...rest].join(path.delimiter);
  return { ...env, ...extra };
}

/** Runs npm; resolves to its exit code and what it printed, which is also shown. */
function npm(args, cwd) {
  const [program, first, shell] = npmCommand();
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...args], {
      cwd,
      shell,
      windowsHide: true,
      env: childEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk) => {
        output += chunk;
        process.stderr.write(chunk);
      });
    }
    child.on('error', (error) => resolve({ code: -1, output: String(error.code || error.message) }));
    child.on('close', (code) => resolve({ code: code === null ? 1 : code, output }));
  });
}

/** The sentence for a failed install, by what npm said. */
export function installFailure(output) {
  if (/^ENOENT$|not recognized|command not found/m.test(output)) {
    return 'npm was not found beside Node. Install Node 20 or later from nodejs.org (npm comes with it) and try again.';
  }
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|network/i.test(output)) {
    return 'the parts could not be fetched because there is no connection to the package registry. Connect to the internet and run the command again.';
  }
  if (/ENOSPC/.test(output)) return 'the disk is full. Free about 1.5 GB and run the command again.';
  if (/EACCES|EPERM|EBUSY/.test(output)) {
    return 'node_modules cannot be written. Close programs that use this folder, check its permissions, and run the command again.';
  }
  return 'installing failed; the lines above say why.';
}

async function install() {
  say('Langganan: installing what is missing (a minute or two, once) …');
  // No install scripts: only the `node` package needs one, and it is run below. better-sqlite3 brings its binary,
  // but older npm versions would start a compiler for it.
  const { code, output } = await npm(
    ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    root,
  );
  if (code !== 0) stop(installFailure(output));
  if (windows) {
    // npm makes these point at a file that holds no program (see the installer of the `node` package), and inside
    // `npm run` they would come before the machine's Node.
    for (const ending of ['', '.cmd', '.ps1']) rmSync(path.join(modules, '.bin', `node${ending}`), { force: true });
  }
}

/** Lets the `node` package fetch its binary. Resolves to whether that Node works now. */
async function installNode(wanted) {
  const folder = path.join(modules, 'node');
  for (let attempt = 1; attempt <= 2; attempt++) {
    const [program, first] = npmCommand();
    const npmFolder = first.length > 0 ? path.dirname(first[0]) : '';
    const env = childEnvironment({ npm_config_ignore_scripts: 'true', npm_config_loglevel: 'error' });
    // The installer looks for `npm` by name, so the npm that runs us must be found first.
    const pathName = Object.keys(env).find((name) => name.toLowerCase() === 'path') || 'PATH';
    env[pathName] = [path.dirname(program), npmFolder, env[pathName]].filter(Boolean).join(path.delimiter);
    const done = spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: folder,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      windowsHide: true,
      timeout: 300_000,
      encoding: 'utf8',
    });
    if (versionOf(pinnedNode) === wanted) return true;
    if (attempt === 2) say((done.stderr || '').trim());
  }
  return false;
}

/** Puts the project's Node where `node_modules/.bin` is looked through, for those who call it by hand. */
function linkNode() {
  const link = path.join(modules, '.bin', 'node');
  if (windows || existsSync(link)) return;
  rmSync(link, { force: true });
  try {
    symlinkSync(path.join('..', 'node', 'bin', 'node'), link);
  } catch {
    // Only a convenience: the scripts call the binary by its own path.
  }
}

/**
 * Installs what is missing and makes sure that this process runs on the project's Node: returns when it does,
 * otherwise runs `script` with the same arguments on that Node and ends with its exit code.
 * @param {string} script `import.meta.url` of the calling script
 */
export async function onProjectNode(script) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20)
    stop(`Node ${process.versions.node} is too old. Install Node 20 or later from nodejs.org and try again.`);
  const lock = readJson(path.join(root, 'package-lock.json'));
  if (!lock) stop('package-lock.json is missing or damaged. Get a fresh copy of the project.');
  if (!isInstalled(lock, readJson(path.join(modules, '.package-lock.json')))) await install();

  const wanted = lock.packages['node_modules/node'].version;
  if (process.versions.node === wanted) {
    Object.assign(process.env, childEnvironment());
    return;
  }
  let node = pinnedNode;
  if (versionOf(pinnedNode) !== wanted && !(await installNode(wanted))) {
    // A machine for which the `node` package has no binary may well have the right Node of its own.
    if (major !== Number(wanted.split('.')[0])) {
      stop(
        `Node ${wanted} could not be installed. Check the internet connection, or install Node 24 yourself, and try again.`,
      );
    }
    node = process.execPath;
  }
  linkNode();
  if (node === process.execPath) return;
  process.exit(await run(node, [fileURLToPath(script), ...process.argv.slice(2)]));
}

const passedOn = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program with our own input and output and waits for it; signals that end us end it first.
 * @returns {Promise<number>} its exit code; 128 + n when a signal ended it
 */
export function run(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: 'inherit',
      windowsHide: false,
      ...options,
      env: childEnvironment(options.env),
    });
    // Ctrl+C in a terminal reaches the child by itself too; a second signal changes nothing for it.
    const forward = (signal) => child.kill(signal);
    for (const signal of passedOn) process.on(signal, forward);
    // npm's shell dies of a SIGTERM without passing it on: who has lost its parent ends too.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500);
    child.on('error', (error) => {
      say(`Langganan: ${path.basename(program)} could not be started (${error.message}).`);
      resolve(1);
    });
    child.on('close', (code, signal) => {
      clearInterval(watch);
      for (const signal of passedOn) process.off(signal, forward);
      resolve(code === null ? (signal === 'SIGINT' ? 130 : 143) : code);
    });
  });
}

/** The script behind a command of an installed package, so that no `.cmd` file is needed on Windows. */
export function scriptOf(packageName, command = packageName) {
  const folder = path.join(modules, ...packageName.split('/'));
  const { bin } = readJson(path.join(folder, 'package.json')) || {};
  const file = typeof bin === 'string' ? bin : bin && bin[command];
  if (!file) throw new Error(`${packageName} has no command ${command}`);
  return path.join(folder, file);
}
