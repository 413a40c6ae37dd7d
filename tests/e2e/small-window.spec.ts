import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/journey.ts';
import { bringIn, fixture, openScreen, pick, press, showAs, walkSelling } from '../support/walk.ts';
import { walkPapers } from '../support/walk-papers.ts';

test.use({ scenario: 'sample', viewport: { width: 1024, height: 640 } });

async function fits(page: Page, where: string, ...actions: Locator[]): Promise<void> {
  const wide = await page.evaluate(() => {
    const main = document.querySelector('main');
    return [
      document.documentElement.scrollWidth - window.innerWidth,
      main ? main.scrollWidth - main.clientWidth : 0,
      document.documentElement.scrollHeight - window.innerHeight,
    ];
  });
  expect(wide, `${where}: scrolls sideways, or as a whole`).toEqual([0, 0, 0]);
  for (const action of actions) {
    await expect(action, `${where}: in sight`).toBeInViewport({ ratio: 0.99 });
  }
}

/** What of the fields and buttons on top cannot be read or reached sideways, by its name. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.querySelector('main');
    if (!top) return ['nothing there'];
    const pen = document.createElement('canvas').getContext('2d');
    const place = top.getBoundingClientRect();
    const isCut = (one: HTMLElement): boolean => {
      const { left, right, width } = one.getBoundingClientRect();
      if (width > 0 && (left < place.left - 1 || right > place.right + 1)) return true;
      if (one.title !== '' || width === 0) return false;
      if (one instanceof HTMLInputElement) return one.inputMode === 'decimal' && one.scrollWidth > one.clientWidth + 1;
      if (!(one instanceof HTMLSelectElement) || !pen) return false;
      const { font, paddingLeft, paddingRight } = getComputedStyle(one);
      pen.font = font;
      const room = one.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return pen.measureText(one.selectedOptions[0]?.textContent.trim() ?? '').width > room + 1;
    };
    return (
      [...top.querySelectorAll<HTMLElement>('input, select, textarea, button')]
        // A table scrolls in itself.
        .filter((one) => !one.closest('[role=grid]') && isCut(one))
        .map((one) => one.ariaLabel ?? (one as HTMLInputElement).labels?.[0]?.textContent.trim() ?? one.outerHTML)
    );
  });

// What fits in the largest letters and in the longer words of Indonesian fits in all others.
for (const [size, systemLocale] of [['larger', 'id-ID']] as const) {
  test.describe(`${size} letters`, () => {
    test.use({ systemLocale });

    test('in the smallest window everything that matters is in reach', async ({ app: { page }, words }) => {
      await openScreen(page, '#/settings/look');
      await pick(page, words.settings.textSize, words.settings.textSizes[size]);
      const add = page.getByRole('banner').getByRole('button', { name: words.shell.newThing });
      const search = page.getByRole('combobox', { name: words.shell.searchLabel });
      for (const name of ['look', 'business', 'money', 'labels', 'fields', 'about']) {
        await openScreen(page, `#/settings/${name}`);
        await fits(page, `settings/${name}`, add, search);
      }

      const faces = page.getByRole('radiogroup', { name: words.contacts.faces.label });
      await showAs(page, words, 'cards');
      const top = page.getByRole('article').first();
      const actions = top.getByRole('group', { name: words.contacts.actions.label });
      await expect(actions).toBeVisible();
      await fits(page, 'cards', add, search, faces, actions);

      await showAs(page, words, 'table');
      const grid = page.getByRole('grid', { name: words.shell.nav.contacts });
      await expect(grid.getByText('Agus Santoso')).toBeVisible();
      const columns = page.getByRole('button', { name: words.ui.columns.choose, exact: true });
      await fits(page, 'table', add, search, faces, columns);
      await grid.getByRole('checkbox', { name: words.ui.selectAll }).click();
      const bar = page.getByRole('toolbar', { name: words.contacts.bulk.bar });
      await fits(page, 'bulk', bar.getByRole('button', { name: words.lists.toBin }));
      await page.keyboard.press('Escape');

      await search.fill('4455');
      await page.getByRole('option', { name: /Sulastri/ }).click();
      const edit = page.getByRole('button', { name: new RegExp(`^${words.record.edit}( \\S)?$`) });
      await expect(edit).toBeVisible();
      await fits(page, 'record', add, edit);
      await edit.click();
      const form = page.getByRole('dialog');
      const save = form.getByRole('button', { name: words.common.save });
      await expect(form.getByRole('textbox', { name: words.record.name, exact: true })).toBeVisible();
      await fits(page, 'form', save);
      await page.keyboard.press('Escape');

      await openScreen(page, '#/products');
      const goods = page.getByRole('grid', { name: words.shell.nav.products });
      await expect(goods.getByRole('row').nth(2)).toBeVisible();
      await fits(page, 'products', add, search);
      await goods.getByRole('row').nth(1).focus();
      await page.keyboard.press('Enter');
      const more = page.getByRole('button', { name: words.products.record.actions });
      await expect(more).toBeVisible();
      await fits(page, 'product', add, more);
      await press(page, words.products.record.edit);
      await expect(form.getByRole('textbox', { name: words.products.form.name, exact: true })).toBeVisible();
      await fits(page, 'product form', save);
      await page.keyboard.press('Escape');

      await walkSelling(page, words, (where) => fits(page, where, add));
      await openScreen(page, '#/contacts/duplicates');
      const merge = page.getByRole('article').first().getByRole('button', { name: words.duplicates.merge });
      await expect(merge).toBeVisible();
      await fits(page, 'duplicates', merge);
      await merge.click();
      await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
      await fits(page, 'merge', page.getByRole('button', { name: words.duplicates.mergeNow(2) }));
      await page.keyboard.press('Escape');

      await openScreen(page, '#/contacts/import');
      await bringIn(page, words, fixture('pelanggan-toko.xlsx'));
      const run = page.getByRole('button', { name: /^(Impor|Import) \d/ });
      await expect(run).toBeVisible();
      await fits(page, 'import', run);
      await press(page, words.imports.otherFile);
    });

    test.describe('papers', () => {
      test.use({ scenario: 'papers' });

      test('everything on a quotation and the papers made of it can be read and reached', async ({
        app: { page },
        words,
      }) => {
        await openScreen(page, '#/settings/look');
        await pick(page, words.settings.textSize, words.settings.textSizes[size]);
        await walkPapers(page, words, async (where, ...actions) => {
          await fits(page, where, ...actions);
          expect.soft(await cutOff(page), `${where}: cut off`).toEqual([]);
        });
      });
    });
  });
}
