/**
 * Contacts as vCards: 4.0 (RFC 6350) and 3.0 (RFC 2426). One card is one text with CRLF lines, folded so that no line
 * has more than 75 octets (RFC 6350, 3.2) and no letter is cut in two.
 */
import { folded, oneLine, text } from '../content-lines.ts';

export type CardVersion = '3.0' | '4.0';

export interface Card {
  id: string;
  isOrganization: boolean;
  /** The name without title. */
  name: string;
  /** `Bpk.`, `Dr.` of a person; legal form of an organization. */
  title: string;
  /** The whole name as the shop says it. */
  displayName: string;
  nickname: string;
  phones: { number: string; label: string; preferred: boolean }[];
  emails: { address: string; label: string; preferred: boolean }[];
  addresses: {
    label: string;
    street: string;
    city: string;
    region: string;
    postalCode: string;
    country: string;
    preferred: boolean;
  }[];
  links: { label: string; value: string }[];
  /** The organization that a person belongs to. */
  organization: string;
  jobTitle: string;
  occupation: string;
  gender: 'female' | 'male' | null;
  /** `YYYY-MM-DD` or `--MM-DD`. */
  birthday: string | null;
  language: string;
  note: string;
  /** Names of tags and groups. */
  categories: string[];
  referredBy: string;
  /** Epoch milliseconds. */
  updatedAt: number;
}

type Parameters = [name: string, value: string][];

/** One card, ending with a line break. */
export function vcard(card: Card, version: CardVersion): string {
  const lines: string[] = ['BEGIN:VCARD', `VERSION:${version}`, 'PRODID:-//Langganan//Langganan//EN'];
  const add = (name: string, value: string, parameters: Parameters = []) => {
    if (value !== '') lines.push(`${name}${parameters.map(parameter).join('')}:${value}`);
  };
  const is4 = version === '4.0';
  add('UID', is4 ? `urn:uuid:${card.id}` : card.id);
  if (is4) add('KIND', card.isOrganization ? 'org' : 'individual');
  // Apple's own mark for a company, which 3.0 has no word for.
  else if (card.isOrganization) add('X-ABShowAs', 'COMPANY');
  add('FN', text(card.displayName || card.name) || 'unnamed');
  add('N', nameParts(card).map(text).join(';'));
  if (card.nickname !== '') add('NICKNAME', text(card.nickname));
  if (card.isOrganization) add('ORG', text(card.displayName));
  else if (card.organization !== '') add('ORG', text(card.organization));
  if (card.jobTitle !== '') add('TITLE', text(card.jobTitle));
  if (card.occupation !== '') add('ROLE', text(card.occupation));
  for (const { number, label, preferred } of card.phones) add(...telephone(number, label, preferred, version));
  for (const { address, label, preferred } of card.emails)
    add('EMAIL', text(address), typed(is4 ? [] : ['INTERNET'], placeOf[label], preferred, version));
  for (const one of card.addresses)
    add(
      'ADR',
      ['', '', one.street, one.city, one.region, one.postalCode, one.country].map(text).join(';'),
      typed([], placeOf[one.label] ?? (is4 ? undefined : postal[one.label]), one.preferred, version),
    );
  for (const { label, value } of card.links) add('URL', oneLine(value), is4 ? socialType(label) : []);
  addBirthday(card, is4, add);
  if (is4 && card.gender !== null) add('GENDER', card.gender === 'female' ? 'F' : 'M');
  if (is4 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(card.language)) add('LANG', card.language);
  if (card.categories.length > 0) add('CATEGORIES', card.categories.map(text).join(','));
  if (is4 && card.referredBy !== '')
    add('RELATED', text(card.referredBy), [
      ['TYPE', 'contact'],
      ['VALUE', 'text'],
    ]);
  add('NOTE', text(card.note));
  add('REV', new Date(card.updatedAt).toISOString().replace(/[-:]|\.\d+/g, ''));
  lines.push('END:VCARD');
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Family, given, additional, prefixes, suffixes. Names are not taken apart here: the whole name is the given name. */
function nameParts(card: Card): string[] {
  if (card.isOrganization) return ['', '', '', '', ''];
  const [prefix = '', ...suffixes] = card.title.split(/,\s*/);
  return ['', card.name, '', prefix, suffixes.join(' ')];
}

const placeOf: Record<string, string | undefined> = { work: 'work', home: 'home' };
const postal: Record<string, string | undefined> = { delivery: 'parcel', billing: 'postal' };
const phoneTypes: Record<string, readonly string[]> = {
  mobile: ['cell'],
  whatsapp: ['cell'],
  work: ['work', 'voice'],
  home: ['home', 'voice'],
  fax: ['fax'],
};

function telephone(number: string, label: string, preferred: boolean, version: CardVersion) {
  const types = phoneTypes[label] ?? ['voice'];
  const isNumber = /^\+\d+$/.test(number);
  if (version === '3.0') return ['TEL', text(number), typed(types, undefined, preferred, version)] as const;
  const parameters = typed(types, undefined, preferred, version);
  // A text that is no number is a text; a number is a URI (RFC 6350, 6.4.1).
  return isNumber
    ? (['TEL', `tel:${number}`, [['VALUE', 'uri'], ...parameters] as Parameters] as const)
    : (['TEL', text(number), parameters] as const);
}

/** `PREF=1` says in 4.0 what `TYPE=PREF` says in 3.0. */
function typed(
  always: readonly string[],
  place: string | undefined,
  preferred: boolean,
  version: CardVersion,
): Parameters {
  const types = [...always, ...(place ? [place] : [])];
  if (version === '4.0')
    return [
      ...(types.length > 0 ? [['TYPE', types.join(',')] as [string, string]] : []),
      ...(preferred ? [['PREF', '1'] as [string, string]] : []),
    ];
  return [...types, ...(preferred ? ['pref'] : [])].map((type): [string, string] => ['TYPE', type.toUpperCase()]);
}

const socialType = (label: string): Parameters => (label === 'website' || label === 'other' ? [] : [['TYPE', 'home']]);

function addBirthday(
  { birthday }: Card,
  is4: boolean,
  add: (name: string, value: string, parameters?: Parameters) => void,
): void {
  const found = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(birthday ?? '');
  if (!found) return;
  const [, year = '', month = '', day = ''] = found;
  if (is4) add('BDAY', year === '-' ? `--${month}${day}` : `${year}${month}${day}`);
  else if (year !== '-') add('BDAY', `${year}-${month}-${day}`);
  // 3.0 knows no birthday without a year; Apple's way is understood by Google and Android too.
  else add('BDAY', `1604-${month}-${day}`, [['X-APPLE-OMIT-YEAR', '1604']]);
}

/** A parameter with its value quoted where it needs it; a quote itself cannot stand there (RFC 6350, 3.3). */
function parameter([name, value]: [string, string]): string {
  const plain = oneLine(value).replaceAll('"', "'");
  return `;${name}=${/[:;]/.test(plain) ? `"${plain}"` : plain}`;
}
