/**
 * Amounts in words, as they stand on receipts: Indonesian by the rules of the Kamus Besar (se- for one of a hundred and a
 * thousand, belas for 11 to 19), English on the short scale.
 */
export type WordLanguage = 'id' | 'en';

const ID_ONES = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'] as const;
const ID_SCALES = ['', 'ribu', 'juta', 'miliar', 'triliun', 'kuadriliun'] as const;
const EN_ONES = [
  ...['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
] as const;
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const;
const EN_SCALES = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'] as const;

/** A whole number in words. @throws RangeError past the safe integers */
export function numberInWords(value: number, language: WordLanguage): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('not a whole number');
  if (value === 0) return language === 'id' ? 'nol' : 'zero';
  if (value < 0) return `minus ${numberInWords(-value, language)}`;
  const words: string[] = [];
  const groups: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 1_000)) groups.push(rest % 1_000);
  for (let scale = groups.length - 1; scale >= 0; scale -= 1) {
    const group = groups[scale] ?? 0;
    if (group === 0) continue;
    if (language === 'en') words.push(englishGroup(group), EN_SCALES[scale] ?? '');
    else if (scale === 1 && group === 1) words.push('seribu');
    else words.push(indonesianGroup(group), ID_SCALES[scale] ?? '');
  }
  return words.filter(Boolean).join(' ');
}

/** What the units of a currency are called. Of others the code stands after the number. */
const UNITS: Readonly<Record<string, Readonly<Record<WordLanguage, readonly [string, string]>>>> = {
  IDR: { id: ['rupiah', 'sen'], en: ['rupiah', 'sen'] },
  USD: { id: ['dolar Amerika Serikat', 'sen'], en: ['US dollars', 'cents'] },
  SGD: { id: ['dolar Singapura', 'sen'], en: ['Singapore dollars', 'cents'] },
  MYR: { id: ['ringgit', 'sen'], en: ['ringgit', 'sen'] },
  EUR: { id: ['euro', 'sen'], en: ['euros', 'cents'] },
};

/**
 * An amount in words: 1500000 rupiah → "satu juta lima ratus ribu rupiah". Minor units that are not there are not named.
 * @param decimals digits that the minor unit has
 */
export function amountInWords(
  minor: number,
  { currency, decimals, language }: { currency: string; decimals: number; language: WordLanguage },
): string {
  const [unit, cent] = UNITS[currency]?.[language] ?? [currency, ''];
  const factor = 10 ** decimals;
  const whole = Math.floor(Math.abs(minor) / factor);
  const rest = Math.abs(minor) % factor;
  const words = `${minor < 0 ? 'minus ' : ''}${numberInWords(whole, language)}`;
  if (rest === 0) return `${words} ${unit}`;
  // Hundredths have a name; thousandths and finer ones are said as a fraction.
  if (decimals === 2 && cent !== '')
    return `${words} ${unit} ${language === 'en' ? 'and ' : ''}${numberInWords(rest, language)} ${cent}`;
  const point = language === 'id' ? 'koma' : 'point';
  const digits = [...String(rest).padStart(decimals, '0').replace(/0+$/, '')];
  return `${words} ${point} ${digits.map((digit) => numberInWords(Number(digit), language)).join(' ')} ${unit}`;
}

function indonesianGroup(group: number): string {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  const words = hundreds === 0 ? '' : hundreds === 1 ? 'seratus' : `${ID_ONES[hundreds]} ratus`;
  return [words, indonesianTens(rest)].filter(Boolean).join(' ');
}

function indonesianTens(value: number): string {
  if (value < 10) return ID_ONES[value] ?? '';
  if (value === 10) return 'sepuluh';
  if (value === 11) return 'sebelas';
  if (value < 20) return `${ID_ONES[value - 10]} belas`;
  return [`${ID_ONES[Math.floor(value / 10)]} puluh`, ID_ONES[value % 10]].filter(Boolean).join(' ');
}

function englishGroup(group: number): string {
  const [hundreds, rest] = [Math.floor(group / 100), group % 100];
  const tens =
    rest < 20 ? EN_ONES[rest] : [EN_TENS[Math.floor(rest / 10)], EN_ONES[rest % 10]].filter(Boolean).join('-');
  return [hundreds === 0 ? '' : `${EN_ONES[hundreds]} hundred`, tens].filter(Boolean).join(' ');
}
