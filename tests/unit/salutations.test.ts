import { describe, expect, it } from 'vitest';
import { firstNameOf, salutationOf } from '../../src-main/domain/salutations.ts';

const words = { male: 'Bpk.', female: 'Ibu', either: 'Bapak/Ibu' };

describe('a form of address', () => {
  it.each([
    [{ kind: 'person', title: 'Bpk. H.', gender: null }, 'Bpk. H.'],
    [{ kind: 'person', title: 'Ibu, S.E.', gender: null }, 'Ibu'],
    [{ kind: 'person', title: 'S.H., M.M.', gender: 'male' }, 'Bpk.'],
    [{ kind: 'person', title: '', gender: 'female' }, 'Ibu'],
    [{ kind: 'person', title: '', gender: null }, 'Bapak/Ibu'],
    [{ kind: 'organization', title: 'PT', gender: null }, ''],
  ] as const)('of %j is %j', (who, said) => {
    expect(salutationOf(who, words)).toBe(said);
  });
});

describe('a first name', () => {
  it.each([
    ['Siti Rahmawati', 'Siti'],
    ['Sukarno', 'Sukarno'],
    ['Ni Made Ayu Lestari', 'Ni Made'],
    ['I Ketut Wijaya', 'I Ketut'],
    ['I Gusti Ngurah Rai', 'I Gusti Ngurah'],
    ['Ida Bagus Oka', 'Ida Bagus'],
    ['Ida Royani', 'Ida'],
    ['Muh. Rizki Pratama', 'Rizki'],
    ['M. Yusuf', 'Yusuf'],
    ['R. A. Kartini', 'Kartini'],
    ['A. B.', 'A. B.'],
    ['', ''],
    ['陳 大文', '大文'],
  ])('of %j is %j', (name, first) => {
    expect(firstNameOf('person', name)).toBe(first);
  });

  it('of a business is its name', () => {
    expect(firstNameOf('organization', 'PT Maju Jaya')).toBe('PT Maju Jaya');
  });
});
