import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';

/**
 * The journeys of tests/e2e through two doors: `browser` everywhere, `electron` wherever its binary is (its tests are
 * skipped with the reason where it is not). Both need a build; `npm test` makes it.
 */
export default defineConfig<{ door: 'browser' | 'electron' }>({
  testDir: 'tests/e2e',
  globalSetup: './tests/support/make-programs.ts',
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env['CI'],
  timeout: 180_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    viewport: { width: 1366, height: 768 },
    timezoneId: 'Asia/Jakarta',
    actionTimeout: 20_000,
    // Recording every step costs a third of the run: `TRACE=1 npx playwright test …` where one is to be looked into.
    trace: process.env['TRACE'] ? 'on' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: findChromium(), args: [...chromiumArguments] },
  },
  projects: [
    { name: 'browser', use: { door: 'browser' } },
    { name: 'electron', use: { door: 'electron' }, workers: 1 },
  ],
});
