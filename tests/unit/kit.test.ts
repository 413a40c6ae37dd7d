import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatsFor, localeOfSystem } from '../../src-renderer/i18n/format.ts';
import { en } from '../../src-renderer/i18n/en/index.ts';
import { href, parseHash } from '../../src-renderer/address.ts';
import { columnsWithRoom, gridTemplate, leastWidth, nextSort, type Column } from '../../src-renderer/ui/columns.ts';
import { ariaKeys, keyCap } from '../../src-renderer/ui/keys.ts';
import { parseNumber, parsePercent } from '../../src-renderer/ui/number.ts';
import { Options } from '../../src-renderer/ui/options.svelte.ts';
import { visibleRows } from '../../src-renderer/ui/rows.ts';
import { Selection } from '../../src-renderer/ui/selection.svelte.ts';
import { nameOfKeys } from '../../src-renderer/ui/shortcuts.svelte.ts';
import { toasts } from '../../src-renderer/ui/toasts.svelte.ts';

const indonesian = formatsFor('id');
const english = formatsFor('en');
const rupiah = { code: 'IDR', decimals: 0 };
/** Intl parts a sign from its number with a space that does not break. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('formats', () => {
  test('money is shown to its last minor unit, also where a float would lose it', () => {
    expect(plain(indonesian.money(18_497_595, rupiah))).toBe('Rp 18.497.595');
    expect(plain(english.money(9_007_199_254_740_991, { code: 'USD', decimals: 2 }))).toBe('$90,071,992,547,409.91');
    expect(plain(indonesian.money(-5, { code: 'IDR', decimals: 2 }))).toBe('-Rp 0,05');
    expect(plain(indonesian.moneyCompact(38_200_000, rupiah))).toBe('Rp 38,2 jt');
  });

  test('quantities and rates come out of their integers', () => {
    expect(indonesian.quantity(1_500)).toBe('1,5');
    expect(english.quantity(240_000)).toBe('240');
    expect(indonesian.rate(1_250)).toBe('12,5%');
  });

  test('a civil date never moves by a day, and a birthday may lack its year', () => {
    expect(indonesian.civil('1979-05-05')).toBe('5 Mei 1979');
    expect(english.civil('2026-12-31', 'weekday')).toMatch(/^Thursday,? 31 December 2026$/);
    expect(indonesian.civil('--02-29')).toBe('29 Februari');
    expect(indonesian.civil('0099-01-01')).toContain('1 Januari');
    expect(indonesian.civil('entah kapan')).toBe('entah kapan');
  });

  test('time that passed is said as a shop says it', () => {
    const now = Date.UTC(2026, 10, 22);
    expect(indonesian.relative(now - 3 * 86_400_000, now)).toBe('3 hari lalu');
    expect(indonesian.relative(now + 15 * 86_400_000, now)).toBe('2 minggu lagi');
    expect(indonesian.days(-1)).toBe('kemarin');
    expect(english.days(0)).toBe('today');
  });

  test('counts take the form their number asks for', () => {
    const forms = { one: 'contact', other: 'contacts' };
    expect([0, 1, 2].map((count) => english.plural(count, forms))).toEqual(['contacts', 'contact', 'contacts']);
    expect(indonesian.plural(1, { one: 'x', other: 'kontak' })).toBe('kontak');
  });

  test('the language of the system decides at the first start', () => {
    expect(localeOfSystem(['id-ID', 'en-US'])).toBe('id');
    expect(localeOfSystem(['nl', 'en-US', 'id'])).toBe('en');
    expect(localeOfSystem([])).toBe('en');
  });
});

describe('numbers as people type them', () => {
  test.each([
    ['1.500.000', 1_500_000],
    ['1.500,5', 1_500.5],
    ['1500,5', 1_500.5],
    ['1.5', 1.5],
    ['1.500', 1_500],
    ['−12', -12],
    [' 1 500 ', 1_500],
    ['0,25', 0.25],
  ])('%s is understood in Indonesian', (text, number) => expect(parseNumber(text, 'id')).toBe(number));

  test.each([
    ['1,500,000.25', 1_500_000.25],
    ['1,5', 1.5],
    ['1,500', 1_500],
  ])('%s is understood in English', (text, number) => expect(parseNumber(text, 'en')).toBe(number));

  test.each(['', 'abc', '1.5.5', '1,2,3', '--1', '.', '1e5'])('%j is no number', (text) =>
    expect(parseNumber(text, 'id')).toBeUndefined(),
  );
});

describe('percents as people type them', () => {
  test.each([
    ['12,5%', 'id', 12.5],
    ['12.5', 'id', 12.5],
    [' 2,345 % ', 'id', 2.35],
    ['1.000', 'id', 1_000],
    ['12.5%', 'en', 12.5],
    ['1,000%', 'en', 1_000],
    ['-3%', 'en', -3],
  ] as const)('%j in %s is %s', (text, language, percent) => expect(parsePercent(text, language)).toBe(percent));

  test.each(['', '%', '%5', '5%%', '5% off', '1e2%'])('%j is none', (text) =>
    expect(parsePercent(text, 'id')).toBeUndefined(),
  );
});

describe('addresses of screens', () => {
  test('parts survive the way into the address and back', () => {
    const parts = ['contacts', 'a/b ?#%', 'Ibu Añejo'];
    expect(parseHash(href(...parts)).segments).toEqual(parts);
  });

  test('what stands behind the question mark is no part', () => {
    const { segments, query } = parseHash('#/contacts/1?face=cards&q=a%3Fb');
    expect(segments).toEqual(['contacts', '1']);
    expect(query.get('q')).toBe('a?b');
  });

  test('anything else is the start', () => {
    for (const hash of ['', '#', '#token=abc', '#/']) expect(parseHash(hash).segments).toEqual([]);
    expect(parseHash('#/a%').segments).toEqual(['a%']);
  });
});

describe('keys', () => {
  const press = (key: string, held: Partial<KeyboardEvent> = {}) => ({
    ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
    ...held,
  });

  test('Ctrl and Cmd are one name, each on its own system', () => {
    expect(nameOfKeys(press('k', { ctrlKey: true }), false)).toBe('mod+k');
    expect(nameOfKeys(press('k', { metaKey: true }), true)).toBe('mod+k');
    expect(nameOfKeys(press('k', { ctrlKey: true }), true)).toBe('other+k');
  });

  test('shift counts for letters and not for signs', () => {
    expect(nameOfKeys(press('N', { shiftKey: true }), false)).toBe('shift+n');
    expect(nameOfKeys(press('?', { shiftKey: true }), false)).toBe('?');
    expect(nameOfKeys(press(' '), false)).toBe('space');
  });

  test('are written as on their caps', () => {
    expect(keyCap('mod+k', en.ui.keys, false)).toBe('Ctrl K');
    expect(keyCap('mod+shift+arrowdown', en.ui.keys, true)).toBe('⌘ ⇧ ↓');
    expect(keyCap('mod++', en.ui.keys, false)).toBe('Ctrl +');
    expect(ariaKeys('mod+k', false)).toBe('Control+K');
  });
});

describe('the table', () => {
  const columns: Column<string>[] = [
    { id: 'name', label: '', width: 14, grow: 2 },
    { id: 'city', label: '', width: 9 },
  ];

  test('draws what is in sight and a little more, never beyond the ends', () => {
    expect(visibleRows(0, 400, 40, 100_000, 8)).toEqual({ from: 0, to: 18 });
    expect(visibleRows(40 * 99_990, 400, 40, 100_000, 8)).toEqual({ from: 99_982, to: 100_000 });
    expect(visibleRows(0, 400, 40, 3, 8)).toEqual({ from: 0, to: 3 });
    expect(visibleRows(50_000, 400, 40, 5, 8)).toEqual({ from: 0, to: 5 });
    expect(visibleRows(0, 400, 0, 5, 8)).toEqual({ from: 0, to: 0 });
    expect(visibleRows(0, 40 * 100_000, 40, 100_000, 8)).toEqual({ from: 0, to: 308 });
  });

  test('a width set by hand stays, the others share what is left', () => {
    expect(gridTemplate(columns, new Map())).toBe('minmax(14rem, 2fr) 9rem');
    expect(gridTemplate(columns, new Map([['name', 20]]))).toBe('20rem 9rem');
    expect(leastWidth(columns, new Map([['name', 20]]))).toBe(29);
  });

  test('a second click on a header turns the order round', () => {
    const first = nextSort(undefined, 'name');
    expect(first).toEqual({ column: 'name', direction: 'asc' });
    expect(nextSort(first, 'name').direction).toBe('desc');
    expect(nextSort(first, 'city')).toEqual({ column: 'city', direction: 'asc' });
  });

  test('all chosen means all but those taken out, also rows that were never loaded', () => {
    const selection = new Selection();
    selection.selectAll();
    selection.toggle('b');
    expect(selection.has('never seen')).toBe(true);
    expect(selection.has('b')).toBe(false);
    expect(selection.count(100_000)).toBe(99_999);
    expect(selection.value).toEqual({ all: true, keys: ['b'] });
    selection.clear();
    selection.set('a', true);
    selection.set('a', true);
    expect(selection.value).toEqual({ all: false, keys: ['a'] });
  });
});

describe('columns beside a pane', () => {
  const columns = ['name', 'phone', 'city', 'tags'].map((id): Column<string> => ({ id, label: id, width: 10 }));
  const ids = (room: number, widths = new Map<string, number>()) =>
    columnsWithRoom(columns, widths, room).map(({ id }) => id);

  test('are those that are seen whole, and never fewer than two', () => {
    expect(ids(40)).toEqual(['name', 'phone', 'city', 'tags']);
    expect(ids(39)).toEqual(['name', 'phone', 'city']);
    expect(ids(40, new Map([['city', 12]]))).toEqual(['name', 'phone', 'city']);
    expect(ids(5)).toEqual(['name', 'phone']);
  });
});

describe('a combobox', () => {
  const cities = ['Bandung', 'Bogor', 'São Paulo'];
  const make = (more: Partial<ConstructorParameters<typeof Options<string>>[0]> = {}) => {
    const chosen: string[] = [];
    const options = new Options<string>({
      options: () => cities,
      keyOf: (city) => city,
      labelOf: (city) => city,
      choose: (city) => chosen.push(city),
      ...more,
    });
    return { options, chosen };
  };

  test('finds without regard to case and accents', async () => {
    const { options } = make();
    await options.look('sao');
    expect(options.lines.map((line) => line.key)).toEqual(['São Paulo']);
  });

  test('offers to make what does not exist, and nothing that does', async () => {
    const { options, chosen } = make({ create: (text) => text.toUpperCase() });
    await options.look('bandung');
    expect(options.lines.map((line) => line.kind)).toEqual(['option']);
    await options.look('Garut');
    const [line] = options.lines;
    if (line) await options.choose(line);
    expect(chosen).toEqual(['GARUT']);
  });

  test('shows the answer to what was typed last, whichever comes first', async () => {
    const answers = new Map<string, (found: string[]) => void>();
    const { options } = make({
      options: undefined,
      search: (text) => new Promise((resolve) => answers.set(text, resolve)),
    });
    const first = options.look('b');
    const second = options.look('bo');
    answers.get('bo')?.(['Bogor']);
    answers.get('b')?.(['Bandung']);
    await Promise.all([first, second]);
    expect(options.lines.map((line) => line.key)).toEqual(['Bogor']);
    expect(options.waiting).toBe(false);
  });

  test('says what could not be made and keeps what was typed', async () => {
    const { options, chosen } = make({ create: () => Promise.reject(new Error('disk full')) });
    await options.look('Garut');
    const [line] = options.lines;
    if (line) await options.choose(line);
    expect([options.refused, options.text, options.open, chosen]).toEqual(['Garut', 'Garut', true, []]);
    await options.look('Garu');
    expect(options.refused).toBe('');
  });

  test('says so when asking failed', async () => {
    const { options } = make({ options: undefined, search: () => Promise.reject(new Error('gone')) });
    await options.look('b');
    expect(options.failed).toBe(true);
  });
});

describe('toasts', () => {
  const shown = () => toasts.list.map((toast) => toast.text);
  afterEach(() => {
    for (const toast of toasts.list) toasts.dismiss(toast.id);
  });

  test('what was taken back elsewhere is offered by none any more', () => {
    toasts.show({ text: 'merged', about: 'batch 1', action: { label: 'Undo', run: () => undefined } });
    toasts.show({ text: 'saved', about: 'batch 2', action: { label: 'Undo', run: () => undefined } });
    toasts.settle('batch 1');
    expect(shown()).toEqual(['saved']);
  });

  test('never pile up over the work, and good news does not push bad news away', () => {
    toasts.show({ text: 'disk full', tone: 'bad' });
    for (const text of ['one', 'two', 'three']) toasts.show({ text });
    expect(shown()).toEqual(['disk full', 'two', 'three']);
    toasts.show({ text: 'no paper', tone: 'bad' });
    toasts.show({ text: 'no ink', tone: 'bad' });
    expect(shown()).toEqual(['disk full', 'no paper', 'no ink']);
    toasts.show({ text: 'four' });
    expect(shown()).toHaveLength(3);
  });

  test('go by themselves, wait under the pointer, and bad news stays', () => {
    vi.useFakeTimers();
    try {
      toasts.show({ text: 'saved', lasts: 5_000 });
      toasts.show({ text: 'disk full', tone: 'bad' });
      vi.advanceTimersByTime(4_000);
      toasts.pause();
      vi.advanceTimersByTime(60_000);
      expect(toasts.list.map((toast) => toast.text)).toEqual(['saved', 'disk full']);
      toasts.resume();
      vi.advanceTimersByTime(1_100);
      expect(toasts.list.map((toast) => toast.text)).toEqual(['disk full']);
      for (const toast of toasts.list) toasts.dismiss(toast.id);
    } finally {
      vi.useRealTimers();
    }
  });
});
