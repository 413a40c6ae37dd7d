/**
 * Texts with placeholders: `{customer.name}` stands for a value, `{#lines}…{/lines}` for a piece that comes once for each
 * row, and `{#customer.company}…{/customer.company}` for one that is only there where there is a value. What is filled in
 * is never read again: a name with braces in it stays a name.
 */
import { similarity } from './text.ts';

/** What is filled in. A field that is known and has nothing to say is ''. */
export interface Values {
  fields: ReadonlyMap<string, string>;
  /** Rows by the name of their list; each a value by the name of its column. */
  lists: ReadonlyMap<string, readonly ReadonlyMap<string, string>[]>;
}

/** The names that there are. */
export interface KnownNames {
  fields: readonly string[];
  lists: ReadonlyMap<string, readonly string[]>;
}

export type Flaw =
  /** `nearest`: what was probably meant. */
  | { reason: 'unknown'; name: string; nearest: string | null }
  /** A column that stands outside of its list. */
  | { reason: 'only-inside'; name: string; list: string }
  | { reason: 'never-closed'; name: string }
  | { reason: 'never-opened'; name: string }
  /** A list inside another one. */
  | { reason: 'inside-another'; name: string };

/** Braces around something with a letter in it, on one line; `:{` and `{}` are only braces. */
const PLACEHOLDER = /\{([#/]?)((?=[^{}\n]{0,80}\p{L})[^{}\n]{1,80})\}/gu;
const LINE_START = /(?:^|\n)[^\S\n]*$/;
const LINE_END = /^[^\S\n]*(?:\n|$)/;

type Part =
  | { kind: 'text'; text: string }
  | { kind: 'value'; name: string; written: string }
  | { kind: 'piece'; name: string; written: string; closing: string; parts: Part[] };

/** How a name is compared: people write `{Customer.Name}` too. */
export const placeholderKey = (name: string): string => name.trim().toLowerCase();

/** Takes a text apart. What does not close, or was never opened, stays text, and is told. */
function parse(text: string): { parts: Part[]; flaws: Flaw[] } {
  const flaws: Flaw[] = [];
  const top: Part[] = [];
  const open: { name: string; written: string; parts: Part[] }[] = [];
  let rest = 0;
  const into = () => open.at(-1)?.parts ?? top;
  const keep = (until: number) => {
    if (until > rest) into().push({ kind: 'text', text: text.slice(rest, until) });
  };
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [written, sign = '', raw = ''] = match;
    const name = placeholderKey(raw);
    let [from, to] = [match.index, match.index + written.length];
    if (sign === '') {
      keep(from);
      into().push({ kind: 'value', name, written });
      rest = to;
      continue;
    }
    if (sign === '/' && open.at(-1)?.name !== name) {
      flaws.push({ reason: 'never-opened', name });
      keep(to);
      rest = to;
      continue;
    }
    // A mark that is alone on its line takes the line with it.
    const after = LINE_END.exec(text.slice(to));
    const before = LINE_START.exec(text.slice(rest, from));
    const isAlone = after !== null && before !== null && (rest + before.index === 0 || before[0].startsWith('\n'));
    if (isAlone) {
      from = rest + before.index + (before[0].startsWith('\n') ? 1 : 0);
      to += after[0].length;
    }
    keep(from);
    rest = to;
    const whole = text.slice(from, to);
    if (sign === '#') open.push({ name, written: whole, parts: [] });
    else {
      const piece = open.pop();
      if (piece) into().push({ kind: 'piece', ...piece, closing: whole });
    }
  }
  keep(text.length);
  for (let piece = open.pop(); piece; piece = open.pop()) {
    flaws.push({ reason: 'never-closed', name: piece.name });
    into().push({ kind: 'text', text: piece.written }, ...piece.parts);
  }
  return { parts: top, flaws };
}

/** All that is wrong with a text, each once, in the order of reading; none: it can be used. */
export function flawsOf(text: string, known: KnownNames): Flaw[] {
  const { parts, flaws } = parse(text);
  const found = new Map<string, Flaw>();
  const add = (flaw: Flaw) => {
    const key = `${flaw.reason} ${flaw.name}`;
    if (!found.has(key)) found.set(key, flaw);
  };
  const walk = (inside: readonly Part[], columns: readonly string[] | null) => {
    for (const part of inside) {
      if (part.kind === 'text') continue;
      const names = [...(columns ?? []), ...known.fields];
      if (part.kind === 'value') {
        if (names.includes(part.name)) continue;
        const list = [...known.lists].find(([, own]) => own.includes(part.name))?.[0];
        if (list !== undefined) add({ reason: 'only-inside', name: part.name, list });
        else add({ reason: 'unknown', name: part.name, nearest: nearestName(part.name, names) });
        continue;
      }
      const list = known.lists.get(part.name);
      if (list && columns) add({ reason: 'inside-another', name: part.name });
      else if (!list && !names.includes(part.name)) {
        const choice = [...known.lists.keys(), ...names];
        add({ reason: 'unknown', name: part.name, nearest: nearestName(part.name, choice) });
      }
      walk(part.parts, list ?? columns);
    }
  };
  walk(parts, null);
  for (const flaw of flaws) add(flaw);
  return [...found.values()];
}

/**
 * The text with its values. What is not known stays as it was written, so that it is seen.
 * @returns `empty`: fields that are known and had nothing to say, each once
 */
export function fill(text: string, values: Values): { text: string; unknown: string[]; empty: string[] } {
  const unknown = new Set<string>();
  const empty = new Set<string>();
  const write = (parts: readonly Part[], row: ReadonlyMap<string, string> | null): string =>
    parts
      .map((part) => {
        if (part.kind === 'text') return part.text;
        const value = row?.get(part.name) ?? values.fields.get(part.name);
        if (part.kind === 'value') {
          if (value === undefined) unknown.add(part.name);
          else if (value === '' && !row?.has(part.name)) empty.add(part.name);
          return value ?? part.written;
        }
        const rows = row === null ? values.lists.get(part.name) : undefined;
        if (rows) return rows.map((one) => write(part.parts, one)).join('');
        if (value !== undefined) return value === '' ? '' : write(part.parts, row);
        unknown.add(part.name);
        return part.written + write(part.parts, row) + part.closing;
      })
      .join('');
  return { text: write(parse(text).parts, null), unknown: [...unknown], empty: [...empty] };
}

/** Below this two names have nothing to do with each other. */
const ALIKE = 0.8;

/** The known name that was probably meant, also where only its last word was written: `{name}` is `customer.name`. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const last = (text: string) => text.slice(text.lastIndexOf('.') + 1);
  let best: string | null = null;
  let height = ALIKE;
  for (const candidate of known) {
    const alike = Math.max(similarity(name, candidate), similarity(last(name), last(candidate)) * 0.95);
    if (alike > height) [best, height] = [candidate, alike];
  }
  return best;
}
