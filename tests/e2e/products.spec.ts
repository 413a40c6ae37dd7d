import type { Page } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { chooseIn, openScreen, pick, press, said, undo } from '../support/walk.ts';

/** What a scanner does to the window: keys a millisecond apart, which no machine under load can be asked for by hand. */
async function scan(page: Page, code: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      for (const key of keys) {
        for (const type of ['keydown', 'keyup']) {
          document.activeElement?.dispatchEvent(new KeyboardEvent(type, { key, bubbles: true, cancelable: true }));
        }
      }
    },
    [...code, 'Enter'],
  );
}

// The pipeline is walked in Indonesian and in light.
test.use({ systemLocale: 'en-GB' });

test('from the first product over a scanned bundle and its stock to the bin, by keys', async ({ app, words }) => {
  test.slow();
  const { page } = app;
  const w = words.products;
  const found: string[] = [];
  const look = async (where: string) => void found.push(...(await violations(page, where)));
  await openScreen(page, '#/settings/look');
  await pick(page, words.settings.theme, words.settings.themes.dark);

  await test.step('an empty list teaches; the first product is typed', async () => {
    await openScreen(page, '#/products');
    await expect(page.getByRole('heading', { name: w.empty.title })).toBeVisible();
    await look('empty');
    await press(page, w.empty.add);
    const dialog = page.getByRole('dialog', { name: w.new });
    await dialog.getByRole('textbox', { name: w.form.name }).fill('Ember 20L');
    await dialog.getByRole('textbox', { name: w.form.sku }).fill('SKU-005');
    await dialog.getByRole('textbox', { name: w.form.barcode }).fill('8991234567891');
    await dialog.getByRole('textbox', { name: w.form.price, exact: true }).fill('35.000');
    await dialog.getByRole('textbox', { name: w.form.openingStock }).fill('66');
    await dialog.getByRole('textbox', { name: w.form.lowStockLevel }).fill('10');
    await press(dialog, w.form.addPrice);
    const row = dialog.getByRole('group', { name: w.form.priceRow(1) });
    await row.getByRole('textbox', { name: w.form.amount }).fill('30.000');
    await row.getByRole('textbox', { name: w.form.minQuantity }).fill('12');
    await look('form');
    await page.keyboard.press('Control+s');
    await expect(said(page, w.form.added('Ember 20L'))).toBeVisible();
    await expect(page.getByRole('grid').getByText('Ember 20L')).toBeVisible();
  });

  await test.step('the same code again is refused at its field, and nothing typed is lost', async () => {
    await press(page, w.new);
    const dialog = page.getByRole('dialog', { name: w.new });
    await dialog.getByRole('textbox', { name: w.form.name }).fill('Paket Bersih');
    await dialog.getByRole('textbox', { name: w.form.sku }).fill('sku-005');
    await page.keyboard.press('Control+s');
    const taken = words.errors['code-taken']({ field: 'sku', code: 'sku-005', product: 'Ember 20L' });
    await expect(dialog.getByText(taken.text).first()).toBeVisible();
    await dialog.getByRole('textbox', { name: w.form.sku }).fill('PKT-1');
    await pick(dialog, w.form.kind, w.kinds.bundle);
    await dialog.getByRole('textbox', { name: w.form.price, exact: true }).fill('60000');
  });

  await test.step('a scanner fills the bundle; what is missing is added without leaving', async () => {
    const dialog = page.getByRole('dialog', { name: w.new });
    const picker = dialog.getByRole('combobox', { name: w.picker.label });
    await picker.focus();
    // As a scanner does: all at once, then Enter.
    await page.keyboard.type('8991234567891');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: w.form.partQuantity('Ember 20L') })).toBeVisible();
    await expect(picker).toBeFocused();
    await picker.fill('Sapu');
    await expect(dialog.getByRole('option', { name: words.ui.createOption('Sapu') })).toBeVisible();
    await look('picker');
    await page.keyboard.press('Enter');
    const quick = page.getByRole('dialog', { name: w.picker.quickTitle });
    await expect(quick.getByRole('textbox', { name: w.form.name })).toHaveValue('Sapu');
    await quick.getByRole('textbox', { name: w.form.price }).fill('22500');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: w.form.partQuantity('Sapu') })).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(said(page, w.form.added('Paket Bersih'))).toBeVisible();
  });

  await test.step('the list searches, filters, and opens by a scan', async () => {
    const grid = page.getByRole('grid', { name: words.shell.nav.products });
    await page.getByRole('textbox', { name: w.searchLabel }).fill('sap');
    await expect(grid.getByRole('row')).toHaveCount(2);
    await page.getByRole('textbox', { name: w.searchLabel }).fill('');
    await press(page, words.ui.filters.add);
    const dialog = page.getByRole('dialog', { name: words.ui.filters.choose });
    await dialog.getByRole('option', { name: w.filters.kind }).click();
    await dialog.getByRole('option', { name: w.kinds.bundle }).click();
    await expect(grid.getByText('Paket Bersih')).toBeVisible();
    await look('table');
    await grid.getByRole('row').nth(1).focus();
    await scan(page, '8991234567891');
    await expect(page.getByRole('heading', { name: 'Ember 20L', level: 2 })).toBeVisible();
  });

  await test.step('the stock is counted with a reason, and the book keeps each line', async () => {
    await look('record');
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: w.stock.title('Ember 20L') });
    await dialog.getByRole('textbox', { name: w.stock.counted }).fill('8');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(w.stock.reasonMissing)).toBeVisible();
    await look('stock');
    await press(dialog, w.stock.reasons.count[0] ?? '');
    await press(dialog, words.common.save);
    await expect(page.getByRole('cell', { name: '-58' }).or(page.getByRole('cell', { name: '−58' }))).toBeVisible();
    await expect(page.getByText(w.low).first()).toBeVisible();
  });

  await test.step('what is in use is hidden instead of removed, and an undo sells it again', async () => {
    await chooseIn(page, w.record.actions, w.record.moveToBin);
    await undo(page, words, w.bulk.binned(0, 1));
    await page.getByRole('tab', { name: w.record.historyTab }).click();
    await expect(page.getByText(words.history.acts['products.stock'])).toBeVisible();
    await look('history');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('grid', { name: words.shell.nav.products })).toBeVisible();
  });

  await test.step('categories and taxes stand in the settings', async () => {
    await openScreen(page, '#/settings/products');
    await press(page, w.categories.add);
    const dialog = page.getByRole('dialog', { name: w.categories.add });
    await dialog.getByRole('textbox', { name: w.categories.name }).fill('Kebersihan');
    await look('category');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Kebersihan', { exact: true })).toBeVisible();
    await press(page, w.taxes.add);
    await look('tax');
    await page.keyboard.press('Escape');
    await look('settings');
  });
  expect(found).toEqual([]);
});
