/**
 * `npm start [-- --door desktop|browser] [--no-open] [--port N]`: installs and builds what is missing, then opens
 * Langganan: in its own window where Electron can be had, else behind the browser door.
 */
import process from 'node:process';
import { onProjectNode, root, run } from './lib/bootstrap.mjs';
import { browserDoor } from './lib/browser-door.mjs';
import { build } from './lib/build.mjs';
import { obtainElectron } from './lib/electron.mjs';

await onProjectNode(import.meta.url);

const args = process.argv.slice(2);
const say = (text) => process.stderr.write(`${text}\n`);

/** The door that was asked for, or undefined. Takes `--door X` and `--door=X`. */
function askedDoor() {
  const at = args.findIndex((arg) => arg === '--door' || arg.startsWith('--door='));
  if (at < 0) return undefined;
  const door = args[at].includes('=') ? args[at].slice('--door='.length) : args[at + 1];
  if (door !== 'desktop' && door !== 'browser') {
    say('--door is desktop or browser.');
    process.exit(2);
  }
  return door;
}

/** Why a window of our own cannot be shown here whatever is installed, or undefined. */
function noWindow() {
  if (process.platform !== 'linux') return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'there is no display';
  return process.getuid() === 0 ? 'Electron does not run for the superuser' : undefined;
}

const asked = askedDoor();
const built = await build();
if (!built.ok) {
  say(built.output);
  say('Langganan: the build failed; the lines above say why.');
  process.exit(1);
}

let electron;
if (asked !== 'browser') {
  const obstacle = noWindow();
  if (!obstacle) electron = await obtainElectron(asked === 'desktop');
  const reason = obstacle || (electron ? undefined : 'Electron could not be fetched');
  if (reason && asked === 'desktop') {
    say(`Langganan: the desktop door cannot be opened: ${reason}. Use: npm start -- --door browser`);
    process.exit(1);
  }
  if (reason) say(`Langganan: ${reason}, so the browser door is used.`);
}

process.exit(electron ? await run(electron, [root]) : await run(process.execPath, [...browserDoor, ...args]));
