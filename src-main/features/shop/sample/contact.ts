import type { Channel, ContactRole, InteractionKind } from '../../../contract/contacts.ts';
import { type Both, both } from './both.ts';
import type { sampleGroups, sampleTags } from './labels.ts';

export interface SampleTouch {
  kind: InteractionKind;
  /** How long ago: whole days, and the hour of that day. */
  daysAgo: number;
  hour: number;
  text: Both;
}

export interface SampleContact {
  /** By which others of the sample refer to it. */
  key: string;
  kind: 'person' | 'organization';
  title?: string;
  name: string;
  nickname?: string;
  roles?: ContactRole[];
  gender?: 'female' | 'male';
  /** A date, or in how many days it comes round, with the year. */
  birthday?: string | { inDays: number; year: number | null };
  occupation?: Both;
  interests?: Both;
  language?: string;
  source?: Both;
  referredBy?: string;
  preferredChannel?: Channel;
  note?: Both;
  phones?: { raw: string; label: string }[];
  email?: string;
  street?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  links?: { label: string; value: string }[];
  worksAt?: { at: string; as: Both }[];
  tags?: (keyof typeof sampleTags)[];
  groups?: (keyof typeof sampleGroups)[];
  consents?: Partial<Record<Channel, 'yes' | 'no'>>;
  blocked?: Both;
  /** How long ago it was entered. */
  addedDaysAgo: number;
  touches?: SampleTouch[];
}
export const touch = (kind: InteractionKind, daysAgo: number, hour: number, id: string, en: string): SampleTouch => ({
  kind,
  daysAgo,
  hour,
  text: both(id, en),
});
export const mobile = (raw: string) => ({ raw, label: 'mobile' });
export const work = (raw: string) => ({ raw, label: 'work' });
export const owner = both('Pemilik', 'Owner');
export const buyer = both('Bagian pembelian', 'Purchasing');
export const bandung = { city: 'Bandung', region: 'Jawa Barat' };
