import type { Insertable } from 'kysely';
import type { Tables } from '../../../src-main/database/tables.ts';
import { nameIndex } from '../../../src-main/domain/names.ts';
import { digitForms } from '../../../src-main/domain/phone.ts';
import { fold } from '../../../src-main/domain/text.ts';
import { fixedPhone, type MadePhone, mobilePhone, rewritten, unusablePhone } from './phones.ts';
import { expatPlace, foreignPlace, indonesianPlace, type Place } from './places.ts';
import type { Chance } from './random.ts';
import * as words from './words.ts';

const DAY = 86_400_000;
/** How far back the shop's book reaches. */
const YEARS = 4;
/** Who may be referred to, worked for or entered twice: the last so many, so that memory does not grow with the number. */
const REMEMBERED = 4_000;

/** Tables that a person's rows go into, in an order in which every row finds what it refers to. */
export const filledTables = [
  'contacts',
  'contact_phones',
  'contact_emails',
  'contact_addresses',
  'contact_links',
  'affiliations',
  'contact_tags',
  'contact_groups',
  'contact_consents',
  'contact_custom_values',
  'interactions',
] as const;
export type FilledTable = (typeof filledTables)[number];
export type Rows = { [T in FilledTable]: Insertable<Tables[T]>[] };

/** What of the shop the people refer to. */
export interface Surroundings {
  /** The moment to which everything leads up; nothing is later. */
  until: number;
  staffIds: readonly string[];
  tagIds: readonly string[];
  groupIds: readonly string[];
  fields: readonly { id: string; kind: string; choices: readonly string[] }[];
}

interface Known {
  id: string;
  kind: 'person' | 'organization';
  name: string;
  title: string;
  language: 'id' | 'en';
  place: Place;
  phones: MadePhone[];
  email: string;
  createdAt: number;
}

export function noRows(): Rows {
  return Object.fromEntries(filledTables.map((table) => [table, []])) as unknown as Rows;
}

/** Makes people and shops one after the other; each refers only to those made before. */
export class Crowd {
  readonly #chance: Chance;
  readonly #around: Surroundings;
  readonly #organizations: Known[] = [];
  readonly #everybody: Known[] = [];
  #made: number;

  /** @param alreadyThere how many contacts the folder holds: keeps made-up e-mail addresses apart */
  constructor(chance: Chance, around: Surroundings, alreadyThere: number) {
    this.#chance = chance;
    this.#around = around;
    this.#made = alreadyThere;
  }

  /** So many contacts with what hangs on them, and so many interactions in all, unevenly spread over them. */
  block(contacts: number, interactions: number): Rows {
    const rows = noRows();
    const here: Known[] = [];
    for (let i = 0; i < contacts; i += 1) here.push(this.#contact(rows));
    for (let i = 0; i < interactions; i += 1) {
      const known = here[Math.floor(this.#chance.fraction() ** 1.6 * here.length)];
      if (known) this.#interaction(rows, known);
    }
    return rows;
  }

  #contact(rows: Rows): Known {
    const chance = this.#chance;
    this.#made += 1;
    const again = chance.percent(1.5) ? this.#again() : null;
    const known = again ?? (chance.percent(18) ? this.#organization() : this.#person());
    const { id, createdAt, language, kind } = known;
    const blocked = chance.percent(0.6);
    const binned = chance.percent(0.3);
    const updatedAt = this.#between(createdAt);
    const roles = this.#roles(kind);
    const human = kind === 'person';
    const { nameKey, letter } = nameIndex(known.name);
    const referrer = chance.percent(human ? 12 : 4) ? chance.pick([null, ...this.#everybody.slice(-200)]) : null;
    rows.contacts.push({
      id,
      kind,
      name: known.name,
      title: known.title,
      nickname: human && chance.percent(6) ? (known.name.split(' ')[0] ?? '') : '',
      name_key: nameKey,
      letter,
      is_customer: roles.includes('customer') ? 1 : 0,
      is_supplier: roles.includes('supplier') ? 1 : 0,
      is_partner: roles.includes('partner') ? 1 : 0,
      is_prospect: roles.includes('prospect') ? 1 : 0,
      gender: human ? genderOf(known, chance) : null,
      birthday: human && chance.percent(38) ? birthday(chance) : null,
      occupation: human && chance.percent(30) ? chance.pick(words.occupations[language]) : '',
      interests: human && chance.percent(12) ? chance.pick(words.interests[language]) : '',
      language: language === 'en' ? 'English' : chance.percent(6) ? 'Sunda' : '',
      source: chance.percent(45) ? chance.pickEarly(words.sources) : '',
      referred_by_id: referrer?.id ?? null,
      preferred_channel: chance.percent(35) ? chance.pickEarly(['whatsapp', 'phone', 'sms', 'email'] as const) : null,
      note: chance.percent(25) ? this.#filled(chance.pick(words.notes[language]), language) : '',
      blocked_at: blocked ? updatedAt : null,
      blocked_reason: blocked ? chance.pick(words.blockedReasons) : '',
      merged_into_id: null,
      created_at: createdAt,
      updated_at: updatedAt,
      deleted_at: binned ? updatedAt : null,
    });
    this.#ways(rows, known);
    this.#belongings(rows, known);
    if (binned) return known;
    this.#everybody.push(known);
    if (this.#everybody.length > REMEMBERED) this.#everybody.splice(0, REMEMBERED / 2);
    if (kind === 'organization') this.#organizations.push(known);
    if (this.#organizations.length > REMEMBERED) this.#organizations.splice(0, REMEMBERED / 2);
    return known;
  }

  #person(): Known {
    const chance = this.#chance;
    const language = chance.percent(13) ? 'en' : 'id';
    const place =
      language === 'id' ? indonesianPlace(chance) : chance.percent(60) ? expatPlace(chance) : foreignPlace(chance);
    const female = chance.percent(58);
    const name = language === 'en' ? this.#englishName(female) : this.#indonesianName(female, place);
    const title =
      language === 'en' || chance.percent(58)
        ? ''
        : female
          ? chance.pickEarly(['Ibu', 'Ibu', 'Hj.', 'Mbak', 'Dr.'])
          : chance.pickEarly(['Bpk.', 'Bpk.', 'H.', 'Mas', 'Ir.']);
    const phones: MadePhone[] = [];
    if (chance.percent(93)) phones.push(chance.percent(0.7) ? unusablePhone(chance) : mobilePhone(chance, place));
    if (phones.length > 0 && chance.percent(9)) phones.push(mobilePhone(chance, place));
    if (chance.percent(5)) phones.push({ ...fixedPhone(chance, place), label: 'home' });
    const email = chance.percent(language === 'en' ? 78 : 34) ? this.#email(name) : '';
    return this.#known('person', { name, title, language, place, phones, email });
  }

  #organization(): Known {
    const chance = this.#chance;
    const language = chance.percent(8) ? 'en' : 'id';
    const place = indonesianPlace(chance);
    const trade = chance.percent(30);
    const first = chance.percent(22) ? chance.indonesian.person.lastName() : chance.pick(words.shopFirst);
    const name =
      language === 'en'
        ? chance.english.company.name()
        : `${trade ? `${chance.pick(words.shopTrades)} ` : ''}${first} ${chance.pick(words.shopSecond)}${
            chance.percent(7) ? ` ${chance.whole(2, 5)}` : ''
          }`;
    const title = trade || language === 'en' ? '' : chance.pickEarly(['Toko', 'CV', 'PT', 'UD', 'Toko']);
    const phones: MadePhone[] = [];
    if (chance.percent(62)) phones.push(fixedPhone(chance, place));
    if (chance.percent(66)) phones.push(mobilePhone(chance, place));
    const email = chance.percent(48) ? this.#email(name) : '';
    return this.#known('organization', { name, title, language, place, phones, email });
  }

  #known(kind: Known['kind'], rest: Omit<Known, 'id' | 'kind' | 'createdAt'>): Known {
    const createdAt = Math.floor(this.#around.until - YEARS * 365 * DAY * this.#chance.fraction() ** 1.3);
    return { ...rest, id: this.#chance.id(createdAt), kind, createdAt };
  }

  /** Somebody who is in the book already, entered once more by another hand. */
  #again(): Known | null {
    const chance = this.#chance;
    if (this.#everybody.length === 0) return null;
    const before = chance.pick(this.#everybody.slice(-500));
    const how = chance.fraction();
    const sameWays = how < 0.6;
    return this.#known(before.kind, {
      ...before,
      name: how < 0.35 ? before.name : misspelt(before.name, chance),
      title: chance.percent(50) ? before.title : '',
      phones: sameWays ? before.phones.map((phone) => rewritten(phone, chance)) : [mobilePhone(chance, before.place)],
      email: sameWays || chance.percent(30) ? before.email : '',
    });
  }

  #indonesianName(female: boolean, place: Place): string {
    const chance = this.#chance;
    const { person } = chance.indonesian;
    const sex = female ? 'female' : 'male';
    if (place.region === 'Bali' && chance.percent(62)) {
      const order = chance.pick(['Wayan', 'Made', 'Nyoman', 'Ketut', 'Putu', 'Kadek', 'Komang']);
      return `${female ? 'Ni' : 'I'} ${order} ${person.firstName(sex)}`;
    }
    const how = chance.fraction();
    if (how < 0.12) return person.firstName(sex);
    if (how < 0.36) return `${person.firstName(sex)} ${person.firstName(sex)} ${person.lastName(sex)}`;
    if (how < 0.4) return `${chance.pick(['Muhammad', 'Nur', 'Siti', 'Abdul'])} ${person.firstName(sex)}`;
    return `${person.firstName(sex)} ${person.lastName(sex)}`;
  }

  #englishName(female: boolean): string {
    const { person } = this.#chance.english;
    return `${person.firstName(female ? 'female' : 'male')} ${person.lastName()}`;
  }

  #roles(kind: Known['kind']): string[] {
    const how = this.#chance.fraction();
    if (kind === 'person') return how < 0.78 ? ['customer'] : how < 0.93 ? ['prospect'] : how < 0.97 ? [] : ['partner'];
    if (how < 0.6) return ['customer'];
    return how < 0.82 ? ['supplier'] : how < 0.88 ? ['customer', 'supplier'] : how < 0.96 ? ['prospect'] : ['partner'];
  }

  /** Made-up people get mail nowhere: only at the domains that are kept free for examples (RFC 2606). */
  #email(name: string): string {
    const slug =
      fold(name)
        .replace(/[^a-z0-9]+/g, '.')
        .slice(0, 40) || 'pelanggan';
    return `${slug}${this.#made}@${this.#chance.pickEarly(['example.com', 'example.org', 'example.net'])}`;
  }

  #ways(rows: Rows, known: Known): void {
    const chance = this.#chance;
    const { id: contact_id, createdAt, place, kind } = known;
    known.phones.forEach((phone, position) =>
      rows.contact_phones.push({
        id: chance.id(createdAt),
        contact_id,
        position,
        label: phone.label,
        raw: phone.raw,
        e164: phone.e164,
        digits: digitForms(phone.e164 ?? phone.raw),
        preferred: position === 0 ? 1 : 0,
      }),
    );
    if (known.email)
      rows.contact_emails.push({
        id: chance.id(createdAt),
        contact_id,
        position: 0,
        label: kind === 'organization' ? 'work' : 'home',
        address: known.email,
        address_key: known.email.toLowerCase(),
        preferred: 1,
      });
    if (chance.percent(82))
      rows.contact_addresses.push({
        id: chance.id(createdAt),
        contact_id,
        position: 0,
        label: kind === 'organization' ? 'work' : 'home',
        street: chance.percent(68) ? street(chance, place) : '',
        city: place.city,
        city_key: fold(place.city),
        region: place.region,
        postal_code: place.postal && chance.percent(55) ? place.postal + chance.digits(2) : '',
        country: place.country,
        preferred: 1,
      });
    if (chance.percent(kind === 'organization' ? 30 : 5)) {
      const handle = fold(known.name).replaceAll(' ', '');
      const label = chance.pickEarly(['instagram', 'tokopedia', 'shopee', 'website', 'facebook'] as const);
      const value = label === 'website' ? `https://${handle}.example.com` : `@${handle}`;
      rows.contact_links.push({ id: chance.id(createdAt), contact_id, position: 0, label, value, preferred: 1 });
    }
    const employer = kind === 'person' && chance.percent(16) ? this.#employer(place) : null;
    if (employer)
      rows.affiliations.push({
        id: chance.id(createdAt),
        contact_id,
        organization_id: employer.id,
        position: 0,
        job_title: chance.pickEarly(words.jobs[known.language]),
        preferred: 1,
      });
  }

  /** Rather one in the same city. */
  #employer(place: Place): Known | null {
    if (this.#organizations.length === 0) return null;
    for (let i = 0; i < 6; i += 1) {
      const one = this.#chance.pick(this.#organizations);
      if (one.place.city === place.city) return one;
    }
    return this.#chance.pick(this.#organizations);
  }

  #belongings(rows: Rows, known: Known): void {
    const chance = this.#chance;
    const { id: contact_id, createdAt } = known;
    const some = (ids: readonly string[], percents: readonly number[]) =>
      new Set(percents.filter((percent) => chance.percent(percent)).map(() => chance.pickEarly(ids)));
    for (const tag_id of some(this.#around.tagIds, [48, 18, 5]))
      rows.contact_tags.push({ id: chance.id(createdAt), contact_id, tag_id });
    for (const group_id of some(this.#around.groupIds, [24, 4]))
      rows.contact_groups.push({ id: chance.id(createdAt), contact_id, group_id });
    for (const [channel, percent] of [
      ['whatsapp', 40],
      ['email', 12],
      ['phone', 8],
    ] as const)
      if (chance.percent(percent))
        rows.contact_consents.push({
          id: chance.id(createdAt),
          contact_id,
          channel,
          state: chance.percent(86) ? 'yes' : 'no',
          at: this.#between(createdAt),
        });
    this.#around.fields.forEach((field, i) => {
      if (chance.percent(i === 0 ? 16 : 5))
        rows.contact_custom_values.push({
          id: chance.id(createdAt),
          contact_id,
          field_id: field.id,
          value: customValue(field, chance),
        });
    });
  }

  #interaction(rows: Rows, known: Known): void {
    const chance = this.#chance;
    const kind = chance.pickEarly(['note', 'message', 'call', 'visit'] as const);
    const at = this.#between(known.createdAt);
    rows.interactions.push({
      id: chance.id(at),
      contact_id: known.id,
      kind,
      text: this.#filled(chance.pick(words.touches[known.language][kind]), known.language),
      occurred_at: at,
      staff_id: chance.pickEarly(this.#around.staffIds),
      created_at: at,
      deleted_at: null,
    });
  }

  #filled(text: string, language: 'id' | 'en'): string {
    const chance = this.#chance;
    return text.replace(/\{(\w+)\}/g, (_, what: string) => {
      if (what === 'goods') return chance.pick(words.goods[language]);
      if (what === 'number') return String(chance.whole(2, 12) * chance.pick([1, 1, 5, 10, 12]));
      if (what === 'price') return (chance.whole(3, 1_900) * 5_000).toLocaleString('id');
      if (what === 'day') return chance.pick(words.days[language]);
      if (what === 'month') return chance.pick(words.months[language]);
      return chance[language === 'id' ? 'indonesian' : 'english'].person.firstName();
    });
  }

  #between(from: number): number {
    return Math.floor(from + (this.#around.until - from) * this.#chance.fraction());
  }
}

function street(chance: Chance, place: Place): string {
  const number = chance.whole(1, 240);
  if (place.country !== 'Indonesia') return chance.english.location.streetAddress();
  const kind = chance.pickEarly(['Jl.', 'Jl.', 'Gg.', 'Komp.']);
  const block = kind === 'Komp.' ? `Blok ${chance.pick(['A', 'B', 'C', 'D'])} No. ${number % 30}` : `No. ${number}`;
  return `${kind} ${chance.pick(words.streets)} ${block}${chance.percent(25) ? `, RT ${chance.whole(1, 9)}/RW ${chance.whole(1, 14)}` : ''}`;
}

function birthday(chance: Chance): string {
  const day = new Date(Date.UTC(chance.whole(1946, 2007), 0, chance.whole(1, 365))).toISOString().slice(0, 10);
  return chance.percent(12) ? `-${day.slice(4)}` : day;
}

function genderOf(known: Known, chance: Chance): 'female' | 'male' | null {
  if (/^(Ibu|Hj\.|Mbak)$/.test(known.title) || known.name.startsWith('Ni ')) return 'female';
  if (/^(Bpk\.|H\.|Mas)$/.test(known.title) || known.name.startsWith('I ')) return 'male';
  return chance.percent(20) ? chance.pick(['female', 'male'] as const) : null;
}

/** One slip of the finger in a longer word, else the old spelling, else the words the other way round. */
function misspelt(name: string, chance: Chance): string {
  const parts = name.split(' ');
  const at = parts.findIndex((part) => part.length >= 5);
  const word = parts[at];
  if (word === undefined) return parts.reverse().join(' ');
  const cut = chance.whole(2, word.length - 1);
  return parts.with(at, word.slice(0, cut) + word.slice(cut + 1)).join(' ');
}

function customValue(field: Surroundings['fields'][number], chance: Chance): string {
  switch (field.kind) {
    case 'money':
      return String(chance.whole(1, 60) * 250_000);
    case 'number':
      return (chance.whole(2, 300) / 10).toFixed(1);
    case 'date':
      return `${chance.whole(2012, 2026)}-${String(chance.whole(1, 9)).padStart(2, '0')}-${chance.whole(10, 28)}`;
    case 'choice':
      return chance.pick(field.choices);
    case 'yesno':
      return chance.percent(50) ? 'yes' : 'no';
    default:
      return `MJ-${chance.digits(5)}`;
  }
}
