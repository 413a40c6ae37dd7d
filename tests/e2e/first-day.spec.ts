import { wordsFor } from '../../src-renderer/i18n/words.ts';
import { expect, test } from '../support/journey.ts';
import { bringIn, card, chooseIn, fixture, openScreen, pick, said } from '../support/walk.ts';

for (const systemLocale of ['id-ID', 'en-GB'] as const) {
  const words = wordsFor(systemLocale === 'id-ID' ? 'id' : 'en');
  const other = wordsFor(systemLocale === 'id-ID' ? 'en' : 'id');

  test.describe(`on a system that speaks ${systemLocale}`, () => {
    test.use({ systemLocale });

    test('the first day: from an empty card file to a full one and back', async ({ app: { page } }) => {
      const count = page.getByRole('group', { name: words.ui.filters.bar }).getByRole('status');

      await test.step('an empty card file offers a sample shop', async () => {
        await expect(page.getByRole('heading', { name: words.contacts.empty.title })).toBeVisible();
        await page.getByRole('button', { name: words.contacts.empty.sample }).click();
        await expect(said(page, words.contacts.count(41))).toBeVisible();
        await expect(page.getByRole('heading', { name: words.today.sections.tasksOverdue })).toBeVisible();
        await openScreen(page, '#/contacts');
        await expect(count).toHaveText(words.contacts.count(41));
      });

      await test.step('the last four digits of a phone bring her card', async () => {
        await page.keyboard.type('4455');
        await expect(card(page, 'Sulastri Handayani')).toBeVisible();
        await expect(card(page, 'Sulastri Handayani').getByText('4455', { exact: true })).toBeVisible();
        await expect(count).toHaveText(words.contacts.foundOf(1, 41));
      });

      await test.step('the cards flip', async () => {
        await page.keyboard.press('Escape');
        await expect(count).toHaveText(words.contacts.count(41));
        await expect(card(page, 'Sulastri Handayani')).toBeVisible();
        await page.keyboard.press('ArrowDown');
        await expect(card(page, 'Sulastri Handayani')).toBeHidden();
        await page.keyboard.press('ArrowUp');
        await expect(card(page, 'Sulastri Handayani')).toBeVisible();
      });

      await test.step('a contact is added with a note', async () => {
        await chooseIn(page, words.shell.newThing, words.contacts.one);
        const form = page.getByRole('dialog', { name: words.record.newTitle });
        await form.getByRole('textbox', { name: words.record.name, exact: true }).fill('Ibu Hj. Wulan Purnama');
        await form.getByRole('textbox', { name: words.record.phoneNumber(1) }).fill('0812 9000 1212');
        await form.getByRole('textbox', { name: words.record.firstNote }).fill('Minta dikirim setiap Jumat');
        await page.keyboard.press('Control+s');
        await expect(form).toBeHidden();
        await page.getByRole('combobox', { name: words.shell.searchLabel }).fill('1212');
        await page.getByRole('option', { name: /Wulan Purnama/ }).click();
        await expect(page.getByRole('heading', { name: 'Wulan Purnama', level: 2 })).toBeVisible();
        await expect(page.getByRole('tabpanel').getByText('Minta dikirim setiap Jumat')).toBeVisible();
      });

      await test.step('her spreadsheet is brought in', async () => {
        await openScreen(page, '#/contacts');
        await chooseIn(page, words.lists.more, words.contacts.import);
        await bringIn(page, words, fixture('pelanggan-toko.xlsx'));
        await expect(page.getByRole('heading', { name: 'pelanggan-toko.xlsx' })).toBeVisible();
        await expect(page.getByText(words.imports.foundRows(455))).toBeVisible();
        await page.getByRole('radio', { name: new RegExp(`^${words.imports.duplicateModes.update}`) }).check();
        await page.getByRole('button', { name: /^(Impor|Import) \d+/ }).click();
        await expect(page.getByRole('heading', { name: words.imports.doneTitle })).toBeVisible({ timeout: 30_000 });
        await page.getByRole('button', { name: words.imports.of.contacts.show }).click();
        await expect(count).not.toHaveText(words.contacts.count(42));
      });

      const asep = page.getByRole('article', { name: /Asep Sunandar/ });
      await test.step('two cards of one person become one, and two again', async () => {
        await chooseIn(page, words.lists.more, words.contacts.duplicates);
        await asep.getByRole('button', { name: words.duplicates.merge }).click();
        const dialog = page.getByRole('dialog', { name: words.duplicates.mergeTitle(2) });
        await dialog.getByRole('radio', { name: words.duplicates.keep('Asep Sunandar') }).check();
        await dialog.getByRole('button', { name: words.duplicates.mergeNow(2) }).click();
        await expect(said(page, /Asep Sunandar/)).toBeVisible();
        await expect(asep).toBeHidden();

        await page.getByRole('combobox', { name: words.shell.searchLabel }).fill('Asep Sunandar');
        await page.getByRole('option', { name: /Asep Sunandar/ }).click();
        await page.getByRole('tab', { name: words.record.history }).click();
        const act = page.getByRole('article').filter({ hasText: words.history.acts['contacts.merge'] });
        await act.getByRole('button', { name: words.history.undoAct }).click();
        await page.getByRole('alertdialog').getByRole('button', { name: words.history.undoAct }).click();
        await expect(act.getByText(words.history.undone)).toBeVisible();
        await openScreen(page, '#/contacts/duplicates');
        await expect(asep).toBeVisible();
      });

      await test.step('the whole import is undone', async () => {
        await openScreen(page, '#/contacts/import');
        await page.getByRole('button', { name: `${words.common.open}: pelanggan-toko.xlsx` }).click();
        const summary = page.getByRole('dialog', { name: 'pelanggan-toko.xlsx' });
        await summary.getByRole('button', { name: words.imports.undo }).click();
        await page.getByRole('alertdialog').getByRole('button', { name: words.imports.undo }).click();
        await expect(summary.getByRole('heading', { name: words.imports.status.undone })).toBeVisible({
          timeout: 30_000,
        });
        await page.keyboard.press('Escape');
        await openScreen(page, '#/contacts');
        await expect(count).toHaveText(words.contacts.count(42));
      });

      await test.step('the language is switched', async () => {
        await page.getByRole('link', { name: words.shell.nav.settings }).click();
        const languages = words.settings.languages;
        await pick(page, words.settings.language, systemLocale === 'id-ID' ? languages.en : languages.id);
        await expect(page.getByRole('heading', { name: other.shell.nav.settings, level: 1 })).toBeVisible();
        await page.getByRole('link', { name: other.shell.nav.contacts }).click();
        await expect(page.getByRole('button', { name: other.contacts.sample.remove })).toBeVisible();
      });
    });
  });
}
