import { type ProductFilter, productKinds } from '../../../../src-main/contract/products.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import { kindWord } from '../product-words.ts';
import { productsView as view } from './view.svelte.ts';

/** What one can filter by, in the order of the menu. */
export const filterKinds = ['category', 'kind', 'active', 'stock', 'bin'] as const;
export type FilterKind = (typeof filterKinds)[number];

export interface FilterChoice {
  key: string;
  label: string;
  detail?: string;
  apply: (filter: ProductFilter) => ProductFilter;
}

/** A filter that is set, in words, and the list's filter without it. */
export interface FilterPill {
  kind: FilterKind;
  label: string;
  without: ProductFilter;
}

export interface CategoryName {
  id: string;
  name: string;
  depth: number;
  count: number;
}

export const filterWord = (kind: FilterKind): string => t.products.filters[kind];

/** A branch set in by its depth, as a list of one column shows a tree. */
export const branchLabel = ({ name, depth }: Pick<CategoryName, 'name' | 'depth'>): string =>
  `${'\u2003'.repeat(depth)}${name}`;

export function choicesOf(kind: FilterKind, categories: readonly CategoryName[]): FilterChoice[] {
  const words = t.products.filters;
  const yesNo = (field: 'active' | 'lowStock', yes: string, no: string): FilterChoice[] => [
    { key: 'yes', label: yes, apply: (filter) => ({ ...filter, [field]: true }) },
    { key: 'no', label: no, apply: (filter) => ({ ...filter, [field]: false }) },
  ];
  switch (kind) {
    case 'category':
      return categories.map((category) => ({
        key: category.id,
        label: branchLabel(category),
        detail: format.number(category.count),
        apply: (filter) => ({ ...filter, categoryId: category.id }),
      }));
    case 'kind':
      return productKinds.map((one) => ({
        key: one,
        label: kindWord(one),
        apply: (filter) => ({ ...filter, kind: one }),
      }));
    case 'active':
      return yesNo('active', words.isActive, words.isHidden);
    case 'stock':
      return yesNo('lowStock', words.isLow, words.notLow);
    case 'bin':
      return [];
  }
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(filter: ProductFilter, categories: readonly CategoryName[]): FilterPill[] {
  const words = t.products.filters;
  const pills: FilterPill[] = [];
  const add = (kind: FilterKind, label: string, cleared: Partial<ProductFilter>) =>
    pills.push({ kind, label, without: { ...filter, ...cleared } });
  if (filter.deleted) add('bin', words.bin, view.noFilter);
  if (filter.categoryId !== null) {
    const name = categories.find(({ id }) => id === filter.categoryId)?.name ?? t.common.unknown;
    add('category', words.named(words.category, name), { categoryId: null });
  }
  if (filter.kind !== null) add('kind', kindWord(filter.kind), { kind: null });
  if (filter.active !== null) add('active', filter.active ? words.isActive : words.isHidden, { active: null });
  if (filter.lowStock !== null) add('stock', filter.lowStock ? words.isLow : words.notLow, { lowStock: null });
  return pills;
}
