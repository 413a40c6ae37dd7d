import path from 'node:path';
import { expect, test } from '../support/journey.ts';
import { bringIn, fixture, openScreen, pick, press, said } from '../support/walk.ts';

const csv = (name: string, text: string | Buffer) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

test('cancelled in the middle, an import leaves nothing', async ({ app: { page }, words }) => {
  const w = words.imports;
  await openScreen(page, '#/contacts/import');
  const rows = Array.from({ length: 30_000 }, (_, row) => `Orang ${row},0812${String(10_000_000 + row)},Bandung`);
  await bringIn(page, words, csv('besar.csv', `Nama,HP,Kota\n${rows.join('\n')}\n`));
  await expect(page.getByText(w.foundRows(30_000))).toBeVisible({ timeout: 60_000 });
  await press(page, w.run(30_000));
  const progress = page.getByRole('progressbar', { name: w.of.contacts.writing });
  await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]/, { timeout: 60_000 });
  await page.getByRole('button', { name: w.cancel }).click();
  await expect(page.getByRole('status').filter({ hasText: w.cancelled })).toBeVisible({ timeout: 60_000 });
  await openScreen(page, '#/contacts');
  await expect(page.getByRole('heading', { name: words.contacts.empty.title })).toBeVisible();
});

test('a large import is undone while one watches; stopped half-way, all of it is there', async ({
  app: { page },
  words,
}) => {
  const w = words.imports;
  const rows = 1_500;
  await openScreen(page, '#/contacts/import');
  const lines = Array.from({ length: rows }, (_, row) => `Orang ${row},0812${String(10_000_000 + row)},Bandung`);
  await bringIn(page, words, csv('pindahan.csv', `Nama,HP,Kota\n${lines.join('\n')}\n`));
  await press(page, w.run(rows));
  const undo = async () => {
    await page.getByRole('button', { name: w.undo }).click({ timeout: 60_000 });
    await page.getByRole('alertdialog').getByRole('button', { name: w.undo }).click();
  };
  await undo();
  await expect(page.getByRole('progressbar', { name: w.phases.undoing })).toHaveAttribute('aria-valuenow', /^[1-9]/);
  await page.getByRole('button', { name: words.common.cancel, exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: w.undoCancelled })).toBeVisible({ timeout: 60_000 });
  await undo();
  await expect(page.getByText(w.of.contacts.undone(rows, 0)).first()).toBeVisible({ timeout: 60_000 });
  await openScreen(page, '#/contacts');
  await expect(page.getByRole('heading', { name: words.contacts.empty.title })).toBeVisible();
});

test('a file that is none is refused in a sentence, and the next one is welcome', async ({ app: { page }, words }) => {
  await openScreen(page, '#/contacts/import');
  const refused: [name: string, content: Buffer | string, sentence: string][] = [
    ['faktur.xlsx', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'faktur.xlsx'],
    ['kosong.csv', '', words.errors['file-empty']({ file: 'kosong.csv' }).text],
    ['rahasia.xlsx', passwordProtected(), words.errors['file-password-protected']({ file: 'rahasia.xlsx' }).text],
    ['rusak.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400, 7)]), 'rusak.xlsx'],
  ];
  for (const [name, content, sentence] of refused) {
    await bringIn(page, words, csv(name, content));
    await expect(page.getByRole('alert').filter({ hasText: sentence })).toBeVisible();
    await expect(page.getByRole('button', { name: words.ui.chooseFile })).toBeVisible();
  }
  await bringIn(page, words, csv('benar.csv', 'Nama,HP\nSiti,0812 3456 7890\n'));
  await expect(page.getByRole('heading', { name: 'benar.csv' })).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();
  await page.getByRole('button', { name: words.imports.otherFile }).click();
  await expect(page.getByRole('region', { name: words.imports.past })).toBeHidden();
});

/** An OLE file as Excel writes it around what a password locks: only its directory is needed to know it. */
function passwordProtected(): Buffer {
  const file = Buffer.alloc(512 * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(0x3e, 24);
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt16LE(6, 32);
  file.writeUInt32LE(1, 44);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(4096, 56);
  file.writeUInt32LE(0xfffffffe, 60);
  file.writeUInt32LE(0xfffffffe, 68);
  file.fill(0xff, 76, 512);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, 512, 1024);
  file.writeUInt32LE(0xfffffffd, 512);
  file.writeUInt32LE(0xfffffffe, 516);
  const entry = (index: number, name: string, type: number) => {
    const at = 1024 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file.writeUInt8(type, at + 66);
    for (const place of [68, 72, 76]) file.writeUInt32LE(0xffffffff, at + place);
    file.writeUInt32LE(0xfffffffe, at + 116);
  };
  entry(0, 'Root Entry', 5);
  entry(1, 'EncryptionInfo', 2);
  entry(2, 'EncryptedPackage', 2);
  return file;
}

test('a rejected row is mended in place and run again; undone, it waits to be mended', async ({
  app: { page },
  words,
}) => {
  const w = words.imports;
  await openScreen(page, '#/contacts/import');
  await bringIn(page, words, csv('baru.csv', 'Nama,HP,Kota\nSiti,0812 3456 7890,Bogor\n,,Medan\n'));
  await press(page, w.run(1));
  await expect(page.getByText(w.counts.reject(1))).toBeVisible();
  const cell = page.getByRole('textbox', { name: w.mend.cell('Nama', 3) });
  await expect(cell).toHaveAttribute('aria-invalid', 'true');
  await cell.fill('Budi Santoso');
  await press(page, w.mend.run(1));
  await expect(said(page, w.of.contacts.mended(1, 0))).toBeVisible();
  await expect(cell).toBeHidden();
  await press(page, w.importAnother);
  const past = page.getByRole('region', { name: w.past });
  await expect(past.getByRole('row')).toHaveCount(3);
  await past
    .getByRole('button', { name: `${words.common.open}: baru.csv` })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'baru.csv' });
  await expect(dialog.getByText(w.mend.follows)).toBeVisible();
  await press(dialog, w.undo);
  await page.getByRole('alertdialog').getByRole('button', { name: w.undo }).click();
  await expect(dialog.getByRole('heading', { name: w.status.undone })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(past.getByText(w.mend.show(1))).toBeVisible();
});

test('the files of Google and Outlook go through untouched; twice, they update', async ({ app: { page }, words }) => {
  const w = words.imports;
  const contacts = page.getByRole('link', { name: words.shell.nav.contacts });

  for (const [name, someone] of [
    ['google-contacts.csv', 'Google'],
    ['outlook-contacts-windows1252.csv', 'Outlook'],
  ] as const) {
    await test.step(`${someone}: first time`, async () => {
      await openScreen(page, '#/contacts/import');
      await bringIn(page, words, fixture(name));
      await expect(page.getByRole('heading', { name })).toBeVisible();
      await page.getByRole('button', { name: /^(Impor|Import) [\d.,]+/ }).click();
      await expect(page.getByRole('heading', { name: w.doneTitle })).toBeVisible();
      await page.getByRole('button', { name: w.of.contacts.show }).click();
      await expect(contacts).toHaveText(/\d/);
    });
  }

  await test.step('the same file again changes nothing', async () => {
    await openScreen(page, '#/contacts/import');
    await bringIn(page, words, fixture('google-contacts.csv'));
    await page.getByRole('radio', { name: new RegExp(`^${w.duplicateModes.update}`) }).check();
    await expect(page.getByText(w.nothingToDo)).toBeVisible();
    await expect(page.getByRole('button', { name: /^(Impor|Import) 0/ })).toBeDisabled();
  });

  await test.step('past imports are listed, and undone from there', async () => {
    await page.getByRole('button', { name: w.otherFile }).click();
    const past = page.getByRole('region', { name: w.past });
    await expect(past.getByRole('row')).toHaveCount(3);
    for (const name of ['outlook-contacts-windows1252.csv', 'google-contacts.csv']) {
      await past.getByRole('button', { name: `${words.common.open}: ${name}` }).click();
      const dialog = page.getByRole('dialog', { name });
      await dialog.getByRole('button', { name: w.undo }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: w.undo }).click();
      await expect(dialog.getByRole('heading', { name: w.status.undone })).toBeVisible();
      await expect(dialog.getByRole('button', { name: w.undo })).toBeHidden();
      await page.keyboard.press('Escape');
    }
    await openScreen(page, '#/contacts');
    await expect(page.getByRole('heading', { name: words.contacts.empty.title })).toBeVisible();
  });
});

test('a price list goes in as products, and the workbook of a whole business where it belongs', async ({
  app,
  words,
}) => {
  const { page } = app;
  const w = words.imports;
  await openScreen(page, '#/products');
  await press(page, words.products.import);
  await expect(page.getByText(w.of.products.chooseTitle)).toBeVisible();
  // Where contacts are expected: the file itself says what it is.
  await openScreen(page, '#/contacts/import');
  await bringIn(page, words, fixture('daftar-harga.xlsx'));
  const kind = page.getByRole('radiogroup', { name: w.targetTitle });
  await expect(kind.getByRole('radio', { name: w.of.products.name })).toBeChecked();
  await pick(page, w.targetTitle, w.of.contacts.name);
  // A price list names nobody. It is refused with a sentence, and what was chosen stays chosen.
  await expect(page.getByText(words.errors['sheet-without-header']({ file: 'daftar-harga.xlsx' }).text)).toBeVisible();
  await expect(kind.getByRole('radio', { name: w.of.contacts.name })).toBeChecked();
  await expect(page.getByRole('button', { name: /^(Impor|Import) 11/ })).toBeDisabled();
  await pick(page, w.targetTitle, w.of.products.name);
  await press(page, w.run(11));
  await expect(page.getByText(w.of.products.counts.add(11))).toBeVisible();
  await press(page, w.of.products.show);
  await expect(page.getByText('Panci Set Stainless')).toBeVisible();
  await page.goBack();
  const past = page.getByRole('region', { name: w.past });
  await past.getByRole('button', { name: `${words.common.open}: daftar-harga.xlsx` }).click();
  const dialog = page.getByRole('dialog', { name: 'daftar-harga.xlsx' });
  await press(dialog, w.undo);
  await page.getByRole('alertdialog').getByRole('button', { name: w.undo }).click();
  await expect(dialog.getByRole('heading', { name: w.status.undone })).toBeVisible();
  await expect(said(page, w.of.products.undone(11, 0)).first()).toBeVisible();
  await page.keyboard.press('Escape');

  await openScreen(page, '#/settings/data');
  const download = page.waitForEvent('download');
  await press(page, words.exports.workbook.act);
  const workbook = path.join(app.dataFolder, 'usaha.xlsx');
  await (await download).saveAs(workbook);
  await openScreen(page, '#/contacts/import');
  await bringIn(page, words, workbook);
  await press(page, w.business);
  await press(page.getByRole('alertdialog'), words.exports.back.act);
  await expect(page.getByRole('group', { name: words.exports.back.summary('usaha.xlsx') })).toBeVisible();
});
