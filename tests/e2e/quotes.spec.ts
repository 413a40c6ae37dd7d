import { wordsFor } from '../../src-renderer/i18n/words.ts';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { chooseIn, openScreen, pick, press, said } from '../support/walk.ts';

test.describe('id-ID, light', () => {
  test.use({ systemLocale: 'id-ID' });

  test('from a deal by one click over revisions to a quotation that is accepted, locked, and wins the deal', async ({
    app,
    words,
  }) => {
    test.slow();
    const { page } = app;
    const w = words.quotes;
    const f = w.form;
    const found: string[] = [];
    const look = async (where: string) => void found.push(...(await violations(page, where)));
    const dialog = page.getByRole('dialog');
    const cell = (column: keyof typeof f.columns, line: number) =>
      dialog.getByRole('textbox', { name: f.of(f.columns[column], line), exact: true });
    const total = dialog.getByRole('status', { name: w.totals.total, exact: true });
    await openScreen(page, '#/settings/look');
    await pick(page, words.settings.theme, words.settings.themes.light);
    // Said and not guessed: papers are in the shop's language, or in that of the machine.
    await pick(page, words.settings.language, words.settings.languages.en);
    await pick(page, wordsFor('en').settings.language, words.settings.languages.id);
    await expect(page.getByRole('radiogroup', { name: words.settings.language })).toBeVisible();

    await test.step('an empty list teaches; settings say what a new one begins with', async () => {
      await openScreen(page, '#/quotes');
      await expect(page.getByRole('heading', { name: w.empty.title })).toBeVisible();
      await look('empty list');
      await openScreen(page, '#/settings/quotes');
      await page.getByRole('textbox', { name: w.settings.terms }).fill('Bayar 30% di muka.');
      // Below it each other kind of paper has its own.
      await page.getByRole('button', { name: words.common.save, exact: true }).first().click();
      await expect(said(page, words.settings.saved)).toBeVisible();
      await page.getByRole('textbox', { name: w.settings.pattern }).first().fill('PNW-{YYYY}');
      await press(page, w.settings.save);
      await expect(
        page.getByText(words.errors['number-pattern-unusable']({ reason: 'no-counter', value: '' }).text),
      ).toBeVisible();
      await page.getByRole('textbox', { name: w.settings.pattern }).first().fill('PNW/{YYYY}/{###}');
      await press(page, w.settings.save);
      await expect(said(page, /PNW\/\d{4}\/001/)).toBeVisible();
      await look('settings');
    });

    await test.step('a deal with a product', async () => {
      await openScreen(page, '#/deals');
      await press(page, words.deals.board.add);
      await dialog.getByRole('combobox', { name: words.deals.form.contact }).fill('Toko Melati');
      await dialog.getByRole('option', { name: words.ui.createOption('Toko Melati') }).click();
      await dialog.getByRole('textbox', { name: words.deals.form.title }).fill('Rak gudang');
      const picker = dialog.getByRole('combobox', { name: words.products.picker.label });
      await picker.fill('Rak besi');
      await picker.press('Enter');
      const quick = page.getByRole('dialog', { name: words.products.picker.quickTitle });
      await quick.getByRole('textbox', { name: words.products.form.price }).fill('1.000.000');
      await page.keyboard.press('Control+s');
      await expect(dialog.getByRole('textbox', { name: words.deals.form.quantityOf('Rak besi') })).toBeVisible();
      await page.keyboard.press('Control+s');
      await expect(said(page, words.deals.form.added('Rak gudang'))).toBeVisible();
      await page.getByRole('link', { name: 'Rak gudang', exact: true }).click();
    });

    await test.step('one click makes the draft: customer, product and terms are there', async () => {
      await press(page, w.ofRecord.create);
      await expect(page.getByRole('heading', { level: 2, name: w.draftOf('Rak gudang') })).toBeVisible();
      await expect(page.getByText('Bayar 30% di muka.')).toBeVisible();
      await expect(page.getByRole('row', { name: /Rak besi/ })).toContainText('Rp 1.000.000');
      await look('draft');
    });

    await test.step('written by keys alone, and the total is right at every moment', async () => {
      await page.keyboard.press('u');
      await expect(total).toHaveText('Rp 1.000.000');
      await cell('description', 1).focus();
      await page.keyboard.press('Tab');
      await page.keyboard.type('3');
      await expect(total).toHaveText('Rp 3.000.000');
      // From the discount over the tax, the last field of the line, to a line that was not there.
      await cell('discount', 1).focus();
      await page.keyboard.type('10%');
      await expect(total).toHaveText('Rp 2.700.000');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await expect(cell('description', 2)).toBeFocused();
      await page.keyboard.type('Pasang');
      await cell('unitPrice', 2).focus();
      await page.keyboard.type('250.000');
      await expect(total).toHaveText('Rp 2.950.000');
      await page.keyboard.press('Alt+ArrowUp');
      await expect(cell('description', 1)).toHaveValue('Pasang');
      await expect(cell('unitPrice', 1)).toBeFocused();
      // What cannot be is said in words, and nothing that is typed is lost.
      await cell('discount', 1).fill('300.000');
      const flaw = words.errors['line-unusable']({ reason: 'discount-too-large', line: 1 });
      await expect(dialog.getByText(flaw.text)).toBeVisible();
      await cell('discount', 1).fill('');
      await press(dialog, f.addCharge);
      await dialog.getByRole('textbox', { name: f.chargeName(1), exact: true }).fill('Ongkos kirim');
      await dialog.getByRole('textbox', { name: f.chargeAmount(1) }).fill('50.000');
      await expect(total).toHaveText('Rp 3.000.000');
      await expect(dialog.getByText('tiga juta rupiah')).toBeVisible();
      await look('form');
      await page.keyboard.press('Control+s');
      await expect(said(page, f.saved)).toBeVisible();
      await expect(page.getByRole('row').nth(1)).toContainText('Pasang');
    });

    await test.step('the paper is shown, then issued: number, file, nothing to edit any more', async () => {
      await page.keyboard.press('v');
      await expect(dialog.getByRole('figure', { name: w.paper.page(1, 1) })).toBeVisible();
      await look('paper');
      const saving = page.waitForEvent('download');
      await press(dialog, w.paper.save);
      expect((await saving).suggestedFilename()).toMatch(/\.pdf$/);
      await page.keyboard.press('Escape');
      await page.keyboard.press('i');
      await look('issue');
      await page.getByRole('alertdialog').getByRole('button', { name: w.issuing.act }).click();
      await expect(page.getByRole('heading', { level: 2, name: /^PNW\/\d{4}\/001$/ })).toBeVisible();
      await expect(page.getByRole('button', { name: w.record.edit })).toBeHidden();
      await expect(page.getByText(/documents\/.*Toko Melati\.pdf/)).toBeVisible();
      await look('issued');
    });

    await test.step('the next revision says what changed', async () => {
      await page.keyboard.press('r');
      await expect(page.getByRole('button', { name: `${w.record.edit} U` })).toBeVisible();
      await page.keyboard.press('u');
      await cell('quantity', 2).fill('2');
      await expect(total).toHaveText('Rp 2.100.000');
      await page.keyboard.press('Control+s');
      await expect(said(page, f.saved)).toBeVisible();
      await page.getByRole('tab', { name: w.record.revisions }).click();
      await expect(page.getByRole('tabpanel')).toContainText(`Rak besi · ${w.record.changesSaid.fields.quantity}`);
      await expect(page.getByRole('tabpanel')).toContainText('Rp 3.000.000');
      await look('changes');
      await press(page, w.record.issue);
      await page.getByRole('alertdialog').getByRole('button', { name: w.issuing.act }).click();
      await expect(page.getByRole('heading', { level: 2, name: /^PNW\/\d{4}\/001 B$/ })).toBeVisible();
    });

    await test.step('accepted it is locked, and the deal is won with it', async () => {
      await press(page, w.record.accept);
      await dialog.getByRole('textbox', { name: w.deciding.by }).fill('Ibu Melati');
      await expect(dialog.getByRole('checkbox', { name: w.deciding.winDeal('Rak gudang') })).toBeChecked();
      await look('accept');
      await press(dialog, w.deciding.accept);
      await expect(page.getByText(w.record.locked)).toBeVisible();
      await expect(said(page, words.deals.won('Rak gudang'))).toBeVisible();
      await look('locked');
      await press(page, w.record.actions);
      await expect(page.getByRole('menuitem', { name: w.record.copy, exact: true })).toBeVisible();
      await expect(page.getByRole('menuitem', { name: w.record.moveToBin })).toBeHidden();
      await page.keyboard.press('Escape');
      await page.getByRole('tab', { name: w.record.facts }).click();
      await page.getByRole('link', { name: 'Rak gudang' }).click();
      await expect(page.getByText(words.deals.statuses.won, { exact: true })).toBeVisible();
      await expect(page.getByRole('region', { name: w.ofRecord.title })).toContainText(w.statuses.accepted);
      await look('deal');
    });
    expect(found).toEqual([]);
  });
});

test.describe('en-GB, dark', () => {
  test.use({ systemLocale: 'en-GB', scenario: 'sample' });

  test('a customer’s first offer, its lines of every kind, into the bin and back', async ({ app, words }) => {
    test.slow();
    const { page } = app;
    const w = words.quotes;
    const found: string[] = [];
    const look = async (where: string) => void found.push(...(await violations(page, where)));
    const dialog = page.getByRole('dialog');
    await openScreen(page, '#/settings/look');
    await pick(page, words.settings.theme, words.settings.themes.dark);
    await openScreen(page, `#/contacts/${app.contactIds[0] ?? ''}?tab=deals`);
    await page.getByRole('region', { name: w.ofRecord.title }).getByRole('button').click();
    await expect(dialog).toBeVisible();
    for (const kind of [w.form.addSection, w.form.addItem, w.form.addText, w.form.addPageBreak])
      await press(dialog, kind);
    await dialog.getByRole('textbox', { name: w.form.of(w.form.sectionName, 1) }).fill('Kitchen');
    await dialog.getByRole('textbox', { name: w.form.of(w.form.columns.description, 2) }).fill('Shelf 龍');
    await dialog.getByRole('textbox', { name: w.form.of(w.form.columns.unitPrice, 2) }).fill('100');
    await dialog.getByRole('textbox', { name: w.form.of(w.form.text, 3) }).fill('In your colour.');
    await chooseIn(page, w.form.menu(2), w.form.makeOptional);
    await expect(dialog.getByRole('status', { name: w.totals.total, exact: true })).toHaveText('Rp 0');
    await dialog.getByRole('checkbox', { name: w.form.chosen }).check();
    await expect(dialog.getByRole('status', { name: w.totals.total, exact: true })).toHaveText('Rp 100');
    const tax = dialog.getByRole('combobox', { name: w.form.of(w.form.columns.tax, 2) });
    const taxes = page.getByRole('dialog', { name: w.form.of(w.form.columns.tax, 2) });
    await tax.selectOption(w.form.severalTaxesChoice);
    await page.keyboard.press('Escape');
    await expect(taxes).toBeHidden();
    await expect(tax).toHaveValue('');
    await tax.selectOption(w.form.severalTaxesChoice);
    for (const one of await taxes.getByRole('checkbox').all()) await one.check();
    await look('several taxes');
    await press(taxes, w.form.useTaxes);
    await expect(tax.getByRole('option', { selected: true })).toHaveText(/ \+ /);
    await expect(dialog.getByRole('status', { name: w.totals.total, exact: true })).not.toHaveText('Rp 100');
    await tax.selectOption(w.form.noTax);
    await dialog
      .getByRole('button', { name: w.form.menu(4) })
      .dragTo(dialog.getByRole('group', { name: w.form.line(1) }), {
        targetPosition: { x: 200, y: 3 },
      });
    await expect(dialog.getByRole('textbox', { name: w.form.of(w.form.sectionName, 2) })).toHaveValue('Kitchen');
    await look('form');
    await page.keyboard.press('Control+s');
    await expect(said(page, w.form.saved)).toBeVisible();
    await page.keyboard.press('v');
    await expect(dialog.getByText(w.paper.warned('龍'))).toBeVisible();
    await look('paper');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Delete');
    await expect(page.getByText(w.record.inBin)).toBeVisible();
    await press(page, words.common.restore);
    await expect(said(page, w.record.restored)).toBeVisible();
    await openScreen(page, '#/quotes');
    await expect(page.getByRole('grid', { name: words.shell.nav.quotes })).toBeVisible();
    await look('list');
    expect(found).toEqual([]);
  });
});
