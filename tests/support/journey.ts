import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { type Words, wordsFor } from '../../src-renderer/i18n/words.ts';
import { chromiumArguments } from './chromium.ts';
import { startDoor } from './door.ts';
import { electronBinary, noElectron } from './electron.ts';
import { prepare } from './prepare.ts';
import type { Scenario } from './scenarios.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The app as a user meets it: its window, on a data folder of its own. */
export interface OpenApp {
  readonly page: Page;
  dataFolder: string;
  /** The contacts that were there before the window opened, in the order of their names. */
  contactIds: readonly string[];
  /**
   * Everything the page's Content-Security-Policy refused, every error nobody caught, every question that got no answer,
   * and how the app ended where nobody closed it; a journey ends with none.
   */
  complaints: readonly string[];
  /** Closes the app and starts it again on the same data. */
  restart(): Promise<void>;
  /** One more window on the same shop; only the browser door has several. */
  anotherWindow(): Promise<Page>;
}

interface Options {
  /** Language of the system, which decides the language of the first start. */
  systemLocale: 'id-ID' | 'en-GB';
  door: 'browser' | 'electron';
  /** What is in the shop before the window opens. */
  scenario: Scenario | 'empty';
}

function listen(page: Page, complaints: string[]): Page {
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content[- ]Security[- ]Policy/i.test(message.text())) complaints.push(message.text());
  });
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // What the window itself no longer waits for is taken back by it.
    if (reason !== 'net::ERR_ABORTED') complaints.push(`${request.method()} ${request.url()}: ${reason}`);
  });
  return page;
}

interface Window {
  page: Page;
  /** How the app ended by itself; null while it runs, or where that cannot be told. */
  fate(): string | null;
  another(): Promise<Page>;
  close(): Promise<unknown>;
}
type Opener = (dataFolder: string, heard: string[]) => Promise<Window>;

const inBrowser =
  (context: BrowserContext): Opener =>
  async (dataFolder, heard) => {
    const running = await startDoor({ dataFolder });
    const open = async (url: string) => {
      const page = listen(await context.newPage(), heard);
      await page.goto(url);
      return page;
    };
    const page = await open(running.url);
    return {
      page,
      fate: () => running.fate(),
      another: () => open(running.origin),
      close: async () => {
        await page.close();
        await running.stop();
      },
    };
  };

const inElectron =
  (locale: string): Opener =>
  async (dataFolder, heard) => {
    const electron = await _electron.launch({
      executablePath: electronBinary() ?? '',
      args: [...chromiumArguments.filter((flag) => flag === '--no-sandbox'), `--lang=${locale}`, root],
      env: { ...(process.env as Record<string, string>), TZ: 'Asia/Jakarta', LANGGANAN_DATA: dataFolder },
    });
    return {
      page: listen(await electron.firstWindow(), heard),
      fate: () => null,
      another: () => Promise.reject(new Error('the desktop has one window')),
      close: () => electron.close(),
    };
  };

/**
 * `test` for journeys. `app` starts the door of the running project on a data folder of its own and opens its window;
 * `test.use({ systemLocale: 'en-GB', scenario: 'sample' })` chooses the system's language and what is in the shop.
 */
export const test = base.extend<Options & { app: OpenApp; words: Words; runnable: boolean }>({
  systemLocale: ['id-ID', { option: true }],
  door: ['browser', { option: true }],
  scenario: ['empty', { option: true }],
  locale: async ({ systemLocale }, use) => use(systemLocale),
  /** Before anything else of a test is begun: where a door cannot be opened, not even a browser is. */
  runnable: [
    async ({ door }, use) => {
      const reason = door === 'electron' ? noElectron() : undefined;
      base.skip(reason !== undefined, reason);
      await use(reason === undefined);
    },
    { auto: true },
  ],
  /** The messages in the language of the system. */
  words: async ({ systemLocale }, use) => use(wordsFor(systemLocale === 'id-ID' ? 'id' : 'en')),
  app: async ({ door, systemLocale, scenario, context }, use) => {
    const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'langganan-'));
    const contactIds = await prepare(dataFolder, scenario, systemLocale === 'id-ID' ? 'id' : 'en');
    const complaints: string[] = [];
    const open = door === 'browser' ? inBrowser(context) : inElectron(systemLocale);
    let window = await open(dataFolder, complaints);
    try {
      await use({
        get page() {
          return window.page;
        },
        dataFolder,
        contactIds,
        complaints,
        restart: async () => {
          await window.close();
          window = await open(dataFolder, complaints);
        },
        anotherWindow: () => window.another(),
      });
      const fate = window.fate();
      if (fate !== null) complaints.push(fate);
      expect(complaints, 'what the window complained about').toEqual([]);
    } finally {
      await window.close();
      await rm(dataFolder, { recursive: true, force: true, maxRetries: 10 });
    }
  },
});

export { expect } from '@playwright/test';
