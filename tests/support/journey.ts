import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, test as base, type Page } from '@playwright/test';
import { chromiumArguments } from './chromium.ts';
import { startDoor } from './door.ts';
import { electronBinary, noElectron } from './electron.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The app as a user meets it: its window, on a data folder of its own. */
export interface OpenApp {
  page: Page;
  dataFolder: string;
  /** Everything the page's Content-Security-Policy refused and every error nobody caught; a journey ends with none. */
  complaints: readonly string[];
}

interface Options {
  /** Language of the system, which decides the language of the first start. */
  systemLocale: 'id-ID' | 'en-GB';
  door: 'browser' | 'electron';
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content[- ]Security[- ]Policy/i.test(message.text())) complaints.push(message.text());
  });
  return complaints;
}

/**
 * `test` for journeys. `app` starts the door of the running project on a fresh data folder and opens its window;
 * `test.use({ systemLocale: 'en-GB' })` chooses the system's language.
 */
export const test = base.extend<Options & { app: OpenApp }>({
  systemLocale: ['id-ID', { option: true }],
  door: ['browser', { option: true }],
  locale: async ({ systemLocale }, use) => use(systemLocale),
  app: async ({ door, systemLocale, context }, use) => {
    if (door === 'browser') {
      const running = await startDoor();
      try {
        const page = await context.newPage();
        const complaints = listen(page);
        await page.goto(running.url);
        await use({ page, dataFolder: running.dataFolder, complaints });
      } finally {
        await running.stop();
      }
      return;
    }
    const reason = noElectron();
    base.skip(reason !== undefined, reason);
    const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'langganan-'));
    const electron = await _electron.launch({
      executablePath: electronBinary() ?? '',
      args: [...chromiumArguments.filter((flag) => flag === '--no-sandbox'), `--lang=${systemLocale}`, root],
      env: { ...(process.env as Record<string, string>), LANGGANAN_DATA: dataFolder },
    });
    try {
      const page = await electron.firstWindow();
      const complaints = listen(page);
      await use({ page, dataFolder, complaints });
    } finally {
      await electron.close();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    }
  },
});

export { expect } from '@playwright/test';
