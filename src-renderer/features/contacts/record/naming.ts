import type { ContactKind } from '../../../../src-main/contract/contacts.ts';
import { displayName } from '../../../../src-main/domain/names.ts';

interface Named {
  kind: ContactKind;
  name: string;
  title: string;
}

/** Past this a name is a mistake or a prank; the whole of it stands on the record's own page only. */
const LONGEST = 120;

/** A contact in one line, with title or legal form: `Bpk. Ahmad, S.E.`, `PT Maju Jaya`. */
export function fullName({ kind, name, title }: Named): string {
  const parts =
    kind === 'person' ? { name, title: title || null, form: null } : { name, title: null, form: title || null };
  return displayName(parts);
}

/** The same, short enough for a sentence, a heading or a button. */
export function shortName(contact: Named): string {
  const name = fullName(contact);
  return name.length > LONGEST ? `${[...name].slice(0, LONGEST).join('')}…` : name;
}
