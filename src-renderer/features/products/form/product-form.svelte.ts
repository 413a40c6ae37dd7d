import type { ProductCreate } from '../../../../src-main/contract/products.ts';
import { FormOpener } from '../../forms/form-opener.svelte.ts';

/** The one form for a product, opened from wherever somebody wants to add or edit one. */
export const productForm = new FormOpener<ProductCreate>();
