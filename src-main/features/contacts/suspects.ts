import type { Handle } from '../../database/tables.ts';
import { nearSameName } from '../../domain/text.ts';
import { knownPairs, namesIn, type Shared, sharedCities, sharedEmails, sharedPhones } from './queries/duplicates.ts';
import { idsOfRows } from './queries/list.ts';
import { Links, type SuspicionReason } from './suspect-links.ts';

export interface SuspectGroup {
  key: string;
  ids: string[];
  reasons: SuspicionReason[];
}

type Breathe = () => Promise<void>;
/** Contacts of one city read at a time. */
const SLICE = 1_000;
/** Names of one block that are compared all with all; a larger block is cut finer. */
const BLOCK = 60;

/**
 * Groups of contacts that may be one: the same phone, the same e-mail, or a near-same name in the same city, less the pairs
 * that were said not to be. Whoever is linked over others stands in one group. The surest group first.
 */
export async function findSuspects(db: Handle, breathe: Breathe): Promise<SuspectGroup[]> {
  const links = new Links(await knownPairs(db));
  linkShared(links, await sharedPhones(db), 'same-phone');
  await breathe();
  linkShared(links, await sharedEmails(db), 'same-email');
  for (const city of await sharedCities(db)) await linkNames(db, city, links, breathe);
  await breathe();
  const groups = links.groups();
  await breathe();
  const ids = await idsOfRows(
    db,
    groups.flatMap((group) => group.rows),
  );
  let at = 0;
  return groups.map(({ rows, reasons }) => {
    const mine = ids.slice(at, (at += rows.length));
    return { key: mine[0] ?? '', ids: mine, reasons };
  });
}

/** Links those that stand beside each other with the same value. */
function linkShared(links: Links, shared: readonly Shared[], reason: SuspicionReason): void {
  let rows: number[] = [];
  let value: string | null = null;
  for (const one of shared) {
    if (one.value !== value) {
      links.addAll(rows, reason);
      rows = [];
      value = one.value;
    }
    rows.push(one.row);
  }
  links.addAll(rows, reason);
}

interface Named {
  key: string;
  /** Rows of contact_index with exactly this name. */
  rows: number[];
}

async function linkNames(db: Handle, city: string, links: Links, breathe: Breathe): Promise<void> {
  const names = await namesOf(db, city, breathe);
  const blocks = new Map<string, Named[]>();
  for (const name of names) {
    links.addAll(name.rows, 'near-same-name');
    for (const key of blockKeys(name.key)) pushTo(blocks, key, name);
    await breathe();
  }
  for (const block of blocks.values()) {
    if (block.length < 2) continue;
    if (block.length <= BLOCK) compareAll(block, links);
    else
      for (const finer of await cutFiner(block, breathe)) {
        compareAll(finer, links);
        await breathe();
      }
    await breathe();
  }
}

async function namesOf(db: Handle, city: string, breathe: Breathe): Promise<Named[]> {
  const names: Named[] = [];
  let after = { name_key: '', row: 0 };
  for (;;) {
    const slice = await namesIn(db, city, after, SLICE);
    for (const { name_key: key, row } of slice) {
      const last = names.at(-1);
      if (last?.key === key) last.rows.push(row);
      else names.push({ key, rows: [row] });
    }
    const last = slice.at(-1);
    if (!last || slice.length < SLICE) return names;
    after = last;
    await breathe();
  }
}

/** The spelling from before 1972 is read as today's, here as in `nearSameName`. */
const today = (key: string): string => key.replace(/dj/g, 'j').replace(/tj/g, 'c').replace(/oe/g, 'u');

/**
 * Keys of which two near-same names always share one: their letters without spaces, or, with one word set aside, the other
 * words in any order and that word's first letter.
 */
function blockKeys(nameKey: string): Set<string> {
  const words = today(nameKey.slice(0, 200)).split(' ');
  const keys = new Set([`=${words.join('')}`]);
  if (words.length > 12) return keys;
  words.forEach((word, aside) => {
    const others = words.filter((_, n) => n !== aside).sort();
    keys.add(`${others.join(' ')} ${word.charAt(0)}`);
  });
  return keys;
}

/** A block of many names by what one slip leaves of the whole: each letter left out once. */
async function cutFiner(block: readonly Named[], breathe: Breathe): Promise<Named[][]> {
  const finer = new Map<string, Named[]>();
  for (const name of block) {
    const key = today(name.key.slice(0, 60)).split(' ').sort().join(' ');
    pushTo(finer, key, name);
    for (const variant of new Set(Array.from(key, (_, n) => key.slice(0, n) + key.slice(n + 1))))
      pushTo(finer, variant, name);
    await breathe();
  }
  return [...finer.values()].filter((names) => names.length > 1).map((names) => names.slice(0, BLOCK));
}

function compareAll(block: readonly Named[], links: Links): void {
  block.forEach((a, n) => {
    for (const b of block.slice(n + 1))
      if (nearSameName(a.key, b.key)) links.addAll([...a.rows.slice(0, 20), ...b.rows.slice(0, 20)], 'near-same-name');
  });
}

function pushTo<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const known = lists.get(key);
  if (known) known.push(value);
  else lists.set(key, [value]);
}
