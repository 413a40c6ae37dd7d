import type { Chance } from './random.ts';
import type { Place } from './places.ts';

export interface MadePhone {
  /** As somebody wrote it down. */
  raw: string;
  /** Null where nobody could dial it. */
  e164: string | null;
  label: 'mobile' | 'work' | 'home' | 'whatsapp';
}

/** Prefixes of the Indonesian mobile companies in use, and the digits that follow them. */
const MOBILE = [
  ['812', 8],
  ['813', 8],
  ['821', 8],
  ['822', 8],
  ['852', 8],
  ['853', 8],
  ['811', 7],
  ['815', 7],
  ['816', 7],
  ['856', 8],
  ['857', 8],
  ['858', 8],
  ['817', 7],
  ['818', 7],
  ['819', 8],
  ['877', 8],
  ['878', 8],
  ['896', 8],
  ['897', 8],
  ['895', 8],
  ['838', 7],
  ['831', 8],
  ['881', 8],
] as const;
const UNUSABLE = ['belum ada', 'nomor lama mati', '0812-xxxx', '6,28123E+12', 'WA istri', '022'];

/** A mobile number: of Indonesia, or of where the person comes from. */
export function mobilePhone(chance: Chance, place: Place): MadePhone {
  if (place.country !== 'Indonesia') return foreignPhone(chance, place);
  const [prefix, length] = chance.pick(MOBILE);
  const national = prefix + chance.digits(length);
  const label = chance.percent(18) ? 'whatsapp' : 'mobile';
  return { raw: writtenMobile(national, chance.fraction()), e164: `+62${national}`, label };
}

/** The same number as another hand would write it. */
export function rewritten(phone: MadePhone, chance: Chance): MadePhone {
  const national = phone.e164?.startsWith('+628') ? phone.e164.slice(3) : null;
  return national ? { ...phone, raw: writtenMobile(national, chance.fraction()) } : phone;
}

/** Most write 0812-…; some spell the country, some only digits, and a spreadsheet has eaten a zero here and there. */
function writtenMobile(national: string, how: number): string {
  const dashed = `${national.slice(0, 3)}-${national.slice(3, 7)}-${national.slice(7)}`;
  if (how < 0.42) return `0${dashed}`;
  if (how < 0.72) return `0${national}`;
  if (how < 0.84) return `+62 ${dashed}`;
  if (how < 0.92) return `62${national}`;
  if (how < 0.96) return `0${dashed.replaceAll('-', ' ')}`;
  return national;
}

/** A fixed line: seven or eight digits after the area code. */
export function fixedPhone(chance: Chance, place: Place): MadePhone {
  if (place.country !== 'Indonesia') return foreignPhone(chance, place);
  const line = chance.pick(['2', '3', '4', '5', '6', '7']) + chance.digits(place.area.length === 2 ? 6 : 5);
  const raw = chance.percent(80) ? `(0${place.area}) ${line.slice(0, 3)} ${line.slice(3)}` : `0${place.area}-${line}`;
  return { raw, e164: `+62${place.area}${line}`, label: 'work' };
}

/** What stands in an address book although it is no number. */
export function unusablePhone(chance: Chance): MadePhone {
  return { raw: chance.pick(UNUSABLE), e164: null, label: 'mobile' };
}

function foreignPhone(chance: Chance, place: Place): MadePhone {
  const e164 =
    place.country === 'Singapore'
      ? `+659${chance.pick(['0', '1', '2', '3', '4', '6', '7', '8'])}${chance.digits(6)}`
      : place.country === 'Malaysia'
        ? `+6012${chance.pick(['2', '3', '4', '5', '6', '7', '8', '9'])}${chance.digits(6)}`
        : `+6141${chance.digits(7)}`;
  const code = e164.startsWith('+65') || e164.startsWith('+60') || e164.startsWith('+61') ? 3 : 1;
  return {
    raw: `${e164.slice(0, code)} ${e164.slice(code, code + 4)} ${e164.slice(code + 4)}`,
    e164,
    label: 'mobile',
  };
}
