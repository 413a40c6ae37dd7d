import { AppError } from '../../contract/errors.ts';
import type { QuoteLineInput } from '../../contract/quotes.ts';
import type { Handle } from '../../database/tables.ts';
import { MOST_MONEY } from '../../domain/deals.ts';
import { newId } from '../../domain/ids.ts';
import { clean, cleanLines } from '../../domain/text.ts';
import type { DocumentTax } from '../../domain/totals.ts';
import { unitPrices } from '../products/pick.ts';
import { findOffered, findTaxes, type OfferedProduct } from './queries.ts';
import { type LineColumns, taxesOf } from './rows.ts';

export type LineDraft = Omit<LineColumns, 'quotation_id'>;
export interface LineContext {
  contactId: string | null;
  /** `YYYY-MM-DD` at the shop: of which the prices are. */
  day: string;
  defaultTaxRateId: string | null;
}

/** Taxes by id or name, as documents keep them. */
export class KnownTaxes {
  readonly #taxes: readonly (DocumentTax & { living: boolean })[];
  private constructor(taxes: readonly (DocumentTax & { living: boolean })[]) {
    this.#taxes = taxes;
  }
  static async read(db: Handle): Promise<KnownTaxes> {
    return new KnownTaxes(await findTaxes(db));
  }
  /** @throws AppError `not-found` */
  named(names: readonly string[]): DocumentTax[] {
    return names.map((name) => {
      const key = clean(name).toLowerCase();
      const found =
        this.#taxes.find((tax) => tax.id === name) ??
        this.#taxes.find((tax) => tax.living && tax.name.toLowerCase() === key);
      if (!found) throw new AppError('not-found', { what: 'taxRate', id: name });
      return plain(found);
    });
  }
  /** What is no longer there is none. */
  usual(id: string | null): DocumentTax[] {
    const found = id === null ? undefined : this.#taxes.find((tax) => tax.id === id && tax.living);
    return found ? [plain(found)] : [];
  }
}

/**
 * Lines as they are written down, with all that was left out: what is there already stays, a product gives the rest.
 * @throws AppError `not-found` (a product, a tax), `line-unusable`, `amount-too-large`
 */
export async function resolveLines(
  db: Handle,
  given: readonly QuoteLineInput[],
  there: readonly LineColumns[],
  { contactId, day, defaultTaxRateId }: LineContext,
): Promise<LineDraft[]> {
  const known = new Map(there.map((line) => [line.id, line]));
  const had = new Set(there.flatMap((line) => line.product_id ?? []));
  const productOf = (line: QuoteLineInput) =>
    line.kind !== 'item'
      ? null
      : line.product === undefined
        ? (known.get(line.id ?? '')?.product_id ?? null)
        : line.product;
  const offered = await findOffered(
    db,
    given.flatMap((line) => productOf(line) ?? []),
    had,
  );
  const taxes = await KnownTaxes.read(db);
  const wanted = given.map((line) => ({ line, product: offered.get(productOf(line) ?? '') ?? null }));
  const priced = wanted.filter(({ product }) => product !== null);
  const prices = await unitPrices(
    db,
    priced.map(({ line, product }) => ({ productId: product?.id ?? '', quantity: thousandths(line.quantity) })),
    contactId,
    day,
  );
  const priceOf = new Map(priced.map(({ line }, at) => [line, prices[at] ?? 0]));
  const used = new Set<string>();
  return wanted.map(({ line, product }, position) => {
    const was = known.get(line.id ?? '');
    // A line given twice is two lines.
    const id = was && !used.has(was.id) ? was.id : newId();
    used.add(id);
    checkLine(line, position + 1);
    const stays = was && was.kind === line.kind && was.product_id === (product?.id ?? null) ? was : undefined;
    return {
      id,
      position,
      kind: line.kind,
      product_id: product?.id ?? null,
      description: cleanLines(line.description ?? stays?.description ?? product?.name ?? ''),
      unit: clean(line.unit ?? stays?.unit ?? product?.unit ?? ''),
      quantity: line.kind === 'item' ? thousandths(line.quantity) : 0,
      unit_price: line.kind === 'item' ? (line.unitPrice ?? stays?.unit_price ?? priceOf.get(line) ?? 0) : 0,
      discount_percent: basisPoints(line.discountPercent),
      discount_amount: line.discountAmount,
      taxes: JSON.stringify(line.kind === 'item' ? taxesFor(line, stays, product, taxes, defaultTaxRateId) : []),
      optional: line.optional ? 1 : 0,
      chosen: line.chosen ? 1 : 0,
    };
  });
}

export const thousandths = (quantity: number): number => Math.round(quantity * 1_000);
export const basisPoints = (percent: number | null): number | null =>
  percent === null ? null : Math.round(percent * 100);

function taxesFor(
  line: QuoteLineInput,
  stays: LineColumns | undefined,
  product: OfferedProduct | null,
  taxes: KnownTaxes,
  defaultTaxRateId: string | null,
): DocumentTax[] {
  const named = line.taxes ?? (line.tax === undefined ? undefined : line.tax === null ? [] : [line.tax]);
  if (named) {
    // What the line bore already stays as it was, also where the tax has changed or is offered no more.
    const kept = stays ? taxesOf(stays) : [];
    return named
      .map((name) => kept.find((tax) => tax.id === name) ?? taxes.named([name])[0])
      .filter((tax) => tax !== undefined);
  }
  if (stays) return taxesOf(stays);
  return taxes.usual(product ? product.taxRateId : defaultTaxRateId);
}

function checkLine(line: QuoteLineInput, place: number): void {
  if (line.kind !== 'item') return;
  const refuse = (reason: 'quantity-not-positive' | 'price-negative' | 'two-discounts') => {
    throw new AppError('line-unusable', { reason, line: place });
  };
  if (thousandths(line.quantity) <= 0) refuse('quantity-not-positive');
  if ((line.unitPrice ?? 0) < 0) refuse('price-negative');
  if (line.discountPercent !== null && line.discountAmount !== null) refuse('two-discounts');
  if ((line.unitPrice ?? 0) > MOST_MONEY) throw new AppError('amount-too-large', { limit: MOST_MONEY });
}

const plain = ({ id, name, rate, baseNumerator, baseDenominator }: DocumentTax): DocumentTax => ({
  id,
  name,
  rate,
  baseNumerator,
  baseDenominator,
});
