import { clean } from '../text.ts';

export interface UnderstoodEmail {
  address: string;
  /** True where more than the domain's capitals had to be put right. */
  repaired: boolean;
}

const shape = /^[^\s@"(),:;<>[\]\\]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+\p{L}{2,24}$/u;

/**
 * Reads one e-mail address as people type it: a comma for the dot, a space before the @, `mailto:`, "Name <address>",
 * "(at)". The domain becomes lower case (RFC 5321, 2.4: only the part before the @ may care). Null where it is none.
 */
export function parseEmail(raw: string): UnderstoodEmail | null {
  const text = clean(raw.slice(0, 1_000));
  const bracketed = /<([^<>]+@[^<>]+)>/.exec(text)?.[1] ?? text;
  const address = bracketed
    .replace(/^mailto:\s*/i, '')
    .replace(/\s*[([{]\s*at\s*[)\]}]\s*/i, '@')
    .replace(/\s*@[\s@]*/g, '@')
    .replace(/^['"<]+|['">.,;:]+$/g, '')
    .replace(/\s+/g, '');
  const at = address.lastIndexOf('@');
  if (at < 1) return null;
  const local = address.slice(0, at).replace(/\.+$/, '');
  const domain = address
    .slice(at + 1)
    .replace(/[,;]/g, '.')
    .replace(/\.{2,}/g, '.')
    .toLowerCase();
  const whole = `${local}@${domain}`;
  if (whole.length > 320 || !shape.test(whole)) return null;
  return { address: whole, repaired: whole.toLowerCase() !== text.toLowerCase() };
}

/** The addresses of one cell. A comma parts two only where both sides are addresses: "a@b,com" is one. */
export function splitEmails(cell: string): string[] {
  return cell
    .slice(0, 10_000)
    .split(
      /\s*(?:;|\n|\||\s:::\s|\s\/\s|(?<=@[^\s,;@]+\.[^\s,;@]+)\s*[,/]\s*(?=[^\s,;@]+@)|(?<=@[^\s,;@]+\.[^\s,;@]+)\s+(?=[^\s,;@]+@))\s*/,
    )
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
