import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openContacts, type TestContacts } from '../support/contacts.ts';

let shop: TestContacts;
beforeAll(async () => {
  shop = await openContacts();
  const tag = await shop.api.tags.create({ name: 'Langganan tetap' });
  const group = await shop.api.groups.create({ name: 'Arisan RW 05' });
  const firm = await shop.create({ name: 'PT Sumber Berkah', phones: [{ raw: '(022) 731 9981' }] });
  await shop.create({ name: 'Bpk. Budi Santoso', nickname: 'Gendut', phones: [{ raw: '0812-7788-4455' }] });
  await shop.create({ name: 'Santi Budiarti', addresses: [{ city: 'Bandung', street: 'Jl. Braga No. 12' }] });
  await shop.create({ name: 'Setiabudi Raharjo', emails: [{ address: 'raharjo.s@example.com' }] });
  const renee = await shop.create({ name: 'Renée Müller', note: 'Alergi kacang;\nminta diantar sore hari saja.' });
  await shop.create({ name: "Nur'aini", tagIds: [tag.id], groupIds: [group.id] });
  await shop.create({ name: 'Yanto', affiliations: [{ organizationId: firm.id, jobTitle: 'Sopir' }] });
  await shop.create({ name: 'Tono', phones: [{ raw: '+62 856 4455 1234' }, { raw: '+1 212 555 0199' }] });
  await shop.create({ name: 'I Ketut Alit', phones: [{ raw: 'tanya Bu Made' }] });
  await shop.api.contacts.addInteraction({ contactId: renee.id, text: 'Mau pesan kue ulang tahun bulan depan' });
});
afterAll(() => shop.close());

const found = (search: string) => shop.names({ search, sort: { by: 'relevance' } });
const matchOf = async (search: string, name: string) =>
  (await shop.api.contacts.list({ search })).items.find((row) => row.name === name)?.match;

describe('search', () => {
  it('ranks names that begin with it, then words that do, then names that have it, then the rest', async () => {
    await shop.create({ name: 'Ari', note: 'teman budi' });
    expect(await found('budi')).toEqual(['Budi Santoso', 'Santi Budiarti', 'Setiabudi Raharjo', 'Ari']);
    expect(await found('san')).toEqual(['Santi Budiarti', 'Budi Santoso', "Nur'aini", 'Renée Müller']);
  });

  it.each([
    ['0812-77', ['Budi Santoso']],
    ['+62 812 7788', ['Budi Santoso']],
    ['62812', ['Budi Santoso']],
    ['4455', ['Budi Santoso', 'Tono']],
    ['(022) 731', ['Sumber Berkah']],
    ['0227319981', ['Sumber Berkah']],
    ['44551234', ['Tono']],
    ['212555', ['Tono']],
    ['5551', []],
  ])('finds the digits %s however they were typed, phones that end with them first', async (typed, names) => {
    expect(await found(typed)).toEqual(names);
  });

  it.each([
    ['renee mul', 'Renée Müller'],
    ['MÜLLER', 'Renée Müller'],
    ['nuraini', "Nur'aini"],
    ['gendut', 'Budi Santoso'],
    ['bpk', 'Budi Santoso'],
    ['raharjo.s@example', 'Setiabudi Raharjo'],
    ['braga', 'Santi Budiarti'],
    ['arisan', "Nur'aini"],
    ['tetap', "Nur'aini"],
    ['kacang', 'Renée Müller'],
    ['ulang tahun', 'Renée Müller'],
  ])('finds by %s', async (typed, name) => {
    expect(await found(typed)).toEqual([name]);
  });

  it('finds who belongs to a company by its name', async () => {
    expect(await found('berkah')).toEqual(['Sumber Berkah', 'Yanto']);
    expect(await found('berkah yan')).toEqual(['Yanto']);
  });

  it('no longer finds people by a company in the bin, until it is back', async () => {
    const firm = await shop.create({ name: 'CV Cahaya Timur' });
    await shop.create({ name: 'Wawan', affiliations: [{ organizationId: firm.id }] });
    expect(await found('cahaya')).toEqual(['Cahaya Timur', 'Wawan']);
    expect(await found('cv cahaya')).toEqual(['Cahaya Timur', 'Wawan']);
    const { batchId } = await shop.api.contacts.remove({ by: 'ids', ids: [firm.id] });
    expect(await found('cahaya')).toEqual([]);
    expect((await shop.api.contacts.list({ search: 'wawan' })).items[0]?.company).toBe('');
    await shop.undo(batchId);
    expect(await found('cahaya')).toEqual(['Cahaya Timur', 'Wawan']);
  });

  it('works with one and two letters, at the start of a word', async () => {
    expect(await found('y')).toEqual(['Yanto']);
    expect(await found('mu')).toEqual(['Renée Müller']);
    expect(await found('bu sa')).toEqual(['Budi Santoso', 'Santi Budiarti']);
    expect(await found('i k')).toEqual(['I Ketut Alit']);
    expect(await found('99')).toEqual(['Tono', 'Sumber Berkah']);
  });

  it('wants every word', async () => {
    expect(await found('budi bandung')).toEqual(['Santi Budiarti']);
    expect(await found('budi surabaya')).toEqual([]);
    expect(await found('santi b')).toEqual(['Santi Budiarti']);
    expect(await found('jl braga 12')).toEqual(['Santi Budiarti']);
    expect(await found('rw arisan')).toEqual(["Nur'aini"]);
    expect(await found('santi ga')).toEqual([]);
  });

  it('goes with a filter, with the chosen sort, and in the bin', async () => {
    expect(await shop.names({ search: 'budi', city: 'bandung' })).toEqual(['Santi Budiarti']);
    expect(await shop.names({ search: 'san', hasPhone: true })).toEqual(['Budi Santoso']);
    expect(await shop.names({ search: 'budi', sort: { by: 'name', direction: 'desc' } })).toContain(
      'Setiabudi Raharjo',
    );
    const gone = await shop.create({ name: 'Hilang Sudah', phones: [{ raw: '0899 1122 3344' }] });
    await shop.api.contacts.remove({ by: 'ids', ids: [gone.id] });
    expect(await found('hilang')).toEqual([]);
    expect(await shop.names({ search: 'hilang', deleted: true })).toEqual(['Hilang Sudah']);
    expect(await shop.names({ search: '0899-1122', deleted: true })).toEqual(['Hilang Sudah']);
  });

  it('shows what was found, as it was written', async () => {
    expect(await matchOf('renee', 'Renée Müller')).toEqual({
      field: 'name',
      before: '',
      hit: 'Renée',
      after: ' Müller',
    });
    expect(await matchOf('4455', 'Budi Santoso')).toEqual({
      field: 'phone',
      before: '0812-7788-',
      hit: '4455',
      after: '',
    });
    expect(await matchOf('62812', 'Budi Santoso')).toEqual({
      field: 'phone',
      before: '+',
      hit: '62812',
      after: '77884455',
    });
    expect(await matchOf('2127', 'Budi Santoso')).toBeUndefined();
    expect(await matchOf('1277', 'Budi Santoso')).toEqual({
      field: 'phone',
      before: '08',
      hit: '12-77',
      after: '88-4455',
    });
    expect(await matchOf('bandung', 'Santi Budiarti')).toMatchObject({ field: 'city', hit: 'Bandung' });
    expect(await matchOf('jl braga', 'Santi Budiarti')).toMatchObject({ field: 'city', hit: 'Jl' });
    expect(await matchOf('diantar', 'Renée Müller')).toEqual({
      field: 'note',
      before: 'Alergi kacang; minta ',
      hit: 'diantar',
      after: ' sore hari saja.',
    });
    expect(await matchOf('kue', 'Renée Müller')).toMatchObject({ field: 'timeline', before: 'Mau pesan ', hit: 'kue' });
    expect(await matchOf('tetap', "Nur'aini")).toMatchObject({ field: 'tag', before: 'Langganan ', hit: 'tetap' });
    expect(await matchOf('berkah', 'Yanto')).toMatchObject({ field: 'company', hit: 'Berkah' });
    expect(await matchOf('nuraini', "Nur'aini")).toMatchObject({ field: 'name', hit: "Nur'aini" });
    expect(await matchOf('santoso 4455', 'Budi Santoso')).toMatchObject({ field: 'phone' });
  });

  it('takes whatever is typed for text, never for a query', async () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            '"',
            "'",
            '*',
            'AND',
            'OR',
            'NOT',
            'NEAR(',
            ')',
            '^',
            '{name}',
            ':',
            '-',
            '%',
            '_',
            '\0',
            'budi',
            '0812',
            'b',
          ),
        )
        .map((parts) => parts.join(' ').slice(0, 200)),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (search) => {
        const { total, items } = await shop.api.contacts.list({ search });
        expect(items.length).toBe(Math.min(total, 50));
        await shop.api.contacts.letters({ search });
        await shop.api.contacts.position({ text: search });
      }),
      { numRuns: 300 },
    );
  });

  it('finds every contact by every fragment of its name and by every run of its digits', async () => {
    const { items } = await shop.api.contacts.list({ limit: 500 });
    await fc.assert(
      fc.asyncProperty(fc.nat(items.length - 1), fc.nat(), fc.integer({ min: 3, max: 8 }), async (n, start, length) => {
        const row = items[n]!;
        const name = row.name.replace(/['’]/g, '');
        const from = start % Math.max(1, name.length - length);
        const fragment = name.slice(from, from + length);
        if (/^\S{3,}$/u.test(fragment)) expect(await found(fragment)).toContain(row.name);
        const digits = row.phones[0]?.e164?.slice(1) ?? '';
        if (digits.length >= length) {
          const at = start % (digits.length - length + 1);
          expect(await found(digits.slice(at, at + length))).toContain(row.name);
        }
      }),
      { numRuns: 200 },
    );
  });
});
