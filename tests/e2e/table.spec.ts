import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { Words } from '../../src-renderer/i18n/words.ts';
import { expect, test } from '../support/journey.ts';
import { chooseIn, openScreen, press, said, showAs, undo } from '../support/walk.ts';

test.use({ scenario: 'sample' });

const grid = (page: Page, words: Words): Locator => page.getByRole('grid', { name: words.shell.nav.contacts });

async function filterBy(page: Page, words: Words, kind: string, choice: string): Promise<void> {
  await page.getByRole('button', { name: words.ui.filters.add, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: words.ui.filters.choose });
  await dialog.getByRole('option', { name: kind }).click();
  await dialog.getByRole('option', { name: choice }).click();
}

test('filters, order and chosen columns work together and are kept', async ({ app, words }) => {
  const w = words.contacts;
  await showAs(app.page, words, 'table');
  const count = app.page.getByRole('group', { name: words.ui.filters.bar }).getByRole('status');
  await expect(count).toHaveText(w.count(41));

  await test.step('the whole list goes to the printer, not only the rows in sight', async () => {
    await app.page.evaluate(() => (window.print = () => undefined));
    await app.page.keyboard.press('Control+p');
    const paper = app.page.getByRole('table', { name: w.printing.title(41) });
    await app.page.emulateMedia({ media: 'print' });
    await expect(paper.getByRole('row')).toHaveCount(42);
    await expect(grid(app.page, words)).toBeHidden();
    await app.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await app.page.emulateMedia({ media: null });
    await expect(grid(app.page, words)).toBeVisible();
  });

  await test.step('a filter narrows the list, a second one more, and goes again', async () => {
    await filterBy(app.page, words, w.filters.city, 'Bandung');
    await expect(count).not.toHaveText(w.count(41));
    const inBandung = await count.innerText();
    await filterBy(app.page, words, w.filters.role, words.record.roles.supplier);
    await expect(count).not.toHaveText(inBandung);
    const pills = app.page.getByRole('group', { name: words.ui.filters.bar });
    await pills.getByRole('button', { name: words.ui.removeTag(words.record.roles.supplier) }).click();
    await expect(count).toHaveText(inBandung);
    const cities = grid(app.page, words).getByRole('row').getByText('Bandung');
    await expect(cities.first()).toBeVisible();
    await pills
      .getByRole('button', { name: words.ui.removeTag(words.ui.filters.named(w.filters.city, 'Bandung')) })
      .click();
    await expect(count).toHaveText(w.count(41));
  });

  await test.step('a head sorts both ways', async () => {
    const head = grid(app.page, words).getByRole('columnheader', { name: w.columns.name });
    const first = grid(app.page, words).getByRole('row').nth(1);
    const top = await first.innerText();
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'descending');
    await expect(first).not.toHaveText(top, { useInnerText: true });
    await head.getByRole('button').click();
    await expect(head).toHaveAttribute('aria-sort', 'ascending');
    await expect(first).toHaveText(top, { useInnerText: true });
  });

  await test.step('chosen columns are kept after a restart', async () => {
    await press(app.page, words.ui.columns.choose);
    const chooser = app.page.getByRole('dialog', { name: words.ui.columns.choose });
    await chooser.getByText(w.columns.email, { exact: true }).click();
    await expect(grid(app.page, words).getByRole('columnheader', { name: w.columns.email })).toBeVisible();
    await chooser.getByText(w.columns.city, { exact: true }).click();
    await expect(grid(app.page, words).getByRole('columnheader', { name: w.columns.city })).toBeHidden();
    await app.restart();
    await openScreen(app.page, '#/contacts');
    await expect(grid(app.page, words).getByRole('columnheader', { name: w.columns.email })).toBeVisible();
    await expect(grid(app.page, words).getByRole('columnheader', { name: w.columns.city })).toBeHidden();
  });
});

test('many at once: tag, export, delete with undo, bin, restore', async ({ app: { page }, words }) => {
  const w = words.contacts;
  await showAs(page, words, 'table');
  const table = grid(page, words);
  const bar = page.getByRole('toolbar', { name: w.bulk.bar });
  const count = page.getByRole('group', { name: words.ui.filters.bar }).getByRole('status');
  await filterBy(page, words, w.filters.city, 'Bandung');
  await expect(count).toHaveText(/^\d+ (dari|of) 41$/);
  const found = Number(/^\d+/.exec(await count.innerText())?.[0]);
  expect(found).toBeGreaterThan(2);

  await test.step('all that the filter finds are chosen, and tagged with a new tag', async () => {
    await table.getByRole('checkbox', { name: words.ui.selectAll }).click();
    await expect(bar.getByText(words.ui.selected(found))).toBeVisible();
    await press(bar, w.bulk.tags);
    const dialog = page.getByRole('dialog', { name: w.bulk.tags });
    await dialog.getByRole('combobox').fill('Undangan');
    await dialog.getByRole('button', { name: w.bulk.newTag('Undangan') }).click();
    await expect(said(page, w.bulk.tagged('Undangan', found))).toBeVisible();
    await expect(table.getByText('Undangan').first()).toBeVisible();
  });

  await test.step('the selection goes out as a CSV file that no spreadsheet garbles', async () => {
    await press(bar, words.lists.export);
    const dialog = page.getByRole('dialog', { name: words.exports.title });
    await dialog.getByText(words.exports.formats.csv).click();
    const download = page.waitForEvent('download');
    await press(dialog, words.exports.run);
    const file = await download;
    await expect(said(page, words.exports.saved(found, file.suggestedFilename()))).toBeVisible();
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    const lines = text.trim().split(/\r?\n/);
    expect(lines).toHaveLength(found + 1);
    expect(lines[0]).toContain(w.columns.name);
    expect(text).toContain('Sulastri Handayani');
    expect(text).toContain('Undangan');
  });

  await test.step('deleting says how many, and is taken back', async () => {
    await press(bar, words.lists.toBin);
    const question = page.getByRole('alertdialog', { name: w.bulk.binTitle(found) });
    await question.getByRole('button', { name: w.bulk.binAct(found) }).click();
    await expect(page.getByRole('heading', { name: w.empty.nothingTitle })).toBeVisible();
    await undo(page, words, w.bulk.binned(found));
    await expect(count).toHaveText(w.foundOf(found, 41));
  });

  await test.step('one goes to the bin, waits there and comes back', async () => {
    await page.getByRole('textbox', { name: w.searchLabel }).fill('Sulastri');
    await expect(count).toHaveText(w.foundOf(1, 41));
    await table.getByRole('checkbox', { name: words.ui.selectAll }).click();
    await press(bar, words.lists.toBin);
    await page
      .getByRole('alertdialog')
      .getByRole('button', { name: w.bulk.binAct(1) })
      .click();
    await expect(said(page, w.bulk.binned(1))).toBeVisible();
    await page.getByRole('button', { name: words.lists.clearSearch }).click();
    await chooseIn(page, words.lists.more, words.lists.bin);
    const bin = page.getByRole('grid', { name: words.lists.bin });
    await expect(bin.getByText('Sulastri Handayani')).toBeVisible();
    await bin.getByRole('checkbox', { name: words.ui.selectAll }).click();
    await press(bar, words.lists.restore);
    await expect(said(page, w.bulk.restored(1))).toBeVisible();
    await expect(page.getByRole('heading', { name: words.lists.binTitle })).toBeVisible();
    await page.getByRole('button', { name: w.empty.leaveBin }).click();
    await expect(count).toHaveText(w.count(41));
  });
});
