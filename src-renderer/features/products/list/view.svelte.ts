import {
  ProductFilter,
  type ProductRow,
  type ProductSort,
  productSorts,
} from '../../../../src-main/contract/products.ts';
import { api } from '../../../api/index.ts';
import { ListView } from '../../lists/list-view.svelte.ts';

/** What the product screen shows. */
export const productsView = new ListView<ProductFilter, ProductSort, ProductRow>({
  fetch: ({ filter, sort }, offset, limit, signal) => api.products.list({ ...filter, sort, offset, limit }, { signal }),
  noFilter: ProductFilter.parse({}),
  sorts: productSorts,
  order: { by: 'name', direction: 'asc' },
  orderOfSearch: { by: 'relevance', direction: 'asc' },
  columns: 'productColumns',
});
