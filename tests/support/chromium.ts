import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../src-main/shells/browser/find-browser.ts';

/** Playwright's own Chromium, where it has been downloaded. */
function downloaded(): string | undefined {
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

/** Debian's Chromium without a window of its own: it spends a fifth less time on the same journeys. */
function windowless(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return folders.map((folder) => path.posix.join(folder, 'chromium-headless-shell')).find((file) => existsSync(file));
}

/** The Chromium that the end-to-end tests drive: the machine's own, rather one without a window; else Playwright's. */
export function findChromium(): string | undefined {
  return windowless() ?? findBrowser() ?? downloaded();
}

const isSuperuser = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * Without these, Chromium waits for the internet in the background, will not start for the superuser, and draws with a
 * graphics card that it has to act in software.
 */
export const chromiumArguments: readonly string[] = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-first-run',
  '--no-pings',
  '--disable-gpu',
  '--disable-software-rasterizer',
  ...(isSuperuser ? ['--no-sandbox'] : []),
];
