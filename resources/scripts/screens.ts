/**
 * `npm run screens [-- --only NAME,NAME] [--small]`: a picture of every screen (or of those whose name holds one of the
 * names), in both languages, light and dark, at 1366×768 (and with --small at 1024×640) into the folder `screens/`,
 * which git ignores. To be looked at.
 */
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from '../../tests/support/chromium.ts';
import { dealShots } from './lib/deal-shots.ts';
import { documentShots } from './lib/document-shots.ts';
import { quoteShots } from './lib/quote-shots.ts';
import { startDoor } from '../../tests/support/door.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const fixture = (name: string) => path.join(root, 'tests/fixtures', name);
const { values: flags } = parseArgs({
  options: { only: { type: 'string' }, small: { type: 'boolean', default: false } },
});

const wanted = flags.only?.split(',') ?? [''];

interface Shot {
  name: string;
  /** Brings the page where the picture is taken. */
  go: (page: Page) => Promise<void>;
}

const ask = (page: Page, procedure: string, input?: unknown) =>
  page.evaluate(
    async ([address, json]) => {
      const response = await fetch(`/rpc/${address}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(json === undefined ? {} : { json }),
      });
      const body = (await response.json()) as { json: unknown };
      if (!response.ok) throw new Error(JSON.stringify(body));
      return body.json;
    },
    [procedure, input] as const,
  );
const at = (hash: string) => async (page: Page) => {
  await page.evaluate((next) => (window.location.hash = next), hash);
};
const contactId = async (page: Page, search: string) => {
  const found = (await ask(page, 'contacts/list', { search })) as { items: { id: string }[] };
  return found.items[0]?.id ?? '';
};
const face = (contactFace: 'cards' | 'table') => async (page: Page) => {
  await ask(page, 'settings/update', { contactFace });
  await page.reload();
  await at('#/contacts')(page);
};

/** The preview of a file with one of its tabs open. */
const tabOfPreview = (index: number, name: string) => async (page: Page) => {
  await at('#/contacts/import')(page);
  await page.locator('input[type=file]').setInputFiles(fixture(name));
  await page.getByRole('tab').nth(index).click();
};

/** A product of the sample shop by its code; the list where none is named. */
const productShot = (name: string, code: string, then?: (page: Page) => Promise<void>): Shot => ({
  name,
  go: async (page) => {
    const { items } = (await ask(page, 'products/list', {})) as { items: { id: string; sku: string }[] };
    const found = items.find((product) => product.sku === code);
    await at(found ? `#/products/${found.id}` : '#/products')(page);
    await then?.(page);
  },
});

const empty: Shot[] = [
  { name: 'agenda-first-day', go: at('#/today') },
  { name: 'agenda-tasks-empty', go: at('#/agenda') },
  { name: 'contacts-empty', go: at('#/contacts') },
  { name: 'products-empty', go: at('#/products') },
  { name: 'quotes-empty', go: at('#/quotes') },
  { name: 'board-empty', go: at('#/deals') },
];
/** The first row of Today has the keyboard; then its keys open something. */
const onToday = (name: string, key?: string): Shot => ({
  name,
  go: async (page) => {
    await at('#/today')(page);
    await page.locator('[data-row]').first().focus();
    await page.keyboard.press('ArrowDown');
    if (key === undefined) return;
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
  },
});
const filled: Shot[] = [
  onToday('agenda-today'),
  onToday('agenda-finish', 'd'),
  {
    name: 'agenda-snooze',
    go: async (page) => {
      await at('#/today')(page);
      await page
        .getByRole('button', { name: /^(Tunda|Put off):/ })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'agenda-tasks', go: at('#/agenda') },
  {
    name: 'agenda-task-pane',
    go: async (page) => {
      await at('#/agenda')(page);
      await page.getByRole('row').nth(1).click();
      await page.getByRole('complementary').waitFor();
    },
  },
  {
    name: 'agenda-task-form',
    go: async (page) => {
      await at('#/agenda')(page);
      await page.keyboard.press('Shift+N');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('textbox').first().fill('Cek stok gudang');
      await dialog.getByRole('textbox', { name: /^(Batas waktu|Due)/ }).fill('senin');
      await dialog.getByRole('combobox', { name: /^(Berulang|Repeats)/ }).selectOption('week');
    },
  },
  { name: 'agenda-day', go: at('#/agenda/calendar?view=day') },
  { name: 'agenda-week', go: at('#/agenda/calendar?view=week') },
  { name: 'agenda-month', go: at('#/agenda/calendar?view=month') },
  {
    name: 'agenda-appointment',
    go: async (page) => {
      await at('#/agenda/calendar?view=month')(page);
      await page.locator('[data-event]').first().click();
      await page.getByRole('dialog').getByRole('button').nth(2).waitFor();
    },
  },
  {
    name: 'agenda-appointment-form',
    go: async (page) => {
      await at('#/agenda/calendar')(page);
      await page.keyboard.press('Shift+A');
      await page.getByRole('dialog').getByRole('textbox').first().fill('Hotel Merpati');
    },
  },
  {
    name: 'agenda-contact',
    go: async (page) => at(`#/contacts/${await contactId(page, 'Sulastri')}?tab=agenda`)(page),
  },
  { name: 'contacts-cards', go: face('cards') },
  { name: 'contacts-table', go: face('table') },
  {
    name: 'contacts-pane',
    go: async (page) => {
      await face('table')(page);
      await page.getByRole('row').nth(3).click();
      await page.getByRole('complementary').waitFor();
    },
  },
  {
    name: 'search',
    go: async (page) => {
      await at('#/contacts')(page);
      await page.keyboard.press('Control+k');
      await page.keyboard.type('4455');
    },
  },
  { name: 'contact-record', go: async (page) => at(`#/contacts/${await contactId(page, 'Sulastri')}`)(page) },
  {
    name: 'contact-form',
    go: async (page) => {
      await at('#/contacts')(page);
      await page.keyboard.press('n');
    },
  },
  { name: 'duplicates', go: at('#/contacts/duplicates') },
  { name: 'import', go: at('#/contacts/import') },
  {
    name: 'import-preview',
    go: async (page) => {
      await at('#/contacts/import')(page);
      await page.locator('input[type=file]').setInputFiles(fixture('pelanggan-toko.xlsx'));
      await page.getByRole('tablist').waitFor();
    },
  },
  {
    name: 'import-products',
    go: async (page) => {
      await at('#/products/import')(page);
      await page.locator('input[type=file]').setInputFiles(fixture('daftar-harga.xlsx'));
      await page.getByRole('tablist').waitFor();
    },
  },
  {
    name: 'export-dialog',
    go: async (page) => {
      await face('table')(page);
      await page
        .getByRole('button', { name: /^(Lainnya|More)/ })
        .first()
        .click();
      await page.getByRole('menuitem', { name: /^(Ekspor|Export)/ }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  { name: 'import-groups', go: tabOfPreview(2, 'outlook-contacts-windows1252.csv') },
  { name: 'import-understood', go: tabOfPreview(3, 'pelanggan-toko.xlsx') },
  {
    name: 'import-columns',
    go: async (page) => {
      await tabOfPreview(1, 'pelanggan-toko.xlsx')(page);
      await page.locator('tr', { hasText: 'Total Belanja' }).locator('select').selectOption('new');
      await page.locator('tr input').first().waitFor();
    },
  },
  {
    name: 'import-mend',
    go: async (page) => {
      await at('#/contacts/import')(page);
      const text = 'Nama,HP,Kota\nRatna Dewi,0812-5555-0101,Bogor\n,,Medan\n,-,Denpasar\n';
      const file = { name: 'pelanggan-baru.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
      await page.locator('input[type=file]').setInputFiles(file);
      await page.getByRole('tablist').waitFor();
      await page.keyboard.press('Control+Enter');
      await page.locator('td input').first().waitFor();
    },
  },
  { name: 'import-settings', go: at('#/settings/imports') },
  productShot('products-list', ''),
  productShot('product-record', 'TMJ-201'),
  productShot('product-form', 'TMJ-201', async (page) => {
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('u');
    await page.getByRole('dialog').waitFor();
  }),
  productShot('product-bundle', 'TMJ-901', async (page) => {
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('u');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('region').getByRole('combobox').first().fill('tmj-1');
    await dialog.getByRole('listbox').getByRole('option').first().waitFor();
  }),
  productShot('product-stock', 'TMJ-201', async (page) => {
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('s');
    await page.getByRole('dialog').waitFor();
  }),
  ...dealShots(ask, at),
  ...quoteShots(ask, at),
  ...documentShots(ask, at),
  {
    name: 'template-designer',
    go: async (page) => {
      await at('#/settings/templates')(page);
      const menu = page.locator('main [aria-haspopup=menu]').last();
      await menu.click();
      await page.getByRole('menuitem').nth(1).click();
      await page.getByRole('dialog').locator('canvas').first().waitFor();
    },
  },
  ...['look', 'business', 'money', 'labels', 'fields', 'products', 'templates', 'data', 'about'].map((name) => ({
    name: `settings-${name}`,
    go: at(`#/settings/${name}`),
  })),
];

const viewport = flags.small ? { width: 1024, height: 640 } : { width: 1366, height: 768 };
const folder = path.join(root, 'screens');
await mkdir(folder, { recursive: true });
if (!flags.only) await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });

const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumArguments] });
let count = 0;
try {
  for (const language of ['id', 'en'] as const) {
    const door = await startDoor();
    try {
      const page = await browser.newPage({ viewport, timezoneId: 'Asia/Jakarta' });
      await page.goto(door.url);
      await page.getByRole('navigation').first().waitFor();
      await ask(page, 'settings/update', {
        language,
        business: {
          name: 'Toko Maju Jaya',
          address: 'Jl. Merdeka 12, Bandung',
          phones: ['(022) 555 0101'],
          email: 'toko@example.com',
          taxNumber: '',
          logo: null,
        },
      });
      await take(page, empty, language);
      await ask(page, 'shop/addSample', { language });
      await take(page, filled, language);
      await page.close();
    } finally {
      await door.stop();
    }
  }
} finally {
  await browser.close();
}
process.stderr.write(`${count} pictures in ${folder}\n`);

async function take(page: Page, shots: Shot[], language: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await ask(page, 'settings/update', { theme });
    for (const shot of shots.filter(({ name }) => wanted.some((part) => name.includes(part)))) {
      await page.emulateMedia({ media: null });
      await page.goto(`${new URL(page.url()).origin}/#/`);
      await page.reload();
      try {
        await shot.go(page);
        await page.evaluate(() => document.fonts.ready.then(() => true));
        await page.waitForTimeout(500);
        await page.screenshot({
          path: path.join(folder, `${shot.name}.${language}.${theme}${flags.small ? '.small' : ''}.png`),
        });
        count += 1;
      } catch (error) {
        process.stderr.write(
          `${shot.name} (${language}, ${theme}): ${error instanceof Error ? error.message : String(error)}\n`,
        );
        process.exitCode = 1;
      }
    }
  }
}
