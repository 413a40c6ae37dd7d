import { readFile } from 'node:fs/promises';
import PostalMime from 'postal-mime';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { openScreen, press, said } from '../support/walk.ts';

test.use({ systemLocale: 'id-ID', scenario: 'offer' });

test('a text of one’s own, sent with the quotation by WhatsApp and e-mail, stands on the timeline', async ({
  app,
  words,
}) => {
  test.slow();
  const { page } = app;
  const m = words.messages;
  const dialog = page.getByRole('dialog');
  const found: string[] = [];
  const look = async (where: string) => {
    // A button that has just come to life is half way between two colours.
    await page.evaluate(() =>
      Promise.all(document.getAnimations().flatMap((one) => (one instanceof CSSTransition ? one.finished : []))),
    );
    found.push(...(await violations(page, where)));
  };
  const textOf = () => dialog.getByRole('textbox', { name: m.editor.body, exact: true });
  const usual = words.usualMessages.quotation.name;

  await test.step('an unknown field is marked, and put right by one press', async () => {
    await openScreen(page, '#/settings/messages');
    await look('message templates');
    await press(page, m.templates.edit(usual));
    await expect(dialog.getByText('Halo Ibu Siti,')).toBeVisible();
    await textOf().fill('Halo {customer.nama},\n');
    await expect(dialog.getByText(m.flaws.unknown('customer.nama'))).toBeVisible();
    await look('editor with a flaw');
    await dialog.getByRole('button', { name: m.flaws.use('customer.name') }).click();
    await expect(textOf()).toHaveValue('Halo {customer.name},\n');
    await textOf().press('Control+End');
    const fields = dialog.getByRole('combobox', { name: m.editor.insert });
    await fields.fill(words.fields.names.total);
    await dialog.getByRole('option', { name: words.fields.names.total }).first().click();
    await expect(textOf()).toHaveValue('Halo {customer.name},\n{total}');
    // On a real customer as well as on an example.
    await expect(dialog.getByText(`Halo ${words.fields.examples['customer.name']},`)).toBeVisible();
    await dialog.getByRole('combobox', { name: m.editor.previewOn }).fill('Siti');
    await dialog.getByRole('option', { name: /Siti Rahma/ }).click();
    await expect(dialog.getByText('Halo Ibu Siti Rahma,')).toBeVisible();
    await page.keyboard.press('Control+s');
    await expect(said(page, m.templates.saved(usual))).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: usual }).getByText(m.templates.changed)).toBeVisible();
  });

  await test.step('a draft is issued first, and goes to WhatsApp with its text', async () => {
    await openScreen(page, '#/quotes');
    await page.getByRole('row', { name: /Dapur/ }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 2, name: words.quotes.draftOf('Dapur') })).toBeVisible();
    await page.keyboard.press('s');
    await expect(dialog.getByText(/masih draf/)).toBeVisible();
    await dialog.getByRole('button', { name: m.sending.issueFirst }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: words.quotes.issuing.act }).click();
    const text = dialog.getByRole('textbox', { name: m.sending.text });
    await expect(text).toHaveValue(/^Halo Ibu Siti Rahma,\nRp\s100\.000$/);
    await expect(dialog.getByRole('button', { name: m.sending.send.whatsapp })).toBeEnabled();
    await look('sending');
    await text.fill('Halo & "selamat" siang\n');
    await dialog.getByRole('button', { name: m.sending.send.whatsapp }).click();
    await expect(said(page, m.sending.noted)).toBeVisible();
    await expect(dialog.getByRole('link', { name: m.sending.openWhatsapp })).toHaveAttribute(
      'href',
      'https://wa.me/6281277884455?text=Halo%20%26%20%22selamat%22%20siang',
    );
    await look('sent');
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: m.sending.saveFile }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^QUO-.*-A Ibu Siti Rahma\.pdf$/);
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');
    await dialog.getByRole('button', { name: words.ui.close, exact: true }).last().click();
  });

  await test.step('as an e-mail it is a draft with the PDF in it', async () => {
    await page.keyboard.press('s');
    await dialog.getByText(m.channels.email, { exact: true }).click();
    await dialog.getByRole('textbox', { name: m.sending.subject }).fill('Penawaran “baru” 🎉');
    const saving = page.waitForEvent('download');
    await dialog.getByRole('button', { name: m.sending.send.email }).click();
    const draft = await PostalMime.parse(await readFile(await (await saving).path()));
    expect(draft).toMatchObject({ subject: 'Penawaran “baru” 🎉', to: [{ address: 'siti@example.com' }] });
    expect(draft.attachments.map(({ mimeType }) => mimeType)).toEqual(['application/pdf']);
    await look('e-mail sent');
    await dialog.getByRole('button', { name: words.ui.close, exact: true }).last().click();
  });

  await test.step('both stand on the timeline', async () => {
    await page
      .getByRole('link', { name: /Siti Rahma/ })
      .first()
      .click();
    await expect(page.getByText(/WhatsApp ke 0812-7788-4455: Penawaran QUO-/)).toBeVisible();
    await expect(page.getByText(/E-mail ke siti@example\.com/)).toBeVisible();
  });

  await test.step('who has said no is asked about, who is blocked is not written to', async () => {
    await page.keyboard.press('u');
    await dialog.getByRole('heading').first().waitFor();
    await page.keyboard.press('Escape');
    await press(page, words.record.actions);
    await page.getByRole('menuitem', { name: words.record.block }).click();
    await dialog.getByRole('textbox').fill('Utang lama');
    await page.keyboard.press('Control+s');
    await expect(dialog).toBeHidden();
    await press(page, words.record.actions);
    await page.getByRole('menuitem', { name: m.sending.write }).click();
    await expect(dialog.getByText(m.sending.blocked('Utang lama'))).toBeVisible();
    await expect(dialog.getByRole('button', { name: m.sending.send.whatsapp })).toBeDisabled();
    await look('blocked');
  });

  expect(found).toEqual([]);
});
