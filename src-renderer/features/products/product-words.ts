import type { PickedProduct, ProductKind } from '../../../src-main/contract/products.ts';
import { format, t } from '../../i18n/index.svelte.ts';

export const kindWord = (kind: ProductKind): string => t.products.kinds[kind];

/** `12 pcs`. */
export const quantityWord = (thousandths: number, unit: string): string =>
  t.products.withUnit(format.quantity(thousandths), unit);

/** Why a price is what it is. */
export function reasonWord({ reason, unit }: Pick<PickedProduct, 'reason' | 'unit'>): string {
  if (!reason) return t.products.noPrice;
  const { why, since } = t.products.prices;
  const from = reason.minQuantity > 0 ? why.wholesale(quantityWord(reason.minQuantity, unit)) : '';
  const whose = reason.groupId === null ? '' : why.group(reason.groupName);
  const when = reason.validFrom === null ? '' : since(format.civil(reason.validFrom, 'short'));
  return [whose || (from ? '' : why.retail), from, when].filter(Boolean).join(', ');
}
