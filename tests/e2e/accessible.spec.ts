import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { bringIn, fixture, openScreen, pick, press, showAs, walkSelling } from '../support/walk.ts';

test.use({ scenario: 'sample' });

const sections = ['look', 'business', 'money', 'labels', 'fields', 'imports', 'data', 'about'];

// In the dark and in English: in light and in Indonesian the journeys of the rooms look, and tests/unit/contrast.test.ts
// compares the colours of both.
test.describe('en-GB, dark', () => {
  test.use({ systemLocale: 'en-GB' });

  test('no screen and no dialog shuts anybody out', async ({ app: { page }, words }) => {
    test.slow();
    const found: string[] = [];
    const look = async (where: string) => void found.push(...(await violations(page, where)));

    await openScreen(page, '#/settings/look');
    await pick(page, words.settings.theme, words.settings.themes.dark);
    for (const name of sections) {
      await openScreen(page, `#/settings/${name}`);
      const link = page.getByRole('link', { name: words.settings.sections[name as 'look'], exact: true });
      await expect(link).toHaveAttribute('aria-current', 'page');
      await look(`settings/${name}`);
    }
    await openScreen(page, '#/settings/labels');
    await page.getByRole('button', { name: words.settings.newTag }).click();
    await look('new tag');
    await page.keyboard.press('Escape');
    await openScreen(page, '#/settings/fields');
    await page.getByRole('button', { name: words.settings.newField }).click();
    await look('new field');
    await page.keyboard.press('Escape');

    await showAs(page, words, 'cards');
    await expect(page.getByRole('article').first()).toBeVisible();
    await look('cards');
    await page.getByRole('button', { name: words.ui.filters.add, exact: true }).click();
    await look('filters');
    await page.keyboard.press('Escape');

    await showAs(page, words, 'table');
    const grid = page.getByRole('grid', { name: words.shell.nav.contacts });
    await expect(grid).toBeVisible();
    await look('table');
    await grid.getByRole('checkbox', { name: words.ui.selectAll }).click();
    await look('bulk');
    await press(page, words.contacts.bulk.tags);
    await look('bulk tags');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: new RegExp(`^${words.ui.selectNone}`) }).click();
    await press(page, words.ui.columns.choose);
    await look('columns');
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: words.contacts.searchLabel }).fill('zzzz');
    await expect(page.getByRole('heading', { name: words.contacts.empty.nothingTitle })).toBeVisible();
    await look('nobody found');
    await page.getByRole('button', { name: words.lists.clearSearch }).click();

    await page.keyboard.press('Control+k');
    await page.keyboard.type('4455');
    await expect(page.getByRole('option').first()).toBeVisible();
    await look('search');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('tab', { name: words.record.timeline })).toBeVisible();
    await look('record');
    await page.getByRole('tab', { name: words.record.history }).click();
    await look('history');
    await page.getByRole('tab', { name: words.record.related }).click();
    await look('related');
    await press(page, words.record.edit);
    await expect(page.getByRole('textbox', { name: words.record.name, exact: true })).toBeVisible();
    await look('form');
    await page.keyboard.press('Escape');
    await press(page, words.record.actions);
    await look('menu');
    await page.getByRole('menuitem', { name: words.record.block }).click();
    await look('block');
    await page.keyboard.press('Escape');

    await walkSelling(page, words, look);

    await openScreen(page, '#/contacts/duplicates');
    await expect(page.getByRole('article').first()).toBeVisible();
    await look('duplicates');
    await page.getByRole('article').first().getByRole('button', { name: words.duplicates.merge }).click();
    await expect(page.getByRole('dialog').getByRole('radio').first()).toBeVisible();
    await look('merge');
    await page.keyboard.press('Escape');

    await openScreen(page, '#/contacts/import');
    await look('import');
    await bringIn(page, words, fixture('pelanggan-toko.xlsx'));
    for (const tab of ['rows', 'columns', 'doubtful', 'understood'] as const) {
      await page.getByRole('tab', { name: words.imports.tabs[tab] }).click();
      await look(`import ${tab}`);
    }
    await openScreen(page, '#/nowhere');
    await look('no such page');
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: words.ui.shortcutsTitle })).toBeVisible();
    await look('keys');
    expect(found).toEqual([]);
  });
});
