import { wordsFor } from '../../src-renderer/i18n/words.ts';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { chooseIn, openScreen, pick, press, said, showAs } from '../support/walk.ts';

test.describe('id-ID, light', () => {
  test.use({ systemLocale: 'id-ID' });

  test('a quotation is accepted, invoiced, paid and delivered; a letter goes to many; all of it is found again', async ({
    app,
    words,
  }) => {
    test.slow();
    const { page } = app;
    const w = words.documents;
    const found: string[] = [];
    const look = async (where: string) => void found.push(...(await violations(page, where)));
    const dialog = page.getByRole('dialog');
    const sheet = (of: typeof page | typeof dialog = page) => of.getByRole('figure').first();
    const papers = page.getByRole('region', { name: w.ofRecord.title });
    await openScreen(page, '#/settings/look');
    await pick(page, words.settings.theme, words.settings.themes.light);
    await pick(page, words.settings.language, words.settings.languages.en);
    await pick(page, wordsFor('en').settings.language, words.settings.languages.id);

    await test.step('a quotation with a deposit is issued and accepted', async () => {
      await openScreen(page, '#/quotes');
      await press(page, words.quotes.empty.add);
      await dialog.getByRole('combobox', { name: words.quotes.form.contact }).fill('Toko Melati');
      await dialog.getByRole('option', { name: words.ui.createOption('Toko Melati') }).click();
      const cell = (column: keyof typeof words.quotes.form.columns) =>
        dialog.getByRole('textbox', { name: words.quotes.form.of(words.quotes.form.columns[column], 1), exact: true });
      await expect(dialog.getByRole('combobox', { name: words.quotes.form.contact })).toHaveValue('Toko Melati');
      await expect(async () => {
        await press(dialog, words.quotes.form.addItem);
        await expect(cell('description')).toBeVisible({ timeout: 1_000 });
      }).toPass();
      await cell('description').fill('Rak besi');
      await cell('quantity').fill('4');
      await cell('unitPrice').fill('2.000.000');
      await page.keyboard.press('Control+s');
      await press(page, words.quotes.record.issue);
      await page.getByRole('alertdialog').getByRole('button', { name: words.quotes.issuing.act }).click();
      await press(page, words.quotes.record.accept);
      await press(dialog, words.quotes.deciding.accept);
      await expect(page.getByText(words.quotes.statuses.accepted).first()).toBeVisible();
    });

    await test.step('an invoice is made of it, with the paper beside as it will look', async () => {
      await expect(papers.getByText(w.ofRecord.none)).toBeVisible();
      await chooseIn(page, w.make, w.makeKind.invoice);
      await expect(sheet(dialog)).toBeVisible();
      await look('make an invoice');
      await press(dialog, w.making.act);
      await expect(said(page, /INV-\d{4}-0001/)).toBeVisible();
      await papers.getByRole('link', { name: /INV-\d{4}-0001/ }).click();
      await expect(page.getByRole('heading', { level: 2, name: /INV-\d{4}-0001/ })).toBeVisible();
      await expect(page.getByText(w.states.open)).toBeVisible();
      await expect(sheet()).toBeVisible();
      await look('an invoice');
    });

    await test.step('what is paid is receipted, first a part, then the rest, and never more', async () => {
      await press(page, w.makeKind.receipt);
      await dialog.getByText(w.making.parts.other, { exact: true }).click();
      await press(dialog, w.making.act);
      await expect(dialog.getByText(w.making.amountMissing)).toBeVisible();
      await dialog.getByRole('textbox', { name: w.making.amount }).fill('9.000.000');
      await press(dialog, w.making.act);
      await expect(dialog.getByText(words.errors['receives-too-much']({ left: 8_000_000 }).text).first()).toBeVisible();
      await dialog.getByRole('textbox', { name: w.making.amount }).fill('3.000.000');
      await look('make a receipt');
      await press(dialog, w.making.act);
      await expect(page.getByText(w.states.partly)).toBeVisible();
      await press(page, w.makeKind.receipt);
      await expect(dialog.getByText(w.making.parts.rest('Rp 5.000.000'))).toBeVisible();
      await press(dialog, w.making.act);
      await expect(page.getByText(w.states.paid)).toBeVisible();
      await expect(page.getByRole('link', { name: /KW-\d{4}-0002/ })).toBeVisible();
    });

    await test.step('three of four are delivered, then the last one', async () => {
      await press(page, w.makeKind['delivery-note']);
      const quantity = dialog.getByRole('textbox', { name: w.making.line('Rak besi') });
      await expect(quantity).toHaveValue('4');
      await quantity.fill('3');
      await press(dialog, w.making.act);
      await expect(said(page, /SJ-\d{4}-0001/)).toBeVisible();
      await press(page, w.makeKind['delivery-note']);
      await expect(quantity).toHaveValue('1');
      await page.keyboard.press('Escape');
    });

    await test.step('a wrong one is cancelled with a reason and stays', async () => {
      await page.getByRole('link', { name: /SJ-\d{4}-0001/ }).click();
      await chooseIn(page, w.record.actions, w.record.cancel);
      await press(dialog, w.cancelling.act);
      await expect(dialog.getByText(w.cancelling.reasonMissing)).toBeVisible();
      await dialog.getByRole('textbox', { name: w.cancelling.reason }).fill('Truk mogok');
      await press(dialog, w.cancelling.act);
      await expect(page.getByText('Truk mogok')).toBeVisible();
      await look('a cancelled document');
    });

    await test.step('a letter goes to a selection; who is blocked gets none and is named', async () => {
      await showAs(page, words, 'table');
      await page.getByRole('checkbox', { name: words.ui.selectAll }).first().check();
      await press(page, w.letters.bulk);
      await dialog.getByRole('textbox', { name: w.making.subject }).fill('Libur Lebaran');
      await dialog.getByRole('textbox', { name: w.making.body }).fill('Yth. {customer.name},\n\nToko tutup tiga hari.');
      await look('letters');
      await press(dialog, w.letters.act);
      await expect(dialog.getByText(w.letters.done(1))).toBeVisible();
      const saving = page.waitForEvent('download');
      await press(dialog, w.letters.saveFile);
      expect((await saving).suggestedFilename()).toMatch(/SRT-.*\.pdf$/);
      await page.keyboard.press('Escape');
      await press(page, w.labels.bulk);
      await press(dialog, w.labels.act);
      await expect(dialog.getByText(words.errors['nobody-left']({ skipped: 1 }).text)).toBeVisible();
      await page.keyboard.press('Escape');
    });

    await test.step('all of it stands in one list, by kind, and is searched for', async () => {
      await openScreen(page, '#/quotes/documents');
      const row = (name: RegExp) => page.getByRole('row', { name });
      await expect(row(/INV-\d{4}-0001/)).toBeVisible();
      await expect(page.getByRole('row')).toHaveCount(6);
      await look('the list');
      await page.getByRole('textbox', { name: w.searchLabel }).fill('KW');
      await expect(page.getByRole('row')).toHaveCount(3);
      await page.getByRole('textbox', { name: w.searchLabel }).fill('');
      await row(/SRT-\d{4}-0001/).click();
      await expect(page.getByText('Toko tutup tiga hari.').or(sheet())).toBeVisible();
    });
    expect(found).toEqual([]);
    expect(app.complaints).toEqual([]);
  });
});
