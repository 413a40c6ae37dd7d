import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayName, nameIndex, parseName, tidyCase } from '../../src-main/domain/names.ts';

const given = fc.constantFrom(
  'Budi',
  'Ni Made Maharani',
  'I Ketut Wijaya',
  "Nur'aini",
  'Teuku',
  'Renée Müller',
  'Åsa',
  'Siti',
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'Bpk.',
        'H.',
        'PT',
        'Tbk',
        'Toko',
        'S.H.',
        ',',
        'dr',
        'Co',
        '&',
        '3',
        '🙂',
        '\u202e',
        '.',
        'Ibu',
        'x',
      ),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join(' ')),
);

describe('parseName of a person', () => {
  it.each<[string, string | null, string]>([
    ['Pak Teuku', 'Bpk.', 'Teuku'],
    ['Bapak Teuku', 'Bpk.', 'Teuku'],
    ['BPK TEUKU', 'Bpk.', 'TEUKU'],
    ['bpk.h.ahmad', 'Bpk. H.', 'ahmad'],
    ['Bu Siti', 'Ibu', 'Siti'],
    ['IBU SITI', 'Ibu', 'SITI'],
    ['Hj. Siti', 'Hj.', 'Siti'],
    ['H. Ahmad', 'H.', 'Ahmad'],
    ['H Ahmad', 'H.', 'Ahmad'],
    ['Sdri Rina', 'Sdri.', 'Rina'],
    ['dr. Budi', 'dr.', 'Budi'],
    ['Dr. Ir. Budi', 'Dr. Ir.', 'Budi'],
    ['Mr John Smith', 'Mr.', 'John Smith'],
    ['Ny. Meneer', 'Ny.', 'Meneer'],
    ['Ko Ahong', 'Ko', 'Ahong'],
    ['Mas Agung', 'Mas', 'Agung'],
    ['Bpk. H. Ahmad Dahlan, S.H., M.M.', 'Bpk. H., S.H., M.M.', 'Ahmad Dahlan'],
    ['Budi Santoso S.Kom', 'S.Kom.', 'Budi Santoso'],
    ['Budi Santoso, SE, MM', 'S.E., M.M.', 'Budi Santoso'],
    ['Budi Santoso SE', 'S.E.', 'Budi Santoso'],
    ['Ni Made Maharani', null, 'Ni Made Maharani'],
    ['I Ketut Wijaya', null, 'I Ketut Wijaya'],
    ['I Gusti Ngurah', null, 'I Gusti Ngurah'],
    ['Jack Ma', null, 'Jack Ma'],
    ['Sukarno', null, 'Sukarno'],
    ['Santoso, Budi', null, 'Santoso, Budi'],
    ['Dr', null, 'Dr'],
    ['Bpk. H.', 'Bpk.', 'H.'],
    ['🙂', null, '🙂'],
  ])('%j has the title %j and the name %j', (raw, title, name) =>
    expect(parseName(raw)).toMatchObject({ kind: 'person', title, form: null, name }),
  );
});

describe('parseName of an organization', () => {
  it.each<[string, string | null, string]>([
    ['UD. Dewi Wibowo', 'UD', 'Dewi Wibowo'],
    ['ud dewi', 'UD', 'dewi'],
    ['UD.Dewi', 'UD', 'Dewi'],
    ['P.T. Maju Jaya', 'PT', 'Maju Jaya'],
    ['PT Maju Jaya Tbk.', 'PT Tbk', 'Maju Jaya'],
    ['Maju Jaya, PT', 'PT', 'Maju Jaya'],
    ['CV "Maju" Bersama', 'CV', '"Maju" Bersama'],
    ['Toko Ananda, Cab. 2', 'Toko', 'Ananda, Cab. 2'],
    ['TOKO SITI', 'Toko', 'SITI'],
    ['Toko 88', 'Toko', '88'],
    ['Toko Bu Siti', 'Toko', 'Bu Siti'],
    ['Toko Mas Jaya', 'Toko', 'Mas Jaya'],
    ['Koperasi Sejahtera', 'Koperasi', 'Sejahtera'],
    ['Yayasan Kasih', 'Yayasan', 'Kasih'],
    ['Rumah Makan Padang', 'RM', 'Padang'],
    ['SD Harapan', 'SD', 'Harapan'],
    ['SDN 3 Bandung', null, 'SDN 3 Bandung'],
    ['Acme Pte. Ltd.', 'Pte Ltd', 'Acme'],
    ['Muster GmbH', 'GmbH', 'Muster'],
    ['Smith & Co', null, 'Smith & Co'],
    ['Hotel Añejo', null, 'Hotel Añejo'],
    ['Joko Motor', null, 'Joko Motor'],
    ['Ibu Kota Motor', null, 'Ibu Kota Motor'],
    ['Mas Motor', null, 'Mas Motor'],
    ['Toko', null, 'Toko'],
    ['PT.', null, 'PT.'],
  ])('%j has the form %j and the name %j', (raw, form, name) =>
    expect(parseName(raw)).toMatchObject({ kind: 'organization', title: null, form, name }),
  );

  it('obeys what the user says it is', () => {
    expect(parseName('Toko Siti', 'person')).toMatchObject({ kind: 'person', form: null, name: 'Toko Siti' });
    expect(parseName('Ibu Siti', 'organization')).toMatchObject({
      kind: 'organization',
      title: null,
      name: 'Ibu Siti',
    });
    expect(parseName('Melati', 'organization')).toMatchObject({ kind: 'organization', name: 'Melati' });
  });
});

describe('nameKey and letter', () => {
  it.each([
    ['Bu Siti', 'siti', 'S'],
    ['PT. MAJU JAYA', 'maju jaya', 'M'],
    ['Åsa Lindström', 'asa lindstrom', 'A'],
    ['Toko 88', '88', '#'],
    ['李小龍', '李小龍', '#'],
    ['🙂', '🙂', '#'],
  ])('of %j are %j and %s', (raw, nameKey, letter) => expect(parseName(raw)).toMatchObject({ nameKey, letter }));

  it('are the same with and without title or form', () =>
    fc.assert(
      fc.property(
        given,
        fc.constantFrom('Bpk.', 'bu', 'Hj.', 'PT', 'CV.', 'UD', 'Toko', 'KOPERASI'),
        (name, prefix) => {
          const { nameKey, letter } = parseName(`${prefix} ${name}`);
          expect({ nameKey, letter }).toEqual(nameIndex(name));
        },
      ),
    ));
});

describe('displayName', () => {
  it('can put the form last, as in a telephone book', () => {
    expect(displayName(parseName('PT. Maju Jaya'), { formFirst: false })).toBe('Maju Jaya, PT');
    expect(displayName(parseName('PT. Maju Jaya'))).toBe('PT Maju Jaya');
    expect(displayName(parseName('Muster gmbh'))).toBe('Muster GmbH');
    expect(displayName({ title: 'Sri Paduka', form: 'Kelompok Tani', name: 'Melati' })).toBe(
      'Sri Paduka Kelompok Tani Melati',
    );
  });

  it('is taken apart again into the same parts', () =>
    fc.assert(
      fc.property(
        given,
        fc.subarray(['Bpk.', 'Prof.', 'Dr.', 'H.']),
        fc.subarray(['S.H.', 'M.M.', 'Ph.D.']),
        (name, titles, degrees) => {
          const parsed = parseName([[...titles, name].join(' '), ...degrees].join(', '));
          expect(parsed.name).toBe(name);
          expect(parseName(displayName(parsed))).toEqual(parsed);
        },
      ),
    ));

  it('is taken apart again into the same parts for businesses', () =>
    fc.assert(
      fc.property(
        given,
        fc.constantFrom('PT', 'UD', 'Toko', 'RM'),
        fc.constantFrom('', ' Tbk', ' Pte Ltd'),
        (name, lead, tail) => {
          const parsed = parseName(`${lead} ${name}${tail}`);
          expect(parsed).toMatchObject({ kind: 'organization', name, form: lead + tail });
          expect(parseName(displayName(parsed))).toEqual(parsed);
        },
      ),
    ));
});

describe('tidyCase', () => {
  it.each([
    ['UD. I KETUT WIJAYA', 'UD I Ketut Wijaya'],
    ['CV SURYA ANGGRAINI', 'CV Surya Anggraini'],
    ['HENDRA RAHAYU', 'Hendra Rahayu'],
    ['hendra rahayu', 'Hendra Rahayu'],
    ['Bu GUNAWAN FIRMANSYAH', 'Bu Gunawan Firmansyah'],
    ['bpk. hendra', 'Bpk. Hendra'],
    ['PT ABC', 'PT ABC'],
    ['PT BCA FINANCE', 'PT BCA Finance'],
    ['PLN', 'PLN'],
    ['ADI EKO TRI', 'Adi Eko Tri'],
    ['SRI DWI NG', 'Sri Dwi Ng'],
    ['AHMAD BIN ALI', 'Ahmad bin Ali'],
    ['HENDRA II', 'Hendra II'],
    ['McDonald', 'McDonald'],
    ['MCDONALD', 'McDonald'],
    ["d'Artagnan", "d'Artagnan"],
    ["D'ARTAGNAN", "D'Artagnan"],
    ["NUR'AINI LUBIS", "Nur'aini Lubis"],
    ['ANNE-MARIE', 'Anne-Marie'],
    ['A.B. SAPUTRA', 'A.B. Saputra'],
    ['ANDI', 'Andi'],
    ['ERNI', 'Erni'],
    ['BCA', 'BCA'],
    ['M. ALI', 'M. Ali'],
    ['HM ALI', 'HM Ali'],
    ['TB MAJU', 'TB Maju'],
    ['ANDI Firmansyah', 'Andi Firmansyah'],
    ['Andi FIRMANSYAH', 'Andi Firmansyah'],
    ['ALI Akbar', 'Ali Akbar'],
    ['Bpk. ANDI Firmansyah', 'Bpk. Andi Firmansyah'],
    ['Ahmad BIN Ali', 'Ahmad bin Ali'],
    ['HM Soleh', 'HM Soleh'],
    ['M. ALI Akbar', 'M. Ali Akbar'],
    ['A.B.C. Saputra', 'A.B.C. Saputra'],
    ['Hendra III', 'Hendra III'],
    ['Rina UPI', 'Rina UPI'],
    ['Budi PLN', 'Budi PLN'],
    ['PT KAI Properti', 'PT KAI Properti'],
    ['CV SURYA Anggraini', 'CV SURYA Anggraini'],
    ['TB Maju', 'TB Maju'],
    ['Bank BCA', 'Bank BCA'],
    ['ÅSA LINDSTRÖM', 'Åsa Lindström'],
    ['toko 3a', 'Toko 3a'],
    ['Toko $& JAYA', 'Toko $& Jaya'],
    ['', ''],
  ])('%j becomes %j', (raw, tidy) => expect(tidyCase(raw)).toBe(tidy));

  it('leaves a business as it is written, where the file says that it is one', () => {
    expect(tidyCase('KAI Properti', 'organization')).toBe('KAI Properti');
    expect(tidyCase('KAI Properti', 'person')).toBe('Kai Properti');
  });

  it('changes nothing the second time, and never what matching sees of a bare name', () =>
    fc.assert(
      fc.property(given, fc.array(fc.constantFrom('upper', 'lower', 'as it is'), { maxLength: 4 }), (name, cases) => {
        const written = name
          .split(' ')
          .map((word, at) =>
            cases[at] === 'upper' ? word.toUpperCase() : cases[at] === 'lower' ? word.toLowerCase() : word,
          )
          .join(' ');
        expect(tidyCase(tidyCase(written))).toBe(tidyCase(written));
        expect(nameIndex(tidyCase(written))).toEqual(nameIndex(written));
      }),
    ));
});

describe('hostile names', () => {
  it('are taken without failing, and a text with something in it never becomes an empty name', () =>
    fc.assert(
      fc.property(hostile, fc.constantFrom(undefined, 'person' as const, 'organization' as const), (raw, hint) => {
        const parsed = parseName(raw, hint);
        expect(parsed.name === '').toBe(nameIndex(raw).nameKey === '');
        expect(parsed.nameKey === '').toBe(parsed.name === '');
        expect(parsed.letter).toMatch(/^[A-Z#]$/);
        expect(typeof displayName(parsed)).toBe('string');
        expect(typeof tidyCase(raw)).toBe('string');
      }),
      { numRuns: 3000 },
    ));

  it('of 10,000 characters are kept whole', () => {
    const long = 'Bpk. '.repeat(2_000).trim();
    expect(parseName(long).name).toBe(long);
    expect(parseName('a'.repeat(10_000)).name).toHaveLength(10_000);
  });
});
