import { formatPhone, whatsappNumber } from '../../../../src-main/domain/phone.ts';

interface PhoneLike {
  e164: string | null;
  raw: string;
  label: string;
  preferred: boolean;
}

/** A phone as it is read: formatted where it is a number, else as it was written. */
export const phoneText = (phone: Pick<PhoneLike, 'e164' | 'raw'>, region: string): string =>
  phone.e164 === null ? phone.raw : formatPhone(phone.e164, region);

/** Whether WhatsApp could know the number: a mobile abroad cannot be told from a landline, so only Indonesia's are judged. */
const couldHaveWhatsapp = (e164: string): boolean => !e164.startsWith('+62') || e164.startsWith('+628');

/** The number to call: the preferred one, else the first that is a number. */
export function phoneToCall<P extends PhoneLike>(phones: readonly P[]): P | undefined {
  const numbers = phones.filter((phone) => phone.e164 !== null && phone.label !== 'fax');
  return numbers.find((phone) => phone.preferred) ?? numbers[0];
}

/** The number to write to on WhatsApp: one labelled so, else the preferred or first one that could be there. */
export function phoneForWhatsapp<P extends PhoneLike>(phones: readonly P[]): P | undefined {
  const able = phones.filter((phone) => phone.e164 !== null && couldHaveWhatsapp(phone.e164));
  return able.find((phone) => phone.label === 'whatsapp') ?? phoneToCall(able);
}

export const callHref = (e164: string): string => `tel:${e164}`;
/** WhatsApp's own address takes digits only. */
export const whatsappHref = (e164: string): string => `https://wa.me/${whatsappNumber(e164)}`;
export const mailHref = (address: string): string => `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;

const profiles: Record<string, string> = {
  instagram: 'https://www.instagram.com/',
  facebook: 'https://www.facebook.com/',
  tiktok: 'https://www.tiktok.com/@',
  x: 'https://x.com/',
  linkedin: 'https://www.linkedin.com/in/',
  tokopedia: 'https://www.tokopedia.com/',
  shopee: 'https://shopee.co.id/',
};

/**
 * Where a link leads: a web address as it stands (only https, so nothing else can hide in it), a user name on its
 * site; undefined where it leads nowhere.
 */
export function linkHref(label: string, value: string): string | undefined {
  const text = value.trim();
  const written = /^https?:\/\//i.test(text) ? text.replace(/^http:/i, 'https:') : undefined;
  const isUser = /^@?[\w.-]{1,60}$/.test(text);
  const profile = Object.hasOwn(profiles, label) ? profiles[label] : undefined;
  const bare = /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : undefined;
  const address = written ?? (profile && isUser ? profile + text.replace(/^@/, '') : bare);
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' ? url.href : undefined;
}
