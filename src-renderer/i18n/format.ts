/**
 * Numbers, money, dates and counts in words, by the rules of a language. Plain TypeScript: the shells and the
 * dictionaries use it too. Everything here is `Intl`; nothing is written by hand that the standard knows.
 */
export const locales = ['id', 'en'] as const;
export type Locale = (typeof locales)[number];

export interface Currency {
  /** ISO 4217, such as `IDR`. */
  code: string;
  /** How many digits of the minor unit an amount carries: 0 for whole rupiah. */
  decimals: number;
}

export type PluralForms = { one?: string; other: string };
export type CivilStyle = 'short' | 'long' | 'weekday';
export type Formats = ReturnType<typeof createFormats>;

/** English is written with day before month, as the shops that read it here do. */
const tags: Record<Locale, string> = { id: 'id-ID', en: 'en-GB' };

const DAY = 86_400_000;
const relativeSteps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 365 * DAY],
  ['month', 30 * DAY],
  ['week', 7 * DAY],
  ['day', DAY],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** An integer scaled by ten to the `decimals`, as exact decimal text: 12345 with 2 is `123.45`. */
function decimalText(scaled: number, decimals: number): `${number}` {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = decimals === 0 ? '' : `.${digits.slice(-decimals)}`;
  return `${scaled < 0 ? '-' : ''}${whole}${fraction}` as `${number}`;
}

/** The civil date as an instant that `Intl` shows unshifted in the zone UTC. A birthday may lack its year. */
function civilParts(text: string): { instant: number; hasYear: boolean } | undefined {
  const match = /^(\d{4}|-)-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const hasYear = match[1] !== '-';
  // A leap year stands in for the unknown one, so that 29 February stays itself.
  const year = hasYear ? Number(match[1]) : 2000;
  const date = new Date(0);
  date.setUTCFullYear(year, Number(match[2]) - 1, Number(match[3]));
  return { instant: date.getTime(), hasYear };
}

function createFormats(locale: Locale) {
  const tag = tags[locale];
  const plain = new Intl.NumberFormat(tag, { maximumFractionDigits: 3 });
  const withSign = new Intl.NumberFormat(tag, { maximumFractionDigits: 3, signDisplay: 'exceptZero' });
  const short = new Intl.NumberFormat(tag, { notation: 'compact', maximumFractionDigits: 1 });
  const percentage = new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 });
  const plurals = new Intl.PluralRules(tag);
  const relativeTime = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const dates = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', year: 'numeric' });
  const times = new Intl.DateTimeFormat(tag, { hour: '2-digit', minute: '2-digit' });
  const months = new Intl.DateTimeFormat(tag, { month: 'long', timeZone: 'UTC' });
  const all = new Intl.ListFormat(tag, { type: 'conjunction' });
  const any = new Intl.ListFormat(tag, { type: 'disjunction' });

  const civilFormat = (style: CivilStyle, hasYear: boolean) =>
    new Intl.DateTimeFormat(tag, {
      weekday: style === 'weekday' ? 'long' : undefined,
      day: 'numeric',
      month: style === 'short' ? 'short' : 'long',
      year: hasYear ? 'numeric' : undefined,
      timeZone: 'UTC',
    });
  const civilFormats = new Map<string, Intl.DateTimeFormat>();
  const moneyFormats = new Map<string, Intl.NumberFormat>();

  /** Makes a formatter once: building one costs more than a thousand uses of it. */
  const kept = <T>(store: Map<string, T>, key: string, make: () => T): T => {
    const found = store.get(key);
    if (found) return found;
    const made = make();
    store.set(key, made);
    return made;
  };
  const moneyFormat = (currency: Currency, compact: boolean) =>
    kept(moneyFormats, `${currency.code}/${currency.decimals}/${compact}`, () => {
      const digits = compact
        ? { notation: 'compact' as const, maximumFractionDigits: 1 }
        : { minimumFractionDigits: currency.decimals, maximumFractionDigits: currency.decimals };
      return new Intl.NumberFormat(tag, {
        style: 'currency',
        currency: currency.code,
        currencyDisplay: 'narrowSymbol',
        ...digits,
      });
    });
  const relative = (amount: number, unit: Intl.RelativeTimeFormatUnit) =>
    // Shops say "3 hari lalu" and "2 minggu lagi" where the standard has "3 hari yang lalu" and "dalam 2 minggu".
    relativeTime
      .format(amount, unit)
      .replace(' yang lalu', ' lalu')
      .replace(/^dalam (.+)$/, '$1 lagi');

  return {
    locale,
    /** 1243 → `1.243`. At most three decimals. */
    number: (value: number) => plain.format(value),
    /** 38200000 → `38,2 jt`. */
    compact: (value: number) => short.format(value),
    /** An amount in minor units. */
    money: (minor: number, currency: Currency) =>
      moneyFormat(currency, false).format(decimalText(minor, currency.decimals)),
    /** An amount in minor units, short enough for a tile: `Rp 38,2 jt`. */
    moneyCompact: (minor: number, currency: Currency) =>
      moneyFormat(currency, true).format(decimalText(minor, currency.decimals)),
    /** A quantity in thousandths: 1500 → `1,5`. */
    quantity: (thousandths: number) => plain.format(decimalText(thousandths, 3)),
    /** A change in thousandths, with its sign: 1500 → `+1,5`. */
    signed: (thousandths: number) => withSign.format(decimalText(thousandths, 3)),
    /** A rate in basis points: 1250 → `12,5%`. */
    rate: (basisPoints: number) => percentage.format(decimalText(basisPoints, 4)),
    /** The form for a count; the forms hold no number of their own. Indonesian knows only `other`. */
    plural: (count: number, forms: PluralForms) =>
      plurals.select(count) === 'one' ? (forms.one ?? forms.other) : forms.other,
    /** An instant (epoch milliseconds) as its day here. */
    date: (instant: number) => dates.format(instant),
    time: (instant: number) => times.format(instant),
    dateTime: (instant: number) => `${dates.format(instant)} ${times.format(instant)}`,
    /** A time zone as one says it: `Waktu Indonesia Barat`. Left as it is where no such zone is known. */
    zone: (zone: string, instant: number) => {
      try {
        const named = new Intl.DateTimeFormat(tag, { timeZone: zone, timeZoneName: 'longGeneric' });
        return named.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
      } catch {
        return zone;
      }
    },
    /** A civil date `YYYY-MM-DD` (or a birthday `--MM-DD`); text that is no date comes back as it is. */
    civil: (text: string, style: CivilStyle = 'long') => {
      const parts = civilParts(text);
      if (!parts) return text;
      return kept(civilFormats, `${style}/${parts.hasYear}`, () => civilFormat(style, parts.hasYear)).format(
        parts.instant,
      );
    },
    /** The name of a month, 1 to 12. */
    month: (number: number) => months.format(Date.UTC(2000, number - 1, 1)),
    /** How long ago, or how soon, in the largest unit that fits. */
    relative: (instant: number, now: number) => {
      const distance = instant - now;
      for (const [unit, size] of relativeSteps) {
        if (Math.abs(distance) >= size) return relative(Math.trunc(distance / size), unit);
      }
      return relative(0, 'second');
    },
    /** Whole days from today: 0 → `hari ini`, -3 → `3 hari lalu`. */
    days: (count: number) => relative(count, 'day'),
    /** `a, b, dan c`. */
    list: (items: readonly string[]) => all.format(items),
    /** `a, b, atau c`. */
    choices: (items: readonly string[]) => any.format(items),
  };
}

const formats = new Map<Locale, Formats>();

/** The formatters of a language; made once. */
export function formatsFor(locale: Locale): Formats {
  const found = formats.get(locale);
  if (found) return found;
  const made = createFormats(locale);
  formats.set(locale, made);
  return made;
}

/** The language to begin with: Indonesian where the system speaks it (or Malay), else English. */
export function localeOfSystem(languages: readonly string[]): Locale {
  for (const language of languages) {
    const base = language.toLowerCase().split(/[-_]/)[0];
    if (base === 'id' || base === 'in' || base === 'ms' || base === 'jv' || base === 'su') return 'id';
    if (base === 'en') return 'en';
  }
  return 'en';
}
