import { whatsappNumber } from '../../../src-main/domain/phone.ts';

interface WrittenPhone {
  raw: string;
  e164: string | null;
  label: string;
  preferred: boolean;
}

/** `tel:` for a phone; null for a text that is no number, so that no call is made to something else. */
export function callLink(phone: Pick<WrittenPhone, 'e164'>): string | null {
  return phone.e164 ? `tel:${phone.e164}` : null;
}

/** `https://wa.me/…` with digits only, as WhatsApp wants it; null for a text that is no number. */
export function whatsappLink(phone: Pick<WrittenPhone, 'e164'>): string | null {
  const digits = phone.e164 ? whatsappNumber(phone.e164) : '';
  return digits ? `https://wa.me/${digits}` : null;
}

/** `mailto:` with the address escaped, so that nothing in it becomes a header of the mail. */
export function emailLink(address: string): string {
  return `mailto:${encodeURIComponent(address).replaceAll('%40', '@')}`;
}

/** The phone to call: the preferred one, else the first that is a number. */
export function phoneToCall<P extends WrittenPhone>(phones: readonly P[]): P | undefined {
  const numbers = phones.filter((phone) => phone.e164);
  return numbers.find((phone) => phone.preferred) ?? numbers[0];
}

/** The phone to write to on WhatsApp: the one labelled so, else a mobile, never a fax or an office line unless alone. */
export function phoneForWhatsapp<P extends WrittenPhone>(phones: readonly P[]): P | undefined {
  const numbers = phones.filter((phone) => phone.e164 && phone.label !== 'fax');
  const mobile = numbers.filter((phone) => phone.label === 'mobile' || /^\+628/.test(phone.e164 ?? ''));
  return (
    numbers.find((phone) => phone.label === 'whatsapp') ??
    mobile.find((phone) => phone.preferred) ??
    mobile[0] ??
    numbers.find((phone) => phone.preferred) ??
    numbers[0]
  );
}
