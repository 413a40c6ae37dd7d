import type { Page } from '@playwright/test';
import { hostileNames } from '../support/hostile.ts';
import { expect, test } from '../support/journey.ts';
import { openScreen, pick, press, showAs, walkSelling } from '../support/walk.ts';
import { walkPapers } from '../support/walk-papers.ts';

test.use({ scenario: 'hostile' });

const sections = ['look', 'business', 'money', 'labels', 'fields', 'about'];

/** Nothing ran, nothing asked, nothing pushed the page wider than the window. */
async function unharmed(page: Page, where: string): Promise<void> {
  const state = await page.evaluate(() => ({
    ran: '__ran' in window,
    tooWide: document.documentElement.scrollWidth - window.innerWidth,
    // A grid may scroll in itself; the content of the page as a whole may not.
    placesTooWide: [...document.querySelectorAll('main, dialog[open], dialog[open] :not(textarea)')]
      .filter((place) => place.matches('main, dialog') || getComputedStyle(place).overflowY === 'auto')
      .map((place) => place.scrollWidth - place.clientWidth),
  }));
  expect(state.ran, `${where}: something ran`).toBe(false);
  expect(state.tooWide, `${where}: wider than the window`).toBeLessThanOrEqual(0);
  for (const width of state.placesTooWide)
    expect(width, `${where}: content wider than its place`).toBeLessThanOrEqual(1);
}

/** One of the browser's own, which only a script opens. */
function allowNoDialog(page: Page): void {
  page.on('dialog', (dialog) => {
    throw new Error(`a dialog opened: ${dialog.message()}`);
  });
}

test('names that are scripts, formulas or far too long harm no screen', async ({
  app: { page, contactIds: ids },
  words,
}) => {
  allowNoDialog(page);
  expect(ids).toHaveLength(hostileNames.length + 1);

  for (const theme of ['light', 'dark'] as const) {
    await openScreen(page, '#/settings/look');
    await pick(page, words.settings.theme, words.settings.themes[theme]);

    // The other theme has other colours, and the same sizes.
    const turned = theme === 'light' ? ids : ids.slice(0, 3);
    await test.step(`${theme}: the cards are turned`, async () => {
      await showAs(page, words, 'cards');
      const top = page.getByRole('article').first();
      await expect(top).toBeVisible();
      await page.keyboard.press('Home');
      for (let card = 0; card < turned.length; card++) {
        await unharmed(page, `card ${card}`);
        await page.keyboard.press('ArrowDown');
      }
    });

    await test.step(`${theme}: the table to its end, with a record beside it`, async () => {
      await showAs(page, words, 'table');
      const grid = page.getByRole('grid', { name: words.shell.nav.contacts });
      await expect(grid).toBeVisible();
      await unharmed(page, 'table');
      await grid.getByRole('row').nth(1).click();
      await page.keyboard.press('End');
      await unharmed(page, 'table at its end');
    });

    for (const id of turned) {
      await openScreen(page, `#/contacts/${id}`);
      await expect(page.getByRole('tab', { name: words.record.timeline })).toBeVisible();
      await unharmed(page, `record ${id}`);
    }
    await test.step(`${theme}: history and form`, async () => {
      await page.getByRole('tab', { name: words.record.history }).click();
      await expect(page.getByRole('tabpanel').getByRole('article').first()).toBeVisible();
      await unharmed(page, 'history');
      await page.keyboard.press('u');
      await expect(page.getByRole('dialog')).toBeVisible();
      await unharmed(page, 'form');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    });

    for (const screen of ['contacts/duplicates', 'contacts/import', ...sections.map((name) => `settings/${name}`)]) {
      await openScreen(page, `#/${screen}`);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await unharmed(page, screen);
    }
    await test.step(`${theme}: what is sold, with a record and its form`, async () => {
      await openScreen(page, '#/products');
      const grid = page.getByRole('grid', { name: words.shell.nav.products });
      await expect(grid.getByRole('row').nth(2)).toBeVisible();
      await unharmed(page, 'products');
      await grid.getByRole('row').nth(1).focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: words.products.record.actions })).toBeVisible();
      await unharmed(page, 'product');
      await press(page, words.products.record.edit);
      await expect(page.getByRole('dialog')).toBeVisible();
      await unharmed(page, 'product form');
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    });

    // The other theme has other colours, and the same sizes.
    if (theme === 'light')
      await test.step('deals, leads, tasks, appointments and reports', () =>
        walkSelling(page, words, (where) => unharmed(page, where)));

    await test.step(`${theme}: search`, async () => {
      await page.keyboard.press('Control+k');
      await page.keyboard.type('script');
      await expect(page.getByRole('option').first()).toBeVisible();
      await unharmed(page, 'search');
      // The first empties the field, the second leaves it.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    });
  }
});

test('nor do they harm a quotation, the papers made of it, or what is written with them', async ({ app, words }) => {
  const { page } = app;
  allowNoDialog(page);
  await openScreen(page, '#/quotes');
  await walkPapers(page, words, (where) => unharmed(page, where));
});
