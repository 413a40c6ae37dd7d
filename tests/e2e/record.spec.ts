import type { Page } from '@playwright/test';
import type { Words } from '../../src-renderer/i18n/words.ts';
import { expect, test } from '../support/journey.ts';
import { chooseIn, press, said, undo } from '../support/walk.ts';

test.use({ scenario: 'sample' });

const name = 'Ibu Sulastri Handayani';

async function openContact(page: Page, words: Words, who: string): Promise<void> {
  await page.getByRole('combobox', { name: words.shell.searchLabel }).fill(who);
  const contacts = page.getByRole('group', { name: words.shell.nav.contacts });
  await contacts.getByRole('option', { name: who }).click();
  await expect(page.getByRole('heading', { name: new RegExp(who), level: 2 })).toBeVisible();
}

test('a record: notes by one key, blocking with a reason, an earlier value put back', async ({
  app: { page },
  words,
}) => {
  const w = words.record;
  await openContact(page, words, 'Sulastri Handayani');

  await test.step('one key opens the field for a note, a call, a visit', async () => {
    await page.keyboard.press(words.contacts.actions.noteKey);
    await expect(page.getByRole('textbox', { name: w.interactionKinds.note })).toBeFocused();
    await page.keyboard.type('Minta nota atas nama toko');
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('listitem').filter({ hasText: 'Minta nota atas nama toko' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+V');
    await expect(page.getByRole('textbox', { name: w.interactionKinds.visit })).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await test.step('blocking wants a reason and marks the record', async () => {
    await press(page, w.actions);
    await page.getByRole('menuitem', { name: w.block }).click();
    const dialog = page.getByRole('dialog', { name: w.blockTitle(name) });
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: w.blockReason })).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByRole('textbox', { name: w.blockReason }).fill('Tiga nota belum lunas');
    await page.keyboard.press('Enter');
    await expect(page.getByText(w.blockedBanner)).toBeVisible();
    await expect(page.getByText('Tiga nota belum lunas').first()).toBeVisible();
    // What is said in passing stays within reach, also over a dialog.
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: words.ui.shortcutsTitle })).toBeVisible();
    await undo(page, words, w.blocked(name));
    await page.keyboard.press('Escape');
    await expect(page.getByText(w.blockedBanner)).toBeHidden();
  });

  await test.step('the history puts an earlier value back', async () => {
    await press(page, w.edit);
    const form = page.getByRole('dialog', { name: w.editTitle(name) });
    await form
      .getByRole('textbox', { name: w.occupation })
      .or(form.getByRole('combobox', { name: w.occupation }))
      .fill('Penjahit');
    await page.keyboard.press('Control+s');
    await expect(form).toBeHidden();
    await expect(page.getByText('Penjahit').first()).toBeVisible();
    await page.getByRole('tab', { name: w.history }).click();
    const changed = page.getByRole('article').filter({ hasText: 'Penjahit' }).first();
    await changed.getByRole('button', { name: new RegExp(words.history.columns.occupation) }).click();
    await expect(said(page, words.history.restoredValue(words.history.columns.occupation))).toBeVisible();
  });
});

test('a form keeps what is no phone, and asks before anything typed is lost', async ({ app: { page }, words }) => {
  const w = words.record;
  await chooseIn(page, words.shell.newThing, words.contacts.one);
  const form = page.getByRole('dialog', { name: w.newTitle });

  await test.step('untouched, it goes at once', async () => {
    await expect(form.getByRole('textbox', { name: w.name, exact: true })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
  });

  await test.step('with something typed, it asks', async () => {
    await chooseIn(page, words.shell.newThing, words.contacts.one);
    await form.getByRole('textbox', { name: w.name, exact: true }).fill('Pak Darto');
    await page.keyboard.press('Escape');
    const question = page.getByRole('alertdialog', { name: words.common.discardTitle });
    await question.getByRole('button', { name: words.common.keepEditing }).click();
    await expect(form.getByRole('textbox', { name: w.name, exact: true })).toHaveValue('Pak Darto');
  });

  await test.step('what is no phone is said to be none, and kept', async () => {
    await form.getByRole('textbox', { name: w.phoneNumber(1) }).fill('tanya istrinya');
    await expect(form.getByText(w.keptAsText['not-a-number'])).toBeVisible();
    await press(form, w.addPhone);
    await form.getByRole('textbox', { name: w.phoneNumber(2) }).fill('0812-7788-4455');
    const panel = form.getByRole('region', { name: w.similarTitle });
    await expect(panel.getByText('Sulastri Handayani')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(form).toBeHidden();
    await openContact(page, words, 'Darto');
    await expect(page.getByText('tanya istrinya')).toBeVisible();
    await expect(page.getByText(w.noNumber)).toBeVisible();
  });

  await test.step('a contact without a name is refused beside the field', async () => {
    await press(page, w.edit);
    const edit = page.getByRole('dialog');
    await edit.getByRole('textbox', { name: w.name, exact: true }).fill(' ');
    await expect(edit.getByRole('heading', { name: w.editTitle('Bpk. Darto') })).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(edit.getByText(w.nameMissing).first()).toBeVisible();
    await edit.getByRole('textbox', { name: w.name, exact: true }).fill('Darto');
    await page.keyboard.press('Control+s');
    await expect(edit).toBeHidden();
  });
});

test('changed in two windows, neither is lost without being asked', async ({ app, door, words }) => {
  test.skip(door === 'electron', 'the desktop has one window');
  const w = words.record;
  const mine = app.page;
  await openContact(mine, words, 'Sulastri Handayani');
  const theirs = await app.anotherWindow();
  await theirs.getByRole('main').waitFor();
  await openContact(theirs, words, 'Sulastri Handayani');

  const formIn = (page: Page) => page.getByRole('dialog', { name: w.editTitle(name) });
  await press(mine, w.edit);
  await formIn(mine).getByRole('textbox', { name: w.interests }).fill('Kue basah');
  await press(theirs, w.edit);
  await formIn(theirs).getByRole('textbox', { name: w.nickname }).fill('Bu Lastri');
  await theirs.keyboard.press('Control+s');
  await expect(formIn(theirs)).toBeHidden();

  await mine.keyboard.press('Control+s');
  await expect(formIn(mine).getByText(words.ui.form.changedTitle)).toBeVisible();
  await formIn(mine).getByRole('button', { name: words.ui.form.saveMine }).click();
  await expect(formIn(mine)).toBeHidden();
  for (const page of [mine, theirs]) {
    await expect(page.getByText('Kue basah')).toBeVisible();
    await expect(page.getByText('Bu Lastri').first()).toBeVisible();
  }
});
