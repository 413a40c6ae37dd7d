import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ContactRow } from '../../src-main/contract/contacts.ts';
import { parseName } from '../../src-main/domain/names.ts';
import { fold } from '../../src-main/domain/text.ts';
import { openContacts, type TestContacts } from '../support/contacts.ts';

let shop: TestContacts;
let everybody: ContactRow[];
let tagIds: string[];
let groupIds: string[];

const cities = ['Bandung', 'Solo', 'Denpasar', ''];
const firstNames = ['Ani', 'Budi', 'Çelik', 'Dewi', 'eka', 'Made', '7 Naga', '陈伟', 'Zul', 'Nur', '🙂'];
const lastNames = ['Wijaya', 'Santoso', '', 'Putri', 'Kusuma'];
const roles = ['customer', 'supplier', 'partner', 'prospect'] as const;
/** The same choice of a list for the same number. */
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

beforeAll(async () => {
  shop = await openContacts();
  tagIds = [(await shop.api.tags.create({ name: 'Grosir' })).id, (await shop.api.tags.create({ name: 'VIP' })).id];
  groupIds = [(await shop.api.groups.create({ name: 'Arisan' })).id];
  const firm = await shop.create({ name: 'PT Maju Jaya', roles: ['supplier'] });
  for (let n = 0; n < 120; n += 1) {
    const made = await shop.create({
      name: `${pick(firstNames, n)} ${pick(lastNames, n * 7)}`.trim(),
      kind: 'person',
      roles: roles.filter((_, r) => (n + r) % 3 === 0),
      birthday: n % 4 === 0 ? null : `19${60 + (n % 40)}-${String((n % 12) + 1).padStart(2, '0')}-15`,
      addresses: pick(cities, n) === '' ? [] : [{ city: pick(cities, n) }],
      phones: n % 5 === 0 ? [] : [{ raw: `0812${String(10_000_000 + n * 7_919).slice(0, 8)}` }],
      tagIds: tagIds.filter((_, t) => (n + t) % 4 === 0),
      groupIds: n % 6 === 0 ? groupIds : [],
      affiliations: n % 9 === 0 ? [{ organizationId: firm.id, jobTitle: 'Kasir' }] : [],
    });
    if (n % 11 === 0) await shop.api.contacts.block({ id: made.id, reason: 'utang' });
    if (n % 3 === 0) await shop.api.contacts.addInteraction({ contactId: made.id, text: `catatan ${n}` });
    if (n % 13 === 0) await shop.api.contacts.remove({ by: 'ids', ids: [made.id] });
  }
  everybody = [
    ...(await shop.api.contacts.list({ limit: 500 })).items,
    ...(await shop.api.contacts.list({ limit: 500, deleted: true })).items,
  ];
});
afterAll(() => shop.close());

const inBin = async () =>
  new Set((await shop.api.contacts.list({ limit: 500, deleted: true })).items.map((row) => row.id));

describe('the list', () => {
  it('finds exactly what a filter describes, and counts it', async () => {
    const bin = await inBin();
    const born = (row: ContactRow) => (row.birthday === null ? null : Number(row.birthday.slice(-5, -3)));
    const filters = fc.record(
      {
        kind: fc.constantFrom('person' as const, 'organization' as const),
        roles: fc.subarray([...roles]),
        tagIds: fc.subarray([0, 1]),
        groupIds: fc.subarray([0]),
        city: fc.constantFrom(...cities, 'bandung', 'Nowhere'),
        hasPhone: fc.boolean(),
        birthdayMonth: fc.integer({ min: 1, max: 12 }),
        blocked: fc.boolean(),
        addedSince: fc.nat(everybody.length - 1),
        deleted: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(filters, async (chosen) => {
        const filter = {
          ...chosen,
          tagIds: (chosen.tagIds ?? []).map((n) => tagIds[n]!),
          groupIds: (chosen.groupIds ?? []).map((n) => groupIds[n]!),
          addedSince: chosen.addedSince === undefined ? null : everybody[chosen.addedSince]!.createdAt,
        };
        const expected = everybody.filter(
          (row) =>
            bin.has(row.id) === (filter.deleted ?? false) &&
            (filter.kind === undefined || row.kind === filter.kind) &&
            (!filter.roles?.length || filter.roles.some((role) => row.roles.includes(role))) &&
            (filter.tagIds.length === 0 || row.tags.some((tag) => filter.tagIds.includes(tag.id))) &&
            (filter.groupIds.length === 0 || row.groups.some((group) => filter.groupIds.includes(group.id))) &&
            (!filter.city || fold(row.city) === fold(filter.city)) &&
            (filter.hasPhone === undefined || row.phones.length > 0 === filter.hasPhone) &&
            (filter.birthdayMonth === undefined || born(row) === filter.birthdayMonth) &&
            (filter.blocked === undefined || row.blocked === filter.blocked) &&
            (filter.addedSince === null || row.createdAt >= filter.addedSince),
        );
        const { total, items } = await shop.api.contacts.list({ ...filter, limit: 500 });
        expect(items.map((row) => row.id).sort()).toEqual(expected.map((row) => row.id).sort());
        expect(total).toBe(expected.length);
      }),
      { numRuns: 150 },
    );
  });

  const sorts: readonly [
    by: 'name' | 'city' | 'company' | 'createdAt' | 'updatedAt' | 'lastInteractionAt' | 'birthday',
    keyOf: (row: ContactRow) => string | number,
  ][] = [
    ['name', (row: ContactRow) => fold(row.name) || row.name],
    ['city', (row: ContactRow) => fold(row.city)],
    ['company', (row: ContactRow) => fold(parseName(row.company, 'organization').name)],
    ['createdAt', (row: ContactRow) => row.createdAt],
    ['updatedAt', (row: ContactRow) => row.updatedAt],
    ['lastInteractionAt', (row: ContactRow) => row.lastInteractionAt ?? -1],
    ['birthday', (row: ContactRow) => row.birthday?.slice(-5) ?? ''],
  ];
  it.each(sorts)('is sorted by %s, up and down, and its pages join without gap or double', async (by, keyOf) => {
    for (const deleted of [false, true]) {
      const pages: ContactRow[] = [];
      for (let offset = 0; ; offset += 17) {
        const { items, total } = await shop.api.contacts.list({ sort: { by }, limit: 17, offset, deleted });
        pages.push(...items);
        if (offset + 17 >= total) break;
      }
      const keys = pages.map(keyOf);
      expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
      expect(new Set(pages.map((row) => row.id)).size).toBe(pages.length);
      const down = await shop.api.contacts.list({ sort: { by, direction: 'desc' }, limit: 500, deleted });
      expect(down.items.map((row) => row.id)).toEqual(pages.map((row) => row.id).reverse());
    }
  });

  it('shows of each contact what belongs to it', async () => {
    const { items } = await shop.api.contacts.list({ limit: 500 });
    for (const row of items.slice(0, 30)) {
      const whole = await shop.api.contacts.get({ id: row.id });
      expect(row).toMatchObject({
        name: whole.name,
        roles: whole.roles,
        city: whole.addresses[0]?.city ?? '',
        company: [whole.affiliations[0]?.organization.title, whole.affiliations[0]?.organization.name]
          .filter(Boolean)
          .join(' '),
        jobTitle: whole.affiliations[0]?.jobTitle ?? '',
        tags: whole.tags,
        groups: whole.groups,
        blocked: whole.blocked !== null,
        birthday: whole.birthday,
        phones: whole.phones,
        match: null,
      });
    }
  });

  it('sees what was written a moment ago', async () => {
    const before = (await shop.api.contacts.list({ city: 'Garut' })).total;
    const made = await shop.create({ name: 'Oki', addresses: [{ city: 'Garut' }] });
    expect((await shop.api.contacts.list({ city: 'Garut' })).total).toBe(before + 1);
    await shop.undo(made.batchId);
    expect((await shop.api.contacts.list({ city: 'Garut' })).total).toBe(before);
  });
});

describe('the index rail', () => {
  it('gives for each letter how many there are and where the first of them stands', async () => {
    for (const filter of [
      {},
      { roles: ['customer' as const] },
      { city: 'Solo' },
      { search: 'wij' },
      { deleted: true },
    ]) {
      const { items, total } = await shop.api.contacts.list({ ...filter, sort: { by: 'name' }, limit: 500 });
      const letters = await shop.api.contacts.letters(filter);
      expect(letters.reduce((sum, letter) => sum + letter.count, 0)).toBe(total);
      for (const { letter, count, offset } of letters) {
        expect(items.filter((row) => row.letter === letter)).toHaveLength(count);
        expect(items[offset]?.letter).toBe(letter);
        expect(items.findIndex((row) => row.letter === letter)).toBe(offset);
      }
    }
  });

  it('has the sign # for digits, signs and other scripts, last', async () => {
    const letters = await shop.api.contacts.letters({});
    expect(letters.at(-1)?.letter).toBe('#');
    expect(letters.map((letter) => letter.letter).slice(0, -1)).toEqual(
      letters
        .map((letter) => letter.letter)
        .slice(0, -1)
        .sort(),
    );
  });
});

describe('typing', () => {
  const at = async (text: string, filter = {}) => {
    const { offset, exact } = await shop.api.contacts.position({ ...filter, text });
    const { items } = await shop.api.contacts.list({ ...filter, sort: { by: 'name' }, limit: 1, offset });
    return { row: items[0], exact, offset };
  };

  it('jumps to the first name that begins so, else a word, else a company', async () => {
    expect((await at('de')).row?.name).toMatch(/^Dewi/);
    expect((await at('CELIK')).row?.name).toMatch(/^Çelik/);
    expect((await at('santoso')).row?.name).toMatch(/Santoso/);
    expect((await at('maju jaya')).row?.name).toBe('Maju Jaya');
    expect(await at('de', { city: 'Solo' })).toMatchObject({ row: { city: 'Solo' }, exact: true });
  });

  it('jumps by the last digits of a phone', async () => {
    const someone = everybody.find((row) => row.phones.length > 0)!;
    const found = await at(someone.phones[0]!.raw.slice(-5));
    expect(found.row?.phones.some((phone) => phone.raw.endsWith(someone.phones[0]!.raw.slice(-5)))).toBe(true);
  });

  it('stands where the name would be when there is none, and says so', async () => {
    const { row, exact } = await at('eko');
    expect(exact).toBe(false);
    expect(fold(row!.name) > 'eko').toBe(true);
  });

  it('finds the place of a contact', async () => {
    const { items } = await shop.api.contacts.list({ sort: { by: 'name' }, limit: 500 });
    for (const n of [0, 7, items.length - 1])
      expect(await shop.api.contacts.position({ id: items[n]!.id })).toEqual({ offset: n, exact: true });
    const elsewhere = items.find((row) => row.city !== 'Solo')!;
    expect((await shop.api.contacts.position({ id: elsewhere.id, city: 'Solo' })).exact).toBe(false);
  });
});

describe('completing', () => {
  it('offers values in use, those that begin with what is typed first', async () => {
    expect((await shop.api.contacts.suggest({ field: 'city', text: 'ban' })).map((one) => one.value)).toEqual([
      'Bandung',
    ]);
    expect((await shop.api.contacts.suggest({ field: 'jobTitle', text: '' })).map((one) => one.value)).toEqual([
      'Kasir',
    ]);
    const all = await shop.api.contacts.suggest({ field: 'city', text: '' });
    expect(all.map((one) => one.value).sort()).toEqual(['Bandung', 'Denpasar', 'Solo']);
  });
});
