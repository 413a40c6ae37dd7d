/** A text in three pieces: what stands before the hit, the hit, what stands after it. */
export type Marked = readonly [before: string, hit: string, after: string];

const letter = (sign: string) => sign.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Finds `hit` in a text as people read it: capitals and accents do not count. Null where it is not there. */
export function mark(text: string, hit: string): Marked | null {
  const wanted = letter(hit.trim());
  if (wanted === '') return null;
  let folded = '';
  // For every folded letter, where its sign begins in the text.
  const places: number[] = [];
  let place = 0;
  for (const sign of text) {
    for (const piece of letter(sign)) {
      folded += piece;
      for (let unit = 0; unit < piece.length; unit++) places.push(place);
    }
    place += sign.length;
  }
  const from = folded.indexOf(wanted);
  return from < 0 ? null : cut(text, places[from] ?? 0, places[from + wanted.length] ?? text.length);
}

/** Finds a run of digits in a phone, whatever spaces and dashes stand between them: 4455 in `0812-7788-4455`. */
export function markDigits(text: string, hit: string): Marked | null {
  const wanted = hit.replace(/\D/g, '');
  if (wanted === '') return null;
  const places = [...text.matchAll(/\d/g)].map((match) => match.index);
  const digits = text.replace(/\D/g, '');
  // The number may be shown with 0 where the country code was typed.
  const forms = wanted.startsWith('62') ? [wanted, `0${wanted.slice(2)}`] : [wanted];
  for (const form of forms) {
    const from = digits.lastIndexOf(form);
    const last = places[from + form.length - 1];
    if (from >= 0 && last !== undefined) return cut(text, places[from] ?? 0, last + 1);
  }
  return null;
}

const cut = (text: string, from: number, to: number): Marked => [
  text.slice(0, from),
  text.slice(from, to),
  text.slice(to),
];
