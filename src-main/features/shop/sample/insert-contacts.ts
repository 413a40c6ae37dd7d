import { InsertBuffer } from '../../../database/insert-buffer.ts';
import type { Trx } from '../../../database/tables.ts';
import { newId } from '../../../domain/ids.ts';
import { labelKey } from '../../contacts/find-or-make.ts';
import { gatherContact } from '../../contacts/gather.ts';
import type { ContactDraft } from '../../contacts/write.ts';
import type { Both } from './both.ts';
import type { SampleContact } from './contact.ts';
import { firms } from './firms.ts';
import { sampleGroups, sampleTags } from './labels.ts';
import { others } from './people.ts';
import { blockContact, findOrInsertLabel } from './queries.ts';
import { regulars } from './regulars.ts';
import type { Scene } from './scene.ts';

const DAY = 86_400_000;

/** Firms first, then people: everyone refers only to those who stand above. */
export const sampleContacts: readonly SampleContact[] = [...firms, ...regulars, ...others];

/** Tags, groups, and everybody with what was talked about. What the shop has by the same name is used as it is. */
export async function insertSampleContacts(trx: Trx, scene: Scene): Promise<void> {
  const { now, staffId } = scene.setting;
  for (const [table, entries] of [
    ['tags', sampleTags],
    ['groups', sampleGroups],
  ] as const)
    for (const [key, { name, color }] of Object.entries<{ name: Both; color: string }>(entries)) {
      const label = scene.text(name);
      const made = { id: newId(), name: label, name_key: labelKey(label), color, created_at: now };
      scene.made(key, await findOrInsertLabel(trx, table, made));
    }
  // All by a few statements: every row goes in after what it refers to.
  const buffer = new InsertBuffer();
  for (const contact of sampleContacts) {
    const writing = { now: now - contact.addedDaysAgo * DAY, region: scene.setting.region };
    const id = gatherContact(buffer, draftOf(contact, scene), writing, new Map());
    scene.made(contact.key, id);
    for (const touch of contact.touches ?? [])
      buffer.add('interactions', {
        id: newId(),
        contact_id: id,
        kind: touch.kind,
        text: scene.text(touch.text),
        occurred_at: scene.momentAgo(touch.daysAgo, touch.hour),
        staff_id: staffId,
        created_at: now,
        deleted_at: null,
      });
  }
  await buffer.flush(trx);
  for (const { key, blocked, addedDaysAgo } of sampleContacts)
    if (blocked) await blockContact(trx, scene.idOf(key), scene.text(blocked), now - addedDaysAgo * DAY);
}

function draftOf(contact: SampleContact, scene: Scene): ContactDraft {
  const { street, city, region, postalCode } = contact;
  const label = contact.kind === 'organization' ? 'work' : 'home';
  const address = {
    label,
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
    birthday: birthdayOf(contact.birthday, scene),
    occupation: scene.text(contact.occupation),
    interests: scene.text(contact.interests),
    language: contact.language ?? '',
    source: scene.text(contact.source),
    referredById: contact.referredBy === undefined ? null : scene.idOf(contact.referredBy),
    preferredChannel: contact.preferredChannel ?? null,
    note: scene.text(contact.note),
    phones: (contact.phones ?? []).map((phone, i) => ({ ...phone, preferred: i === 0 })),
    emails: contact.email ? [{ address: contact.email, label, preferred: true }] : [],
    addresses: city || street ? [address] : [],
    links: (contact.links ?? []).map((link, i) => ({ ...link, preferred: i === 0 })),
    affiliations: (contact.worksAt ?? []).map(({ at, as }, i) => ({
      organizationId: scene.idOf(at),
      jobTitle: scene.text(as),
      preferred: i === 0,
    })),
    tagIds: (contact.tags ?? []).map((key) => scene.idOf(key)),
    groupIds: (contact.groups ?? []).map((key) => scene.idOf(key)),
    consents: Object.entries(contact.consents ?? {}).map(([channel, state]) => ({
      channel: channel as keyof typeof contact.consents,
      state,
    })),
  };
}

function birthdayOf(birthday: SampleContact['birthday'], scene: Scene): string | null {
  if (birthday === undefined || typeof birthday === 'string') return birthday ?? null;
  const [, month = '', day = ''] = scene.day(birthday.inDays).split('-');
  // Whoever is born on 29 February has a birthday every year here.
  return `${birthday.year ?? '-'}-${month}-${month === '02' && day === '29' ? '28' : day}`;
}
