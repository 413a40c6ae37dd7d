import { expect, test } from '../support/journey.ts';
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
