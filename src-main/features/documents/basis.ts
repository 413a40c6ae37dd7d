import type { Basis } from '../../contract/documents.ts';
import type { Making } from './kinds/kind.ts';
import { contactRef, deliveredOf } from './queries.ts';
import { findSource } from './source.ts';

/** What there is to invoice, to deliver and to receive. @throws AppError as `findSource` */
export async function findBasis(
  making: Making,
  of: { quoteId?: string | undefined; documentId?: string | undefined; dealId?: string | undefined },
): Promise<Basis> {
  const source = await findSource(making, of);
  const { sale } = source;
  const delivered = await deliveredOf(making.db, source);
  return {
    contact: await contactRef(making.db, source.contactId),
    subject: source.subject,
    language: source.language,
    currency: source.currency,
    currencyDecimals: source.decimals,
    total: sale?.totals.total ?? 0,
    deposit: sale?.totals.deposit ?? 0,
    received: source.received,
    lines: (sale?.lines ?? [])
      .filter((line) => line.kind === 'item')
      .map((line) => {
        const gone = delivered.get(line.id) ?? 0;
        return {
          id: line.id,
          description: line.description,
          unit: line.unit,
          quantity: line.quantity / 1_000,
          delivered: gone / 1_000,
          left: Math.max(0, line.quantity - gone) / 1_000,
        };
      }),
  };
}
