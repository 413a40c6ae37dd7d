import { describe, expect, it } from 'vitest';
import { planImport, type PlanChoices } from '../../src-main/domain/importing/plan.ts';
import type { ContactDraft } from '../../src-main/domain/importing/draft.ts';
import { fixture, read, recordsOf, refusal } from '../support/reading.ts';

const choices: PlanChoices = { mapping: [], region: 'ID', currencyDecimals: 0, customFields: [], thisYear: 2026 };

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const only = async (bytes: Uint8Array | string) => recordsOf((await read(bytes)).tables[0])[0];
/** One card of version 3 with these lines. */
const one = (...lines: string[]) => only(card('VERSION:3.0', ...lines));

/** A file's cards as contact drafts, and the columns that nothing was matched to. */
async function contactsIn(bytes: Buffer) {
  const { tables, source } = await read(bytes);
  const plan = planImport(tables, choices);
  if (!plan) throw new Error('no header');
  return {
    source,
    unmatched: plan.columns.filter(({ field }) => field === null).map(({ name }) => name),
    contacts: [...plan.dataRows].map(
      (index) => plan.reading.understand(plan.sheet.row(index)).draft as ContactDraft | null,
    ),
  };
}

describe('contact cards as phones and address books write them', () => {
  it('of Apple need no mapping', async () => {
    const { contacts, source, unmatched } = await contactsIn(fixture('apple-contacts.vcf'));
    expect(source).toEqual({ format: 'vcard', encoding: 'utf-8', separator: null });
    expect(unmatched).toEqual(['Organization Department']);
    expect(contacts).toHaveLength(5);
    expect(contacts[0]).toMatchObject({
      name: 'I Ketut Wijaya',
      title: 'Bpk.',
      nickname: 'Pak Tut',
      birthday: '--03-17',
      company: { name: 'Sumber Laut', title: 'Toko' },
      jobTitle: 'Pemilik',
      tags: ['VIP', 'Hotel'],
      phones: [
        { e164: '+6281236501144', label: 'mobile' },
        { e164: '+62361223344', label: 'fax' },
        { e164: '+62361998877', label: 'Gudang' },
      ],
      emails: [{ label: 'home' }, { address: 'toko.sumberlaut@example.com', label: 'Toko' }],
      addresses: [{ label: 'home', street: 'Jl. Danau Tamblingan No. 12\nBanjar Semawang', postalCode: '80228' }],
      links: [{ label: 'website' }, { label: 'instagram' }],
    });
    expect(contacts[0]?.note).toBe(
      'Suka kopi, tanpa gula.\nTitip pesan lewat istrinya; jangan telepon siang. Pesanannya selalu dua minggu sebelum hari raya dan diambil sendiri.',
    );
    expect(contacts[1]?.phones[1]).toMatchObject({ e164: '+6281233445577', label: 'whatsapp' });
    expect(contacts[2]).toMatchObject({ kind: 'organization', name: 'Karya Bersama', title: 'UD' });
    // Nothing but a number: the name is made of it, and known to be.
    expect(contacts[4]).toMatchObject({ isNameDerived: true, phones: [{ e164: '+6281277001122' }] });
  });

  it('of Android (2.1, quoted-printable over soft line breaks) need no mapping', async () => {
    const { contacts, unmatched } = await contactsIn(fixture('android-contacts.vcf'));
    expect(unmatched).toEqual([]);
    expect(contacts.map((contact) => contact?.name)).toEqual([
      'Budi Santoso',
      'Ni Made Léstari',
      'RT',
      'Galon Depan',
      'Sejahtera Abadi Cabang Pasar Baru Lantai Dua',
    ]);
    expect(contacts[0]).toMatchObject({
      birthday: '1979-11-03',
      note: 'Langganan sejak 2019.\nAlamat lama di Jl. Pemuda; sekarang pindah ke ruko.',
    });
    expect(contacts[1]).toMatchObject({ title: 'Ibu', nickname: 'Bu Made', phones: [{}, { label: 'Gudang' }] });
    expect(contacts[3]?.phones).toMatchObject([{ e164: '+6282244556677', label: 'whatsapp' }]);
  });

  it('of a phone that mixes 2.1 and 3.0 need no mapping', async () => {
    const { contacts, unmatched } = await contactsIn(fixture('phone-contacts.vcf'));
    expect([contacts.length, contacts.filter(Boolean).length, unmatched]).toEqual([60, 60, []]);
  });
});

describe('what stands in a card', () => {
  it('is unfolded, also in the middle of a letter of two bytes', async () => {
    const bytes = Buffer.from(card('VERSION:3.0', 'FN:Ren\u00e9e M\u00fc', 'NOTE:a\\, b\\; c\\\\d\\nE', '  f'));
    const split = bytes.indexOf(0xc3) + 1;
    const folded = Buffer.concat([bytes.subarray(0, split), Buffer.from('\r\n '), bytes.subarray(split)]);
    expect(await only(folded)).toEqual({ 'Full Name': 'Renée Mü', Notes: 'a, b; c\\d\nE f' });
  });

  it('of vCard 4 keeps its numbers, lists, uses and the address as it is printed', async () => {
    const text = card(
      'VERSION:4.0',
      'FN:Siti Rahayu',
      'GENDER:F',
      'BDAY:--0517',
      'TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:+62-812-7788-4455;ext=12',
      'ADR;LABEL="Jl. Melati 5\\nMedan":;;;;;;',
      'CATEGORIES:VIP,Hotel\\, Bintang 3',
      'LANG:id',
    );
    expect(await only(text)).toEqual({
      'Full Name': 'Siti Rahayu',
      Gender: 'F',
      Birthday: '--05-17',
      'Phone 1 - Label': 'Mobile',
      'Phone 1 - Value': '+62-812-7788-4455',
      'Address 1 - Street': 'Jl. Melati 5\nMedan',
      Categories: 'VIP; Hotel, Bintang 3',
      Language: 'id',
    });
  });

  it.each<[string, Buffer]>([
    ['UTF-16', Buffer.from(`\ufeff${card('VERSION:3.0', 'FN:Renée')}`, 'utf16le')],
    ['Windows-1252', Buffer.from(card('VERSION:2.1', 'FN:Renée'), 'latin1')],
    ['a character set of its own', Buffer.from(card('VERSION:2.1', 'FN;CHARSET=ISO-8859-1:Renée'), 'latin1')],
    ['quoted-printable of Latin-1', Buffer.from(card('FN;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Ren=E9e'))],
    ['quoted-printable of UTF-8', Buffer.from(card('FN;ENCODING=QUOTED-PRINTABLE:Ren=C3=\r\n=A9e'))],
    ['an unknown character set', Buffer.from(card('FN;CHARSET=KLINGON;ENCODING=QUOTED-PRINTABLE:Ren=C3=A9e'))],
  ])('comes out the same in %s', async (_, bytes) => {
    expect(await only(bytes)).toEqual({ 'Full Name': 'Renée' });
  });

  it('is a birthday only where it is one', async () => {
    const birthday = async (line: string) => (await one('FN:a', line))?.['Birthday'];
    expect(await birthday('BDAY:19900517')).toBe('1990-05-17');
    expect(await birthday('BDAY:1990-05-17T00:00:00Z')).toBe('1990-05-17');
    expect(await birthday('BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-17')).toBe('--05-17');
    expect(await birthday('BDAY;VALUE=text:sekitar 1960')).toBe('sekitar 1960');
  });

  it('without pictures, cards within cards, and what came before and after', async () => {
    const picture = `PHOTO;ENCODING=b;TYPE=JPEG:${'QUJD'.repeat(400_000)}`;
    const inner = ['AGENT:', 'BEGIN:VCARD', 'FN:Sekretaris', 'END:VCARD'];
    expect(await one('FN:Siti', picture, 'LOGO;ENCODING=b:', ' QUJD', ...inner, 'TEL:0812')).toEqual({
      'Full Name': 'Siti',
      'Phone 1 - Value': '0812',
    });
  });

  it('goes on to the last phone, e-mail and link, however many there are', async () => {
    const phones = Array.from({ length: 20 }, (_, n) => `TEL;CELL:0812000000${String(n).padStart(2, '0')}`);
    const found = await one('FN:Siti', ...phones);
    expect(Object.keys(found ?? {}).filter((name) => name.endsWith('Value'))).toHaveLength(12);
    expect(String(found?.['Phone 12 - Value']).split(' ::: ')).toHaveLength(9);
  });

  it('that is cut off in the middle is kept; one that says nothing is none', async () => {
    const text = card('FN:Siti') + card('VERSION:3.0', 'REV:2026') + 'BEGIN:VCARD\nFN:Budi\nTEL:0813';
    expect(recordsOf((await read(text)).tables[0])).toEqual([
      { 'Full Name': 'Siti' },
      { 'Full Name': 'Budi', 'Phone 1 - Value': '0813' },
    ]);
    expect(await refusal(card('VERSION:3.0'))).toBe('file-empty');
  });

  it('called __proto__ or constructor is a text like any other', async () => {
    expect(
      await one('FN:__proto__', 'constructor:x', '__proto__.TEL;__proto__=1:0812', 'NICKNAME:constructor'),
    ).toEqual({
      'Full Name': '__proto__',
      Nickname: 'constructor',
      'Phone 1 - Value': '0812',
    });
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
