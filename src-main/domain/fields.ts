/** Small fields of imported lists: gender, yes and no, e-mail, lists of labels. What cannot be read is kept by the caller. */
import { clean, cleanLines, fold } from './text.ts';

export type Gender = 'female' | 'male';

const GENDERS: ReadonlyMap<string, Gender> = new Map([
  // Indonesian forms write L (laki-laki) and P (perempuan): P is a woman.
  ...['l', 'lk', 'laki', 'laki laki', 'lelaki', 'pria', 'cowok', 'm', 'male', 'man', 'mr', 'tuan', 'bapak'].map(
    (word) => [word, 'male'] as const,
  ),
  ...['p', 'pr', 'perempuan', 'wanita', 'cewek', 'w', 'f', 'female', 'woman', 'mrs', 'ms', 'nyonya', 'nona', 'ibu'].map(
    (word) => [word, 'female'] as const,
  ),
]);

/** The gender that a cell names, in Indonesian or English; null where it names none. */
export function parseGender(text: string): Gender | null {
  return GENDERS.get(fold(text.slice(0, 40))) ?? null;
}

const YES = new Set('ya y yes iya true benar betul ada aktif active on ok x v 1 sudah setuju'.split(' '));
const NO = new Set(
  'tidak tdk t no n false salah tidak ada nonaktif inactive off 0 belum gak ga tak bukan none'.split(' '),
);

/** Yes (true), no (false), or null where a cell says neither. */
export function parseYesNo(text: string): boolean | null {
  const mark = clean(text.slice(0, 40));
  if (/^[✓✔☑✅]$/u.test(mark)) return true;
  if (/^[✗✘☒❌]$/u.test(mark)) return false;
  const word = fold(mark);
  if (YES.has(word)) return true;
  return NO.has(word) || word === 'tidak ada' || word === 'non aktif' ? false : null;
}

export interface ParsedEmail {
  /** The address with its domain in small letters, or null: then `raw` is kept and flagged. */
  address: string | null;
  raw: string;
  /** True where more than case and outer spaces had to be put right, so that the preview can show it. */
  repaired: boolean;
}

const LONGEST_ADDRESS = 254;
/** What nearly every address looks like. A property test holds this short cut to the full way. */
const PLAIN_ADDRESS =
  /^[a-z0-9_]+(?:[.+-][a-z0-9_]+){0,5}(?<=^.{1,64})@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i;

/**
 * Reads one e-mail address. Obvious slips are put right: inner spaces, "example,com", a doubled @, "mailto:", "Name <a@b>",
 * a full stop behind. Nothing is guessed about names or domains. Lengths: RFC 5321 (64 before the @, 254 in all).
 */
export function parseEmail(text: string): ParsedEmail {
  const raw = clean(text);
  if (raw.length <= LONGEST_ADDRESS && PLAIN_ADDRESS.test(raw)) {
    const at = raw.indexOf('@') + 1;
    return { address: raw.slice(0, at) + raw.slice(at).toLowerCase(), raw, repaired: false };
  }
  const none: ParsedEmail = { address: null, raw, repaired: false };
  if (raw.length > LONGEST_ADDRESS * 2 || !/[@＠]/.test(raw)) return none;
  const bare = (/<([^<>]*@[^<>]*)>/.exec(raw)?.[1] ?? raw)
    .normalize('NFKC')
    .replace(/^mailto:/i, '')
    .replace(/[?].*$/, '')
    .replace(/^["'<(\s]+|["'>)\s;,.]+$/g, '')
    .replace(/\s*@+\s*/g, '@')
    .replace(/\s*([.,])\s*(?=[^\s@]*$)/g, '$1');
  const at = bare.lastIndexOf('@');
  const local = bare.slice(0, at).replace(/ /g, '');
  const domain = bare
    .slice(at + 1)
    .replace(/ /g, '')
    .replace(/[,.]+/g, '.')
    .toLowerCase();
  const address = `${local}@${domain}`;
  if (!isEmailAddress(address)) return none;
  return { address, raw, repaired: address.toLowerCase() !== raw.toLowerCase() };
}

/** A deliverable shape: dot-separated words, @, a domain with at least one dot. Letters of any script. */
export function isEmailAddress(text: string): boolean {
  if (text.length > LONGEST_ADDRESS) return false;
  const match = /^([\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*)@([^@]+)$/u.exec(text);
  if (!match || (match[1]?.length ?? 0) > 64) return false;
  const labels = (match[2] ?? '').split('.');
  const word = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]{0,61}[\p{L}\p{N}\p{M}])?$/u;
  return (
    labels.length >= 2 && labels.every((label) => word.test(label)) && /^\p{L}{2,}|^xn--/u.test(labels.at(-1) ?? '')
  );
}

/** The addresses of one cell: separated by ; / | line breaks, "atau", or a comma that is no slip for a dot. */
export function splitEmails(cell: string): string[] {
  return cell
    .slice(0, 10_000)
    .split(/[;|/\n\r]|\s(?:atau|dan|or|and)\s|,(?=\s*[^\s,@]+\s*@)/i)
    .map(clean)
    .filter((piece) => /[\p{L}\p{N}@]/u.test(piece));
}

/**
 * Labels and groups in one cell: "VIP;Hotel", "VIP, Hotel", Google's "Pemasok ::: * myContacts". Each once (case and
 * accents aside), as first written; Google's own groups, marked with a star, are no labels of the shop.
 */
export function splitList(cell: string): string[] {
  const seen = new Set<string>();
  // Without what cannot be seen before it is cut: a hidden character between colons would make a label of them.
  return cleanLines(cell.slice(0, 10_000))
    .split(/:::|[;,|\n]/)
    .map(clean)
    .filter((item) => {
      const key = fold(item) || item;
      if (/^[-–—*.\s]*$/.test(item) || item.startsWith('* ') || seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}
