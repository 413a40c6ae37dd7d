import { AppError } from '../../../contract/errors.ts';
import { cleanLines } from '../../../domain/text.ts';
import type { PaperRow } from '../../../jobs/drawing/paper.ts';
import { thousandths } from '../../quotes/lines.ts';
import { skusOf } from '../../quotes/issued.ts';
import { deliveredOf } from '../queries.ts';
import { findSource, type Source } from '../source.ts';
import type { KindOfDocument, Making } from './kind.ts';

interface DeliveryLine {
  /** The line of the quotation or document that it is of. */
  line: string | null;
  product_id: string | null;
  description: string;
  unit: string;
  /** Thousandths. */
  quantity: number;
}

export interface DeliverySays {
  lines: DeliveryLine[];
  /** What the shop calls the products, by product. */
  skus: Record<string, string>;
  reference: string;
  address: string;
  note: string;
}

/** Goods on their way (surat jalan): how many of what, no prices, and who handed over and who took. */
export const deliveryNote: KindOfDocument<'delivery-note', DeliverySays> = {
  async gather(making, asked) {
    const { lines: given, address, note, ...from } = asked;
    const source = await findSource(making, from);
    const lines = await linesOf(making, source, given);
    if (lines.length === 0) throw new AppError('document-empty', { kind: 'delivery-note' });
    const { sale: _, received: __, reference, ...rest } = source;
    return {
      ...rest,
      dueOn: null,
      total: null,
      says: {
        lines,
        skus: await skusOf(making.db, lines),
        reference,
        address: cleanLines(address ?? source.customer?.address ?? ''),
        note: cleanLines(note ?? ''),
      },
    };
  },
  write({ says, words, customer, seller, business }) {
    const own = words.documents;
    const rows = says.lines.map((line, at): PaperRow => ({
      kind: 'item',
      cells: {
        no: String(at + 1),
        sku: says.skus[line.product_id ?? ''] ?? '',
        description: line.description,
        quantity: words.quantityOf(line.quantity),
        unit: line.unit,
      },
      note: '',
      muted: false,
      sum: '',
    }));
    const { no, description, quantity, unit, sku } = words;
    return {
      facts: says.reference === '' ? [] : [{ label: own.reference, value: says.reference }],
      customerLabel: own.deliverTo,
      body: [
        {
          kind: 'lines',
          columns: {
            no,
            ...(Object.values(says.skus).some(Boolean) ? { sku } : {}),
            description,
            quantity,
            ...(says.lines.some((line) => line.unit !== '') ? { unit } : {}),
          },
          rows,
        },
        ...(says.note === '' ? [] : [{ kind: 'text' as const, text: says.note }]),
      ],
      signatures: [
        { label: own.sender, name: seller || business.name },
        { label: own.driver, name: words.nameAndDate },
        { label: own.receiver, name: customer?.name ?? words.nameAndDate },
      ],
    };
  },
  tell: ({ says }) => ({
    reference: says.reference,
    deliveryAddress: says.address,
    text: says.note,
    lines: says.lines.map(({ product_id: productId, description, quantity, unit }) => ({
      ...{ kind: 'item', description, quantity, unit, sku: says.skus[productId ?? ''] ?? '' },
      ...{ price: null, discountPercent: null, discountAmount: null, taxes: [], amount: null, optional: false },
    })),
  }),
};

/** What is chosen of the source's lines, and what stands by itself; left out, all that was not delivered yet. */
async function linesOf(
  making: Making,
  source: Source,
  given:
    | readonly {
        line?: string | undefined;
        description?: string | undefined;
        unit?: string | undefined;
        quantity: number;
      }[]
    | undefined,
): Promise<DeliveryLine[]> {
  const items = (source.sale?.lines ?? []).filter((line) => line.kind === 'item');
  const isKept = source.quoteId !== null || source.sourceId !== null;
  const delivered = isKept ? await deliveredOf(making.db, source) : new Map<string, number>();
  const leftOf = (line: { id: string; quantity: number }) => Math.max(0, line.quantity - (delivered.get(line.id) ?? 0));
  if (!given)
    return items
      .map((item) => ({
        line: isKept ? item.id : null,
        product_id: item.product_id,
        description: item.description,
        unit: item.unit,
        quantity: leftOf(item),
      }))
      .filter(({ quantity }) => quantity > 0);
  const byId = new Map(items.map((item) => [item.id, item]));
  const taken = new Map<string, number>();
  return given.flatMap(({ line: id, description, unit, quantity: asked }) => {
    const quantity = thousandths(asked);
    if (quantity === 0) return [];
    if (id === undefined)
      return { line: null, product_id: null, description: cleanLines(description ?? ''), unit: unit ?? '', quantity };
    const item = byId.get(id);
    if (!item) throw new AppError('not-found', { what: 'line', id });
    const sum = (taken.get(id) ?? 0) + quantity;
    taken.set(id, sum);
    if (sum > leftOf(item))
      throw new AppError('delivers-too-much', { what: item.description, left: leftOf(item) / 1_000 });
    const { product_id: productId } = item;
    return {
      line: id,
      product_id: productId,
      description: cleanLines(description ?? item.description),
      unit: unit ?? item.unit,
      quantity,
    };
  });
}
