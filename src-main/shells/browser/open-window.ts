import { spawn } from 'node:child_process';
import path from 'node:path';
import { findBrowser } from './find-browser.ts';

/** A window that was closed sooner than this was most likely handed to one that is already open. */
const handedOver = 5_000;

/**
 * Opens the app window with a profile of its own inside the data folder, so that no extension of the person's
 * everyday browser reads along. Where no Chromium is installed, the system's own browser shows the page.
 * @param onClosed called when the person closed the app window
 * @returns ends the window
 */
export function openWindow(link: string, dataFolder: string, onClosed: () => void): () => void {
  const program = findBrowser();
  if (program === undefined) {
    const [opener, ...args] = systemOpener();
    if (opener)
      spawn(opener, [...args, link], { stdio: 'ignore', detached: true })
        .on('error', () => {})
        .unref();
    return () => {};
  }
  const started = performance.now();
  const child = spawn(program, appWindowArguments(link, dataFolder), { stdio: 'ignore' });
  child.on('error', () => {});
  child.on('exit', () => {
    if (performance.now() - started > handedOver) onClosed();
  });
  return () => child.kill();
}

function appWindowArguments(link: string, dataFolder: string): string[] {
  return [
    `--app=${link}`,
    `--user-data-dir=${path.join(dataFolder, 'window')}`,
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    '--disable-sync',
    '--disable-extensions',
    // Chromium's sandbox cannot be had by the superuser; nobody else is started without it.
    ...(process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

function systemOpener(): string[] {
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return process.platform === 'darwin' ? ['open'] : ['xdg-open'];
}
