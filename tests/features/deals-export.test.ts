import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type OpenCore, openCore } from '../support/core.ts';
import { scratchFolder, TestClock } from '../support/store.ts';

let core: OpenCore;
let clean: () => void;
beforeEach(async () => {
  const { folder, remove } = scratchFolder();
  clean = remove;
  core = await openCore(folder, new TestClock());
});
afterEach(async () => {
  await core.close();
  clean();
});

type Asked = Parameters<typeof core.client.exports.run>[0];
const csv = async (asked: Asked): Promise<string[][]> => {
  const { file } = await core.client.exports.run({ ...asked, format: 'csv', separator: 'comma', language: 'en' });
  return parse(Buffer.from(await file.arrayBuffer()), { bom: true });
};

it('deals go out as the list stands: its filter, its order, its columns', async () => {
  const { id: contactId } = await core.client.contacts.create({ name: 'Toko Melati' });
  const add = (title: string, value: number) => core.client.deals.create({ contactId, title, value });
  await add('Rak besi', 1_250_000);
  const chosen = await add('=1+1', 2_000_000);
  const won = await add('Etalase', 500_000);
  await core.client.deals.win({ id: won.id });

  const columns = ['title', 'value', 'status', 'quietSince', 'title'];
  const sort = { by: 'value', direction: 'desc' } as const;
  const [heads, ...rows] = await csv({ what: 'deals', status: 'open', sort, columns });
  expect(heads).toEqual(['Deal', 'Value', 'State', 'Last touch']);
  expect(rows.map(([title, value, status]) => [title, value, status])).toEqual([
    [`'=1+1`, '2000000', 'Open'],
    ['Rak besi', '1250000', 'Open'],
  ]);
  expect((await csv({ what: 'deals', sort, columns: ['title'] })).flat()).toEqual([
    'Deal',
    `'=1+1`,
    'Rak besi',
    'Etalase',
  ]);
  expect(await csv({ what: 'deals', ids: [chosen.id], columns: ['title'] })).toEqual([['Deal'], [`'=1+1`]]);
});

it('leads go out with who wants what, those chosen as well as those found', async () => {
  const { id: contactId } = await core.client.contacts.create({
    name: 'Sari Dewi',
    title: 'Ibu',
    addresses: [{ city: 'Bogor' }],
  });
  const add = (interest: string, budget: number | null) =>
    core.client.leads.create({ contactId, interest, budget, need: `${interest} untuk toko`, wantedOn: '2027-01-31' });
  await add('Kulkas', 3_000_000);
  const freezer = await add('Freezer', null);
  await core.client.leads.drop({ id: freezer.id, reason: 'Kemahalan' });

  const columns = ['contact', 'interest', 'budget', 'wantedOn', 'city', 'status', 'dropReason', 'need'];
  const open = ['Ibu Sari Dewi', 'Kulkas', '3000000', '2027-01-31', 'Bogor', 'Open', '', 'Kulkas untuk toko'];
  const dropped = [
    'Ibu Sari Dewi',
    'Freezer',
    '',
    '2027-01-31',
    'Bogor',
    'Given up',
    'Kemahalan',
    'Freezer untuk toko',
  ];
  expect((await csv({ what: 'leads', columns })).slice(1)).toEqual([open]);
  expect((await csv({ what: 'leads', status: null, except: [], search: 'freez', columns })).slice(1)).toEqual([
    dropped,
  ]);
  expect((await csv({ what: 'leads', ids: [freezer.id], columns })).slice(1)).toEqual([dropped]);
});
