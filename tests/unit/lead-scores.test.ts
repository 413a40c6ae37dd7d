import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeadFact, ScoreRule } from '../../src-main/contract/leads.ts';
import { isUsableFact, type LeadFacts, nextInTurn, scoreLead, suits } from '../../src-main/domain/lead-scores.ts';

const facts: LeadFacts = {
  groupIds: ['g1'],
  tagIds: ['t1'],
  cities: ['Bandung'],
  age: 41,
  source: 'Instagram',
  spending: null,
  budget: 5_000_000,
  wantedIn: 10,
  answers: new Map([['f1', 'yes']]),
};
const when: LeadFact[] = [
  { fact: 'group', groupId: 'g1' },
  { fact: 'group', groupId: 'g2' },
  { fact: 'tag', tagId: 't1' },
  { fact: 'city', city: 'BANDUNG ' },
  { fact: 'city', city: 'Bogor' },
  { fact: 'age', from: 41, to: null },
  { fact: 'age', from: null, to: 40 },
  { fact: 'source', source: 'instagram' },
  { fact: 'spending', from: 0, to: null },
  { fact: 'budget', from: 5_000_000, to: 5_000_000 },
  { fact: 'wanted', withinDays: 9 },
  { fact: 'answer', fieldId: 'f1', value: 'Yes' },
  { fact: 'answer', fieldId: 'f1', value: '' },
  { fact: 'answer', fieldId: 'f2', value: '' },
];
const ruleOf = (fact: LeadFact, n: number, points: number): ScoreRule => ({ id: String(n), when: fact, points });

describe('the score of a lead', () => {
  it('counts a rule where its fact is so, and what is not known never is', () => {
    const holds = when.map((fact, n) => scoreLead([ruleOf(fact, n, 1)], facts).score === 1);
    expect(holds).toEqual([true, false, true, true, false, true, false, true, false, true, false, true, true, false]);
  });

  it('is what its reasons add up to, whatever the order of the rules', () => {
    const rules = fc.array(fc.tuple(fc.constantFrom(...when), fc.integer({ min: -1_000, max: 1_000 })), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(rules, (given) => {
        const all = given.map(([fact, points], n) => ruleOf(fact, n, points));
        const { score, reasons } = scoreLead(all, facts);
        expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score);
        expect(scoreLead([...all].reverse(), facts).score).toBe(score);
      }),
    );
  });

  it('knows ranges that can never hold', () => {
    expect(isUsableFact({ fact: 'age', from: 5, to: 4 })).toBe(false);
    expect(isUsableFact({ fact: 'age', from: null, to: null })).toBe(false);
    expect(isUsableFact({ fact: 'age', from: 5, to: 5 })).toBe(true);
    expect(isUsableFact({ fact: 'tag', tagId: 't' })).toBe(true);
  });
});

describe('who gets a lead', () => {
  it('is decided by what a rule names; what it leaves empty fits all', () => {
    const wish = { source: 'Pameran', cities: ['Solo'], categoryIds: ['kitchen', 'house'] };
    expect(suits({ source: '', city: '', categoryId: null }, wish)).toBe(true);
    expect(suits({ source: 'PAMERAN', city: 'solo', categoryId: 'house' }, wish)).toBe(true);
    expect(suits({ source: '', city: 'Bogor', categoryId: null }, wish)).toBe(false);
    expect(suits({ source: '', city: '', categoryId: 'garden' }, wish)).toBe(false);
  });

  it('goes round in turn, evenly, past those who left', () => {
    const staff = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(fc.subarray(staff, { minLength: 1 }), (working) => {
        const works = new Set(working);
        const got = new Map<string, number>();
        let last: string | null = null;
        for (let n = 0; n < working.length * 5; n += 1) {
          last = nextInTurn(staff, last, works);
          got.set(last ?? '', (got.get(last ?? '') ?? 0) + 1);
        }
        expect([...got].sort()).toEqual(working.toSorted().map((id) => [id, 5]));
      }),
    );
    expect(nextInTurn(staff, null, new Set())).toBeNull();
    expect(nextInTurn(staff, 'gone', new Set(staff))).toBe('a');
  });
});
