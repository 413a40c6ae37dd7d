import type {
  Product,
  ProductCreate,
  ProductKind,
  ProductRef,
  ProductUpdate,
} from '../../../../src-main/contract/products.ts';

/** A price beside the general one; `key` tells rows apart that are not saved yet. */
export interface PriceRow {
  key: number;
  id?: string;
  amount: number | null;
  minQuantity: number | null;
  groupId: string;
  validFrom: string | null;
}
export interface PartRow {
  product: ProductRef;
  quantity: number | null;
}

/** What the form holds while it is filled in. Amounts in minor units, quantities in thousandths. */
export interface Draft {
  kind: ProductKind;
  name: string;
  sku: string;
  barcode: string;
  categoryId: string;
  unit: string;
  price: number | null;
  prices: PriceRow[];
  cost: number | null;
  taxRateId: string;
  note: string;
  active: boolean;
  lowStockLevel: number | null;
  openingStock: number | null;
  parts: PartRow[];
  /** Undefined: as it is. */
  picture: { picture: string; thumbnail: string } | null | undefined;
  customValues: { fieldId: string; value: string }[];
}

let nextKey = 1;
export const priceRow = (): PriceRow => ({
  key: nextKey++,
  amount: null,
  minQuantity: null,
  groupId: '',
  validFrom: null,
});

export function emptyDraft(preset: Partial<ProductCreate>, defaultTaxRateId: string | null): Draft {
  return {
    kind: preset.kind ?? 'goods',
    name: preset.name ?? '',
    sku: preset.sku ?? '',
    barcode: preset.barcode ?? '',
    categoryId: preset.categoryId ?? '',
    unit: preset.unit ?? '',
    price: preset.price ?? null,
    prices: [],
    cost: preset.cost ?? null,
    taxRateId: (preset.taxRateId === undefined ? defaultTaxRateId : preset.taxRateId) ?? '',
    note: preset.note ?? '',
    active: true,
    lowStockLevel: null,
    openingStock: null,
    parts: [],
    picture: undefined,
    customValues: [],
  };
}

type Line = Product['prices'][number];
const isGeneral = (line: Line) => line.groupId === null && line.minQuantity === 0 && line.validFrom === null;

/** The form filled with a saved product. */
export function draftOf(product: Product): Draft {
  return {
    kind: product.kind,
    name: product.name,
    sku: product.sku,
    barcode: product.barcode,
    categoryId: product.categoryId ?? '',
    unit: product.unit,
    price: product.prices.find(isGeneral)?.amount ?? null,
    prices: product.prices
      .filter((line) => !isGeneral(line))
      .map(({ id, amount, minQuantity, groupId, validFrom }) => ({
        ...priceRow(),
        id,
        amount,
        minQuantity: minQuantity === 0 ? null : minQuantity,
        groupId: groupId ?? '',
        validFrom,
      })),
    cost: product.cost,
    taxRateId: product.tax?.id ?? '',
    note: product.note,
    active: product.active,
    lowStockLevel: product.lowStockLevel,
    openingStock: null,
    parts: product.parts.map(({ product: part, quantity }) => ({ product: part, quantity })),
    picture: undefined,
    customValues: product.customValues.map((value) => ({ ...value })),
  };
}

/** A new one like this: codes and stock are its own. */
export const likeOf = (product: Product): Draft => {
  const draft = draftOf(product);
  return { ...draft, sku: '', barcode: '', prices: draft.prices.map(({ id: _, ...row }) => row) };
};

/** What the form says, as the contract takes it; rows without an amount say nothing. */
export function toInput(draft: Draft): ProductCreate & Omit<ProductUpdate, 'id'> {
  const input = {
    kind: draft.kind,
    name: draft.name.trim(),
    sku: draft.sku.trim(),
    barcode: draft.barcode.trim(),
    categoryId: draft.categoryId || null,
    unit: draft.unit.trim(),
    price: draft.price,
    prices: draft.prices.flatMap(({ id, amount, minQuantity, groupId, validFrom }) =>
      amount === null ? [] : [{ id, amount, minQuantity: minQuantity ?? 0, groupId: groupId || null, validFrom }],
    ),
    cost: draft.cost,
    taxRateId: draft.taxRateId || null,
    note: draft.note.trim(),
    active: draft.active,
    lowStockLevel: draft.kind === 'service' ? null : draft.lowStockLevel,
    parts:
      draft.kind === 'bundle'
        ? draft.parts.map(({ product, quantity }) => ({ productId: product.id, quantity: quantity ?? 0 }))
        : [],
    customValues: draft.customValues.map(({ fieldId, value }) => ({ fieldId, value })),
  };
  return {
    ...input,
    ...(draft.picture === undefined ? {} : { picture: draft.picture }),
    ...(draft.kind === 'goods' && draft.openingStock !== null ? { openingStock: draft.openingStock } : {}),
  } as ProductCreate & Omit<ProductUpdate, 'id'>;
}

/** Only what differs from how the form was opened: what another one changes meanwhile elsewhere stays. */
export function changesOf(now: Draft, opened: Draft): Omit<ProductUpdate, 'id'> {
  const [input, before] = [toInput(now), toInput(opened)];
  const { openingStock: _, ...fields } = input;
  const different = Object.entries(fields).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]),
  );
  const names = new Set(different.map(([field]) => field));
  // The general price is one line of the list: both are said together.
  if (names.has('prices') || names.has('price'))
    different.push(['prices', input.prices], ['price', input.price ?? null]);
  return Object.fromEntries(different);
}
