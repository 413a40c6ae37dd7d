import { expect, test } from '../support/journey.ts';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { startDoor } from '../support/door.ts';
import { wordsFor } from '../../src-renderer/i18n/words.ts';

for (const systemLocale of ['id-ID', 'en-GB'] as const) {
  test.describe(`on a system that speaks ${systemLocale}`, () => {
    test.use({ systemLocale });
    const words = wordsFor(systemLocale === 'id-ID' ? 'id' : 'en');

    test('the first window speaks its language, with everything in reach', async ({ app: { page } }) => {
      await expect(page.locator('html')).toHaveAttribute('lang', systemLocale.slice(0, 2));
      const menu = page.getByRole('navigation', { name: words.shell.navigation });
      await expect(menu.getByRole('link', { name: words.shell.nav.settings })).toBeVisible();
      await expect(page.getByRole('combobox', { name: words.shell.searchLabel })).toBeVisible();
      await expect(page).toHaveURL(/#\/$/);
    });

    test('a window without or with a used token says what to do', async ({ page, door }) => {
      test.skip(door === 'electron', 'only the browser door has tokens');
      const running = await startDoor();
      try {
        await page.goto(running.origin);
        await expect(page.getByRole('heading', { name: words.shell.startFailedTitle })).toBeVisible();
        await expect(page.getByText(words.shell.noSession)).toBeVisible();

        await page.goto('about:blank');
        await page.goto(running.url);
        await expect(page.getByRole('navigation', { name: words.shell.navigation })).toBeVisible();
        await page.context().clearCookies();
        await page.goto('about:blank');
        await page.goto(running.url);
        await expect(page.getByText(words.shell.noSession)).toBeVisible();
      } finally {
        await running.stop();
      }
    });

    test('a damaged file is left as it is, and the page says what to do', async ({ page, door }) => {
      test.skip(door === 'electron', 'the desktop says it in a box of the system');
      const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'langganan-'));
      const file = path.join(dataFolder, 'langganan.db');
      await writeFile(file, 'no database at all'.repeat(100));
      const running = await startDoor({ dataFolder });
      try {
        const complaints: string[] = [];
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        await page.goto(running.url);
        const sentence = words.errors['database-damaged']({ file, backups: [] });
        await expect(page.getByRole('heading', { name: sentence.title ?? '' })).toBeVisible();
        await expect(page.getByText(sentence.text)).toBeVisible();
        for (const step of sentence.next?.split('\n') ?? []) await expect(page.getByText(step)).toBeVisible();
        // The refusal itself is all that is missing: nothing that the page's rules forbid was tried.
        expect(complaints.filter((text) => !/status of 422/.test(text))).toEqual([]);
        expect(String(await readFile(file))).toBe('no database at all'.repeat(100));
      } finally {
        await running.stop();
        await rm(dataFolder, { recursive: true, force: true });
      }
    });
  });
}

test('an address that leads nowhere leads back', async ({ app: { page }, words }) => {
  await page.evaluate(() => (window.location.hash = '#/nowhere/%E0%A4%A'));
  await expect(page.getByRole('heading', { name: words.shell.notFoundTitle })).toBeVisible();
  await page.getByRole('button', { name: words.shell.notFoundBack }).click();
  await expect(page.getByRole('heading', { name: words.shell.notFoundTitle })).toBeHidden();
});

test('a window whose app has ended says so instead of failing silently', async ({ page, door, words }) => {
  test.skip(door === 'electron', 'the desktop ends with its window');
  const running = await startDoor();
  await page.goto(running.url);
  await page.evaluate(() => (window.location.hash = '#/settings/look'));
  const dark = page.getByRole('radio', { name: words.settings.themes.dark });
  await expect(dark).toBeVisible();
  expect(await running.stop()).toBe(0);

  await page.getByText(words.settings.themes.dark, { exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: words.shell.unreachable })).toBeVisible();
});
