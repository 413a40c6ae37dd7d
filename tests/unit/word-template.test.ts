import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Values } from '../../src-main/domain/filling.ts';
import { WordTemplate } from '../../src-main/jobs/word/template.ts';
import { partOf, paragraph, table, textOf, word, type WordFixture } from '../support/word.ts';

const asMap = (texts: Record<string, string>): ReadonlyMap<string, string> => new Map(Object.entries(texts));
const values: Values = {
  fields: asMap({
    'customer.name': 'Toko Melati & Anak',
    'customer.address': 'Jl. Kenanga 5\nBogor',
    'document.number': 'QUO-2026-0012',
    discount: '',
    notes: 'Dikirim pagi',
    description: 'outside',
  }),
  lists: new Map([
    [
      'lines',
      [
        { description: 'Kopi', amount: 'Rp 40.000' },
        { description: 'Gula <merah>', amount: 'Rp 18.000' },
      ].map(asMap),
    ],
    ['none', []],
  ]),
};
const template = (fixture: WordFixture | string) => new WordTemplate(word(fixture), 'surat.docx');
const filled = (fixture: WordFixture | string, with_: Values = values) => textOf(template(fixture).fill(with_).docx);

describe('what is filled in', () => {
  it('a value stands where its placeholder stood', () => {
    expect(filled('Kepada {customer.name}, {document.number}')).toBe('Kepada Toko Melati & Anak, QUO-2026-0012');
  });

  it('a placeholder that Word has cut into several runs is understood', () => {
    expect(filled({ body: paragraph('Kepada {cus', 'tomer', '.na', 'me}!') })).toBe('Kepada Toko Melati & Anak!');
  });

  it('spaces inside the braces and capitals do not count', () => {
    expect(filled('{ Customer.NAME\u00a0}')).toBe('Toko Melati & Anak');
  });

  it('a line break in a value is a line break in the document', () => {
    const { docx } = template('{customer.address}').fill(values);
    expect(textOf(docx)).toBe('Jl. Kenanga 5\nBogor');
    expect(partOf(docx)).toContain('<w:br/>');
  });

  it('a row of a table is repeated for each row of a list', () => {
    const body = table(['Barang', 'Nilai'], ['{#lines}{description}', '{amount}{/lines}']);
    expect(filled({ body })).toBe('Barang\nNilai\nKopi\nRp 40.000\nGula <merah>\nRp 18.000');
  });

  it('a section in paragraphs of its own leaves no empty ones behind', () => {
    const body = ['Awal', '{#lines}', '{description}', '{/lines}', 'Akhir'].map((text) => paragraph(text)).join('');
    expect(filled({ body })).toBe('Awal\nKopi\nGula <merah>\nAkhir');
  });

  it('a section of a text is there when the text is, and its opposite when it is not', () => {
    expect(filled('a{#discount}potongan{/discount}b')).toBe('ab');
    expect(filled('a{^discount}tanpa{/discount}b')).toBe('atanpab');
    expect(filled('{#notes}Catatan: {notes}{/notes}{^lines}kosong{/lines}{^none}kosong{/}')).toBe(
      'Catatan: Dikirim pagikosong',
    );
  });

  it('headers are filled like the body', () => {
    const { docx } = template({ body: paragraph('x'), header: paragraph('{document.number}') }).fill(values);
    expect(textOf(docx, 'word/header1.xml')).toBe('QUO-2026-0012');
  });

  it('what nobody knows stays and is told', () => {
    const { docx, unknown } = template('{customer.nmae} {#lines}{description} {colour}{/lines}').fill(values);
    expect(textOf(docx)).toBe('{customer.nmae} Kopi {colour}Gula <merah> {colour}');
    expect(unknown).toEqual(['customer.nmae', 'colour']);
  });

  it('nothing is computed, however it is written', () => {
    for (const tag of [
      '1+1',
      'customer.name.length',
      '@customer.name',
      '=[[ ]]',
      'constructor',
      '__proto__',
      'toString',
      '%notes',
      'notes | upper',
    ])
      expect(filled(`{${tag}}`)).toBe(`{${tag}}`);
  });

  it('a template document becomes a document', () => {
    const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml';
    const { docx } = template({ body: paragraph('{notes}'), kind }).fill(values);
    expect(partOf(docx, '[Content_Types].xml')).not.toContain('template.main');
    expect(textOf(docx)).toBe('Dikirim pagi');
  });
});

describe('any value', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom(
      '</w:t></w:r></w:p>',
      '{customer.name}',
      '{#lines}',
      ']]>',
      '&amp;',
      '<!-- -->',
      '\ud800',
      '\u0000\u0008',
      '_x000D_',
    ),
  );
  /** What XML cannot hold is left out; lines end in one way. */
  const kept = (text: string) =>
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '');

  it('comes out of the document as it went in', () => {
    const bytes = word('[{notes}]');
    fc.assert(
      fc.property(anyText, (text) => {
        const { docx } = new WordTemplate(bytes, 'a.docx').fill({ fields: asMap({ notes: text }), lists: new Map() });
        expect(textOf(docx)).toBe(`[${kept(text)}]`);
      }),
      { numRuns: 150 },
    );
  });

  it('and the same bytes and values give the same file', () => {
    const bytes = word({ body: table(['{#lines}{description}', '{amount}{/lines}']) });
    fc.assert(
      fc.property(fc.array(fc.record({ description: anyText, amount: anyText }), { maxLength: 4 }), (lines) => {
        const once = () =>
          new WordTemplate(bytes, 'a.docx').fill({ fields: new Map(), lists: new Map([['lines', lines.map(asMap)]]) })
            .docx;
        expect(Buffer.compare(once(), once())).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('what the check sees', () => {
  it('every placeholder with where it stands', () => {
    const one = template({
      body: paragraph('Yth. {customer.name}, terima kasih') + table(['{#lines}{description}', '{amount}{/lines}']),
      header: paragraph('{document.number}'),
    });
    expect(one.problems).toEqual([]);
    expect(one.placeholders().map(({ near, ...rest }) => ({ ...rest, near }))).toEqual([
      { name: 'document.number', use: 'text', within: [], place: 'header', near: '{document.number}' },
      { name: 'customer.name', use: 'text', within: [], place: 'body', near: 'Yth. {customer.name}, terima kasih' },
      { name: 'lines', use: 'section', within: [], place: 'body', near: '{#lines}{description}' },
      { name: 'description', use: 'text', within: ['lines'], place: 'body', near: '{#lines}{description}' },
      { name: 'amount', use: 'text', within: ['lines'], place: 'body', near: '{amount}{/lines}' },
    ]);
  });

  it.each([
    ['Halo {customer.name apa kabar', 'brace-not-closed', 'customer.name'],
    ['Halo customer.name} apa kabar', 'brace-not-opened', 'customer.name'],
    ['Halo {{customer.name}} apa', 'brace-doubled', ''],
    ['{#lines}{description}', 'section-not-closed', 'lines'],
    ['{description}{/lines}', 'section-not-opened', 'lines'],
    ['{#lines}{description}{/line}', 'section-closed-by-other', 'lines'],
  ])('%s is told as %s', (text, problem, name) => {
    const [first] = template({ body: paragraph('Baris sebelumnya') + paragraph(text) }).problems;
    expect(first).toEqual({ problem, name, place: 'body', near: text });
  });

  it('a section that begins in one cell of a table and ends below the table', () => {
    const { problems } = template({ body: table(['{#lines}', 'x']) + paragraph('{/lines}') });
    expect(problems.map(({ problem, name }) => [problem, name])).toEqual([['section-out-of-place', 'lines']]);
  });

  it('sections that leave everything whole are none', () => {
    const body = [
      paragraph('{#discount}', 'Potongan', '{/discount} dan {#notes}x', 'y{/notes}'),
      table(['{#lines}{description}', '{#notes}{notes}{/notes}', '{amount}{/lines}']),
      paragraph('{#lines}'),
      table(['{description}']),
      paragraph('{/lines}'),
    ].join('');
    expect(template({ body }).problems).toEqual([]);
  });

  it('several at once', () => {
    const { problems } = template({ body: paragraph('{#a}') + paragraph('{b'), header: paragraph('{/c}') });
    expect(problems.map(({ problem, place }) => `${place} ${problem}`).sort()).toEqual([
      'body brace-not-closed',
      'body section-not-closed',
      'header section-not-opened',
    ]);
  });
});
