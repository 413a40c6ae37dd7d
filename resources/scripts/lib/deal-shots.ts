import type { Page } from '@playwright/test';

type Ask = (page: Page, procedure: string, input?: unknown) => Promise<unknown>;
type At = (hash: string) => (page: Page) => Promise<void>;
interface Named {
  id: string;
  name: string;
}

/** What stands on the board of the pictures: title, value, stage, days until it is expected. */
const deals = [
  ['Paket dapur katering', 6_400_000, 0, 20],
  ['Seragam sapu 40 pcs', 900_000, 0, null],
  ['Rak gudang bertingkat untuk cabang baru di Cimahi', 12_500_000, 1, 9],
  ['Grosir ember & pel', 18_450_000, 2, 3],
  ['Dispenser 6 unit', 7_500_000, 2, 12],
  ['Peralatan 12 kamar kos', 21_300_000, 3, 40],
  ['Panci set 20', 5_800_000, 3, 1],
  ['Hadiah karyawan akhir tahun', null, 1, 30],
] as const;

/** Pictures of the pipeline, a deal, the leads, their settings and the reports. */
export function dealShots(ask: Ask, at: At): { name: string; go: (page: Page) => Promise<void> }[] {
  const list = async (page: Page, procedure: string) => {
    const found = (await ask(page, `${procedure}/list`, { limit: 50 })) as { items: { id: string; title: string }[] };
    return found.items;
  };
  /** The sample shop has no chances to sell of its own: some come with the first picture of them. */
  const fill = async (page: Page) => {
    const there = await list(page, 'deals');
    if (there.length > 0) return there;
    const [pipeline] = (await ask(page, 'pipelines/list')) as { stages: Named[] }[];
    const stages = pipeline?.stages ?? [];
    const contacts = (await list(page, 'contacts')).map(({ id }) => id);
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
    await ask(page, 'staff/create', { name: 'Rina Wulandari' });
    await ask(page, 'pipelines/updateStage', {
      id: stages[1]?.id,
      checks: [
        { text: 'Tanya jumlah dan ukuran', required: true },
        { text: 'Foto tempatnya', required: false },
      ],
      requiredFields: ['expectedOn'],
    });
    const product = (await ask(page, 'products/create', {
      kind: 'goods',
      name: 'Rak besi 5 susun',
      sku: 'RAK-5',
      unit: 'unit',
      price: 1_250_000,
    })) as Named;
    const made: { id: string; title: string }[] = [];
    for (const [index, [title, value, stage, days]] of deals.entries()) {
      const rack = title.startsWith('Rak');
      made.push(
        (await ask(page, 'deals/create', {
          title,
          contactId: contacts[index * 3],
          stageId: stages[stage]?.id,
          value: rack ? null : value,
          expectedOn: days === null ? null : day(days),
          source: index % 2 ? 'WhatsApp' : 'Toko',
          ...(rack ? { products: [{ productId: product.id, quantity: 10_000 }] } : {}),
        })) as { id: string; title: string },
      );
    }
    const about = (index: number) => [{ entity: 'deal', id: made[index]?.id }];
    await ask(page, 'tasks/create', { title: 'Telepon soal harga', dueDay: day(-1), about: about(3) });
    await ask(page, 'tasks/create', { title: 'Kirim contoh', dueDay: day(0), about: about(4) });
    await ask(page, 'tasks/create', { title: 'Ukur gudang', dueDay: day(3), about: about(2) });
    await ask(page, 'deals/snooze', { id: made[5]?.id, until: day(30), reason: 'Setelah Lebaran' });
    await ask(page, 'deals/win', { id: made[6]?.id });
    await ask(page, 'deals/lose', { id: made[0]?.id, reason: 'Harga terlalu tinggi', note: '' });
    await ask(page, 'leads/setScoreRules', {
      rules: [
        { when: { fact: 'source', source: 'Pameran' }, points: 20 },
        { when: { fact: 'budget', from: 5_000_000, to: null }, points: 30 },
      ],
    });
    for (const [index, interest] of ['Kompor untuk kantin', 'Piring 500 buah', 'Rak toko'].entries())
      await ask(page, 'leads/create', {
        contactId: contacts[index * 4 + 1],
        interest,
        source: index === 1 ? 'Toko' : 'Pameran',
        budget: 4_000_000 * (index + 1),
        need: 'Untuk pembukaan bulan depan.',
        wantedOn: day(25),
      });
    return made;
  };
  const shot = (name: string, go: (page: Page, made: { id: string; title: string }[]) => Promise<void>) => ({
    name,
    go: async (page: Page) => {
      const made = await fill(page);
      await ask(page, 'settings/update', { dealFace: 'board' });
      await page.reload();
      await go(page, made);
    },
  });
  const record = (title: string) => async (page: Page, made: { id: string; title: string }[]) => {
    await at(`#/deals/${made.find((deal) => deal.title.startsWith(title))?.id ?? ''}`)(page);
    await page.getByRole('heading', { level: 2 }).first().waitFor();
  };
  const board = async (page: Page) => {
    await at('#/deals')(page);
    await page.locator('[data-deal]').first().waitFor();
  };
  return [
    shot('deals-board', board),
    shot('deals-drag', async (page) => {
      await board(page);
      const card = await page.locator('[data-deal]').first().boundingBox();
      const goal = await page.locator('[data-stage]').nth(2).boundingBox();
      if (!card || !goal) return;
      await page.mouse.move(card.x + 40, card.y + 20);
      await page.mouse.down();
      await page.mouse.move(goal.x + 60, goal.y + 160, { steps: 8 });
    }),
    shot('deals-table', async (page) => {
      await ask(page, 'settings/update', { dealFace: 'table' });
      await page.reload();
      await at('#/deals')(page);
    }),
    shot('deals-missing', async (page, made) => {
      await ask(page, 'deals/update', { id: made[2]?.id, expectedOn: null });
      await board(page);
      await page.locator('[data-stage]').nth(1).locator('[data-deal] button').last().click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    }),
    shot('deals-lose', async (page, made) => {
      await record('Grosir')(page, made);
      await page.getByRole('button', { name: /^(Gagal|Lost)/ }).click();
    }),
    shot('deal-record', record('Rak')),
    shot('deal-form', async (page, made) => {
      await record('Rak')(page, made);
      await page.keyboard.press('u');
      await page.getByRole('dialog').getByRole('textbox').first().waitFor();
    }),
    shot('leads-list', at('#/deals/leads')),
    shot('lead-record', async (page) => {
      const [lead] = await list(page, 'leads');
      await at(`#/deals/leads/${lead?.id ?? ''}`)(page);
    }),
    shot('lead-form', async (page) => {
      await at('#/deals/leads')(page);
      await page.getByRole('button', { name: /^(Prospek baru|New lead)/ }).click();
    }),
    shot('reports', at('#/reports')),
    ...['pipelines', 'leads', 'staff'].map((name) => shot(`settings-${name}`, at(`#/settings/${name}`))),
  ];
}
