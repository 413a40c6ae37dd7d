import { format, t } from '../../i18n/index.svelte.ts';

/** Names out of what a quotation keeps as a list: its taxes, charges and what is withheld. */
function names(list: string, figure: (one: { name: string; amount?: number; rate?: number }) => string): string {
  try {
    const read: unknown = JSON.parse(list);
    if (!Array.isArray(read)) return list;
    const said = read
      .filter((one): one is { name: string } => typeof one === 'object' && one !== null && 'name' in one)
      .map((one) => [one.name, figure(one)].filter(Boolean).join(' '));
    return said.length === 0 ? t.history.empty : format.list(said);
  } catch {
    return list;
  }
}

/** Values that only quotations and their lines have; undefined for all others. @param money an amount in minor units */
export function ofQuote(
  table: string,
  column: string,
  value: string,
  money: (minor: number) => string,
): string | undefined {
  if (table !== 'quotations' && table !== 'quotation_lines') return undefined;
  const number = Number(value);
  switch (column) {
    case 'status':
      return t.quotes.statuses[value as keyof typeof t.quotes.statuses];
    case 'kind':
      return t.quotes.lineKinds[value as keyof typeof t.quotes.lineKinds];
    case 'issued_on':
    case 'valid_until':
      return format.civil(value);
    case 'issued_at':
    case 'decided_at':
      return format.dateTime(number);
    case 'tax_included':
    case 'optional':
    case 'chosen':
      return value === '1' ? t.common.yes : t.common.no;
    case 'discount_percent':
    case 'deposit_percent':
    case 'approved_rate':
      return format.rate(number);
    case 'discount_amount':
    case 'deposit_amount':
    case 'unit_price':
    case 'total':
      return money(number);
    case 'quantity':
      return format.quantity(number);
    case 'taxes':
      return names(value, () => '');
    case 'charges':
      return names(value, ({ amount }) => (amount === undefined ? '' : money(amount)));
    case 'withholdings':
      return names(value, ({ rate }) => (rate === undefined ? '' : format.rate(rate)));
  }
  return undefined;
}
