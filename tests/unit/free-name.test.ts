import { describe, expect, it } from 'vitest';
import { freeAmong } from '../../src-main/domain/free-name.ts';

describe('a free name', () => {
  it('is the name itself, or the next one with a number, whatever the capitals', () => {
    expect(freeAmong([], 'Biru', 80)).toBe('Biru');
    expect(freeAmong(['BIRU', 'biru 2', 'Merah'], 'Biru', 80)).toBe('Biru 3');
  });

  it('is never longer than a name may be, and no character is cut through', () => {
    expect(freeAmong(['abcdef'], 'abcdef', 6)).toBe('abcd 2');
    expect(freeAmong(['abc🏪d'], 'abc🏪d', 6)).toBe('abc 2');
    expect(freeAmong(['ab cde'], 'ab cde', 5)).toBe('ab cd');
  });
});
