import type { z } from 'zod';
import type { ProductsExport } from '../../contract/exports.ts';
import type { ProductRow, ProductSelection } from '../../contract/products.ts';
import type { Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import type { ColumnKind, ExportValue } from '../../domain/exporting/cells.ts';
import { priceFor } from '../../domain/prices.ts';
import { fieldsInUse } from '../contacts/custom-values.ts';
import { chooseColumns, listOf, ownColumns } from '../exports/columns.ts';
import type { ExportList, FileLanguage, OpenList } from '../exports/list.ts';
import { exportColumns, type ExportColumn, headers, listName, valueWords } from './export-words.ts';
import { findMore } from './queries/export.ts';
import { findRows, type NamedPrice, pricesOf } from './queries/rows.ts';
import { findSelected } from './selection.ts';

interface ExportRow extends ProductRow {
  note: string;
  lowStockLevel: number | null;
  wholesale: NamedPrice | undefined;
}
/** Products as a list that can be exported, as a table with chosen columns. */
export const productsList =
  (store: Store): ExportList<z.infer<typeof ProductsExport>> =>
  async ({ columns, language, sort, ids, except, ...filter }): Promise<OpenList> => {
    const selection: ProductSelection = ids.length > 0 ? { by: 'ids', ids } : { by: 'filter', filter, except };
    const found = await findSelected(store, selection, filter.deleted, sort);
    const chosen = chooseColumns(columns, {
      all: exportColumns,
      headers: headers[language],
      kinds,
      values: valuesIn(language, store.clock.timeZone()),
      own: ownColumns<ExportRow>(await fieldsInUse(store.db, 'product'), valueWords[language]),
    });
    const day = todayIn(store.clock.timeZone(), store.clock.now());
    return listOf(listName[language], found, chosen, (part) => rowsOf(store, part, day));
  };

async function rowsOf({ db }: Store, ids: readonly string[], day: string): Promise<ExportRow[]> {
  const [rows, prices, more] = [
    await findRows(db, ids, day),
    await pricesOf(db, ids, { general: true }),
    await findMore(db, ids),
  ];
  return rows.map((row) => {
    const lines = prices.get(row.id) ?? [];
    const retail = priceFor(lines, { quantity: 1_000, groupIds: [], day });
    const wholesale = lines.find(
      (line) => line.minQuantity > 1_000 && (line.validFrom ?? '') <= day && line.id !== retail?.id,
    );
    return {
      ...row,
      wholesale,
      note: more.get(row.id)?.note ?? '',
      lowStockLevel: more.get(row.id)?.low_stock_level ?? null,
    };
  });
}

const kinds: Partial<Record<ExportColumn, ColumnKind>> = {
  price: 'money',
  wholesale: 'money',
  cost: 'money',
  wholesaleFrom: 'number',
  stock: 'number',
  lowStockLevel: 'number',
  createdAt: 'date',
  updatedAt: 'date',
};

/** Thousandths as the number that they are. */
const units = (thousandths: number | null | undefined): number | null =>
  thousandths === null || thousandths === undefined ? null : thousandths / 1_000;

function valuesIn(language: FileLanguage, timeZone: string): Record<ExportColumn, (row: ExportRow) => ExportValue> {
  const word = (code: string) => valueWords[language][code] ?? code;
  return {
    sku: (row) => row.sku,
    barcode: (row) => row.barcode,
    name: (row) => row.name,
    kind: (row) => word(row.kind),
    category: (row) => row.category,
    unit: (row) => row.unit,
    price: (row) => row.price,
    wholesale: (row) => row.wholesale?.amount ?? null,
    wholesaleFrom: (row) => units(row.wholesale?.minQuantity),
    cost: (row) => row.cost,
    tax: (row) => row.taxName,
    stock: (row) => units(row.stock),
    lowStockLevel: (row) => units(row.lowStockLevel),
    active: (row) => word(row.active ? 'yes' : 'no'),
    note: (row) => row.note,
    createdAt: (row) => todayIn(timeZone, row.createdAt),
    updatedAt: (row) => todayIn(timeZone, row.updatedAt),
  };
}
