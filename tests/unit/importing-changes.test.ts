import { describe, expect, it } from 'vitest';
import { type ContactDraft, emptyDraft } from '../../src-main/domain/importing/draft.ts';
import { asExisting, changesFor } from '../../src-main/features/contacts/importing/changes.ts';
import { bestOf, FileMemory, keysOf } from '../../src-main/features/contacts/importing/matching.ts';

const draft = (more: Partial<ContactDraft>): ContactDraft => ({
  ...emptyDraft(),
  name: 'Siti',
  nameKey: 'siti',
  ...more,
});
const address = {
  label: 'home',
  street: 'Jl. A 1',
  city: 'Medan',
  cityKey: 'medan',
  region: '',
  postalCode: '',
  country: '',
};
const full = draft({
  title: 'Ibu',
  note: 'lama',
  roles: ['customer'],
  gender: 'female',
  phones: [{ raw: '0812', e164: '+62812', digits: '62812', label: 'mobile' }],
  emails: [{ address: 'Siti@example.com', label: 'other' }],
  addresses: [address],
  company: { name: 'Maju', title: 'PT', nameKey: 'maju' },
  jobTitle: 'Kasir',
  tags: ['VIP'],
  groups: ['Grosir'],
  customValues: [{ fieldId: 'f', value: '1' }],
});

describe('what a row changes', () => {
  it('is nothing for the same again, written in other ways, or with less', () => {
    const there = asExisting(full);
    expect(changesFor(there, full, 'update')).toBeNull();
    const again = draft({
      emails: [{ address: 'SITI@EXAMPLE.COM', label: 'work' }],
      tags: ['vip'],
      groups: ['GROSIR'],
      addresses: [{ ...address, street: '', city: 'MEDAN' }],
      company: { name: 'maju', title: '', nameKey: 'maju' },
    });
    expect(changesFor(there, again, 'update')).toBeNull();
    expect(changesFor(there, draft({ title: '' }), 'update')).toBeNull();
  });

  it('is what differs, and only that', () => {
    expect(
      changesFor(asExisting(full), draft({ note: 'baru', roles: ['supplier'], tags: ['VIP', 'Hotel'] }), 'update'),
    ).toEqual({
      note: 'baru',
      roles: ['customer', 'supplier'],
      tags: ['VIP', 'Hotel'],
    });
  });

  it('of a second row of the file fills gaps and overwrites nothing', () => {
    const second = draft({
      name: 'Siti Aminah',
      note: 'baru',
      birthday: '1990-05-04',
      customValues: [{ fieldId: 'f', value: '2' }],
    });
    expect(changesFor(asExisting(full), second, 'second')).toEqual({ birthday: '1990-05-04' });
  });

  it('of a file that only fills writes where nothing is, into lists too', () => {
    const filling = draft({
      note: 'baru',
      nickname: 'Iti',
      phones: [{ raw: '0813', e164: '+62813', digits: '62813', label: 'mobile' }],
      links: [{ value: 'https://example.com', label: 'website' }],
      tags: ['Hotel'],
    });
    expect(changesFor(asExisting(full), filling, 'fill')).toEqual({
      nickname: 'Iti',
      links: [{ value: 'https://example.com', label: 'website' }],
    });
  });

  it('never replaces a real name by one made from a phone or an e-mail', () => {
    expect(changesFor(asExisting(full), draft({ name: '0812-345', isNameDerived: true }), 'update')).toBeNull();
  });
});

describe('who is the same', () => {
  it('the surest first, then the one with the same name, then the one that was there first', () => {
    const by = (id: string, how: 'phone' | 'email' | 'name', name = 'Siti') => ({
      id,
      name,
      nameKey: name.toLowerCase(),
      by: how,
    });
    expect(bestOf([by('1', 'name'), by('2', 'phone', 'Budi'), by('3', 'phone'), by('4', 'phone')], 'siti')?.id).toBe(
      '3',
    );
    expect(bestOf([by('1', 'phone', 'A'), by('2', 'phone', 'B')], 'siti')?.id).toBe('1');
    expect(bestOf([], 'siti')).toBeNull();
  });

  it('an office line tells people apart only where there is nothing else', () => {
    const line = { raw: '022', e164: '+62227319981', digits: '62227319981', label: 'work' };
    const own = { raw: '0812', e164: '+62812', digits: '62812', label: 'mobile' };
    expect(keysOf(draft({ phones: [line, own] })).phones).toEqual(['+62812']);
    expect(keysOf(draft({ phones: [line] })).phones).toEqual(['+62227319981']);
    expect(keysOf(draft({ phones: [line], emails: [{ address: 'a@example.com', label: 'other' }] })).phones).toEqual(
      [],
    );
  });

  it('rows of a file by the same name and city, unless both have a phone of their own', () => {
    const memory = new FileMemory();
    const keys = (phone: string | null) =>
      keysOf(
        draft({
          addresses: [address],
          phones: phone ? [{ raw: phone, e164: phone, digits: phone, label: 'mobile' }] : [],
        }),
      );
    memory.remember(keys('+62811'), { id: null, name: 'Siti', nameKey: 'siti', draft: null, hasPhone: true });
    expect(memory.find(keys('+62811')).map(({ by }) => by)).toEqual(['phone']);
    expect(memory.find(keys('+62822'))).toEqual([]);
    expect(memory.find(keys(null)).map(({ by }) => by)).toEqual(['name']);
  });
});
