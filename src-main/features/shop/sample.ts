import type { Trx } from '../../database/tables.ts';
import { newId } from '../../domain/ids.ts';
import { labelKey } from '../contacts/find-or-make.ts';
import { type ContactDraft, insertContact } from '../contacts/write.ts';
import { type Both, type SampleContact, sampleContacts, sampleGroups, sampleTags } from './sample-people.ts';
import { blockContact, findOrInsertLabel, insertInteraction } from './sample-queries.ts';

const DAY = 86_400_000;

export interface SampleSetting {
  /** The language of tags, notes and the timeline. */
  language: keyof Both;
  /** ISO 3166-1 alpha-2, of the shop. */
  region: string;
  /** Epoch ms, to which the sample's days are relative. */
  now: number;
  staffId: string;
}

/**
 * Writes the sample shop, "Toko Maju Jaya" in Bandung with its customers and suppliers, inside the caller's act. Tags
 * and groups that the shop has by that name are used as they are.
 * @returns how many contacts it wrote
 */
export async function insertSample(trx: Trx, setting: SampleSetting): Promise<number> {
  const label = (table: 'tags' | 'groups') => (entry: { name: Both; color: string }) => {
    const name = entry.name[setting.language];
    const made = { id: newId(), name, name_key: labelKey(name), color: entry.color, created_at: setting.now };
    return findOrInsertLabel(trx, table, made);
  };
  const tagIds = await idsByKey(sampleTags, label('tags'));
  const groupIds = await idsByKey(sampleGroups, label('groups'));
  const ids = new Map<string, string>();
  for (const contact of sampleContacts) {
    const now = setting.now - contact.addedDaysAgo * DAY;
    const draft = draftOf(contact, setting, ids);
    draft.tagIds = (contact.tags ?? []).flatMap((key) => tagIds.get(key) ?? []);
    draft.groupIds = (contact.groups ?? []).flatMap((key) => groupIds.get(key) ?? []);
    const id = await insertContact(trx, draft, { now, region: setting.region });
    ids.set(contact.key, id);
    if (contact.blocked) await blockContact(trx, id, contact.blocked[setting.language], now);
    for (const touch of contact.touches ?? [])
      await insertInteraction(trx, {
        id: newId(),
        contact_id: id,
        kind: touch.kind,
        text: touch.text[setting.language],
        occurred_at: momentAgo(setting.now, touch.daysAgo, touch.hour),
        staff_id: setting.staffId,
        created_at: setting.now,
        deleted_at: null,
      });
  }
  return ids.size;
}

async function idsByKey<T>(entries: Record<string, T>, idOf: (entry: T) => Promise<string>) {
  const ids = new Map<string, string>();
  for (const [key, entry] of Object.entries(entries)) ids.set(key, await idOf(entry));
  return ids;
}

function draftOf(contact: SampleContact, { language, now }: SampleSetting, ids: Map<string, string>): ContactDraft {
  const { street, city, region, postalCode } = contact;
  const idOf = (key: string) => {
    const id = ids.get(key);
    if (id === undefined) throw new Error(`The sample refers to ${key} before it is there.`);
    return id;
  };
  const address = {
    label: contact.kind === 'organization' ? 'work' : 'home',
    street: street ?? '',
    city: city ?? '',
    region: region ?? '',
    postalCode: postalCode ?? '',
    country: 'Indonesia',
    preferred: true,
  };
  return {
    kind: contact.kind,
    name: contact.name,
    ...(contact.title === undefined ? {} : { title: contact.title }),
    nickname: contact.nickname ?? '',
    roles: contact.roles ?? [],
    gender: contact.gender ?? null,
    birthday: birthdayOf(contact.birthday, now),
    occupation: contact.occupation?.[language] ?? '',
    interests: contact.interests?.[language] ?? '',
    language: contact.language ?? '',
    source: contact.source?.[language] ?? '',
    referredById: contact.referredBy === undefined ? null : idOf(contact.referredBy),
    preferredChannel: contact.preferredChannel ?? null,
    note: contact.note?.[language] ?? '',
    phones: (contact.phones ?? []).map((phone, i) => ({ ...phone, preferred: i === 0 })),
    emails: contact.email
      ? [{ address: contact.email, label: contact.kind === 'organization' ? 'work' : 'home', preferred: true }]
      : [],
    addresses: city || street ? [address] : [],
    links: (contact.links ?? []).map((link, i) => ({ ...link, preferred: i === 0 })),
    affiliations: (contact.worksAt ?? []).map(({ at, as }, i) => ({
      organizationId: idOf(at),
      jobTitle: as[language],
      preferred: i === 0,
    })),
    consents: Object.entries(contact.consents ?? {}).map(([channel, state]) => ({
      channel: channel as keyof typeof contact.consents,
      state,
    })),
  };
}

/** So many days ago at that hour on the shop's PC, and never later than now. */
function momentAgo(now: number, days: number, hour: number): number {
  const moment = new Date(now - days * DAY);
  moment.setHours(hour, 5 + ((days * 7) % 50), 0, 0);
  return Math.min(moment.getTime(), now);
}

function birthdayOf(birthday: SampleContact['birthday'], now: number): string | null {
  if (birthday === undefined || typeof birthday === 'string') return birthday ?? null;
  const day = new Date(now + birthday.inDays * DAY);
  const month = String(day.getMonth() + 1).padStart(2, '0');
  // Whoever is born on 29 February has a birthday every year here.
  const date = month === '02' ? Math.min(28, day.getDate()) : day.getDate();
  return `${birthday.year ?? '-'}-${month}-${String(date).padStart(2, '0')}`;
}
