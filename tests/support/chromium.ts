import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { findBrowser } from '../../src-main/shells/browser/find-browser.ts';

/** Playwright's own Chromium, where it has been downloaded. */
function downloaded(): string | undefined {
  const file = chromium.executablePath();
  return file && existsSync(file) ? file : undefined;
}

/** The Chromium that the end-to-end tests drive: the machine's own, else Playwright's. */
export function findChromium(): string | undefined {
  return findBrowser() ?? downloaded();
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
