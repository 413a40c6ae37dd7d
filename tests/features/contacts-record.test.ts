import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { openContacts, type TestContacts } from '../support/contacts.ts';

let shop: TestContacts;
beforeEach(async () => {
  shop = await openContacts();
});
afterEach(() => shop.close());

const journalLength = async () =>
  (
    await shop.store.db
      .selectFrom('journal')
      .select((q) => q.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n;
/** A record as a form sends it back: everything that can be changed. */
const asForm = (contact: Awaited<ReturnType<typeof shop.api.contacts.get>>) => ({
  id: contact.id,
  kind: contact.kind,
  name: contact.name,
  title: contact.title,
  nickname: contact.nickname,
  roles: contact.roles,
  note: contact.note,
  birthday: contact.birthday,
  referredById: contact.referredBy?.id ?? null,
  phones: contact.phones,
  emails: contact.emails,
  addresses: contact.addresses,
  links: contact.links,
  affiliations: contact.affiliations.map(({ id, organization, jobTitle, preferred }) => ({
    id,
    organizationId: organization.id,
    jobTitle,
    preferred,
  })),
  tagIds: contact.tags.map((tag) => tag.id),
  groupIds: contact.groups.map((group) => group.id),
  consents: contact.consents.map(({ channel, state }) => ({ channel, state })),
  customValues: contact.customValues,
});

/** A contact with something in every list. */
async function fullContact() {
  const firm = await shop.create({ name: 'PT Maju Jaya' });
  const tag = await shop.api.tags.create({ name: 'Grosir', color: 'blue' });
  const group = await shop.api.groups.create({ name: 'Arisan' });
  const field = await shop.api.customFields.create({ name: 'Ukuran baju', kind: 'choice', choices: ['S', 'M', 'L'] });
  const friend = await shop.create({ name: 'Budi' });
  const contact = await shop.create({
    name: 'Bpk. Ahmad Yani',
    nickname: 'Mat',
    roles: ['customer', 'partner'],
    birthday: '--05-21',
    note: 'suka kopi',
    referredById: friend.id,
    phones: [{ raw: '0812-7788-4455' }, { raw: '0813 1111 2222', label: 'work', preferred: true }],
    emails: [{ address: 'Yani@Example.com' }],
    addresses: [{ city: 'Bandung', street: 'Jl. Braga 1\nlantai 2' }],
    links: [{ label: 'instagram', value: '@yani' }],
    affiliations: [{ organizationId: firm.id, jobTitle: 'Manajer' }],
    tagIds: [tag.id],
    groupIds: [group.id],
    consents: [{ channel: 'whatsapp', state: 'yes' }],
    customValues: [{ fieldId: field.id, value: 'm' }],
  });
  return { contact, firm, tag, group, field, friend };
}

describe('a new contact', () => {
  it('has its title out of the name, its phones understood, and one preferred in each list', async () => {
    const ani = await shop.create({
      name: 'Bpk. Ahmad Yani',
      phones: [{ raw: '0812-7788-4455' }, { raw: '62 813 1111 2222', preferred: true }, { raw: 'tanya toko' }],
      emails: [{ address: 'Yani@Example.com' }, { address: 'b@example.com' }],
    });
    expect(ani).toMatchObject({ kind: 'person', name: 'Ahmad Yani', title: 'Bpk.', letter: 'A' });
    expect(ani.phones.map(({ e164, raw, preferred }) => [e164, raw, preferred])).toEqual([
      ['+6281277884455', '0812-7788-4455', false],
      ['+6281311112222', '62 813 1111 2222', true],
      [null, 'tanya toko', false],
    ]);
    expect(ani.emails.map((email) => email.preferred)).toEqual([true, false]);
  });

  it('is an organization where its name has a legal form, unless it is said to be a person', async () => {
    expect(await shop.create({ name: 'CV Sumber Rejeki' })).toMatchObject({
      kind: 'organization',
      name: 'Sumber Rejeki',
      title: 'CV',
    });
    expect(await shop.create({ name: 'Toko Ani', kind: 'person' })).toMatchObject({ kind: 'person', name: 'Toko Ani' });
  });

  it('reads phones in the region of the settings', async () => {
    await shop.settings.update(shop.actor, { phoneRegion: 'SG' });
    expect((await shop.create({ name: 'Mei', phones: [{ raw: '9123 4567' }] })).phones[0]?.e164).toBe('+6591234567');
  });

  it('comes back whole', async () => {
    const { contact, firm, friend } = await fullContact();
    expect(await shop.api.contacts.get({ id: contact.id })).toEqual({ ...contact, batchId: undefined });
    expect(contact).toMatchObject({
      nickname: 'Mat',
      roles: ['customer', 'partner'],
      birthday: '--05-21',
      referredBy: { id: friend.id, name: 'Budi' },
      addresses: [{ city: 'Bandung', street: 'Jl. Braga 1\nlantai 2', preferred: true }],
      affiliations: [{ organization: { id: firm.id, name: 'Maju Jaya', title: 'PT' }, jobTitle: 'Manajer' }],
      tags: [{ name: 'Grosir', color: 'blue' }],
      groups: [{ name: 'Arisan' }],
      consents: [{ channel: 'whatsapp', state: 'yes' }],
      customValues: [{ value: 'M' }],
    });
    expect((await shop.api.contacts.get({ id: firm.id })).people).toMatchObject({
      total: 1,
      items: [{ person: { id: contact.id }, jobTitle: 'Manajer' }],
    });
    expect((await shop.api.contacts.get({ id: friend.id })).referred).toMatchObject({
      total: 1,
      items: [{ id: contact.id }],
    });
  });

  it('keeps a hostile name as it is and does nothing else with it', async () => {
    for (const name of [
      '<script>alert(1)</script>',
      '=HYPERLINK("http://example.com")',
      'x'.repeat(10_000),
      'مريم العلي',
      '😀',
      `Robert'); drop table contacts;--`,
      '__proto__',
    ]) {
      const made = await shop.create({ name, kind: 'person' });
      expect(made.name).toBe(name);
      expect((await shop.api.contacts.list({ search: name.slice(0, 200) })).items.map((row) => row.id)).toContain(
        made.id,
      );
    }
  });

  it('is refused where it refers to nobody, and leaves nothing behind', async () => {
    const before = await digestOf(shop.store.db);
    const person = { name: 'Ani' };
    const id = newId();
    await expect(shop.create({ ...person, referredById: id })).rejects.toMatchObject({ code: 'not-found' });
    await expect(shop.create({ ...person, tagIds: [id] })).rejects.toMatchObject({
      code: 'not-found',
      data: { what: 'tag' },
    });
    await expect(shop.create({ ...person, affiliations: [{ organizationId: id }] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(shop.create({ ...person, customValues: [{ fieldId: id, value: 'x' }] })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('belongs to organizations only', async () => {
    const budi = await shop.create({ name: 'Budi' });
    await expect(shop.create({ name: 'Ani', affiliations: [{ organizationId: budi.id }] })).rejects.toMatchObject({
      code: 'not-an-organization',
    });
  });
});

describe('a change', () => {
  it('that changes nothing writes nothing and leaves the time of the last change alone', async () => {
    const { contact } = await fullContact();
    const [before, entries] = [await digestOf(shop.store.db), await journalLength()];
    shop.clock.advance(60_000);
    const again = await shop.api.contacts.update(asForm(contact));
    expect(again.updatedAt).toBe(contact.updatedAt);
    expect(await journalLength()).toBe(entries);
    expect(await digestOf(shop.store.db)).toBe(before);
  });

  it('keeps rows with an id, adds those without, removes those left out', async () => {
    const { contact } = await fullContact();
    const [first, second] = contact.phones;
    const changed = await shop.api.contacts.update({
      id: contact.id,
      phones: [
        { ...second!, raw: '0813 1111 3333' },
        { raw: '(022) 731 9981', label: 'home' },
      ],
    });
    expect(changed.phones.map(({ id, e164 }) => [id === second!.id, e164])).toEqual([
      [true, '+6281311113333'],
      [false, '+62227319981'],
    ]);
    expect(changed.phones.some((phone) => phone.id === first!.id)).toBe(false);
    expect(changed.updatedAt).toBeGreaterThan(contact.updatedAt);
  });

  it('leaves alone what is not given', async () => {
    const { contact } = await fullContact();
    const changed = await shop.api.contacts.update({ id: contact.id, nickname: 'Yan' });
    expect({ ...changed, batchId: '', nickname: '', updatedAt: 0 }).toEqual({
      ...contact,
      batchId: '',
      nickname: '',
      updatedAt: 0,
    });
  });

  it('of the name keeps the title beside it, and takes over one that is typed', async () => {
    const ani = await shop.create({ name: 'Ibu Ani' });
    expect(await shop.api.contacts.update({ id: ani.id, name: 'Ani Wijaya' })).toMatchObject({
      name: 'Ani Wijaya',
      title: 'Ibu',
    });
    expect(await shop.api.contacts.update({ id: ani.id, name: 'Hj. Ani Wijaya' })).toMatchObject({ title: 'Hj.' });
    expect(await shop.api.contacts.update({ id: ani.id, title: '' })).toMatchObject({ title: '', name: 'Ani Wijaya' });
  });

  it('swaps the jobs of two affiliations without breaking their uniqueness', async () => {
    const firm = await shop.create({ name: 'PT Maju' });
    const ani = await shop.create({
      name: 'Ani',
      affiliations: [
        { organizationId: firm.id, jobTitle: 'Kasir' },
        { organizationId: firm.id, jobTitle: 'Gudang' },
      ],
    });
    const [one, two] = asForm(ani).affiliations;
    const changed = await shop.api.contacts.update({
      id: ani.id,
      affiliations: [
        { ...one!, jobTitle: 'Gudang' },
        { ...two!, jobTitle: 'Kasir' },
      ],
    });
    expect(changed.affiliations.map((row) => row.jobTitle)).toEqual(['Gudang', 'Kasir']);
  });

  it('is refused when somebody else was faster', async () => {
    const ani = await shop.create({ name: 'Ani' });
    await shop.api.contacts.update({ id: ani.id, note: 'a' });
    await expect(
      shop.api.contacts.update({ id: ani.id, note: 'b', expectedUpdatedAt: ani.updatedAt }),
    ).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect((await shop.api.contacts.get({ id: ani.id })).note).toBe('a');
  });

  it('cannot make a contact refer to itself', async () => {
    const ani = await shop.create({ name: 'PT Ani' });
    await expect(shop.api.contacts.update({ id: ani.id, referredById: ani.id })).rejects.toMatchObject({
      code: 'refers-to-itself',
    });
    await expect(
      shop.api.contacts.update({ id: ani.id, affiliations: [{ organizationId: ani.id }] }),
    ).rejects.toMatchObject({ code: 'refers-to-itself' });
  });

  it('is refused in the bin and where there is no contact', async () => {
    const ani = await shop.create({ name: 'Ani' });
    await shop.api.contacts.remove({ by: 'ids', ids: [ani.id] });
    await expect(shop.api.contacts.update({ id: ani.id, note: 'x' })).rejects.toMatchObject({ code: 'in-bin' });
    await expect(shop.api.contacts.update({ id: newId(), note: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(shop.api.contacts.get({ id: newId() })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('keeps an organization that has gone to the bin when the form is saved again', async () => {
    const { contact, firm } = await fullContact();
    await shop.api.contacts.remove({ by: 'ids', ids: [firm.id] });
    const changed = await shop.api.contacts.update({ ...asForm(contact), note: 'baru' });
    expect(changed.affiliations).toHaveLength(1);
  });

  it('is taken back by one undo, digest for digest', async () => {
    const { contact } = await fullContact();
    const before = await digestOf(shop.store.db);
    const { batchId } = await shop.api.contacts.update({
      id: contact.id,
      name: 'PT Lain',
      kind: 'organization',
      phones: [],
      addresses: [{ city: 'Solo' }],
      affiliations: [],
      tagIds: [],
      consents: [],
      customValues: [],
    });
    await shop.undo(batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
  });
});

describe('consent', () => {
  it('has three states, and an answer that stays keeps its time', async () => {
    const ani = await shop.create({
      name: 'Ani',
      consents: [
        { channel: 'whatsapp', state: 'yes' },
        { channel: 'email', state: 'no' },
      ],
    });
    shop.clock.advance(5_000);
    const changed = await shop.api.contacts.update({
      id: ani.id,
      consents: [
        { channel: 'whatsapp', state: 'yes' },
        { channel: 'sms', state: 'yes' },
        { channel: 'email', state: null },
      ],
    });
    expect(changed.consents).toEqual([
      { channel: 'sms', state: 'yes', at: shop.clock.now() },
      { channel: 'whatsapp', state: 'yes', at: ani.consents.find((one) => one.channel === 'whatsapp')?.at },
    ]);
  });
});

describe('custom fields', () => {
  it('take only values of their kind', async () => {
    const field = (name: string, kind: 'number' | 'money' | 'date' | 'choice' | 'yesno') =>
      shop.api.customFields.create({ name, kind, choices: kind === 'choice' ? ['Merah', 'Biru'] : [] });
    const cases = [
      [await field('n', 'number'), ['12', '-1.5'], ['dua', '1,5', '1e3']],
      [await field('m', 'money'), ['150000'], ['1.5', 'Rp 5']],
      [await field('d', 'date'), ['2026-02-28'], ['2026-02-30', '28/2/2026']],
      [await field('c', 'choice'), ['Merah'], ['Hijau']],
      [await field('y', 'yesno'), ['yes', 'no'], ['ya', '1']],
    ] as const;
    for (const [{ id: fieldId }, good, bad] of cases) {
      for (const value of good)
        expect((await shop.create({ name: 'A', customValues: [{ fieldId, value }] })).customValues).toEqual([
          { fieldId, value },
        ]);
      for (const value of bad)
        await expect(shop.create({ name: 'A', customValues: [{ fieldId, value }] })).rejects.toMatchObject({
          code: 'custom-value-invalid',
        });
    }
  });

  it('keep their values while hidden, also when the contact is saved meanwhile', async () => {
    const { contact, field } = await fullContact();
    const { batchId } = await shop.api.customFields.remove({ id: field.id });
    expect((await shop.api.contacts.get({ id: contact.id })).customValues).toEqual([]);
    await shop.api.contacts.update({ id: contact.id, customValues: [] });
    await shop.undo(batchId);
    expect((await shop.api.contacts.get({ id: contact.id })).customValues).toEqual([{ fieldId: field.id, value: 'M' }]);
  });

  it('have names of their own, and an order', async () => {
    const names = async () => (await shop.api.customFields.list()).map((field) => field.name);
    const [a] = [await shop.api.customFields.create({ name: 'Agama', kind: 'text' })];
    await shop.api.customFields.create({ name: 'Berat', kind: 'number' });
    await shop.api.customFields.create({ name: 'Cabang', kind: 'text' });
    await expect(shop.api.customFields.create({ name: 'AGAMA', kind: 'text' })).rejects.toMatchObject({
      code: 'name-taken',
    });
    await shop.api.customFields.update({ id: a.id, position: 2 });
    expect(await names()).toEqual(['Berat', 'Cabang', 'Agama']);
  });
});

describe('tags and groups', () => {
  it('have names of their own whatever the case, and count who bears them', async () => {
    const tag = await shop.api.tags.create({ name: 'Grosir' });
    await expect(shop.api.tags.create({ name: 'grosir' })).rejects.toMatchObject({ code: 'name-taken' });
    const ani = await shop.create({ name: 'Ani', tagIds: [tag.id] });
    await shop.create({ name: 'Budi', tagIds: [tag.id] });
    expect(await shop.api.tags.list()).toMatchObject([{ name: 'Grosir', color: 'gray', count: 2 }]);
    await shop.api.contacts.remove({ by: 'ids', ids: [ani.id] });
    expect(await shop.api.tags.list()).toMatchObject([{ count: 1 }]);
    expect(await shop.api.tags.update({ id: tag.id, name: 'GROSIR', color: 'red' })).toMatchObject({
      name: 'GROSIR',
      color: 'red',
    });
  });

  it('that are removed come back to all who bore them', async () => {
    const group = await shop.api.groups.create({ name: 'Arisan' });
    await shop.create({ name: 'Ani', groupIds: [group.id] });
    const before = await digestOf(shop.store.db);
    const { batchId } = await shop.api.groups.remove({ id: group.id });
    expect((await shop.api.contacts.list({})).items[0]?.groups).toEqual([]);
    await shop.undo(batchId);
    expect(await digestOf(shop.store.db)).toBe(before);
    expect((await shop.api.contacts.list({ groupIds: [group.id] })).total).toBe(1);
  });
});

describe('the timeline', () => {
  it('stands newest first with who wrote it, and forgets what is removed', async () => {
    const ani = await shop.create({ name: 'Ani' });
    const note = await shop.api.contacts.addInteraction({ contactId: ani.id, text: 'minta katalog' });
    shop.clock.advance(1000);
    await shop.api.contacts.addInteraction({ contactId: ani.id, kind: 'call', text: 'tidak diangkat' });
    expect(await shop.api.contacts.interactions({ contactId: ani.id })).toMatchObject({
      total: 2,
      items: [
        { kind: 'call', staffName: 'Rina' },
        { kind: 'note', text: 'minta katalog' },
      ],
    });
    expect((await shop.api.contacts.list({})).items[0]?.lastInteractionAt).toBe(shop.clock.now());
    await shop.api.contacts.updateInteraction({ id: note.id, text: 'minta brosur' });
    const { batchId } = await shop.api.contacts.removeInteraction({ id: note.id });
    expect((await shop.api.contacts.interactions({ contactId: ani.id })).total).toBe(1);
    await expect(shop.api.contacts.updateInteraction({ id: note.id, text: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await shop.undo(batchId);
    expect((await shop.api.contacts.interactions({ contactId: ani.id })).items.at(-1)?.text).toBe('minta brosur');
  });
});
