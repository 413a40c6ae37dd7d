import { readFile } from 'node:fs/promises';
import * as XLSX from 'xlsx';
import { expect, test } from '../support/journey.ts';
import { bringIn, chooseIn, openScreen, press, said, showAs, undo } from '../support/walk.ts';

test.use({ scenario: 'sample' });

test('a list goes out as it stands, by the keyboard; the whole business goes out, comes in again and is undone', async ({
  app,
  words,
}, info) => {
  const { page } = app;
  const w = words.exports;
  let found = 0;

  await test.step('the table as it is filtered, with its columns, as an Excel workbook', async () => {
    await showAs(page, words, 'table');
    await page.getByRole('textbox', { name: words.contacts.searchLabel }).fill('Bandung');
    await chooseIn(page, words.lists.more, words.lists.export);
    const dialog = page.getByRole('dialog', { name: w.title });
    await expect(dialog.getByRole('radio', { name: w.formats.xlsx })).toBeChecked();
    await expect(dialog.getByRole('radio', { name: w.columnsShown })).toBeChecked();
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    const file = await download;
    await expect(said(page, file.suggestedFilename())).toBeVisible();
    const book = XLSX.read(await readFile(await file.path()), { type: 'buffer' });
    const sheet = book.Sheets[book.SheetNames[0] ?? ''] ?? {};
    const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1 });
    found = rows.length - 1;
    expect(found).toBeGreaterThan(2);
    expect(rows[0]).toContain(words.contacts.columns.city);
    expect(rows.flat()).toContain('Bandung');
  });

  await test.step('as contact cards', async () => {
    await chooseIn(page, words.lists.more, words.lists.export);
    const dialog = page.getByRole('dialog', { name: w.title });
    await dialog.getByText(w.formats.vcf3).click();
    await expect(dialog.getByRole('radio', { name: w.columnsShown })).toHaveCount(0);
    const download = page.waitForEvent('download');
    await press(dialog, w.run);
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.vcf$/);
    expect(await readFile(await file.path(), 'utf8')).toContain('VERSION:3.0\r\n');
  });

  await test.step('the whole business as a workbook, and back', async () => {
    await openScreen(page, '#/settings/data');
    const download = page.waitForEvent('download');
    await press(page, w.workbook.act);
    const file = await download;
    const kept = info.outputPath('usaha.xlsx');
    await file.saveAs(kept);
    await openScreen(page, '#/contacts');
    await showAs(page, words, 'table');
    await page.getByRole('grid').getByRole('checkbox', { name: words.ui.selectAll }).click();
    await press(page.getByRole('toolbar', { name: words.contacts.bulk.bar }), words.lists.toBin);
    await press(page.getByRole('alertdialog'), words.contacts.bulk.binAct(found));
    await said(page, words.contacts.bulk.binned(found)).waitFor();
    await openScreen(page, '#/settings/data');
    await bringIn(page, words, kept);
    await press(page.getByRole('alertdialog'), w.back.act);
    await expect(page.getByRole('group', { name: w.back.summary('usaha.xlsx') })).toBeVisible();
    await undo(page, words, w.back.done(0, 0).split(':')[0] ?? '');
  });

  await test.step('another file is refused in words', async () => {
    const buffer = Buffer.from('PK nothing');
    await bringIn(page, words, { name: 'lain.xlsx', mimeType: 'application/octet-stream', buffer });
    await expect(page.getByRole('alert').filter({ hasText: 'lain.xlsx' })).toBeVisible();
  });
});
