import type { CustomField } from '../../../../src-main/contract/contacts.ts';
import type { ProductRow } from '../../../../src-main/contract/products.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { Column } from '../../../ui/columns.ts';
import { customColumns } from '../../custom-fields/custom-columns.ts';
import { money } from '../../../money.ts';
import { kindWord, quantityWord } from '../product-words.ts';

const columnIds = [
  'name',
  'sku',
  'barcode',
  'category',
  'kind',
  'unit',
  'price',
  'cost',
  'tax',
  'stock',
  'active',
  'createdAt',
  'updatedAt',
] as const;
type ColumnId = (typeof columnIds)[number];

const widths: Record<ColumnId, [width: number, grow?: number]> = {
  name: [15, 3],
  sku: [8, 1],
  barcode: [10, 1],
  category: [10, 2],
  kind: [7],
  unit: [6],
  price: [9, 1],
  cost: [9, 1],
  tax: [9, 1],
  stock: [12, 1],
  active: [7],
  createdAt: [9],
  updatedAt: [9],
};
const sortable: ReadonlySet<string> = new Set<ColumnId>(['name', 'sku', 'price', 'stock', 'createdAt', 'updatedAt']);
const amounts: ReadonlySet<string> = new Set<ColumnId>(['price', 'cost', 'stock']);

const amount = (minor: number | null) => (minor === null ? '' : money(minor));
const texts: Record<ColumnId, (row: ProductRow) => string> = {
  name: (row) => row.name,
  sku: (row) => row.sku,
  barcode: (row) => row.barcode,
  category: (row) => row.category,
  kind: (row) => kindWord(row.kind),
  unit: (row) => row.unit,
  price: (row) => amount(row.price),
  cost: (row) => amount(row.cost),
  tax: (row) => row.taxName,
  stock: (row) => (row.stock === null ? '' : quantityWord(row.stock, row.unit)),
  active: (row) => (row.active ? t.common.yes : t.common.no),
  createdAt: (row) => format.date(row.createdAt),
  updatedAt: (row) => format.date(row.updatedAt),
};

/** Every column that there is to choose from. */
export function productColumns(fields: readonly CustomField[]): Column<ProductRow>[] {
  const own = columnIds.map((id): Column<ProductRow> => {
    const [width, grow] = widths[id];
    const align = amounts.has(id) ? 'end' : 'start';
    return { id, label: t.products.columns[id], width, grow, align, sortable: sortable.has(id), text: texts[id] };
  });
  return [...own, ...customColumns<ProductRow>(fields)];
}

/** Columns that are called otherwise in a file, or are more than one there. */
export const exportedAs: Record<string, string[]> = { price: ['price', 'wholesale', 'wholesaleFrom'] };
