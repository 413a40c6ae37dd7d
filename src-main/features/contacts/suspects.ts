import type { suspicionReasons } from '../../contract/contacts.ts';
import type { Handle } from '../../database/tables.ts';
import { nearSameName } from '../../domain/text.ts';
import { idsOfRows } from './queries/list.ts';
import { knownPairs, namesIn, type Shared, sharedCities, sharedEmails, sharedPhones } from './queries/duplicates.ts';

export type SuspicionReason = (typeof suspicionReasons)[number];
export interface SuspectGroup {
  key: string;
  ids: string[];
  reasons: SuspicionReason[];
}

/** Contacts of one city held at a time while their names are compared. */
const SLICE = 5_000;
/** A value borne by more contacts than this links each to the next only, not all with all. */
const ALL_PAIRS = 40;
/** Names of one block that are compared all with all; a larger block is cut finer. */
const BLOCK = 150;

/**
 * Groups of contacts that may be one: the same phone, the same e-mail, or a near-same name in the same city, less the pairs
 * that were said not to be. Whoever is linked over others stands in one group. The surest group first.
 */
export async function findSuspects(db: Handle, breathe: () => Promise<void>): Promise<SuspectGroup[]> {
  const links = new Links(await knownPairs(db));
  linkShared(links, await sharedPhones(db), 'same-phone');
  await breathe();
  linkShared(links, await sharedEmails(db), 'same-email');
  for (const city of await sharedCities(db)) {
    await linkNames(db, city, links, breathe);
    await breathe();
  }
  return groupsOf(db, links);
}

const reasonBits: Record<SuspicionReason, number> = { 'same-phone': 4, 'same-email': 2, 'near-same-name': 1 };

/** Pairs of rows of contact_index with the reasons why; pairs known to be different are never linked. */
class Links {
  readonly #different: Set<string>;
  readonly pairs = new Map<number, Map<number, number>>();

  constructor(different: readonly { a: number; b: number }[]) {
    this.#different = new Set(different.map(({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`));
  }

  add(one: number, two: number, reason: SuspicionReason): void {
    if (one === two) return;
    const [a, b] = one < two ? [one, two] : [two, one];
    if (this.#different.size > 0 && this.#different.has(`${a} ${b}`)) return;
    let of = this.pairs.get(a);
    if (!of) this.pairs.set(a, (of = new Map()));
    of.set(b, (of.get(b) ?? 0) | reasonBits[reason]);
  }
}

function linkShared(links: Links, shared: readonly Shared[], reason: SuspicionReason): void {
  for (let from = 0; from < shared.length;) {
    let to = from + 1;
    while (shared[to]?.value === shared[from]!.value) to += 1;
    linkAll(
      links,
      shared.slice(from, to).map((one) => one.row),
      reason,
    );
    from = to;
  }
}

function linkAll(links: Links, rows: readonly number[], reason: SuspicionReason): void {
  rows.forEach((row, i) => {
    const until = rows.length > ALL_PAIRS ? Math.min(i + 2, rows.length) : rows.length;
    for (let j = i + 1; j < until; j += 1) links.add(row, rows[j]!, reason);
  });
}

interface Named {
  key: string;
  rows: number[];
}

async function linkNames(db: Handle, city: string, links: Links, breathe: () => Promise<void>): Promise<void> {
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
    if (!last || slice.length < SLICE) break;
    after = last;
    await breathe();
  }
  for (const { rows } of names) if (rows.length > 1) linkAll(links, rows, 'near-same-name');
  const blocks = new Map<string, Named[]>();
  for (const [n, name] of names.entries()) {
    for (const key of blockKeys(name.key)) {
      const block = blocks.get(key);
      if (block) block.push(name);
      else blocks.set(key, [name]);
    }
    if (n % 500 === 499) await breathe();
  }
  for (const block of blocks.values()) {
    if (block.length < 2) continue;
    if (block.length <= BLOCK) compareAll(block, links);
    else for (const finer of cutFiner(block)) compareAll(finer, links);
    await breathe();
  }
}

/** The spelling from before 1972 is read as today's here as in `nearSameName`. */
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
function cutFiner(block: readonly Named[]): Named[][] {
  const finer = new Map<string, Named[]>();
  for (const name of block) {
    const key = today(name.key.slice(0, 60)).split(' ').sort().join(' ');
    const variants = new Set([key]);
    for (let n = 0; n < key.length; n += 1) variants.add(key.slice(0, n) + key.slice(n + 1));
    for (const variant of variants) {
      const same = finer.get(variant);
      if (same) same.push(name);
      else finer.set(variant, [name]);
    }
  }
  return [...finer.values()].filter((names) => names.length > 1).map((names) => names.slice(0, BLOCK));
}

function compareAll(block: readonly Named[], links: Links): void {
  for (let i = 0; i < block.length; i += 1)
    for (let j = i + 1; j < block.length; j += 1) {
      const [a, b] = [block[i]!, block[j]!];
      if (!nearSameName(a.key, b.key)) continue;
      for (const one of a.rows.slice(0, ALL_PAIRS))
        for (const two of b.rows.slice(0, ALL_PAIRS)) links.add(one, two, 'near-same-name');
    }
}

async function groupsOf(db: Handle, links: Links): Promise<SuspectGroup[]> {
  const parent = new Map<number, number>();
  const rootOf = (row: number): number => {
    let root = row;
    while (parent.get(root) !== undefined && parent.get(root) !== root) root = parent.get(root)!;
    for (let at = row; at !== root;) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const [a, others] of links.pairs)
    for (const b of others.keys()) {
      const [one, two] = [rootOf(a), rootOf(b)];
      parent.set(one, one);
      parent.set(two, one);
      parent.set(a, one);
      parent.set(b, one);
    }
  const groups = new Map<number, { rows: Set<number>; reasons: number }>();
  for (const [a, others] of links.pairs)
    for (const [b, reasons] of others) {
      const root = rootOf(a);
      let group = groups.get(root);
      if (!group) groups.set(root, (group = { rows: new Set(), reasons: 0 }));
      group.rows.add(a).add(b);
      group.reasons |= reasons;
    }
  const sorted = [...groups.values()].sort(
    (a, b) => b.reasons - a.reasons || Math.min(...a.rows) - Math.min(...b.rows),
  );
  const rows = sorted.flatMap((group) => [...group.rows].sort((a, b) => a - b));
  const ids = await idsOfRows(db, rows);
  let at = 0;
  return sorted.map((group) => {
    const mine = ids.slice(at, (at += group.rows.size));
    return {
      key: mine[0] ?? '',
      ids: mine,
      reasons: (Object.keys(reasonBits) as SuspicionReason[]).filter((reason) => group.reasons & reasonBits[reason]),
    };
  });
}
