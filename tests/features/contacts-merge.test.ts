import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { journaledTables } from '../../src-main/database/tables.ts';
import { hangingTables } from '../../src-main/features/contacts/hanging.ts';
import { openContacts, type TestContacts } from '../support/contacts.ts';

let shop: TestContacts;
beforeEach(async () => {
  shop = await openContacts();
});
afterEach(() => shop.close());

/** Two cards of one woman, with much in common and much apart, and people and firms around them. */
async function twoCards() {
  const [red, blue] = [await shop.api.tags.create({ name: 'Merah' }), await shop.api.tags.create({ name: 'Biru' })];
  const club = await shop.api.groups.create({ name: 'Arisan' });
  const field = await shop.api.customFields.create({ name: 'Ukuran', kind: 'text' });
  const firm = await shop.create({ name: 'PT Maju' });
  const other = await shop.create({ name: 'CV Mundur' });
  const winner = await shop.create({
    name: 'Siti Aminah',
    roles: ['customer'],
    phones: [{ raw: '0812-7788-4455' }],
    emails: [{ address: 'siti@example.com' }],
    addresses: [{ city: 'Bandung', street: 'Jl. Braga 1' }],
    affiliations: [{ organizationId: firm.id, jobTitle: 'Kasir' }],
    tagIds: [red.id],
    groupIds: [club.id],
    consents: [
      { channel: 'whatsapp', state: 'yes' },
      { channel: 'email', state: 'no' },
    ],
    customValues: [{ fieldId: field.id, value: 'M' }],
  });
  const loser = await shop.create({
    name: 'Bu Siti',
    nickname: 'Titi',
    roles: ['supplier'],
    birthday: '1980-05-21',
    note: 'dari pasar',
    referredById: winner.id,
    phones: [{ raw: '+62 812 7788 4455', label: 'work' }, { raw: '(022) 731 9981' }],
    emails: [{ address: 'SITI@example.com' }, { address: 'aminah@example.com' }],
    addresses: [{ city: 'Bandung', street: 'Jl. Braga 1' }, { city: 'Solo' }],
    links: [{ label: 'instagram', value: '@siti' }],
    affiliations: [{ organizationId: firm.id, jobTitle: 'Kasir' }, { organizationId: other.id }],
    tagIds: [red.id, blue.id],
    groupIds: [club.id],
    consents: [
      { channel: 'whatsapp', state: 'no' },
      { channel: 'email', state: 'yes' },
      { channel: 'sms', state: 'yes' },
    ],
    customValues: [{ fieldId: field.id, value: 'L' }],
  });
  const friend = await shop.create({ name: 'Budi', referredById: loser.id });
  await shop.api.contacts.addInteraction({ contactId: winner.id, text: 'beli beras' });
  await shop.api.contacts.addInteraction({ contactId: loser.id, text: 'beli gula' });
  const stranger = await shop.create({ name: 'Siti Lain' });
  await shop.api.contacts.notSame({ ids: [loser.id, stranger.id] });
  return { winner, loser, friend, stranger, firm, other, red, blue };
}

const rowsOf = async (id: string) => {
  const hanging: string[] = [];
  for (const { table, column } of hangingTables) {
    const { rows } = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(
      shop.store.db,
    );
    if (rows.length > 0) hanging.push(`${table}.${column}`);
  }
  return hanging;
};

describe('a merge', () => {
  it('knows of every table that hangs on contacts', async () => {
    const { rows } = await sql<{ table: string; column: string }>`select m.name "table", f."from" "column"
      from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' and f."table" = 'contacts'`.execute(
      shop.store.db,
    );
    const known = hangingTables.map(({ table, column }) => `${table}.${column}`).sort();
    expect(rows.map(({ table, column }) => `${table}.${column}`).sort()).toEqual(known);
    for (const { table } of hangingTables) expect(Object.keys(journaledTables)).toContain(table);
  });

  it('joins lists without doubles, fills gaps, and moves everything that hung on the loser', async () => {
    const { winner, loser, friend, stranger, firm, other } = await twoCards();
    const { winner: merged } = await shop.api.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
    expect(merged).toMatchObject({
      name: 'Siti Aminah',
      title: 'Ibu',
      nickname: 'Titi',
      birthday: '1980-05-21',
      note: 'dari pasar',
      roles: ['customer', 'supplier'],
      referredBy: null,
    });
    expect(merged.phones.map((phone) => [phone.e164, phone.preferred])).toEqual([
      ['+6281277884455', true],
      ['+62227319981', false],
    ]);
    expect(merged.emails.map((email) => email.address)).toEqual(['siti@example.com', 'aminah@example.com']);
    expect(merged.addresses.map((address) => [address.city, address.preferred])).toEqual([
      ['Bandung', true],
      ['Solo', false],
    ]);
    expect(merged.links).toMatchObject([{ value: '@siti', preferred: true }]);
    expect(merged.affiliations.map((row) => row.organization.id)).toEqual([firm.id, other.id]);
    expect(merged.tags.map((tag) => tag.name)).toEqual(['Biru', 'Merah']);
    expect(merged.consents.map(({ channel, state }) => [channel, state])).toEqual([
      ['email', 'no'],
      ['sms', 'yes'],
      ['whatsapp', 'no'],
    ]);
    expect(merged.customValues).toMatchObject([{ value: 'M' }]);
    expect((await shop.api.contacts.get({ id: friend.id })).referredBy?.id).toBe(winner.id);
    expect((await shop.api.contacts.interactions({ contactId: winner.id })).total).toBe(2);
    expect(await rowsOf(loser.id)).toEqual([]);
    expect(await rowsOf(stranger.id)).toEqual(expect.arrayContaining([expect.stringContaining('not_duplicates')]));
    const gone = await shop.store.db
      .selectFrom('contacts')
      .selectAll()
      .where('id', '=', loser.id)
      .executeTakeFirstOrThrow();
    expect(gone).toMatchObject({ merged_into_id: winner.id, deleted_at: shop.clock.now() });
    expect(await shop.names({ search: 'aminah@example.com' })).toEqual(['Siti Aminah']);
  });

  it('takes each field from where it was chosen', async () => {
    const { winner, loser } = await twoCards();
    await shop.api.contacts.block({ id: loser.id, reason: 'utang' });
    const { winner: merged } = await shop.api.contacts.merge({
      winnerId: winner.id,
      loserIds: [loser.id],
      choices: [
        { field: 'name', fromId: loser.id },
        { field: 'title', fromId: winner.id },
        { field: 'nickname', fromId: winner.id },
        { field: 'blocked', fromId: winner.id },
      ],
    });
    expect(merged).toMatchObject({ name: 'Siti', letter: 'S', title: '', nickname: '', blocked: null });
  });

  it('keeps the winner blocked when only the loser was', async () => {
    const { winner, loser } = await twoCards();
    await shop.api.contacts.block({ id: loser.id, reason: 'utang' });
    const { winner: merged } = await shop.api.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
    expect(merged.blocked?.reason).toBe('utang');
  });

  it('of a person with her own firm, or of a firm with its customer, leaves nobody belonging to herself', async () => {
    const firm = await shop.create({ name: 'UD Siti', kind: 'organization' });
    const siti = await shop.create({
      name: 'Siti',
      affiliations: [{ organizationId: firm.id }],
      referredById: firm.id,
    });
    const clerk = await shop.create({ name: 'Tono', affiliations: [{ organizationId: firm.id, jobTitle: 'Sopir' }] });
    const { winner } = await shop.api.contacts.merge({ winnerId: siti.id, loserIds: [firm.id] });
    expect(winner).toMatchObject({ affiliations: [], referredBy: null, people: { total: 1 } });
    expect(winner.people.items[0]?.person.id).toBe(clerk.id);
  });

  it('takes more than two at once', async () => {
    const many = [];
    for (let n = 0; n < 5; n += 1)
      many.push(await shop.create({ name: 'Ani', phones: [{ raw: '081277884455' }, { raw: `08134444555${n}` }] }));
    const before = await digestOf(shop.store.db);
    const [first, ...rest] = many.map((contact) => contact.id);
    const { winner, batchId } = await shop.api.contacts.merge({ winnerId: first!, loserIds: rest });
    expect(winner.phones).toHaveLength(6);
    expect((await shop.api.contacts.list({})).total).toBe(1);
    await shop.undo(batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('needs two that are there', async () => {
    const { winner, loser } = await twoCards();
    const merge = (loserIds: string[]) => shop.api.contacts.merge({ winnerId: winner.id, loserIds });
    await expect(merge([winner.id])).rejects.toMatchObject({ code: 'merge-needs-two' });
    await shop.api.contacts.remove({ by: 'ids', ids: [loser.id] });
    await expect(merge([loser.id])).rejects.toMatchObject({ code: 'in-bin' });
  });
});

describe('the undo of a merge', () => {
  it('gives back both cards, digest for digest', async () => {
    const { winner, loser } = await twoCards();
    const before = await digestOf(shop.store.db);
    shop.clock.advance(1000);
    const { batchId } = await shop.api.contacts.merge({
      winnerId: winner.id,
      loserIds: [loser.id],
      choices: [{ field: 'name', fromId: loser.id }],
    });
    expect((await shop.undo(batchId)).kept).toEqual([]);
    expect(await digestOf(shop.store.db)).toBe(before);
    expect(await shop.names({ search: 'gula' })).toEqual(['Siti']);
  });

  it('leaves edits of others alone', async () => {
    const { winner, loser, stranger } = await twoCards();
    const { batchId } = await shop.api.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
    await shop.api.contacts.update({ id: stranger.id, note: 'lain' });
    const { batchId: tagged } = await shop.api.tags.create({ name: 'Kuning' });
    await shop.undo(batchId);
    expect(await shop.api.contacts.get({ id: stranger.id })).toMatchObject({ note: 'lain' });
    expect((await shop.api.tags.list()).map((tag) => tag.name)).toContain('Kuning');
    expect(await shop.api.contacts.get({ id: loser.id })).toMatchObject({ deletedAt: null, phones: [{}, {}] });
    await shop.undo(tagged);
  });

  it('keeps and lists what was changed on the winner since', async () => {
    const { winner, loser } = await twoCards();
    const { batchId, winner: merged } = await shop.api.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
    shop.clock.advance(1000);
    await shop.api.contacts.update({
      id: winner.id,
      nickname: 'Nina',
      phones: merged.phones.map((phone) => (phone.preferred ? phone : { ...phone, raw: '(022) 731 9982' })),
    });
    const { kept } = await shop.undo(batchId);
    expect(await shop.api.contacts.get({ id: winner.id })).toMatchObject({ nickname: 'Nina', roles: ['customer'] });
    expect(kept).toContainEqual({ id: winner.id, what: 'contacts', name: 'Siti Aminah', fields: ['nickname'] });
    expect(await shop.api.contacts.get({ id: loser.id })).toMatchObject({ deletedAt: null, nickname: 'Titi' });
  });
});

describe('an undo whose place has been taken', () => {
  it('keeps and lists what came since, and takes back all the rest', async () => {
    const { winner, loser, red, firm } = await twoCards();
    const { batchId } = await shop.api.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
    await shop.api.contacts.restore({ by: 'ids', ids: [loser.id] });
    await shop.api.contacts.update({
      id: loser.id,
      tagIds: [red.id],
      affiliations: [{ organizationId: firm.id, jobTitle: 'Kasir' }],
      consents: [{ channel: 'sms', state: 'no' }],
    });
    const { kept } = await shop.undo(batchId);
    expect(new Set(kept.map((row) => row.what))).toEqual(new Set(['contact_consents', 'contact_tags', 'affiliations']));
    expect(await shop.api.contacts.get({ id: loser.id })).toMatchObject({
      phones: [{}, {}],
      links: [{}],
      consents: [{ channel: 'email' }, { channel: 'sms', state: 'no' }, { channel: 'whatsapp' }],
    });
  });

  it('leaves a tag of the same name that was made since', async () => {
    const old = await shop.api.tags.create({ name: 'Grosir' });
    await shop.create({ name: 'Ani', tagIds: [old.id] });
    const { batchId } = await shop.api.tags.remove({ id: old.id });
    const fresh = await shop.api.tags.create({ name: 'grosir' });
    expect((await shop.undo(batchId)).kept).toHaveLength(2);
    expect((await shop.api.tags.list()).map((tag) => tag.id)).toEqual([fresh.id]);
  });
});

describe('suspects', () => {
  const groups = async () =>
    (await shop.api.contacts.suspects({})).items.map(({ contacts, reasons }) => [
      contacts.map((row) => row.name).sort(),
      reasons,
    ]);
  const inCity = (name: string, city: string) => shop.create({ name, addresses: [{ city }] });

  it('share a phone, an e-mail, or a near-same name in one city; the surest come first', async () => {
    await inCity('Siti Rahmawati', 'Bandung');
    await inCity('Siti Rahmawatti', 'bandung');
    await inCity('Rahmawati Siti', 'Solo');
    await shop.create({ name: 'Ani', emails: [{ address: 'ani@example.com' }] });
    await shop.create({ name: 'Anita', emails: [{ address: 'ANI@example.com' }] });
    await shop.create({ name: 'Budi', phones: [{ raw: '0812-7788-4455' }] });
    await shop.create({ name: 'Boedi', phones: [{ raw: '+6281277884455' }] });
    await shop.create({ name: 'Tono', phones: [{ raw: 'tanya' }] });
    await shop.create({ name: 'Toni', phones: [{ raw: 'tanya' }] });
    expect(await groups()).toEqual([
      [['Boedi', 'Budi'], ['same-phone']],
      [['Ani', 'Anita'], ['same-email']],
      [['Siti Rahmawati', 'Siti Rahmawatti'], ['near-same-name']],
    ]);
  });

  it('are near by the order of words, joined words, old spelling, one slip, and not by more', async () => {
    for (const name of ['Nur Aini', 'Nuraini', 'Djoko Soesilo', 'Joko Susilo', 'Wijaya Agus', 'Agus Wijaya'])
      await inCity(name, 'Malang');
    for (const name of ['Rina', 'Rani', 'Toko Jaya 1', 'Toko Jaya 2', 'Hendra Gunawan', 'Hendri Gunadi'])
      await shop.create({ name, kind: 'person', addresses: [{ city: 'Malang' }] });
    expect(new Set((await groups()).map(([names]) => String(names)))).toEqual(
      new Set(['Nur Aini,Nuraini', 'Djoko Soesilo,Joko Susilo', 'Agus Wijaya,Wijaya Agus']),
    );
  });

  it('are never a person and the organization that she belongs to', async () => {
    const shared = { phones: [{ raw: '(022) 731 9981' }] };
    const firm = await shop.create({ kind: 'organization', name: 'Mekar Sari', title: 'Toko', ...shared });
    const owner = await shop.create({ name: 'Sulastri', ...shared, affiliations: [{ organizationId: firm.id }] });
    expect(await groups()).toEqual([]);
    expect(await shop.api.contacts.similar({ phones: ['022 7319981'], exceptId: owner.id })).toEqual([]);
    await shop.api.contacts.update({ id: owner.id, affiliations: [] });
    expect(await groups()).toEqual([[['Mekar Sari', 'Sulastri'], ['same-phone']]]);
  });

  it('stand in one group when linked over another', async () => {
    await shop.create({ name: 'A', phones: [{ raw: '081277884455' }] });
    await shop.create({ name: 'B', phones: [{ raw: '081277884455' }], emails: [{ address: 'x@example.com' }] });
    await shop.create({ name: 'C', emails: [{ address: 'x@example.com' }] });
    expect(await groups()).toEqual([
      [
        ['A', 'B', 'C'],
        ['same-phone', 'same-email'],
      ],
    ]);
  });

  it('are not shown again once said to be different, until the next one comes', async () => {
    const a = await shop.create({ name: 'Ani', phones: [{ raw: '081277884455' }] });
    const b = await shop.create({ name: 'Budi', phones: [{ raw: '081277884455' }] });
    expect(await groups()).toHaveLength(1);
    const { batchId } = await shop.api.contacts.notSame({ ids: [b.id, a.id] });
    await shop.api.contacts.notSame({ ids: [a.id, b.id] });
    expect(await groups()).toEqual([]);
    expect(await shop.api.contacts.similar({ phones: ['0812 7788 4455'], exceptId: a.id })).toEqual([]);
    await shop.create({ name: 'Cici', phones: [{ raw: '081277884455' }] });
    expect(await groups()).toEqual([[['Ani', 'Budi', 'Cici'], ['same-phone']]]);
    await shop.undo(batchId);
  });

  it('leave the list when they are merged, and come back when that is undone', async () => {
    const a = await shop.create({ name: 'Ani', phones: [{ raw: '081277884455' }] });
    const b = await shop.create({ name: 'Budi', phones: [{ raw: '081277884455' }] });
    const { batchId } = await shop.api.contacts.merge({ winnerId: a.id, loserIds: [b.id] });
    expect(await groups()).toEqual([]);
    await shop.undo(batchId);
    expect(await groups()).toHaveLength(1);
  });

  it('come in pages', async () => {
    for (let n = 0; n < 7; n += 1)
      for (const name of ['Ani', 'Budi'])
        await shop.create({ name: `${name}${n}`, phones: [{ raw: `08127788445${n}` }] });
    const [one, two] = [
      await shop.api.contacts.suspects({ limit: 4 }),
      await shop.api.contacts.suspects({ limit: 4, offset: 4 }),
    ];
    expect([one.total, one.items.length, two.items.length]).toEqual([7, 4, 3]);
    expect(new Set([...one.items, ...two.items].map((item) => item.key)).size).toBe(7);
  });
});

describe('while typing', () => {
  it('points out who may be the same, the surest first, and not the contact itself', async () => {
    const siti = await shop.create({
      name: 'Siti Rahmawati',
      phones: [{ raw: '081277884455' }],
      addresses: [{ city: 'Bandung' }],
    });
    const budi = await shop.create({ name: 'Budi', phones: [{ raw: '081277884455' }] });
    const seen = async (typed: Parameters<typeof shop.api.contacts.similar>[0]) =>
      (await shop.api.contacts.similar(typed)).map(({ contact, reasons }) => [contact.name, reasons]);
    expect(await seen({ name: 'Bu Siti Rahmawatti', city: 'bandung', phones: ['0812 7788 4455'] })).toEqual([
      ['Siti Rahmawati', ['same-phone', 'near-same-name']],
      ['Budi', ['same-phone']],
    ]);
    expect(await seen({ name: 'Siti Rahmawati', city: 'Solo' })).toEqual([]);
    expect(await seen({ name: 'Siti Rahmawati' })).toEqual([['Siti Rahmawati', ['near-same-name']]]);
    expect(await seen({ phones: ['081277884455'], exceptId: siti.id })).toEqual([['Budi', ['same-phone']]]);
    await shop.api.contacts.remove({ by: 'ids', ids: [budi.id] });
    expect(await seen({ phones: ['081277884455'], exceptId: siti.id })).toEqual([]);
    expect(await seen({})).toEqual([]);
  });
});

describe('a card that was merged into another', () => {
  it('says into whom and by which act, and undoing that act brings back what hung on it', async () => {
    const { winner, loser } = await twoCards();
    const { batchId } = await shop.api.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
    const merged = await shop.api.contacts.get({ id: loser.id });
    expect(merged.phones).toEqual([]);
    expect(merged.merged).toMatchObject({ into: { id: winner.id, name: winner.name }, batchId });
    await shop.undo(batchId);
    const back = await shop.api.contacts.get({ id: loser.id });
    expect(back).toMatchObject({ merged: null, deletedAt: null });
    expect(back.phones).toHaveLength(2);
  });

  it('offers the last merge where it was merged, brought back and merged again', async () => {
    const { winner, loser } = await twoCards();
    const first = await shop.api.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
    await shop.undo(first.batchId);
    const second = await shop.api.contacts.merge({ winnerId: winner.id, loserIds: [loser.id] });
    expect((await shop.api.contacts.get({ id: loser.id })).merged?.batchId).toBe(second.batchId);
  });
});
