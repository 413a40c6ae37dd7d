import { createRouterClient, type RouterClient } from '@orpc/server';
import { type App, type AppRouter, createApp } from '../../src-main/app.ts';
import { type Host, systemClock } from '../../src-main/contract/host.ts';
import { addDays, todayIn } from '../../src-main/domain/dates.ts';
import { hostilePapers, hostileShop } from './hostile-shop.ts';
import { hostileNames, hostileTexts, rightToLeft } from './hostile.ts';

type Api = RouterClient<AppRouter>;
export type Language = 'id' | 'en';

const noHost: Host = {
  shell: 'test',
  openExternal: () => Promise.resolve(false),
  revealFile: () => Promise.resolve(false),
  openFile: () => Promise.resolve(false),
  chooseFolder: () => Promise.resolve(null),
  notify: () => Promise.resolve(false),
};

/** The contacts that a scenario made, in the order of their names. */
export type Made = readonly string[];

const everybody = async (api: Api): Promise<Made> =>
  (await api.contacts.list({ limit: 500 })).items.map((contact) => contact.id);

async function sample(api: Api, language: Language): Promise<void> {
  await api.shop.addSample({ language });
}

/** Whatever a person may paste somewhere, everywhere a person may paste it. */
async function hostile(api: Api): Promise<void> {
  const tag = await api.tags.create({ name: '<b onmouseover=alert(1)>tag</b>', color: 'red' });
  const group = await api.groups.create({ name: '{{constructor.constructor("alert(1)")()}}', color: 'blue' });
  const field = await api.customFields.create({ name: '"><script>x</script>', kind: 'text' });
  const company = await api.contacts.create({ kind: 'organization', name: hostileTexts.script });
  const people: string[] = [];
  for (const [index, name] of hostileNames.entries()) {
    const { id } = await api.contacts.create({
      name,
      kind: 'person',
      nickname: name.slice(0, 120),
      occupation: hostileTexts.script,
      interests: hostileTexts.image,
      note: name,
      phones: [
        { raw: `+62 812-7000-${String(1000 + index)}`, label: hostileTexts.short },
        { raw: hostileTexts.formula, label: 'mobile' },
      ],
      emails: [{ address: `"${hostileTexts.short}"@example.com` }],
      addresses: [{ street: hostileTexts.image, city: hostileTexts.script.slice(0, 120) }],
      links: [{ label: 'website', value: 'javascript:window.__ran=1' }],
      affiliations: [{ organizationId: company.id, jobTitle: hostileTexts.image.slice(0, 120) }],
      tagIds: [tag.id],
      groupIds: [group.id],
      customValues: [{ fieldId: field.id, value: hostileTexts.script }],
    });
    await api.contacts.addInteraction({ contactId: id, kind: 'note', text: name });
    people.push(id);
  }
  const listed = await api.contacts.list({ limit: 2 });
  for (const { id } of listed.items) await api.contacts.block({ id, reason: hostileTexts.image });
  await hostileShop(api, company.id);
  await hostilePapers(api, people[hostileNames.indexOf(rightToLeft)] ?? company.id);
  await api.settings.update({
    business: {
      name: hostileTexts.script,
      address: hostileTexts.image,
      phones: [hostileTexts.short],
      email: 'x@example.com',
      taxNumber: hostileTexts.short,
      logo: null,
    },
  });
}

/** A day in the middle: appointments, one of them every week, tasks, a reminder that is due, and two deals on the board. */
async function busy(api: Api, language: Language): Promise<void> {
  await api.settings.update({ language });
  const today = todayIn('Asia/Jakarta', Date.now());
  const day = { startsOn: today, reminderMinutes: null };
  await api.appointments.create({ ...day, title: 'Hotel Merpati', startsAt: '10:00' });
  await api.appointments.create({ ...day, title: 'Senam pagi', startsAt: '13:00', repeat: { unit: 'week' } });
  // Due since yesterday: who opens the shop now is told at once.
  const tomorrow = { dueDay: addDays(today, 1), dueTime: '09:00', reminderMinutes: 2_880 };
  await api.tasks.create({ title: 'Telepon balik Halim', ...tomorrow });
  for (const title of ['Hitung stok', 'Pesan kardus']) await api.tasks.create({ title });
  const customer = await api.contacts.create({ name: 'Toko Melati' });
  for (const title of ['Rak gudang', 'Etalase kaca'])
    await api.deals.create({ contactId: customer.id, title, value: 1_000_000 });
}

/** A customer who can be written to, and the draft of a quotation for her. */
async function offer(api: Api, language: Language): Promise<void> {
  await api.settings.update({
    language,
    business: { name: 'Toko Sinar', address: '', phones: [], email: 'halo@example.com', taxNumber: '', logo: null },
  });
  const { id: contactId } = await api.contacts.create({
    name: 'Ibu Siti Rahma',
    phones: [{ raw: '081277884455' }],
    emails: [{ address: 'siti@example.com' }],
  });
  const lines = [{ description: 'Panci', unitPrice: 100_000, tax: null }];
  await api.quotes.create({ contactId, subject: 'Dapur', lines });
}

/** The sample shop, and a draft for one of its customers with a line of every kind and long words in narrow places. */
async function papers(api: Api, language: Language): Promise<void> {
  await api.settings.update({ language });
  await sample(api, language);
  const tax = await api.taxRates.create({ name: 'PPN 12% (DPP 11/12) barang mewah', rate: 1_200 });
  const { id: contactId } = await api.contacts.create({
    name: 'Toko Perlengkapan Dapur Sumber Rejeki Abadi',
    phones: [{ raw: '081277884455' }],
    emails: [{ address: 'toko.perlengkapan.dapur.sumber.rejeki@example.com' }],
  });
  await api.quotes.create({
    contactId,
    subject: 'Dapur dan kantin Hotel Merpati, lantai satu sampai tiga',
    lines: [
      {
        description: 'Panci presto aluminium 24 liter dengan tutup pengaman',
        unit: 'lusin',
        quantity: 1_250,
        unitPrice: 98_765_432,
        discountPercent: 12.5,
        tax: tax.name,
      },
      { kind: 'section', description: 'Pemasangan' },
      { description: 'Rak besi', unitPrice: 2_000_000, tax: tax.name, optional: true },
      { kind: 'text', description: 'Pemasangan pada hari kerja.' },
      { kind: 'page-break' },
    ],
    charges: [{ name: 'Ongkos kirim', amount: 250_000 }],
    terms: 'Bayar 30% di muka.',
  });
}

type Fill = (api: Api, language: Language) => Promise<void>;

/** What a journey begins with, by name; without any, with nothing but the app. */
const scenarios = {
  /** The sample shop, in the language of the system. */
  sample,
  hostile,
  busy,
  offer,
  papers,
} satisfies Record<string, Fill>;
export type Scenario = keyof typeof scenarios;

/** Fills a data folder, before any door opens it. @returns the contacts that are in it then */
export async function fillScenario(dataFolder: string, scenario: Scenario, language: Language): Promise<Made> {
  const app: App = await createApp({ dataFolder, clock: systemClock, host: noHost, version: '0.0.0' });
  try {
    const api = createRouterClient(app.router, { context: app.context() });
    await scenarios[scenario](api, language);
    return await everybody(api);
  } finally {
    await app.close();
  }
}
