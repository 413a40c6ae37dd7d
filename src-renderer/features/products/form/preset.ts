import type { ProductCreate } from '../../../../src-main/contract/products.ts';

/** What a text that found nothing says of a new product: digits are a barcode, one word with digits in it a code. */
export function presetOf(text: string): Partial<ProductCreate> {
  const typed = text.trim();
  if (/^[\d\s]{6,}$/.test(typed)) return { barcode: typed.replace(/\s/g, '') };
  if (/^\S*\d\S*$/.test(typed)) return { sku: typed };
  return { name: typed };
}
