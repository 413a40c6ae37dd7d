import { type KnownNames, nearestName } from './filling.ts';

/** A placeholder where it stands: its name, and the sections around it, the outermost first. */
export interface StandingPlaceholder {
  name: string;
  within: readonly string[];
}

/** What is wrong with a placeholder; null: it will be filled. */
export type PlaceholderFlaw =
  /** `nearest`: what was probably meant. */
  | { reason: 'unknown'; nearest: string | null }
  /** A column that stands outside of its list. */
  | { reason: 'only-inside'; list: string }
  /** A list that stands as a text, without `#`. */
  | { reason: 'is-list' };

/** Whether a placeholder will be filled in a document whose names are these. */
export function flawOf(
  { name, within, isSection }: StandingPlaceholder & { isSection: boolean },
  known: KnownNames,
): PlaceholderFlaw | null {
  const columns = within.flatMap((section) => known.lists.get(section) ?? []);
  if (columns.includes(name) || known.fields.includes(name)) return null;
  if (known.lists.has(name)) return isSection ? null : { reason: 'is-list' };
  const list = [...known.lists].find(([, own]) => own.includes(name))?.[0];
  if (list !== undefined) return { reason: 'only-inside', list };
  return { reason: 'unknown', nearest: nearestName(name, [...columns, ...known.fields, ...known.lists.keys()]) };
}
