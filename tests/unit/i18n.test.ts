import { describe, expect, test } from 'vitest';
import { en } from '../../src-renderer/i18n/en/index.ts';
import { id } from '../../src-renderer/i18n/id/index.ts';
import { errorData } from '../../src-main/contract/errors.ts';

type Leaf = string | ((...args: never[]) => unknown);

/** Every message with its path: `common.save`. */
function leaves(value: unknown, path: string[] = []): [string, Leaf][] {
  if (typeof value === 'string') return [[path.join('.'), value]];
  if (typeof value === 'function') return [[path.join('.'), value as Leaf]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path.join('.')} is neither text nor a group`);
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, [...path, key]));
}

const english = new Map(leaves(en));
const indonesian = new Map(leaves(id));

/** Names, loan words, examples and keys that are the same in both languages. What else is equal was not translated. */
const sameInBoth = new Set([
  'A4, 210 × 297 mm',
  'A5, 148 × 210 mm',
  'Letter, 216 × 279 mm',
  'set',
  'Total',
  'Subtotal',
  'Agenda',
  'No.',
  'Modern',
  ...['Letter', 'Transfer', 'QRIS'],
  ...['Bandung', 'Indonesia', '12 November 2026', '20 November 2026', '22 November 2026', '30 November 2026'],
  ...['Langganan', 'Bahasa Indonesia', 'English'],
  ...[
    'Barcode',
    'E-mail',
    'SMS',
    'Logo',
    'WhatsApp',
    'Instagram',
    'Facebook',
    'TikTok',
    'X',
    'LinkedIn',
    'Tokopedia',
    'Shopee',
  ],
  ...['Bpk., Ibu, Dr. …', 'PT, CV, Toko …'],
  ...['Enter', 'Esc', 'Shift', 'Del', 'Home', 'End', 'Page Up', 'Page Down'],
]);

/** Messages that say nothing on purpose: the state they stand for needs no word. */
const silent = new Set(['record.keptAsText.empty', 'imports.matchedBy.none', 'fields.values.either']);

/** Whether a message holds words of its own: a function that only joins what it is given does not, nor does a key. */
function hasWords(message: Leaf): boolean {
  if (typeof message === 'string') return /\p{L}{2}|^\p{Lu}$/u.test(message);
  const literals = String(message).match(/`[^`]*`|'[^']*'|"[^"]*"/g) ?? [];
  const known = (text: string) => [...sameInBoth].reduce((rest, word) => rest.replaceAll(word, ''), text);
  return literals.some((literal) => /\p{L}{2}/u.test(known(literal.replace(/\$\{[^}]*\}/g, ''))));
}

describe('the two languages', () => {
  test('have the same messages', () => {
    expect([...indonesian.keys()].toSorted()).toEqual([...english.keys()].toSorted());
  });

  test('have text where the other has text, and a sentence with values where the other has one', () => {
    const different = [...english].filter(([path, message]) => {
      const other = indonesian.get(path);
      return typeof other !== typeof message;
    });
    expect(different.map(([path]) => path)).toEqual([]);
  });

  test('have no empty message', () => {
    const empty = [...english, ...indonesian].filter(([path, message]) => message === '' && !silent.has(path));
    expect(empty.map(([path]) => path)).toEqual([]);
  });

  test('differ, except for names and loan words', () => {
    const same = [...english].filter(
      ([path, message]) =>
        String(indonesian.get(path)) === String(message) && hasWords(message) && !sameInBoth.has(String(message)),
    );
    expect(same.map(([path, message]) => `${path}: ${String(message)}`)).toEqual([]);
  });

  test('list no exception that nobody uses any more', () => {
    const texts = new Set([...english.values()].map(String));
    expect([...sameInBoth].filter((text) => !texts.has(text))).toEqual([]);
    expect([...silent].filter((path) => english.get(path) !== '')).toEqual([]);
  });
});

describe('the errors', () => {
  test('have a sentence for every code in both languages', () => {
    const codes = Object.keys(errorData).toSorted();
    expect(Object.keys(en.errors).toSorted()).toEqual(codes);
    expect(Object.keys(id.errors).toSorted()).toEqual(codes);
  });
});
