/** Addresses that open a message in another program. */
import { whatsappNumber } from './phone.ts';

/** What the doors let out (shells/desktop/external-links.ts); Windows hands on little more. */
export const LONGEST_LINK = 2_000;

/**
 * The chat with a number, with the text in its field. `textLeftOut`: it did not fit, and has to be pasted.
 * @returns undefined for what is no E.164 number
 */
export function whatsappLink(e164: string, text: string): { url: string; textLeftOut: boolean } | undefined {
  const digits = whatsappNumber(e164);
  if (digits === '') return undefined;
  const chat = `https://wa.me/${digits}`;
  if (text === '') return { url: chat, textLeftOut: false };
  const url = `${chat}?text=${encoded(text)}`;
  return url.length > LONGEST_LINK ? { url: chat, textLeftOut: true } : { url, textLeftOut: false };
}

/** A new letter in the mail program (RFC 6068: lines end in CRLF). @returns undefined where it is too long for a link */
export function mailLink(address: string, subject: string, text: string): string | undefined {
  const to = encoded(address).replaceAll('%40', '@');
  const query = [
    ...(subject === '' ? [] : [`subject=${encoded(subject)}`]),
    ...(text === '' ? [] : [`body=${encoded(text.replace(/\r?\n/g, '\r\n'))}`]),
  ].join('&');
  const url = `mailto:${to}${query && '?'}${query}`;
  return url.length > LONGEST_LINK ? undefined : url;
}

/** As `encodeURIComponent`, and also what mail programs or shells read as their own. A lone surrogate is no text. */
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
