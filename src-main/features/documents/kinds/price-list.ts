import { ProductFilter } from '../../../contract/products.ts';
import { AppError } from '../../../contract/errors.ts';
import { clean, cleanLines } from '../../../domain/text.ts';
import type { TableRow } from '../../../jobs/drawing/paper.ts';
import { pricedProducts } from '../../products/offer.ts';
import { findParty } from '../../quotes/issued.ts';
import { requireLivingContact } from '../../quotes/write.ts';
import type { KindOfDocument } from './kind.ts';

export interface PriceListSays {
  /** Whose prices, where they are a group's. */
  group: string;
  note: string;
  /** As they stand on the paper, by category. */
  products: { category: string; sku: string; name: string; unit: string; price: number | null }[];
}

const all = { by: 'filter' as const, filter: ProductFilter.parse({ active: true }), except: [] };

/** What is sold at which price, by category: of everybody, of a customer or of a group. */
export const priceList: KindOfDocument<'price-list', PriceListSays> = {
  async gather({ db, settings, day, language: usual, breathe }, asked) {
    const { contactId = null, groupId = null, products = all, language = usual } = asked;
    if (contactId !== null) await requireLivingContact(db, contactId);
    const { group, items } = await pricedProducts(db, products, { contactId, groupId, day, breathe });
    if (items.length === 0) throw new AppError('document-empty', { kind: 'price-list' });
    return {
      ...{ contactId, dealId: null, quoteId: null, sourceId: null, language },
      currency: settings.currency,
      decimals: settings.currencyDecimals,
      subject: clean(asked.subject ?? ''),
      dueOn: null,
      total: null,
      customer: contactId === null ? null : await findParty(db, contactId),
      says: { group, note: cleanLines(asked.note ?? ''), products: items },
    };
  },
  write({ says, words, money }) {
    const { sku, name, unit, price, otherwise, onRequest } = words.documents.priceList;
    const hasSku = says.products.some((product) => product.sku !== '');
    const hasUnit = says.products.some((product) => product.unit !== '');
    const rows: TableRow[] = [];
    let category: string | null = null;
    for (const product of says.products) {
      if (product.category !== category) {
        category = product.category;
        // Without a single category no heading is needed.
        if (category !== '' || rows.length > 0) rows.push({ cells: [category || otherwise], tone: 'group' });
      }
      rows.push({
        cells: [
          ...(hasSku ? [product.sku] : []),
          product.name,
          ...(hasUnit ? [product.unit] : []),
          product.price === null ? onRequest : money(product.price),
        ],
      });
    }
    return {
      facts: says.group === '' ? [] : [{ label: words.documents.pricesFor, value: says.group }],
      body: [
        {
          kind: 'table',
          columns: [
            ...(hasSku ? [{ name: sku, align: 'left' as const }] : []),
            { name, align: 'left', wide: true },
            ...(hasUnit ? [{ name: unit, align: 'left' as const }] : []),
            { name: price, align: 'right' },
          ],
          rows,
        },
        ...(says.note === '' ? [] : [{ kind: 'text' as const, text: says.note }]),
      ],
      signatures: [],
    };
  },
  tell: ({ says }) => ({ text: says.note, priceGroup: says.group, products: says.products }),
};
