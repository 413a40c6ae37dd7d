import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src-main/contract/documents/fields.ts';
import type { DocumentMake } from '../../src-main/contract/documents.ts';
import { fill, flawsOf } from '../../src-main/domain/filling.ts';
import { sourceOfDocument } from '../../src-main/features/documents/facts.ts';
import { getDocumentRow } from '../../src-main/features/documents/queries.ts';
import { valuesOf } from '../../src-main/features/documents/values.ts';
import { documentWords } from '../../src-renderer/i18n/document-words.ts';
import { valueWords } from '../../src-renderer/i18n/field-words.ts';
import { openQuotes, type TestQuotes } from '../support/quotes.ts';

let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

async function valuesIn(id: string) {
  const gathering = { settings: await shop.settings.get(), today: '2026-11-22' };
  const row = await getDocumentRow(shop.store.db, id);
  return valuesOf(await sourceOfDocument(shop.store.db, row, gathering, documentWords), valueWords(row.language));
}
/** What a text with these fields says of a document that is made; all of them must be fields of its kind. */
async function told(asked: DocumentMake, text: string): Promise<string> {
  const { id } = await shop.api.documents.make(asked);
  expect(flawsOf(text, fieldsOf(asked.kind))).toEqual([]);
  return fill(text, await valuesIn(id)).text.replaceAll('\u00a0', ' ');
}
async function quotation() {
  const draft = await shop.create({
    subject: 'Dapur baru',
    lines: [
      { description: 'Panci', unitPrice: 1_500_000, quantity: 2, unit: 'pcs', tax: 'PPN 11%' },
      { description: 'Wajan', unitPrice: 250_000, quantity: 4.5, tax: 'PPN 11%' },
      { description: 'Tutup', unitPrice: 99_000, optional: true },
    ],
    charges: [{ name: 'Ongkos kirim', amount: 75_000, taxes: [] }],
    depositPercent: 40,
  });
  await shop.api.quotes.issue({ id: draft.id });
  return shop.api.quotes.get({ id: draft.id });
}
const sum = (minor: number) => `IDR ${new Intl.NumberFormat('en-GB').format(minor)}`;

describe('what fields say of', () => {
  it('an invoice: the sums of its quotation, its day to pay by, and what came in', async () => {
    const quote = await quotation();
    await shop.api.documents.make({ kind: 'receipt', quoteId: quote.id, part: 'deposit' });
    const { totals } = quote;
    expect(
      await told(
        { kind: 'invoice', quoteId: quote.id, terms: 'Transfer' },
        '{document.kind} {document.number} {document.date} {document.due_date} {document.reference} {document.subject} {document.terms} {customer.name}|{#lines}{no} {description} {quantity} {unit} {price} {amount};{/lines}{#charges}{name} {amount};{/charges}{#taxes}{name} {amount};{/taxes}|{subtotal} {tax} {total} {deposit} {received} {left_to_pay}',
      ),
    ).toBe(
      [
        `Invoice INV-2026-0001 22 November 2026 6 December 2026 ${quote.number} Dapur baru Transfer Toko Melati`,
        `1 Panci 2 pcs ${sum(1_500_000)} ${sum(3_000_000)};2 Wajan 4.5  ${sum(250_000)} ${sum(1_125_000)};Ongkos kirim ${sum(75_000)};PPN 11% ${sum(totals.tax)};`,
        [totals.subtotal, totals.tax, totals.total, totals.deposit, totals.deposit, totals.payable - totals.deposit]
          .map(sum)
          .join(' '),
      ].join('|'),
    );
  });

  it('a pro-forma of which nothing came in: nothing is said of that', async () => {
    const { id, totals } = await quotation();
    expect(
      await told({ kind: 'proforma', quoteId: id }, '{total}{#received} {received}{/received} {left_to_pay}'),
    ).toBe(`${sum(totals.total)} ${sum(totals.payable)}`);
  });

  it('a delivery note: how many of what and where to, and no prices', async () => {
    const { id, number } = await quotation();
    const asked = { kind: 'delivery-note' as const, quoteId: id, address: 'Gudang 3\nCirebon', note: 'Hati-hati' };
    expect(
      await told(
        asked,
        '{document.number} {document.reference} {document.delivery_address} {document.text}|{#lines}{no} {description} {quantity} {unit};{/lines}',
      ),
    ).toBe(`SJ-2026-0001 ${number} Gudang 3\nCirebon Hati-hati|1 Panci 2 pcs;2 Wajan 4.5 ;`);
    const names = flawsOf('{#lines}{price}{amount}{/lines}{total}', fieldsOf('delivery-note')).map(({ name }) => name);
    expect(names).toEqual(['price', 'amount', 'total']);
  });

  it('a receipt: from whom, what for, how, the amount in words, and the stamp where it is due', async () => {
    const asked = {
      kind: 'receipt' as const,
      contactId: shop.customer.id,
      receivedFrom: 'Bu Sri',
      paidFor: 'Panci dan\nwajan',
      way: 'Tunai',
      language: 'id' as const,
    };
    const text =
      '{document.received_from} {document.subject} {document.payment_way} {total} {total_in_words}{#document.materai} {document.materai}{/document.materai}';
    expect(await told({ ...asked, amount: 6_000_000 }, text)).toBe(
      'Bu Sri Panci dan wajan Tunai Rp 6.000.000 Enam juta rupiah Rp 10.000',
    );
    expect(await told({ ...asked, amount: 50_000 }, text)).toBe(
      'Bu Sri Panci dan wajan Tunai Rp 50.000 Lima puluh ribu rupiah',
    );
  });

  it('a letter: its own text, filled', async () => {
    const quote = await quotation();
    const asked = {
      ...{ kind: 'letter' as const, quoteId: quote.id, subject: 'Kepada {customer.name}' },
      body: 'Nomor {document.number}, tentang {document.reference}',
    };
    expect(await told(asked, '{document.subject}: {document.text}')).toBe(
      `Kepada Toko Melati: Nomor SRT-2026-0001, tentang ${quote.number}`,
    );
  });

  it('a statement: what was owed, invoiced and received, as its table says it', async () => {
    const quote = await quotation();
    await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id });
    await shop.api.documents.make({ kind: 'receipt', quoteId: quote.id, amount: 500_000, paidFor: 'Cicilan' });
    const { totals } = quote;
    expect(
      await told(
        { kind: 'statement', contactId: shop.customer.id, from: '2026-11-01', until: '2026-11-30' },
        '{document.from} {document.until} {opening_balance} {total}\n{#entries}\n{date} {number} {description}|{debit}|{credit}|{balance}\n{/entries}',
      ),
    ).toBe(
      [
        `1 November 2026 30 November 2026 ${sum(0)} ${sum(totals.total - 500_000)}`,
        `22 November 2026 ${quote.number} Quotation, ${sum(totals.total)}: Dapur baru|||`,
        `22 November 2026 INV-2026-0001 Invoice: Dapur baru|${sum(totals.total)}||${sum(totals.total)}`,
        `22 November 2026 KW-2026-0001 Cicilan||${sum(500_000)}|${sum(totals.total - 500_000)}`,
        '',
      ].join('\n'),
    );
  });

  it('a price list: what is sold at which price, and what has none', async () => {
    await shop.api.products.create({ name: 'Teko', sku: 'TK-1', unit: 'pcs', price: 85_000 });
    expect(
      await told(
        { kind: 'price-list', subject: 'Desember', note: 'Belum termasuk ongkir' },
        '{document.number} {document.subject} {document.text}|{#products}{sku} {name} {unit} {price}{/products}',
      ),
    ).toBe(`DH-2026-0001 Desember Belum termasuk ongkir|TK-1 Teko pcs ${sum(85_000)}`);
  });
});
