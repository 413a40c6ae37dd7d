import { addressLabels, emailLabels, linkLabels, phoneLabels } from '../../../../src-main/contract/contacts.ts';
import { t } from '../../../i18n/index.svelte.ts';

export type Labelled = 'phone' | 'email' | 'address' | 'link';

/** The labels that every shop has; beside them it may use its own words. */
export const standardLabels: Record<Labelled, readonly string[]> = {
  phone: phoneLabels,
  email: emailLabels,
  address: addressLabels,
  link: linkLabels,
};

const words = (what: Labelled): Record<string, string> =>
  ({
    phone: t.record.phoneLabels,
    email: t.record.emailLabels,
    address: t.record.addressLabels,
    link: t.record.linkLabels,
  })[what];

/** A label as the screen says it; the shop's own word is said as it stands. */
export function labelWord(what: Labelled, label: string): string {
  const known = words(what);
  return Object.hasOwn(known, label) ? (known[label] ?? label) : label;
}

/** A language tag as a word where there is one, else whatever was written. */
export function languageWord(tag: string): string {
  const known: Record<string, string> = t.record.languages;
  return Object.hasOwn(known, tag) ? (known[tag] ?? tag) : tag;
}
