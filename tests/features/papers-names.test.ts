import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openQuotes, pagesOf, type TestQuotes } from '../support/quotes.ts';

let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

const issueFor = async (name: string) => {
  const { id } = await shop.api.contacts.create({ name });
  const quote = await shop.create({ contactId: id });
  return shop.api.quotes.issue({ id: quote.id });
};

describe('the paper of a customer', () => {
  it('whose name no file of Windows may have lies under one that every system takes', async () => {
    const names = [
      'CON',
      'nul.',
      'Toko "Maju" <Jaya>?',
      '..\\..\\..\\Windows',
      '/etc/passwd',
      'a:b|c*d',
      `${'x'.repeat(180)} .`,
    ];
    const kept = [];
    for (const name of names) kept.push((await issueFor(name)).kept);
    for (const name of kept) {
      const [folder, year, file = '', ...more] = name.split('/');
      expect([folder, year, more]).toEqual(['documents', '2026', []]);
      expect(file).toMatch(/^QUO-2026-\d{4}-A [^<>:"/\\|?*\u0000-\u001f]*\.pdf$/);
      expect(file).not.toMatch(/[. ]\.pdf$/);
      expect(file.length).toBeLessThanOrEqual(120);
      expect(existsSync(path.join(path.dirname(shop.documents), name))).toBe(true);
    }
    expect(readdirSync(path.join(shop.documents, '2026'))).toHaveLength(names.length);
  });

  it.each([
    ['陈美玲', '陈美玲'],
    ['محمد', 'محمد'],
    ['Toko 🌸', '🌸'],
  ])(
    '%s, for which no font here has letters, is said to be missing, and a sign stands for each',
    async (name, missing) => {
      const { file, warnings } = await issueFor(name);
      expect(new Set(warnings)).toEqual(new Set(missing));
      expect((await pagesOf(file))[0]).toMatch(new RegExp(`To (Toko )?[?□]{${[...missing].length}} Number`));
    },
  );
});
