import { deflateSync } from 'node:zlib';
import { wordsFor } from '../../src-renderer/i18n/words.ts';
import { expect, test } from '../support/journey.ts';
import { openScreen, pick, press, showAs } from '../support/walk.ts';

const en = wordsFor('en');
const id = wordsFor('id');

/** A picture that is really one: 64×64 pixels of one colour. */
function png(): Buffer {
  const crcTable = Array.from({ length: 256 }, (_, n) => {
    let c = n;
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
    return c >>> 0;
  });
  const crc = (bytes: Buffer) => {
    let c = 0xffffffff;
    for (const byte of bytes) c = crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8);
    return (c ^ 0xffffffff) >>> 0;
  };
  const chunk = (name: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const out = Buffer.alloc(8 + body.length);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), 4 + body.length);
    return out;
  };
  const head = Buffer.from([0, 0, 0, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0]);
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(64 * 3, 0x66)]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: 64 }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

test('language, look and text size are in force at once and after a restart', async ({ app }) => {
  await openScreen(app.page, '#/settings/look');
  await pick(app.page, id.settings.language, id.settings.languages.en);
  await expect(app.page.getByRole('heading', { name: en.shell.nav.settings, level: 1 })).toBeVisible();
  await expect(app.page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(app.page).toHaveTitle(`${en.shell.nav.settings} · Langganan`);

  await pick(app.page, en.settings.theme, en.settings.themes.light);
  const ink = () => app.page.evaluate(() => getComputedStyle(document.body).color);
  const light = await ink();
  await pick(app.page, en.settings.theme, en.settings.themes.dark);
  await expect.poll(ink).not.toBe(light);
  const dark = await ink();

  const letters = () => app.page.evaluate(() => getComputedStyle(document.body).fontSize);
  const normal = Number.parseFloat(await letters());
  await pick(app.page, en.settings.textSize, en.settings.textSizes.larger);
  await expect.poll(async () => Number.parseFloat(await letters())).toBeGreaterThan(normal);
  const larger = await letters();

  await app.restart();
  await expect(app.page.getByRole('navigation', { name: en.shell.navigation })).toBeVisible();
  expect(await ink()).toBe(dark);
  expect(await letters()).toBe(larger);
});

test('the business profile names the shop in the menu, with a logo that is a picture', async ({ app, words }) => {
  const { page } = app;
  const s = words.settings;
  await openScreen(page, '#/settings/business');
  await page.getByRole('textbox', { name: s.name }).fill('Toko Maju <Jaya> & Anak');
  await page.getByRole('textbox', { name: s.address }).fill('Jl. Merdeka 12\nBandung');
  await page.getByRole('textbox', { name: s.phones }).fill('(022) 555 0101, 0812-7788-4455');
  await page.getByRole('textbox', { name: s.email }).fill('toko@example.com');

  const choose = async (name: string, buffer: Buffer) => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: s.chooseLogo }).click();
    await (await chooser).setFiles({ name, mimeType: 'image/png', buffer });
  };
  const refused = async (name: string, buffer: Buffer, reason: 'not-an-image' | 'too-large') => {
    await choose(name, buffer);
    const said = page.getByRole('alert');
    await expect(said).toContainText(words.errors['image-unusable']({ reason }).text);
    await expect(page.getByRole('img', { name: s.logoAlt })).toBeHidden();
    await said.getByRole('button', { name: words.ui.dismiss }).click();
    await expect(said).toBeHidden();
  };
  await refused('logo.png', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'not-an-image');
  await refused('logo.jpg', Buffer.from('<!doctype html><script>alert(1)</script>'), 'not-an-image');
  const endless = png();
  endless.writeUInt32BE(60_000, 16);
  endless.writeUInt32BE(60_000, 20);
  await refused('endless.png', endless, 'too-large');
  await choose('logo.png', png());
  await expect(page.getByRole('img', { name: s.logoAlt })).toBeVisible();

  await page.keyboard.press('Control+s');
  await expect(page.getByRole('status').filter({ hasText: s.saved })).toBeVisible();
  const menu = page.getByRole('navigation', { name: words.shell.navigation });
  await expect(menu.getByText('Toko Maju <Jaya> & Anak')).toBeVisible();

  await app.restart();
  await openScreen(app.page, '#/settings/business');
  await expect(app.page.getByRole('textbox', { name: s.address })).toHaveValue('Jl. Merdeka 12\nBandung');
  await expect(app.page.getByRole('textbox', { name: s.phones })).toHaveValue('(022) 555 0101, 0812-7788-4455');
  const logo = app.page.getByRole('img', { name: s.logoAlt });
  await expect(logo).toBeVisible();
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64);
});

test.describe('in a shop with contacts', () => {
  test.use({ scenario: 'sample' });

  test('a tag is added, renamed, refused twice, removed and brought back', async ({ app: { page }, words }) => {
    const s = words.settings;
    await openScreen(page, '#/settings/labels');
    const tags = page.getByRole('region', { name: s.tags, exact: true });
    await tags.getByRole('button', { name: s.newTag }).click();
    const dialog = page.getByRole('dialog', { name: s.newTag });
    await dialog.getByRole('textbox', { name: s.labelName }).fill('Pesan kue');
    await page.keyboard.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(tags.getByText('Pesan kue')).toBeVisible();

    await tags.getByRole('button', { name: s.newTag }).click();
    await dialog.getByRole('textbox', { name: s.labelName }).fill('pesan KUE');
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('textbox', { name: s.labelName })).toHaveAttribute('aria-invalid', 'true');
    await dialog.getByRole('textbox', { name: s.labelName }).fill('');
    await dialog.getByRole('button', { name: words.common.cancel }).click();

    await tags.getByRole('button', { name: s.editLabel('Pesan kue') }).click();
    const edit = page.getByRole('dialog', { name: s.editLabel('Pesan kue') });
    await edit.getByRole('textbox', { name: s.labelName }).fill('Pesan roti');
    await page.keyboard.press('Control+s');
    await expect(tags.getByText('Pesan roti')).toBeVisible();

    await tags.getByRole('button', { name: s.removeLabel('VIP') }).click();
    const question = page.getByRole('alertdialog', { name: s.removeLabelTitle('VIP') });
    await question.getByRole('button', { name: words.common.remove }).click();
    await expect(tags.getByText('VIP', { exact: true })).toBeHidden();
    await page
      .getByRole('status')
      .filter({ hasText: s.labelRemoved('VIP') })
      .getByRole('button', { name: words.common.undo })
      .click();
    await expect(tags.getByText('VIP', { exact: true })).toBeVisible();
  });

  test('a field of her own stands in the form, on the record and in the table', async ({ app: { page }, words }) => {
    const s = words.settings;
    await openScreen(page, '#/settings/fields');
    for (const [name, kind] of [
      ['Ukuran baju', 'choice'],
      ['Plafon', 'money'],
    ] as const) {
      await page.getByRole('button', { name: s.newField }).click();
      const dialog = page.getByRole('dialog', { name: s.newField });
      await dialog.getByRole('textbox', { name: s.fieldName }).fill(name);
      await dialog.getByRole('combobox', { name: s.fieldKind }).selectOption({ label: s.fieldKinds[kind] });
      if (kind === 'choice') {
        await press(dialog, words.common.save);
        await expect(dialog.getByText(s.choicesMissing)).toBeVisible();
        await dialog.getByRole('textbox', { name: s.choices }).fill('S\nM\nL');
      }
      await page.keyboard.press('Control+s');
      await expect(dialog).toBeHidden();
      await expect(page.getByText(name, { exact: true })).toBeVisible();
    }

    await page.getByRole('combobox', { name: words.shell.searchLabel }).fill('4455');
    await page.getByRole('option', { name: /Sulastri/ }).click();
    await press(page, words.record.edit);
    const form = page.getByRole('dialog');
    await form.getByRole('combobox', { name: 'Ukuran baju' }).selectOption({ label: 'M' });
    await form.getByRole('textbox', { name: 'Plafon' }).fill('1.500.000');
    await page.keyboard.press('Control+s');
    await expect(form).toBeHidden();
    const money = words === id ? /Rp\s?1\.500\.000/ : /(Rp|IDR)\s?1,500,000/;
    await expect(page.getByText(money).first()).toBeVisible();

    await showAs(page, words, 'table');
    await press(page, words.ui.columns.choose);
    const chooser = page.getByRole('dialog', { name: words.ui.columns.choose });
    await chooser.getByText('Plafon', { exact: true }).click();
    await chooser.getByText('Ukuran baju', { exact: true }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('textbox', { name: words.contacts.searchLabel }).fill('4455');
    const row = page.getByRole('row').filter({ hasText: 'Sulastri Handayani' });
    await expect(row.getByText(money)).toBeVisible();
    await expect(row.getByText('M', { exact: true })).toBeVisible();
  });
});
