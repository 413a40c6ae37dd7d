import { cp } from 'node:fs/promises';
import process from 'node:process';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { type App, type AppRouter, createApp } from '../../src-main/app.ts';
import { type Host, systemClock } from '../../src-main/contract/host.ts';
import { hostileNames, hostileTexts } from './hostile.ts';
import { scratchFolder } from './store.ts';

type Api = RouterClient<AppRouter>;
type Language = 'id' | 'en';

const noHost: Host = {
  shell: 'test',
  openExternal: () => Promise.resolve(false),
  revealFile: () => Promise.resolve(false),
  chooseFolder: () => Promise.resolve(null),
  notify: () => Promise.resolve(false),
};

/** The contacts that a scenario made, in the order of their names. */
type Made = readonly string[];

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
  }
  const listed = await api.contacts.list({ limit: 2 });
  for (const { id } of listed.items) await api.contacts.block({ id, reason: hostileTexts.image });
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

type Fill = (api: Api, language: Language) => Promise<void>;

/** What a journey begins with, by name. */
const scenarios = {
  /** The first start: nothing but the app. */
  empty: undefined,
  /** The sample shop, in the language of the system. */
  sample,
  hostile,
} satisfies Record<string, Fill | undefined>;
export type Scenario = keyof typeof scenarios;

/** What was filled already in this process, and with whom: a journey begins on a copy of its own. */
const filled = new Map<string, Promise<{ folder: string; made: Made }>>();

/** Fills a data folder, before any door opens it. */
export async function prepare(dataFolder: string, scenario: Scenario, language: Language): Promise<Made> {
  const fill = scenarios[scenario];
  if (!fill) return [];
  const key = `${scenario} ${language}`;
  const kept = filled.get(key) ?? fillOnce(fill, language);
  filled.set(key, kept);
  const { folder, made } = await kept;
  await cp(folder, dataFolder, { recursive: true });
  return made;
}

async function fillOnce(fill: Fill, language: Language): Promise<{ folder: string; made: Made }> {
  const { folder, remove } = scratchFolder();
  process.once('exit', remove);
  const app: App = await createApp({ dataFolder: folder, clock: systemClock, host: noHost, version: '0.0.0' });
  try {
    const api = createRouterClient(app.router, { context: app.context() });
    await fill(api, language);
    return { folder, made: await everybody(api) };
  } finally {
    await app.close();
  }
}
