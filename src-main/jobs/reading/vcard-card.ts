import { type CardDecoder, type CardLine, listOf, partsOf } from './vcard-line.ts';

/** How many of a kind get columns of their own; what is more is joined into the last as Google joins it. */
const SLOTS = { phone: 12, email: 8, address: 6, link: 8 } as const;
const JOINED = ' ::: ';

const single = [
  'Name Prefix',
  'Full Name',
  'Nickname',
  'Contact Type',
  'Organization Name',
  'Organization Title',
  'Organization Department',
  'Occupation',
  'Birthday',
  'Gender',
  'Language',
  'Categories',
] as const;
type Single = (typeof single)[number];
const addressParts = ['Label', 'Street', 'City', 'Region', 'Postal Code', 'Country'] as const;

const range = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The header over the rows that cards become: what Google's contacts.csv calls its columns. */
export const cardHeader: readonly string[] = [
  ...single,
  ...range(SLOTS.phone).flatMap((n) => [`Phone ${n} - Label`, `Phone ${n} - Value`]),
  ...range(SLOTS.email).flatMap((n) => [`E-mail ${n} - Label`, `E-mail ${n} - Value`]),
  ...range(SLOTS.address).flatMap((n) => addressParts.map((part) => `Address ${n} - ${part}`)),
  ...range(SLOTS.link).map((n) => `Website ${n} - Value`),
  'Notes',
];

interface Labelled {
  value: string;
  types: readonly string[];
  group: string;
}

/** What one card says, gathered line by line. */
export class Card {
  readonly #decode: CardDecoder;
  readonly #texts = new Map<Single, string>();
  readonly #name: { parts: readonly string[]; full: string } = { parts: [], full: '' };
  readonly #phones: Labelled[] = [];
  readonly #emails: Labelled[] = [];
  readonly #addresses: { parts: string[]; types: readonly string[]; group: string }[] = [];
  readonly #links: string[] = [];
  readonly #notes: string[] = [];
  readonly #labels = new Map<string, string>();
  #isOrganization = false;

  constructor(decode: CardDecoder) {
    this.#decode = decode;
  }

  take(line: CardLine): void {
    const text = () => this.#decode.value(line);
    switch (line.name) {
      case 'N':
        if (this.#name.parts.length === 0) this.#name.parts = partsOf(line, this.#decode);
        break;
      case 'FN':
        this.#name.full ||= text();
        break;
      case 'NICKNAME':
        this.#add('Nickname', listOf(line, this.#decode));
        break;
      case 'ORG': {
        const [name = '', ...units] = partsOf(line, this.#decode);
        this.#add('Organization Name', [name]);
        this.#add('Organization Department', units);
        break;
      }
      case 'TITLE':
        this.#add('Organization Title', [text()]);
        break;
      case 'ROLE':
        this.#add('Occupation', [text()]);
        break;
      case 'BDAY':
        this.#add('Birthday', [birthdayOf(text(), line)]);
        break;
      case 'GENDER':
        this.#add('Gender', [(partsOf(line, this.#decode)[0] ?? '').replace(/^[ONU]$/i, '')]);
        break;
      case 'LANG':
        this.#add('Language', [text()]);
        break;
      case 'CATEGORIES':
        this.#add('Categories', listOf(line, this.#decode));
        break;
      case 'NOTE':
        this.#notes.push(text());
        break;
      case 'TEL':
        this.#phones.push({ value: phoneOf(text()), types: line.types, group: line.group });
        break;
      case 'EMAIL':
        this.#emails.push({ value: text().replace(/^mailto:/i, ''), types: line.types, group: line.group });
        break;
      case 'ADR':
        this.#address(line);
        break;
      case 'URL':
      case 'X-SOCIALPROFILE':
        this.#links.push(text());
        break;
      case 'IMPP':
        this.#messenger(line, text());
        break;
      case 'KIND':
      case 'X-ADDRESSBOOKSERVER-KIND':
        if (/^org/i.test(text())) this.#isOrganization = true;
        break;
      case 'X-ABSHOWAS':
        if (/^company$/i.test(text())) this.#isOrganization = true;
        break;
      case 'X-ABLABEL':
        // Apple writes its own labels as _$!<HomePage>!$_.
        if (line.group !== '') this.#labels.set(line.group, text().replace(/^_\$!<(.*)>!\$_$/, '$1'));
        break;
      case 'X-ANDROID-CUSTOM': {
        const [kind, value = ''] = partsOf(line, this.#decode);
        if (kind?.endsWith('/nickname')) this.#add('Nickname', [value]);
        break;
      }
    }
  }

  /** Its row under `cardHeader`; null where it says nothing. */
  cells(): string[] | null {
    this.#settleName();
    const phones = this.#phones.filter(({ value }) => value !== '');
    const emails = this.#emails.filter(({ value }) => value !== '');
    const labelled = (of: readonly Labelled[], slots: number) =>
      slotsOf(of, slots).flatMap((inSlot) => {
        const [first] = inSlot;
        if (!first) return ['', ''];
        return [this.#labelOf(first), inSlot.map(({ value }) => value).join(JOINED)];
      });
    const addresses = this.#addresses.slice(0, SLOTS.address);
    const cells = [
      ...single.map((name) => this.#texts.get(name) ?? ''),
      ...labelled(phones, SLOTS.phone),
      ...labelled(emails, SLOTS.email),
      ...range(SLOTS.address).flatMap((n) => {
        const address = addresses[n - 1];
        return address ? [this.#labelOf(address), ...address.parts] : addressParts.map(() => '');
      }),
      ...slotsOf(this.#links.filter(Boolean), SLOTS.link).map((links) => links.join(JOINED)),
      this.#notes.filter(Boolean).join('\n'),
    ];
    return cells.some((cell) => cell !== '') ? cells : null;
  }

  #add(name: Single, values: readonly string[]): void {
    const all = [this.#texts.get(name) ?? '', ...values].filter(Boolean);
    if (all.length > 0) this.#texts.set(name, all.join('; '));
  }

  /** The name as the phone shows it; in parts it is in the order of another country as often as not. */
  #settleName(): void {
    const [family = '', given = '', middle = '', prefix = '', suffix = ''] = this.#name.parts;
    const joined = [given, middle, family].filter(Boolean).join(' ');
    const shown = this.#name.full;
    // Some phones write the number or the address there when they have no name.
    const isName = shown !== '' && (joined === '' || /\p{L}/u.test(shown.replace(/\S+@\S+/g, '')));
    const name = isName ? shown : [joined, suffix].filter(Boolean).join(', ');
    const company = this.#texts.get('Organization Name') ?? '';
    if (this.#isOrganization) {
      this.#texts.set('Contact Type', 'organization');
      this.#texts.set('Full Name', company || name);
      this.#texts.delete('Organization Name');
      return;
    }
    // Without a letter it is only the number again; a shop may be saved as a company without a person.
    if (!/\p{L}/u.test(name) || (name === company && joined === '')) return;
    this.#texts.set('Full Name', name);
    if (prefix !== '' && !name.toLowerCase().includes(prefix.toLowerCase())) this.#texts.set('Name Prefix', prefix);
  }

  #address(line: CardLine): void {
    const [box = '', extended = '', street = '', city = '', region = '', postalCode = '', country = ''] = partsOf(
      line,
      this.#decode,
    );
    const lines = [box, extended, street].filter(Boolean).join('\n');
    const parts = [lines, city, region, postalCode, country];
    // vCard 4 may give the whole only as it is printed on a letter.
    if (parts.join('') === '') parts[0] = this.#decode.value(line, line.params.get('LABEL') ?? '');
    if (parts.join('') !== '') this.#addresses.push({ parts, types: line.types, group: line.group });
  }

  /** "whatsapp:+62812…" is a phone; every other messenger's name is a link. */
  #messenger(line: CardLine, text: string): void {
    const service = line.params.get('X-SERVICE-TYPE') ?? '';
    const number = /^(?:[\w-]+:)?\s*(\+?[\d ()-]{8,})$/.exec(text)?.[1];
    if (/^whatsapp/i.test(service || text) && number) {
      this.#phones.push({ value: number, types: ['whatsapp'], group: '' });
    } else if (text !== '') this.#links.push(/:/.test(text) || service === '' ? text : `${service}: ${text}`);
  }

  /** The person's own label, else what the types say. */
  #labelOf({ types, group }: { types: readonly string[]; group: string }): string {
    const own = group === '' ? undefined : this.#labels.get(group);
    if (own) return own;
    const known = new Set(types.map((type) => type.toLowerCase()));
    for (const [type, label] of typeLabels) if (known.has(type)) return label;
    const custom = types.find((type) => /^x-./i.test(type));
    return custom ? this.#customLabel(custom) : '';
  }

  /** Android: X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=47=75…), or plainly X-Gudang. */
  #customLabel(type: string): string {
    const name = type.slice(2);
    const coded = /^custom\(.*?quoted-printable,(.*)\)$/i.exec(name)?.[1];
    if (coded === undefined) return name;
    return Buffer.from(coded.replaceAll('=', ''), 'hex').toString('utf8');
  }
}

/** The first that is there decides: a fax at work is a fax. */
const typeLabels: readonly [string, string][] = [
  ['fax', 'Fax'],
  ['whatsapp', 'WhatsApp'],
  ['x-whatsapp', 'WhatsApp'],
  ['cell', 'Mobile'],
  ['iphone', 'Mobile'],
  ['mobile', 'Mobile'],
  ['work', 'Work'],
  ['home', 'Home'],
  ['main', 'Main'],
  ['other', 'Other'],
];

/** Everything in as many slots as there are columns, what is left over in the last. */
function slotsOf<T>(values: readonly T[], slots: number): T[][] {
  return range(slots).map((n) => (n < slots ? values.slice(n - 1, n) : values.slice(n - 1)));
}

/** vCard 4 writes numbers as addresses: `tel:+62-812…;ext=12`. */
function phoneOf(text: string): string {
  return /^tel:/i.test(text) ? text.slice(4).replace(/;.*$/, '') : text;
}

/** As `YYYY-MM-DD`, or `--MM-DD` where the year is not told; anything else as it stands. */
function birthdayOf(text: string, line: CardLine): string {
  const match = /^(\d{4}|--)-?(\d{2})-?(\d{2})(?:$|T| )/i.exec(text.trim());
  if (!match) return text;
  const [, year = '', month = '', day = ''] = match;
  // Apple's way to leave the year out: a leap year long gone, named again in a parameter.
  const isYearless = year === '--' || line.params.get('X-APPLE-OMIT-YEAR') === year;
  return isYearless ? `--${month}-${day}` : `${year}-${month}-${day}`;
}
