import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldNames, fieldsOf, listNames } from '../../src-main/contract/documents/fields.ts';
import { documentKinds } from '../../src-main/contract/documents/words.ts';
import { fill, flawsOf, nearestName, type Values } from '../../src-main/domain/filling.ts';

const values = (
  fields: Record<string, string>,
  lists: Record<string, readonly Record<string, string>[]> = {},
): Values => ({
  fields: new Map(Object.entries(fields)),
  lists: new Map(
    Object.entries(lists).map(([name, rows]) => [name, rows.map((row) => new Map(Object.entries(row)))] as const),
  ),
});
const quotation = fieldsOf('quotation');
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom('{', '}', '#', '/', 'a', 'lines', '{a}', '{#lines}', '{/lines}', '{/a}', '{#a}', '\n', ' '))
    .map((parts) => parts.join('')),
);

describe('a text with placeholders', () => {
  it.each([
    ['Halo {customer.name}!', 'Halo Ibu Siti!'],
    ['{ Customer.Name }', 'Ibu Siti'],
    ['{customer.name}{customer.name}', 'Ibu SitiIbu Siti'],
    ['{customer.nama}', '{customer.nama}'],
    ['{} {1} {{} :{ }', '{} {1} {{} :{ }'],
    ['{customer.\nname}', '{customer.\nname}'],
    ['{#customer.company}di {customer.company}{/customer.company}.', '.'],
    ['{#customer.name}ada{/customer.name}', 'ada'],
  ])('%j becomes %j', (text, filled) => {
    expect(fill(text, values({ 'customer.name': 'Ibu Siti', 'customer.company': '' })).text).toBe(filled);
  });

  it('repeats a piece for each row; marks that are alone on their line leave none behind', () => {
    const rows = {
      lines: [
        { description: 'Panci', amount: 'Rp 5' },
        { description: 'Wajan', amount: 'Rp 7' },
      ],
    };
    const all = values({ total: 'Rp 12', description: 'outside' }, rows);
    expect(fill('Isi:\n{#lines}\n- {description}: {amount} of {total}\n{/lines}\nJumlah {total}', all).text).toBe(
      'Isi:\n- Panci: Rp 5 of Rp 12\n- Wajan: Rp 7 of Rp 12\nJumlah Rp 12',
    );
    expect(fill('{#lines}{description} {/lines}', all).text).toBe('Panci Wajan ');
    expect(fill('a {#lines}x{/lines} b', values({}, { lines: [] })).text).toBe('a  b');
  });

  it('never reads again what was filled in', () => {
    const hostile = '{total} {#lines}{/lines} $& $1';
    expect(fill('{customer.name} {total}', values({ 'customer.name': hostile, total: '9' })).text).toBe(`${hostile} 9`);
  });

  it('says which known fields had nothing to say, each once', () => {
    const told = fill('{a} {a} {b} {c}', values({ a: '', b: 'x' }));
    expect(told).toEqual({ text: '  x {c}', unknown: ['c'], empty: ['a'] });
  });

  it('without a placeholder is left as it is, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replaceAll('{', '(');
        expect(fill(plain, values({ a: 'x' })).text).toBe(plain);
        expect(flawsOf(plain, quotation)).toEqual([]);
      }),
    );
  });

  it('whose names are all unknown is left as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fill(text, values({})).text).toBe(text);
      }),
    );
  });

  it('without flaws fills without a name that is unknown, and keeps every value whole', () => {
    const known = { fields: ['a', 'b'], lists: new Map([['lines', ['c']]]) };
    const name = fc.constantFrom(
      '{a}',
      '{b}',
      '{#lines}{c}{a}{/lines}',
      '{#a}{b}{/a}',
      'word',
      ' ',
      '\n',
      '{z}',
      '{#lines}',
    );
    fc.assert(
      fc.property(fc.array(name), fc.string({ unit: 'binary', minLength: 1 }), (parts, value) => {
        const text = parts.join('');
        const { text: filled, unknown } = fill(text, values({ a: value, b: value }, { lines: [{ c: value }] }));
        if (flawsOf(text, known).length > 0) return;
        expect(unknown).toEqual([]);
        if (/\{[ab]\}/.test(text)) expect(filled).toContain(value);
      }),
    );
  });
});

describe('the flaws of a text', () => {
  it.each([
    ['{customer.nam}', [{ reason: 'unknown', name: 'customer.nam', nearest: 'customer.name' }]],
    ['{first_name}', [{ reason: 'unknown', name: 'first_name', nearest: 'customer.first_name' }]],
    ['{customer name}', [{ reason: 'unknown', name: 'customer name', nearest: 'customer.name' }]],
    ['{xyzzy}', [{ reason: 'unknown', name: 'xyzzy', nearest: null }]],
    [
      '{#lines}{description}',
      [
        { reason: 'only-inside', name: 'description', list: 'lines' },
        { reason: 'never-closed', name: 'lines' },
      ],
    ],
    ['{/lines}', [{ reason: 'never-opened', name: 'lines' }]],
    ['{#lines}{#taxes}{name}{/taxes}{/lines}', [{ reason: 'inside-another', name: 'taxes' }]],
    ['{#line}{/line}', [{ reason: 'unknown', name: 'line', nearest: 'lines' }]],
    ['{#lines}{desciption}{/lines}', [{ reason: 'unknown', name: 'desciption', nearest: 'description' }]],
    ['{description}', [{ reason: 'only-inside', name: 'description', list: 'lines' }]],
    ['{total} {#lines}{no} {total}{/lines} {#charges}{name}{/charges}', []],
  ])('of %j are told with what was meant', (text, flaws) => {
    expect(flawsOf(text, quotation)).toEqual(flaws);
  });

  it('are found in any text without failing, each once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const found = flawsOf(text, quotation);
        expect(new Set(found.map(({ reason, name }) => `${reason} ${name}`)).size).toBe(found.length);
      }),
    );
  });
});

describe('the names that there are', () => {
  it('are all found nearest to themselves with a letter missing at the end', () => {
    for (const name of fieldNames.filter((one) => one.length > 5))
      expect(nearestName(name.slice(0, -1), fieldNames), name).not.toBeNull();
  });

  it('are fewer in a message without a document, and each is in some document', () => {
    const bare = fieldsOf(null);
    expect(bare.lists.size).toBe(0);
    expect(bare.fields).not.toContain('total');
    const all = documentKinds.map(fieldsOf);
    expect(new Set(all.flatMap((known) => known.fields)).size).toBe(fieldNames.length);
    expect(new Set(all.flatMap((known) => [...known.lists.keys()])).size).toBe(listNames.length);
    for (const known of all) expect(known.fields).toEqual(expect.arrayContaining([...bare.fields]));
  });
});
