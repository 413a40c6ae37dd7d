import type { Page } from '@playwright/test';

export type Ask = (page: Page, procedure: string, input?: unknown) => Promise<unknown>;
export type At = (hash: string) => (page: Page) => Promise<void>;
interface Made {
  id: string;
}

/** Its answer holds the paper too, and is no JSON. */
export const askForPaper = (page: Page, procedure: string, input: unknown) =>
  page.evaluate(
    async ([procedure, input]) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(`/rpc/${procedure}`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ json: input }),
      });
      if (!answer.ok) throw new Error(await answer.text());
    },
    [procedure, input] as const,
  );
const sendOut = (page: Page, id: string) => askForPaper(page, 'quotes/issue', { id });

const wanted = 'Etalase toko';

/** Quotations of every state to take pictures of, and a way to them. */
export function someQuotes(ask: Ask) {
  const find = async (page: Page, search: string, status?: string) => {
    const found = (await ask(page, 'quotes/list', { search, ...(status === undefined ? {} : { status }) })) as {
      items: Made[];
    };
    return found.items[0]?.id ?? '';
  };
  /** One of every state, made where there is none yet. */
  const prepare = async (page: Page) => {
    if ((await find(page, wanted)) !== '') return;
    const buyers = ((await ask(page, 'contacts/list', { limit: 5 })) as { items: Made[] }).items;
    const [contactId, other] = [buyers[0]?.id, buyers[3]?.id];
    const taxes = (await ask(page, 'taxRates/list')) as Made[];
    const tax = taxes[0]?.id;
    const rack = (await ask(page, 'products/create', {
      name: 'Rak besi 5 susun',
      sku: 'RAK-05',
      unit: 'unit',
      price: 1_250_000,
      cost: 980_000,
      taxRateId: tax ?? null,
    })) as Made;
    const lines = [
      { kind: 'section', description: 'Etalase' },
      { product: rack.id, quantity: 4, discountPercent: 5 },
      { description: 'Etalase kaca 2 m, rangka aluminium', unit: 'unit', quantity: 2, unitPrice: 2_350_000, tax },
      { kind: 'section', description: 'Pemasangan' },
      { description: 'Pasang di tempat, termasuk pengecatan ulang', unit: 'hari', quantity: 1.5, unitPrice: 450_000 },
      { description: 'Lampu LED etalase', unit: 'set', quantity: 2, unitPrice: 175_000, optional: true },
      { kind: 'text', description: 'Warna mengikuti contoh yang disetujui bersama.' },
    ];
    const more = {
      lines,
      discountAmount: 150_000,
      charges: [{ name: 'Ongkos kirim Bandung', amount: 250_000 }],
      withholdings: [{ name: 'PPh 23', percent: 2 }],
      depositPercent: 30,
      terms: 'Harga berlaku selama masa penawaran.\nPembayaran 30% di muka, sisanya saat barang diterima.',
    };
    const issue = async (input: object) => {
      const { id } = (await ask(page, 'quotes/create', input)) as Made;
      await sendOut(page, id);
      return id;
    };
    const first = await issue({ ...more, contactId, subject: 'Renovasi gudang' });
    const next = (await ask(page, 'quotes/revise', { id: first })) as Made;
    await ask(page, 'quotes/update', {
      id: next.id,
      discountAmount: 300_000,
      lines: lines
        .filter((_, place) => place !== 4)
        .map((line, place) => (place === 2 ? { ...line, quantity: 3 } : line)),
    });
    await sendOut(page, next.id);
    const sold = await issue({ contactId: other, subject: 'Rak kantor', lines: [{ product: rack.id, quantity: 2 }] });
    await ask(page, 'quotes/accept', { id: sold, by: 'Bagian pembelian', how: 'WhatsApp' });
    await ask(page, 'quotes/create', { ...more, contactId, subject: wanted });
  };
  return { find, prepare };
}

/** Pictures of the quotations: list, record in its states, form, paper, what is asked, settings. */
export function quoteShots(ask: Ask, at: At): { name: string; go: (page: Page) => Promise<void> }[] {
  const { find, prepare } = someQuotes(ask);
  const shot = (name: string, go: (page: Page) => Promise<void>) => ({
    name,
    go: async (page: Page) => {
      await prepare(page);
      await go(page);
    },
  });
  const record =
    (search: string, status?: string, query = '') =>
    async (page: Page) => {
      await at(`#/quotes/${await find(page, search, status)}${query}`)(page);
      await page.getByRole('heading', { level: 2 }).first().waitFor();
    };
  const keyed = (search: string, key: string) => async (page: Page) => {
    await record(search)(page);
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    await page.waitForTimeout(500);
  };
  return [
    shot('quotes-list', at('#/quotes')),
    shot('quote-draft', record(wanted)),
    shot('quote-issued', record('Renovasi', 'issued')),
    shot('quote-changes', record('Renovasi', 'issued', '?tab=revisions')),
    shot('quote-accepted', record('Rak kantor')),
    shot('quote-form', keyed(wanted, 'u')),
    shot('quote-form-end', async (page) => {
      await keyed(wanted, 'u')(page);
      await page.getByRole('dialog').getByRole('region').last().scrollIntoViewIfNeeded();
      await page.getByRole('dialog').getByRole('textbox').last().scrollIntoViewIfNeeded();
    }),
    shot('quote-paper', async (page) => {
      await keyed(wanted, 'v')(page);
      await page.getByRole('dialog').locator('canvas').first().waitFor();
      await page.waitForTimeout(1_500);
    }),
    shot('quote-decide', keyed('Renovasi', 'a')),
    shot('settings-quotes', at('#/settings/quotes')),
  ];
}
