import { describe, expect, it } from 'vitest';
import { fieldsOf } from '../../src-main/contract/documents/fields.ts';
import { documentKinds } from '../../src-main/contract/documents/words.ts';
import type { Values } from '../../src-main/domain/filling.ts';
import { flawOf } from '../../src-main/domain/placeholders.ts';
import { samplePartsOf } from '../../src-main/domain/word/sample.ts';
import { packWord } from '../../src-main/jobs/word/pack.ts';
import { WordTemplate } from '../../src-main/jobs/word/template.ts';
import { fieldExamples } from '../../src-renderer/i18n/field-examples.ts';
import { sampleWords } from '../../src-renderer/i18n/sample-words.ts';
import { textOf } from '../support/word.ts';

const languages = ['id', 'en'] as const;
const cases = documentKinds.flatMap((kind) => languages.map((language) => ({ kind, language })));
const templateOf = (kind: (typeof documentKinds)[number], language: 'id' | 'en') =>
  new WordTemplate(Buffer.from(packWord(samplePartsOf(kind, sampleWords(language)))), 'contoh.docx');

describe.each(cases)('the Word file to begin with for a $kind in $language', ({ kind, language }) => {
  it('has no flaw that the check would find', () => {
    const template = templateOf(kind, language);
    expect(template.problems).toEqual([]);
    const known = fieldsOf(kind);
    const flaws = template.placeholders().flatMap(({ name, within, use }) => {
      const flaw = flawOf({ name, within, isSection: use !== 'text' }, known);
      return flaw === null ? [] : [{ name, flaw }];
    });
    expect(flaws).toEqual([]);
    expect(template.placeholders().length).toBeGreaterThan(3);
  });

  it('is filled without a brace left, and shows the customer', () => {
    const { docx, unknown } = templateOf(kind, language).fill(fieldExamples(kind, language));
    expect(unknown).toEqual([]);
    const text = textOf(docx);
    expect(text).not.toMatch(/[{}]/);
    if (kind !== 'price-list') expect(text).toContain(fieldExamples(kind, language).fields.get('customer.name'));
  });

  it('leaves no brace where nothing is known', () => {
    const nothing: Values = {
      fields: new Map(fieldsOf(kind).fields.map((name) => [name, ''])),
      lists: new Map([...fieldsOf(kind).lists.keys()].map((name) => [name, []])),
    };
    const { docx, unknown } = templateOf(kind, language).fill(nothing);
    expect(unknown).toEqual([]);
    expect(textOf(docx)).not.toMatch(/[{}]/);
  });
});
