import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { openScreen, press, said } from '../support/walk.ts';

test('a template is drawn up, looks so on paper at once, and new quotations use it', async ({ app, words }) => {
  test.slow();
  const { page } = app;
  const w = words.templates;
  const found: string[] = [];
  const dialog = page.getByRole('dialog');
  const sheet = dialog.getByRole('figure').locator('canvas').first();
  const shape = () => sheet.evaluate((canvas: HTMLCanvasElement) => canvas.height / canvas.width);
  /** How much of the preview's first page has colour in it, not grey. */
  const coloured = () =>
    sheet.evaluate((canvas: HTMLCanvasElement) => {
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      let count = 0;
      for (let at = 0; at < data.length; at += 4) if (Math.abs((data[at] ?? 0) - (data[at + 2] ?? 0)) > 80) count += 1;
      return count;
    });

  await test.step('new from a built-in one, by the keyboard', async () => {
    await openScreen(page, '#/settings/templates');
    await expect(page.getByText(w.none)).toBeVisible();
    found.push(...(await violations(page, 'list')));
    await page.getByRole('button', { name: w.add }).press('Enter');
    await page.getByRole('menuitem', { name: w.newFrom(w.layouts.classic) }).press('Enter');
    await expect(dialog).toBeVisible();
    await expect(sheet).toBeVisible({ timeout: 30_000 });
    await expect.poll(shape, { timeout: 30_000 }).toBeCloseTo(297 / 210, 1);
    expect(await coloured()).toBe(0);
  });

  await test.step('the preview follows colour, paper and columns', async () => {
    await dialog.getByRole('textbox', { name: w.name, exact: true }).fill('Toko merah');
    await dialog.getByLabel(w.accent).fill('#c00000');
    await dialog.getByLabel(w.layout, { exact: true }).selectOption({ label: w.layouts.modern });
    await expect.poll(coloured, { timeout: 30_000 }).toBeGreaterThan(1_000);
    await dialog.getByLabel(w.size, { exact: true }).selectOption({ label: w.sizes['roll-80'] });
    await expect.poll(shape, { timeout: 30_000 }).toBeGreaterThan(1.6);
    await dialog.getByLabel(w.size, { exact: true }).selectOption({ label: w.sizes.a5 });
    await expect.poll(shape, { timeout: 30_000 }).toBeLessThan(1.5);
    await dialog.getByRole('checkbox', { name: w.columnShown(w.column.sku) }).check();
    await dialog.getByRole('textbox', { name: w.columnName(w.column.price) }).fill('Harga pas');
    await dialog.getByRole('button', { name: w.columnUp(w.column.amount) }).press('Enter');
    await dialog.getByRole('textbox', { name: w.footer }).fill('BCA 123 456');
    found.push(...(await violations(page, 'designer')));
  });

  await test.step('who leaves is asked, and stays', async () => {
    await page.keyboard.press('Escape');
    await press(page.getByRole('alertdialog'), words.common.keepEditing);
    await page.keyboard.press('Control+s');
    await expect(said(page, w.saved('Toko merah'))).toBeVisible();
    await expect(dialog).toBeHidden();
  });

  await test.step('it becomes the usual one, and a quotation looks so', async () => {
    await press(page, w.actionsFor('Toko merah'));
    await page.getByRole('menuitem', { name: w.makeUsual }).click();
    await expect(said(page, w.isUsual('Toko merah'))).toBeVisible();
    await expect(page.getByText(w.usual, { exact: true })).toHaveCount(1);
    await openScreen(page, '#/quotes');
    await press(page, words.quotes.empty.add);
    await expect(dialog.getByLabel(words.quotes.form.template)).toHaveValue(/^[0-9a-f-]{36}$/);
    await expect(dialog.getByLabel(words.quotes.form.template).locator('option:checked')).toHaveText('Toko merah');
  });
  expect(found).toEqual([]);
});
