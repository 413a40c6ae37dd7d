import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Contact } from '../../src-main/contract/contacts.ts';
import { type OpenCore, openCore } from '../support/core.ts';
import { scratchFolder } from '../support/store.ts';

let shops: { core: OpenCore; remove: () => void }[];
const openShop = async (): Promise<OpenCore> => {
  const { folder, remove } = scratchFolder();
  const core = await openCore(folder);
  shops.push({ core, remove });
  return core;
};
beforeEach(() => (shops = []));
afterEach(async () => {
  for (const { core, remove } of shops) {
    await core.close();
    remove();
  }
});

const hostile = ['=1+1', '+cmd|calc', '-2', '@SUM(A1)', '＝1', "'=1+1", '\tx', 'a;b,c "d"\ne', '__proto__'];

async function contactsOf({ client }: OpenCore): Promise<Contact[]> {
  const { items } = await client.contacts.list({ limit: 500 });
  return Promise.all(items.map(({ id }) => client.contacts.get({ id })));
}

/** What a spreadsheet has columns for; each as the columns hold it. */
const inSheet = (contact: Contact) => ({
  name: contact.name,
  title: contact.title,
  kind: contact.kind,
  roles: contact.roles.toSorted(),
  nickname: contact.nickname,
  phones: contact.phones.slice(0, 3).map(({ e164, raw }) => e164 ?? raw),
  emails: contact.emails.slice(0, 2).map(({ address }) => address),
  company: contact.affiliations[0]?.organization.name ?? '',
  jobTitle: contact.affiliations[0]?.jobTitle ?? '',
  street: contact.addresses[0]?.street ?? '',
  city: contact.addresses[0]?.city ?? '',
  birthday: contact.birthday,
  gender: contact.gender,
  occupation: contact.occupation,
  tags: contact.tags.map(({ name }) => name).toSorted(),
  groups: contact.groups.map(({ name }) => name).toSorted(),
  source: contact.source,
  note: contact.note,
});
const byNote = (a: { note: string; name: string }, b: { note: string; name: string }) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : a.note < b.note ? -1 : 1;

it.each(['csv', 'xlsx'] as const)(
  'a list that goes out as .%s comes in again with the same contacts',
  async (format) => {
    const from = await openShop();
    await from.client.shop.addSample({ language: 'id' });
    for (const note of hostile) await from.client.contacts.create({ name: `Uji ${hostile.indexOf(note)} Kata`, note });
    const { file } = await from.client.exports.run({ what: 'contacts', format, language: 'id' });
    const into = await openShop();
    const summary = await into.client.imports.run({ file, duplicates: 'add' });
    expect(summary).toMatchObject({ rejected: 0, status: 'done' });
    const [before, after] = [await contactsOf(from), await contactsOf(into)];
    expect(after.map(inSheet).toSorted(byNote)).toEqual(before.map(inSheet).toSorted(byNote));
  },
);
