import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src-main/contract/documents/fields.ts';
import { documentKinds } from '../../src-main/contract/documents/words.ts';
import { fill } from '../../src-main/domain/filling.ts';
import { contactSource, quoteSource } from '../../src-main/features/documents/gather.ts';
import { valuesOf } from '../../src-main/features/documents/values.ts';
import { valueWords } from '../../src-renderer/i18n/field-words.ts';
import { openQuotes, type TestQuotes } from '../support/quotes.ts';

let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

const gathering = async () => ({ settings: await shop.settings.get(), today: '2026-11-22' });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

async function sayOfQuote(id: string, text: string) {
  const source = await quoteSource(shop.store.db, id, await gathering());
  return plain(fill(text, valuesOf(source, valueWords(source.language))).text);
}
async function sayTo(contactId: string, text: string, language: 'id' | 'en' = 'id') {
  const source = await contactSource(shop.store.db, contactId, await gathering(), { language, staffName: 'Rina' });
  return plain(fill(text, valuesOf(source, valueWords(language))).text);
}

describe('the values of a contact', () => {
  it('are what the address book has of it, in the language that is asked for', async () => {
    const firm = await shop.api.contacts.create({ kind: 'organization', name: 'CV Sumber' });
    const contact = await shop.api.contacts.create({
      name: 'Ibu Ni Made Ayu',
      birthday: '1990-05-21',
      phones: [{ raw: '081277884455' }],
      emails: [{ address: 'ayu@example.com' }],
      addresses: [{ street: 'Jl. Melati 5', city: 'Denpasar', postalCode: '80111', region: 'Bali' }],
      affiliations: [{ organizationId: firm.id, jobTitle: 'Pemilik' }],
    });
    expect(
      await sayTo(
        contact.id,
        '{customer.salutation} {customer.first_name} ({customer.name}), {customer.job_title} {customer.company}',
      ),
    ).toBe('Ibu Ni Made (Ibu Ni Made Ayu), Pemilik CV Sumber');
    expect(await sayTo(contact.id, '{customer.phone} {customer.email}\n{customer.address}')).toBe(
      '0812-7788-4455 ayu@example.com\nJl. Melati 5\nDenpasar 80111, Bali',
    );
    expect(await sayTo(contact.id, '{customer.birthday}, {today}, {staff.name}, {business.name}')).toBe(
      '21 Mei 1990, 22 November 2026, Rina, Toko Sinar',
    );
    expect(await sayTo(contact.id, '{customer.birthday}', 'en')).toBe('21 May 1990');
  });

  it('that are not known are empty, and a document’s are not there', async () => {
    const contact = await shop.api.contacts.create({ name: 'Budi' });
    const source = await contactSource(shop.store.db, contact.id, await gathering(), { language: 'id', staffName: '' });
    const values = valuesOf(source, valueWords('id'));
    expect(fill('{customer.city}|{total}', values)).toEqual({
      text: '|{total}',
      unknown: ['total'],
      empty: ['customer.city'],
    });
    expect([...values.fields.keys()]).toEqual(fieldsOf(null).fields);
  });

  it('of one in the bin are refused', async () => {
    await shop.api.contacts.remove({ by: 'ids', ids: [shop.customer.id] });
    await expect(sayTo(shop.customer.id, '')).rejects.toMatchObject({ code: 'in-bin' });
  });
});

describe('the values of a quotation', () => {
  it('are its numbers, days and sums in its own language and money', async () => {
    const draft = await shop.create({
      language: 'id',
      subject: 'Dapur',
      discountPercent: 10,
      charges: [{ name: 'Ongkos kirim', amount: 20_000, taxes: [] }],
      lines: [
        { kind: 'section', description: 'Alat' },
        { description: 'Panci', quantity: 1.5, unit: 'pcs', unitPrice: 100_000, tax: 'PPN 11%' },
        { description: 'Wajan', unitPrice: 50_000, optional: true, tax: null },
      ],
    });
    const issued = await shop.api.quotes.issue({ id: draft.id });
    expect(await sayOfQuote(draft.id, '{document.kind} {document.number} {document.date} {document.valid_until}')).toBe(
      `Penawaran ${issued.number} 22 November 2026 6 Desember 2026`,
    );
    const { totals } = issued;
    const rupiah = (minor: number) => `Rp ${new Intl.NumberFormat('id-ID').format(minor)}`;
    expect(await sayOfQuote(draft.id, '{subtotal} {discount} {tax} {total}')).toBe(
      [totals.subtotal, totals.discount, totals.tax, totals.total].map(rupiah).join(' '),
    );
    expect(
      await sayOfQuote(draft.id, '{#lines}\n{no} {description} {quantity} {unit} {price} {amount}|{note}\n{/lines}'),
    ).toBe(
      [
        ` Alat    Rp 150.000|`,
        '1 Panci 1,5 pcs Rp 100.000 Rp 150.000|',
        '2 Wajan 1  Rp 50.000 Rp 50.000|Opsional, tidak termasuk total',
        '',
      ].join('\n'),
    );
    expect(await sayOfQuote(draft.id, '{#charges}{name} {amount}{/charges}')).toBe('Ongkos kirim Rp 20.000');
    expect(await sayOfQuote(draft.id, '{total_in_words}')).toMatch(/^\p{Lu}.* rupiah$/u);
  });

  it('stay as they were issued when customer and business are renamed', async () => {
    const draft = await shop.create();
    await shop.api.quotes.issue({ id: draft.id });
    await shop.api.contacts.update({ id: shop.customer.id, name: 'Toko Mawar' });
    const { business } = await shop.settings.get();
    await shop.settings.update(shop.actor, { business: { ...business, name: 'Toko Bulan' } });
    expect(await sayOfQuote(draft.id, '{customer.name} {business.name}')).toBe('Toko Melati Toko Sinar');
  });

  it('hold a name with braces as it is', async () => {
    const contact = await shop.api.contacts.create({ name: '{total} "Toko"' });
    const draft = await shop.create({ contactId: contact.id });
    expect(await sayOfQuote(draft.id, '{customer.name}')).toContain('{total}');
  });
});

it('of every kind of document are those that it can name, and no more', () => {
  for (const kind of documentKinds) {
    const values = valuesOf(
      {
        language: 'en',
        currency: 'IDR',
        currencyDecimals: 0,
        phoneRegion: 'ID',
        today: '2026-11-22',
        business: { name: '', address: '', phones: [], email: '', taxNumber: '' },
        staffName: '',
        customer: null,
        document: { kind },
      },
      valueWords('en'),
    );
    expect([...values.fields.keys()], kind).toEqual(fieldsOf(kind).fields);
    expect([...values.lists.keys()], kind).toEqual([...fieldsOf(kind).lists.keys()]);
  }
});
