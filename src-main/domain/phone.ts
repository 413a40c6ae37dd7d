/**
 * Phones: what shops type is understood as E.164 (ITU-T), shown the way the shop's country writes it, and searchable by
 * any run of its digits. What cannot be a number is kept as it was written and says why.
 */
import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { asciiDigits, EXTENSION } from './phoneCells.ts';
import { clean } from './text.ts';

export { splitPhones } from './phoneCells.ts';

/** What had to be put right before the number could be read; the number is certain only as far as this guess is. */
export type PhoneRepair =
  /** 812… : a spreadsheet kept the number as a number and ate the zero. */
  | 'zero-restored'
  /** 62812… : the plus was left out. */
  | 'plus-restored'
  /** +62 0812… : country code and trunk zero at once. */
  | 'trunk-zero-removed'
  /** 6.281277884455E+12 : a spreadsheet wrote the number in powers of ten, with all its digits. */
  | 'scientific'
  /** "WA: 0812… (Budi)" : words around the number. */
  | 'words-removed';

/** Why a text is no number, or a doubtful one. */
export type PhoneProblem =
  | 'empty'
  | 'not-a-number'
  | 'too-short'
  | 'too-long'
  /** 731 9981: a local number that says nothing about its city. */
  | 'no-area-code'
  /** 6.28123E+12: the digits after the first ones are gone from the file, and nobody can tell them. */
  | 'digits-lost'
  /** The length is possible, but no such range is in use. */
  | 'unlikely';

export interface ParsedPhone {
  /** `+6281277884455`, or null where the text cannot be a number. */
  e164: string | null;
  /** The text as it was written, without hidden characters. */
  raw: string;
  /** Digits of the E.164 number; without one, whatever digits the text has. For search. */
  digits: string;
  kind: 'mobile' | 'fixed' | 'unknown';
  /** An extension ("ext. 12") is no part of E.164. */
  extension: string | null;
  /** True where the number lies in a range in use; false where only its length is possible, or there is no number. */
  valid: boolean;
  repaired: PhoneRepair | null;
  problem: PhoneProblem | null;
}

const LONGEST_RAW = 250;
/** No number of a country in these rules has more (ITU-T E.164: 15 with the country code). */
const MOST_DIGITS = 15;
/** Digits after +62. The library allows 17, for toll-free numbers from abroad (001 803 …) that no customer has. */
const LONGEST_INDONESIAN = 12;

/**
 * Reads one phone. Never throws; a text that is no number comes back with `e164: null` and a `problem`.
 *
 * @param raw one cell or field; a JavaScript number as spreadsheets give it. Two numbers in one cell: `splitPhones` first.
 * @param defaultRegion ISO 3166 country for numbers without a country code; an unknown one counts as none.
 */
export function parsePhone(raw: string | number, defaultRegion = 'ID'): ParsedPhone {
  const text = clean(typeof raw === 'number' ? numberText(raw) : raw.slice(0, LONGEST_RAW * 2));
  return plainIndonesianMobile(text, defaultRegion) ?? parseAnyPhone(text, defaultRegion);
}

function numberText(value: number): string {
  return Number.isFinite(value) ? value.toLocaleString('en', { useGrouping: false, maximumFractionDigits: 6 }) : '';
}

/**
 * Nine in ten rows of an Indonesian list have this shape; the library takes some ten times as long for them.
 * A property test holds this to the library's own answer.
 */
function plainIndonesianMobile(text: string, region: string): ParsedPhone | null {
  if (region !== 'ID') return null;
  const match = /^(\+62|62|0)?(8[1-35-9]\d{7,10})$/.exec(text.replace(/[ .-]/g, ''));
  const national = match?.[2];
  if (!match || !national || !/^[+\d]/.test(text) || !/\d$/.test(text)) return null;
  const repaired = match[1] === undefined ? 'zero-restored' : match[1] === '62' ? 'plus-restored' : null;
  return {
    e164: `+62${national}`,
    raw: text,
    digits: `62${national}`,
    kind: 'mobile',
    extension: null,
    valid: true,
    repaired,
    problem: null,
  };
}

/** The full way for every shape and country: exported for the test that compares the short cut with it. */
export function parseAnyPhone(text: string, defaultRegion: string): ParsedPhone {
  const region = knownRegion(defaultRegion);
  const nothing = (problem: PhoneProblem): ParsedPhone => ({
    e164: null,
    raw: text,
    digits: digitsOf(text),
    kind: 'unknown',
    extension: null,
    valid: false,
    repaired: null,
    problem,
  });
  if (text === '') return nothing('empty');
  if (text.length > LONGEST_RAW) return nothing('too-long');
  const written = expandPowerOfTen(text.normalize('NFKC'));
  if (written === null) return { ...nothing('digits-lost'), digits: digitsOf(text.replace(/e.*$/i, '')) };
  const bare = withoutWords(written);
  const digits = digitsOf(bare);
  if (digits === '' || /\p{L}/u.test(bare.replace(EXTENSION, ''))) return nothing('not-a-number');
  if (digits.length < 5) return nothing('too-short');

  const reading = readInternational(bare, digits, region) ?? readNational(bare, digits, region);
  if (typeof reading === 'string') return nothing(reading);
  const wordsRemoved = bare.length < written.length ? 'words-removed' : null;
  const scientific = /e\+?\d+$/i.test(text) ? 'scientific' : null;
  const repaired = scientific ?? reading.repaired ?? wordsRemoved;
  const valid = reading.number.isValid();
  return {
    e164: reading.number.number,
    raw: text,
    digits: reading.number.number.slice(1),
    kind: kindOf(reading.number),
    extension: reading.number.ext ?? null,
    valid,
    repaired,
    problem: valid ? null : 'unlikely',
  };
}

interface Reading {
  number: PhoneNumber;
  repaired: PhoneRepair | null;
}

/** With a plus, 00, or a country code that lost its plus. Null: read it as a national one. */
function readInternational(
  bare: string,
  digits: string,
  region: CountryCode | undefined,
): Reading | PhoneProblem | null {
  const countryCode = region === undefined ? '' : getCountryCallingCode(region);
  const plus = /^\(?\s*\+/.test(bare);
  if (plus || /^0[-\s]?0/.test(bare)) {
    const body = digits.replace(/^00/, '');
    if (body.startsWith('0')) return null;
    const number = trusted(`+${body}${extensionOf(bare)}`, region);
    if (number) return { number, repaired: trunkZero(body, number) ? 'trunk-zero-removed' : null };
    return plus ? lengthProblem(digits) : null;
  }
  if (region === undefined) return 'no-area-code';
  if (!digits.startsWith(countryCode)) return null;
  const number = trusted(`+${digits}${extensionOf(bare)}`, region);
  return number?.isValid() ? { number, repaired: 'plus-restored' } : null;
}

function readNational(bare: string, digits: string, region: CountryCode | undefined): Reading | PhoneProblem {
  const withoutZero = region === 'ID' && !digits.startsWith('0');
  const service = digits.startsWith('1');
  if (withoutZero && !service && digits.length < 9) return digits.length < 6 ? 'too-short' : 'no-area-code';
  const number = trusted(`${digits}${extensionOf(bare)}`, region);
  if (!number) return lengthProblem(digits);
  // Without its zero nothing tells a phone from an account or an order number, unless the range is in use.
  if (withoutZero && !number.isValid()) return 'not-a-number';
  return { number, repaired: withoutZero && !service ? 'zero-restored' : null };
}

/** The library's number if its length is possible and reading its E.164 again gives the same; else none. */
function trusted(text: string, region: CountryCode | undefined): PhoneNumber | null {
  const number = parsePhoneNumberFromString(text, { defaultCountry: region, extract: false });
  if (!number?.isPossible() || number.number.length > MOST_DIGITS + 1) return null;
  if (number.countryCallingCode === '62') {
    const { nationalNumber: national } = number;
    if (national.startsWith('0') || national.length > LONGEST_INDONESIAN) return null;
  }
  if (number.isValid()) return number;
  const again = parsePhoneNumberFromString(number.number, { extract: false });
  return again?.number === number.number ? number : null;
}

function trunkZero(body: string, number: PhoneNumber): boolean {
  return body !== number.number.slice(1) && body.startsWith(`${number.countryCallingCode}0`);
}

function lengthProblem(digits: string): PhoneProblem {
  if (digits.length < 8) return 'too-short';
  return digits.length > 13 ? 'too-long' : 'not-a-number';
}

function kindOf(number: PhoneNumber): ParsedPhone['kind'] {
  const type = number.getType();
  if (type === 'MOBILE') return 'mobile';
  return type === 'FIXED_LINE' ? 'fixed' : 'unknown';
}

function knownRegion(region: string): CountryCode | undefined {
  return isSupportedCountry(region) ? region : undefined;
}

/** "6.281277884455E+12" (or with a comma) written out; null where the power says more digits than are there. */
function expandPowerOfTen(text: string): string | null {
  const match = /^\+?(\d)(?:[.,](\d+))?e\+?(\d{1,2})$/i.exec(text.replace(/\s/g, ''));
  if (!match) return text;
  const [, first = '', rest = '', power = ''] = match;
  return rest.length === Number(power) ? first + rest : null;
}

/** Words before and after the number: "WA:", "(Budi)", "tel:", "https://wa.me/", a text cell's leading apostrophe. */
function withoutWords(text: string): string {
  return text
    .replace(/^[='"\s]*(?:(?:https?:\/\/)?(?:wa\.me|api\.whatsapp\.com\/send)\/?(?:\?phone=)?|tel:)/i, '')
    .replace(/\?text=.*$/i, '')
    .replace(/^[^\p{Nd}+(]+/u, '')
    .replace(/^\((?=\p{L})[^)]*\)\s*/u, '')
    .replace(/\s*[([](?!\d)[^)\]]*[)\]]\s*$/u, '')
    .replace(/(\d)[\s,:;=-]*(?!ext|x\s*\.?\d|pes|#)[\p{L}"'][^\d]*$/iu, '$1')
    .trim();
}

function extensionOf(text: string): string {
  const match = EXTENSION.exec(text);
  return match?.[1] === undefined ? '' : ` ext. ${match[1]}`;
}

/** ASCII digits of the number proper; digits of other scripts count as theirs, an extension does not. */
function digitsOf(text: string): string {
  return asciiDigits(text.replace(EXTENSION, ''));
}

/**
 * A number as it is shown: nationally in its own region (`0812-7788-4455`, `(022) 731 9981`), else internationally
 * (`+65 9123 4567`). What is no E.164 number comes back unchanged.
 */
export function formatPhone(e164: string, region = 'ID'): string {
  const mobile = region === 'ID' ? /^\+62(8[1-35-9]\d)(\d+)$/.exec(e164) : null;
  const rest = mobile?.[2] ?? '';
  if (mobile && rest.length >= 6 && rest.length <= 9) {
    const middle = rest.length === 6 ? 3 : 4;
    return `0${mobile[1]}-${rest.slice(0, middle)}-${rest.slice(middle)}`;
  }
  const number = e164.startsWith('+') ? parsePhoneNumberFromString(e164, { extract: false }) : undefined;
  if (number?.number !== e164) return e164;
  const ownCode = isSupportedCountry(region) ? getCountryCallingCode(region) : null;
  const abroad = number.countryCallingCode !== ownCode || (number.country !== undefined && number.country !== region);
  if (abroad) return number.formatInternational();
  return number.formatNational().replace(/\) (\d+)$/, (_, subscriber: string) => `) ${grouped(subscriber)}`);
}

/** A number as it is dialled from abroad, with spaces only: `+62 812 7788 4455`. What is no number comes back unchanged. */
export function formatPhoneAbroad(e164: string): string {
  const [, first = '', rest = ''] = /^\+62(8[1-35-9]\d)(\d{6,9})$/.exec(e164) ?? [];
  const middle = rest.length === 6 ? 3 : 4;
  if (rest !== '') return `+62 ${first} ${rest.slice(0, middle)} ${rest.slice(middle)}`;
  const number = e164.startsWith('+') ? parsePhoneNumberFromString(e164, { extract: false }) : undefined;
  return number?.number === e164
    ? number
        .formatInternational()
        .replace(/[^\d+]+/g, ' ')
        .trim()
    : e164;
}

/** Indonesian subscriber numbers are spoken in threes and fours: 731 9981, 5550 1010, 668 735. */
function grouped(subscriber: string): string {
  const first = subscriber.length <= 5 ? 0 : subscriber.length <= 7 ? 3 : 4;
  return first === 0 ? subscriber : `${subscriber.slice(0, first)} ${subscriber.slice(first)}`;
}

/**
 * Every way to spell a number in digits only, for a search column: "6281277884455 081277884455". Any run of digits of
 * the number, typed with or without country code or zero, is a part of one of them. Takes E.164 or raw text.
 */
export function digitForms(phone: string): string {
  const indonesian = /^\+62([1-9]\d+)$/.exec(phone);
  if (indonesian) return `${phone.slice(1)} 0${indonesian[1]}`;
  if (!phone.startsWith('+')) return asciiDigits(phone);
  const digits = asciiDigits(phone);
  const number = parsePhoneNumberFromString(phone, { extract: false });
  const national = number ? asciiDigits(number.formatNational()) : digits;
  return digits.includes(national) ? digits : `${digits} ${national}`;
}

/**
 * The digits of what a user types into the search field, ready to be looked for in `digitForms`; '' if it has none. Only
 * behind a plus is 620… a country code with a zero too many: elsewhere it may be a run from the middle of a number.
 */
export function queryDigits(text: string): string {
  const digits = asciiDigits(text.slice(0, LONGEST_RAW));
  return text.trimStart().startsWith('+') ? digits.replace(/^620(?=[1-9])/, '62') : digits;
}

/** For wa.me: the E.164 number without its plus. '' for what is no E.164 number, so that no link is made of it. */
export function whatsappNumber(e164: string): string {
  return /^\+[1-9]\d{4,14}$/.test(e164) ? e164.slice(1) : '';
}
