import type { Page } from '@playwright/test';

type Ask = (page: Page, procedure: string, input?: unknown) => Promise<unknown>;
type At = (hash: string) => (page: Page) => Promise<void>;

/** Pictures of the pipeline, a deal, the leads, their settings and the reports. */
export function dealShots(ask: Ask, at: At): { name: string; go: (page: Page) => Promise<void> }[] {
  const list = async (page: Page, procedure: string) => {
    const found = (await ask(page, `${procedure}/list`, { limit: 50 })) as { items: { id: string; title: string }[] };
    return found.items;
  };
  /** The sample shop sells already; its second stage now asks for something. */
  const prepare = async (page: Page) => {
    const [pipeline] = (await ask(page, 'pipelines/list')) as { stages: { id: string; checks: unknown[] }[] }[];
    const stage = pipeline?.stages[1];
    if (!stage || stage.checks.length > 0) return;
    await ask(page, 'pipelines/updateStage', {
      id: stage.id,
      checks: [
        { text: 'Tanya jumlah dan ukuran', required: true },
        { text: 'Foto tempatnya', required: false },
      ],
      requiredFields: ['people', 'source'],
    });
    await ask(page, 'leads/setScoreRules', {
      rules: [{ when: { fact: 'budget', from: 500_000, to: null }, points: 30 }],
    });
  };
  const shot = (name: string, go: (page: Page) => Promise<void>) => ({
    name,
    go: async (page: Page) => {
      await prepare(page);
      await ask(page, 'settings/update', { dealFace: 'board' });
      await page.reload();
      await go(page);
    },
  });
  /** The first deal in the stage that asks for something. */
  const record = async (page: Page) => {
    const { columns } = (await ask(page, 'deals/board')) as { columns: { cards: { id: string }[] }[] };
    await at(`#/deals/${columns[1]?.cards[0]?.id ?? ''}`)(page);
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
    shot('deals-missing', async (page) => {
      await board(page);
      await page.locator('[data-stage]').nth(1).locator('[data-deal] button').last().click();
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
    }),
    shot('deals-lose', async (page) => {
      await record(page);
      await page.getByRole('button', { name: /^(Gagal|Lost)/ }).click();
    }),
    shot('deal-record', record),
    shot('deal-form', async (page) => {
      await record(page);
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
    // As its button prints it.
    shot('reports-printed', async (page) => {
      await at('#/reports')(page);
      await page.getByRole('main').getByRole('table').first().waitFor();
      await page.emulateMedia({ media: 'print' });
    }),
    ...['pipelines', 'leads', 'staff'].map((name) => shot(`settings-${name}`, at(`#/settings/${name}`))),
  ];
}
