import { type ProductFilter, productKinds } from '../../../../src-main/contract/products.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import type { FilterChoice, FilterKind, FilterPill } from '../../../ui/filters.ts';
import { kindWord } from '../product-words.ts';

type Choice = FilterChoice<ProductFilter>;

export interface CategoryName {
  id: string;
  name: string;
  depth: number;
  count: number;
}

/** A branch set in by its depth, as a list of one column shows a tree. */
export const branchLabel = ({ name, depth }: Pick<CategoryName, 'name' | 'depth'>): string =>
  `${'\u2003'.repeat(depth)}${name}`;

/** What one can filter by, in the order of the menu. */
export function kindsFor(categories: readonly CategoryName[]): FilterKind<ProductFilter>[] {
  const words = t.products.filters;
  const yesNo = (field: 'active' | 'lowStock', yes: string, no: string): Choice[] => [
    { key: 'yes', label: yes, apply: (filter) => ({ ...filter, [field]: true }) },
    { key: 'no', label: no, apply: (filter) => ({ ...filter, [field]: false }) },
  ];
  const branches = categories.map((category): Choice => ({
    key: category.id,
    label: branchLabel(category),
    detail: format.number(category.count),
    apply: (filter) => ({ ...filter, categoryId: category.id }),
  }));
  const kinds = productKinds.map((kind): Choice => ({
    key: kind,
    label: kindWord(kind),
    apply: (filter) => ({ ...filter, kind }),
  }));
  return [
    { key: 'category', label: words.category, choices: branches },
    { key: 'kind', label: words.kind, choices: kinds },
    { key: 'active', label: words.active, choices: yesNo('active', words.isActive, words.isHidden) },
    { key: 'stock', label: words.stock, choices: yesNo('lowStock', words.isLow, words.notLow) },
  ];
}

/** Every filter that is set, as it is written on its pill. */
export function pillsOf(filter: ProductFilter, categories: readonly CategoryName[]): FilterPill<ProductFilter>[] {
  const words = t.products.filters;
  const pills: FilterPill<ProductFilter>[] = [];
  const add = (key: string, label: string, cleared: Partial<ProductFilter>) =>
    pills.push({ key, label, without: { ...filter, ...cleared } });
  if (filter.categoryId !== null) {
    const name = categories.find(({ id }) => id === filter.categoryId)?.name ?? t.common.unknown;
    add('category', t.ui.filters.named(words.category, name), { categoryId: null });
  }
  if (filter.kind !== null) add('kind', kindWord(filter.kind), { kind: null });
  if (filter.active !== null) add('active', filter.active ? words.isActive : words.isHidden, { active: null });
  if (filter.lowStock !== null) add('stock', filter.lowStock ? words.isLow : words.notLow, { lowStock: null });
  return pills;
}
