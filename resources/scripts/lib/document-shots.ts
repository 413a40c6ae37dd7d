import type { Page } from '@playwright/test';
import { type Ask, askForPaper, type At, someQuotes } from './quote-shots.ts';

interface Made {
  id: string;
  number: string;
}

/** Pictures of the documents and messages: list, record, what is made, letters and labels for many, sending, settings. */
export function documentShots(ask: Ask, at: At): { name: string; go: (page: Page) => Promise<void> }[] {
  const quotes = someQuotes(ask);
  const list = async (page: Page, search = '') =>
    ((await ask(page, 'documents/list', { search })) as { items: Made[] }).items;
  const prepare = async (page: Page) => {
    await quotes.prepare(page);
    if ((await list(page)).length > 0) return;
    const quoteId = await quotes.find(page, 'Rak kantor');
    const buyers = ((await ask(page, 'contacts/list', { limit: 5 })) as { items: Made[] }).items;
    await askForPaper(page, 'documents/make', { kind: 'invoice', quoteId });
    const [invoice] = await list(page);
    await askForPaper(page, 'documents/make', { kind: 'receipt', documentId: invoice?.id, amount: 1_000_000 });
    await askForPaper(page, 'documents/make', { kind: 'delivery-note', quoteId });
    await askForPaper(page, 'documents/make', {
      ...{ kind: 'letter', contactId: buyers[1]?.id, subject: 'Libur Lebaran' },
      body: 'Yth. {customer.name},\n\nToko kami tutup tiga hari.\n\nHormat kami',
    });
    await askForPaper(page, 'documents/make', { kind: 'price-list' });
  };
  const shot = (name: string, go: (page: Page) => Promise<void>) => ({
    name,
    go: async (page: Page) => {
      await prepare(page);
      await go(page);
    },
  });
  const drawn = async (page: Page) => {
    await page.locator('canvas').first().waitFor();
    await page.waitForTimeout(1_500);
  };
  const record = async (page: Page) => {
    const [invoice] = await list(page, 'INV');
    await at(`#/quotes/documents/${invoice?.id}`)(page);
    await drawn(page);
  };
  const press = async (page: Page, name: RegExp) => {
    await page.getByRole('button', { name }).first().click();
    await page.getByRole('dialog').waitFor();
  };
  const chosen = (name: RegExp) => async (page: Page) => {
    await ask(page, 'settings/update', { contactFace: 'table' });
    await page.reload();
    await at('#/contacts')(page);
    await page.getByRole('grid').getByRole('checkbox').first().click();
    await press(page, name);
  };
  return [
    shot('documents-list', at('#/quotes/documents')),
    shot('document-record', record),
    shot('document-receipt', async (page) => {
      await record(page);
      await press(page, /^(Kuitansi|Kwitansi|Receipt)/);
      await page.getByRole('dialog').locator('canvas').first().waitFor();
      await page.waitForTimeout(1_000);
    }),
    shot('document-letters', chosen(/^(Surat|Letters)/)),
    shot('document-labels', chosen(/^(Label alamat|Address labels|Labels)/)),
    shot('message-send', async (page) => {
      await at(`#/quotes/${await quotes.find(page, 'Rak kantor')}`)(page);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
      await page.keyboard.press('s');
      await page.getByRole('dialog').waitFor();
      await page.waitForTimeout(700);
    }),
    shot('message-editor', async (page) => {
      await at('#/settings/messages')(page);
      await press(page, /^(Ubah|Change) /);
    }),
    shot('settings-messages', at('#/settings/messages')),
    shot('settings-word', at('#/settings/word')),
  ];
}
