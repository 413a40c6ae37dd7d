import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeFileName } from '../../src-main/domain/files.ts';

describe('safeFileName', () => {
  it.each([
    ['012/QUO/XI/2026.pdf', '012-QUO-XI-2026.pdf'],
    ['pelanggan.csv', 'pelanggan.csv'],
    ['Toko "Maju" <Jaya>?.pdf', 'Toko -Maju- -Jaya-.pdf'],
    ['..\\..\\windows\\system32', '-..-windows-system32'],
    ['../../etc/passwd', '-..-etc-passwd'],
    ['CON', 'CON_'],
    ['nul.txt', 'nul_.txt'],
    ['com1.tar.gz', 'com1_.tar.gz'],
    ['COM¹.txt', 'COM¹_.txt'],
    ['aux .txt', 'aux_.txt'],
    ['CONTOH.txt', 'CONTOH.txt'],
    ['laporan. . .', 'laporan'],
    ['.htaccess', 'htaccess'],
    ['a\u202Egpj.exe', 'agpj.exe'],
    ['a\u0000b', 'a-b'],
    ['', 'file'],
    ['???', 'file'],
    ['...', 'file'],
    ['日本', '日本'],
  ])('%j becomes %j', (name, safe) => expect(safeFileName(name)).toBe(safe));

  it('cuts a long name and keeps its extension', () => {
    expect(safeFileName(`${'a'.repeat(10_000)}.pdf`)).toBe(`${'a'.repeat(116)}.pdf`);
    expect(new TextEncoder().encode(safeFileName(`${'🙂'.repeat(500)}.pdf`)).length).toBeLessThanOrEqual(240);
  });

  it('is safe for any text, and stays the same the second time', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: fc.constantFrom(...'cCoOnN.1 -/\\\u0000🙂\u202e¹ab'), maxLength: 200 }),
          fc
            .tuple(
              fc.constantFrom('con', 'AUX', 'lpt9', 'CONIN$'),
              fc.constantFrom('', '.', ' ', '.txt', '. .x', ' .a.b'),
            )
            .map((parts) => parts.join('')),
        ),
        (name) => {
          const safe = safeFileName(name);
          expect(safe).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|^[. ]|[. ]$/);
          expect(safe.length).toBeGreaterThan(0);
          expect(safe.length).toBeLessThanOrEqual(120);
          expect(safe.split('.')[0]?.trimEnd()).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$/i);
          expect(safeFileName(safe)).toBe(safe);
        },
      ),
      { numRuns: 3000 },
    ));
});
