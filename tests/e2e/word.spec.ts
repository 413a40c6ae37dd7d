import { readFile } from 'node:fs/promises';
import type { Download, Locator } from '@playwright/test';
import { violations } from '../support/axe.ts';
import { expect, test } from '../support/journey.ts';
import { bringIn, chooseIn, openScreen, press, said } from '../support/walk.ts';
import { paragraph, textOf, word } from '../support/word.ts';

test.use({ scenario: 'sample' });

const docx = (name: string, ...lines: string[]) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: word({ body: lines.map((line) => paragraph(line)).join('') }),
});
const bytesOf = async (download: Download) => readFile(await download.path());

test('a Word file is refused, checked, added, filled for a customer, the paper of a letter, replaced and taken away again', async ({
  app,
  words,
}) => {
  const { page } = app;
  const w = words.word;
  await openScreen(page, '#/settings/word');
  await press(page, w.add);
  const dialog: Locator = page.getByRole('dialog', { name: w.addTitle });

  await test.step('what is none, and what is broken, is said in words', async () => {
    await dialog.getByRole('combobox', { name: w.kind }).selectOption('letter');
    await bringIn(page, words, { ...docx('surat.docx'), buffer: Buffer.from('%PDF-1.7 not Word at all') });
    await expect(dialog.getByRole('alert').last()).toContainText(
      words.errors['word-file-unusable']({ file: 'surat.docx', reason: 'not-word', detail: '' }).text,
    );
    await press(dialog, w.otherFile);
    await bringIn(page, words, docx('surat.docx', 'Barang: {#lines}'));
    await expect(dialog.getByRole('status').filter({ hasText: w.broken })).toContainText('{/lines}');
    await expect(dialog.getByRole('button', { name: w.add })).toBeDisabled();
  });

  await test.step('what nobody knows is marked before it is used', async () => {
    await press(dialog, w.otherFile);
    await bringIn(page, words, docx('surat.docx', 'Yth. {custmer.name}'));
    await expect(dialog.getByText(w.nearest('{customer.name}'))).toBeVisible();
    expect(await violations(page, 'Word')).toEqual([]);
    await press(dialog, w.otherFile);
    await bringIn(page, words, docx('surat.docx', 'Yth. {customer.name}', '{customer.address}'));
    await expect(dialog.getByText(w.allKnown(2))).toBeVisible();
    await dialog.getByRole('textbox', { name: w.name }).fill('Surat toko');
    await press(dialog, w.add);
    await expect(said(page, w.added('Surat toko'))).toBeVisible();
  });

  await test.step('it is filled from the record of a customer', async () => {
    await openScreen(page, `#/contacts/${app.contactIds[0]}`);
    await chooseIn(page, words.record.actions, w.fillMenu);
    const filling = page.getByRole('dialog', { name: w.fillTitle('Bpk. Agus Santoso') });
    await expect(filling.getByRole('combobox', { name: w.template })).toContainText('Surat toko');
    const download = page.waitForEvent('download');
    await press(filling, w.asWord);
    const made = await download;
    expect(made.suggestedFilename()).toMatch(/^Surat toko .+\.docx$/);
    expect(textOf(await bytesOf(made))).toContain('Yth. Bpk. Agus Santoso\nGg. Mawar No. 5');
    await expect(filling).toBeHidden();
  });

  await test.step('it is the paper of a letter, shown where this PC makes PDFs of it, else handed out', async () => {
    test.slow();
    const { making, make, makeKind, record } = words.documents;
    // Whether there are pages to show depends on the PC.
    const paper = (of: typeof page | Locator) => of.getByRole('figure').first().or(of.getByText(w.paperTitle));
    await page.getByRole('tab', { name: words.deals.ofContact.tab }).click();
    await chooseIn(page, make, makeKind.letter);
    const form = page.getByRole('dialog', { name: making.title.letter });
    await form.getByRole('textbox', { name: making.subject }).fill('Libur');
    await form.getByRole('textbox', { name: making.body }).fill('Kami tutup.');
    await form.getByRole('combobox', { name: making.template }).selectOption({ label: 'Surat toko' });
    await expect(paper(form)).toBeVisible({ timeout: 60_000 });
    await press(form, making.act);
    await expect(said(page, /SRT-\d{4}-0001/)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('link', { name: /SRT-\d{4}-0001/ }).click();
    await expect(paper(page)).toBeVisible();
    const kept = page.waitForEvent('download');
    if (await page.getByText(w.paperTitle).isVisible()) await press(page, record.save);
    else await chooseIn(page, record.actions, record.save);
    expect((await kept).suggestedFilename()).toMatch(/^SRT-\d{4}-0001 .+\.(docx|pdf)$/);
    expect(await violations(page, 'a letter in Word')).toEqual([]);
  });

  await test.step('its file is had back and replaced; the fields of a kind can be read and copied, and one begun from', async () => {
    await openScreen(page, '#/settings/word');
    const menu = w.menu('Surat toko');
    const back = page.waitForEvent('download');
    await chooseIn(page, menu, w.download);
    expect(textOf(await bytesOf(await back))).toContain('Yth. {customer.name}');
    await chooseIn(page, menu, w.replace);
    await bringIn(page, words, docx('baru.docx', 'Halo {customer.name}'));
    await press(page.getByRole('dialog'), w.replace);
    await expect(said(page, w.replaced('Surat toko'))).toBeVisible();
    await expect(page.getByText('baru.docx')).toBeVisible();

    const fields = page.getByRole('region', { name: w.fieldsTitle });
    await fields.getByRole('combobox', { name: w.kind }).selectOption('delivery-note');
    await expect(fields.getByText(words.fields.names['document.delivery_address'])).toBeVisible();
    await expect(fields.getByRole('button', { name: w.copy('{#lines}') })).toBeVisible();
    const sample = page.waitForEvent('download');
    await press(fields, w.sample);
    expect(textOf(await bytesOf(await sample))).toContain('{document.delivery_address}');
    expect(await violations(page, 'Word')).toEqual([]);
  });

  await test.step('and taken away', async () => {
    await chooseIn(page, w.menu('Surat toko'), w.remove);
    await expect(said(page, w.removed('Surat toko'))).toBeVisible();
    await expect(page.getByText(w.none)).toBeVisible();
  });
});
