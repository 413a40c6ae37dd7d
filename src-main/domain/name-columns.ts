import { type NameKind, nameIndex, parseName } from './names.ts';
import { clean, fold } from './text.ts';

/** How a name stands in the table: taken apart, with what it is sorted and found by. */
export interface NameColumns {
  kind: NameKind;
  name: string;
  title: string;
  name_key: string;
  letter: string;
}

/**
 * Takes a typed name apart. A title or legal form typed into it is recognised; one given beside it is kept, both are
 * joined where they differ.
 *
 * @param kindHint what the person or the file says it is; left out, the name tells
 */
export function nameColumns(typed: string, givenTitle = '', kindHint?: NameKind): NameColumns {
  const parsed = parseName(typed, kindHint);
  const found = parsed.title ?? parsed.form ?? '';
  const given = clean(givenTitle);
  const name = parsed.name === '' ? clean(typed) || typed : parsed.name;
  const { nameKey, letter } = parsed.name === '' ? nameIndex(name) : parsed;
  return { kind: parsed.kind, name, title: joinTitles(found, given), name_key: nameKey, letter };
}

function joinTitles(found: string, given: string): string {
  if (found === '' || given === '') return found || given;
  const known = new Set(fold(given).split(' '));
  return fold(found)
    .split(' ')
    .every((word) => known.has(word))
    ? given
    : `${found} ${given}`;
}
