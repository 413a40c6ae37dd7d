import { describe, expect, it } from 'vitest';
import { ofQuote } from '../../src-renderer/features/history/quote-values.ts';
import { setLocale } from '../../src-renderer/i18n/index.svelte.ts';

const money = (minor: number) => `Rp ${minor}`;
const said = (column: string, value: string, table = 'quotations') => {
  setLocale('en');
  return ofQuote(table, column, value, money)?.replaceAll('\u00a0', ' ');
};

describe('what the history says of a quotation', () => {
  it('is in words and figures as they are read, not as they are kept', () => {
    expect(said('status', 'accepted')).toBe('Accepted');
    expect(said('valid_until', '2026-12-07')).toBe('7 December 2026');
    expect(said('discount_percent', '1250')).toBe('12.5%');
    expect(said('tax_included', '1')).toBe('Yes');
    expect(said('total', '2775000')).toBe('Rp 2775000');
    expect(said('charges', '[{"name":"Delivery","amount":250000,"taxes":[]}]')).toBe('Delivery Rp 250000');
    expect(said('withholdings', '[{"name":"PPh 23","rate":200}]')).toBe('PPh 23 2%');
    expect(said('quantity', '1500', 'quotation_lines')).toBe('1.5');
    expect(said('taxes', '[{"id":"a","name":"PPN 12%"},{"id":"b","name":"Service"}]', 'quotation_lines')).toBe(
      'PPN 12% and Service',
    );
    expect(said('kind', 'page-break', 'quotation_lines')).toBe('New page');
  });

  it('is what is kept where nobody can read it, and nothing where it is not about quotations', () => {
    expect(said('charges', 'no list')).toBe('no list');
    expect(said('charges', '{"name":"x"}')).toBe('{"name":"x"}');
    expect(said('taxes', '[]', 'quotation_lines')).not.toBe('');
    expect(said('status', 'open', 'deals')).toBeUndefined();
  });
});
