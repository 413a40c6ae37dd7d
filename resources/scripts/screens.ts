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

/** A small price list with something of everything, made where there is none yet. */
const withProducts = async (page: Page) => {
  const there = (await ask(page, 'products/list', {})) as { items: { id: string; name: string }[] };
  if (there.items.length > 0) return there.items;
  const category = async (name: string) =>
    ((await ask(page, 'productCategories/create', { name })) as { id: string }).id;
  const [kitchen, cleaning] = [await category('Peralatan Dapur'), await category('Kebersihan')];
  const add = async (product: object) => ((await ask(page, 'products/create', product)) as { id: string }).id;
  const [ppn] = (await ask(page, 'taxRates/list')) as { id: string }[];
  const groups = (await ask(page, 'groups/list')) as { id: string }[];
  const goods = { taxRateId: ppn?.id ?? null, unit: 'pcs' };
  const pan = await add({
    ...goods,
    name: 'Panci Set Stainless',
    sku: 'SKU-001',
    barcode: '8991234567891',
    categoryId: kitchen,
    unit: 'set',
    price: 325_000,
    prices: [
      { amount: 290_000, minQuantity: 12_000 },
      { amount: 300_000, groupId: groups[0]?.id ?? null },
      { amount: 340_000, validFrom: '2027-01-01' },
    ],
    cost: 240_000,
    openingStock: 14_000,
    lowStockLevel: 5_000,
  });
  const wok = { name: 'Wajan Anti Lengket 28cm', sku: 'SKU-002', price: 145_000, openingStock: 40_000 };
  await add({ ...goods, ...wok, categoryId: kitchen });
  const broom = await add({ ...goods, name: 'Sapu Lantai', sku: 'SKU-004', price: 22_500, categoryId: cleaning });
  const bucket = { name: 'Ember 20L', sku: 'SKU-005', price: 35_000, openingStock: 6_000, lowStockLevel: 10_000 };
  const pail = await add({ ...goods, ...bucket, categoryId: cleaning });
  const soap = { name: 'Sabun Cuci Piring 800ml', sku: 'SKU-006', price: 15_500, openingStock: 240_000 };
  await add({ ...goods, ...soap, unit: 'btl', categoryId: cleaning });
  await add({ kind: 'service', name: 'Antar ke rumah', sku: 'JASA-01', price: 20_000, unit: 'kali' });
  const parts = [broom, pail].map((productId) => ({ productId, quantity: 1_000 }));
  await add({ kind: 'bundle', name: 'Paket Bersih', sku: 'PKT-01', price: 55_000, parts, categoryId: cleaning });
  await add({ ...goods, name: 'Rice Cooker 1,8L', sku: 'SKU-003', price: 410_000, active: false, categoryId: kitchen });
  await ask(page, 'products/adjustStock', { by: 'change', id: pan, quantity: -2_000, reason: 'Rusak' });
  return ((await ask(page, 'products/list', {})) as { items: { id: string; name: string }[] }).items;
};
const productShot = (name: string, what: string, then?: (page: Page) => Promise<void>): Shot => ({
  name,
  go: async (page) => {
    const found = (await withProducts(page)).find((product) => product.name === what);
    await at(found ? `#/products/${found.id}` : '#/products')(page);
    await then?.(page);
  },
});

const empty: Shot[] = [
  { name: 'agenda-first-day', go: at('#/today') },
  { name: 'agenda-tasks-empty', go: at('#/agenda') },
  { name: 'contacts-empty', go: at('#/contacts') },
  { name: 'products-empty', go: at('#/products') },
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
  productShot('product-record', 'Panci Set Stainless'),
  productShot('product-form', 'Panci Set Stainless', async (page) => {
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('u');
    await page.getByRole('dialog').waitFor();
  }),
  productShot('product-bundle', 'Paket Bersih', async (page) => {
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('u');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('region').getByRole('combobox').first().fill('sab');
    await dialog.getByRole('option', { name: 'Sabun' }).waitFor();
  }),
  productShot('product-stock', 'Panci Set Stainless', async (page) => {
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await page.keyboard.press('s');
    await page.getByRole('dialog').waitFor();
  }),
  ...dealShots(ask, at),
  ...['look', 'business', 'money', 'labels', 'fields', 'products', 'data', 'about'].map((name) => ({
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
