import type { MakeOf } from '../../../contract/documents.ts';
import { AppError } from '../../../contract/errors.ts';
import { addDays } from '../../../domain/dates.ts';
import { lineFacts } from '../../quotes/facts.ts';
import { basisPoints } from '../../quotes/lines.ts';
import { totalsOnly } from '../../quotes/record.ts';
import { addUp, chargesOf } from '../../quotes/rows.ts';
import { saleBlocks } from '../../quotes/paper.ts';
import { skusOf } from '../../quotes/issued.ts';
import type { SaleSays } from '../rows.ts';
import { findSource } from '../source.ts';
import type { KindOfDocument } from './kind.ts';

type Asked = MakeOf<'proforma'> | MakeOf<'invoice'>;

/** What is asked to be paid: before the sale (a pro-forma), or for it. Its sums are the quotation's own. */
function sale<K extends 'proforma' | 'invoice'>(kind: K): KindOfDocument<K, SaleSays> {
  return {
    async gather(making, given) {
      // The two are asked alike; the compiler does not see through K.
      const asked = given as Asked;
      const { sale: agreed, reference, received, ...source } = await findSource(making, asked);
      if (!agreed || !agreed.lines.some((line) => line.kind === 'item')) throw new AppError('document-empty', { kind });
      const money = { ...agreed.money };
      let { totals } = agreed;
      const { depositPercent, depositAmount } = asked;
      if (depositPercent !== undefined || depositAmount !== undefined) {
        money.deposit_percent = basisPoints(depositPercent ?? null);
        money.deposit_amount = depositPercent === undefined || depositPercent === null ? (depositAmount ?? null) : null;
        // Only what is asked in advance differs; all other sums stay as they were agreed.
        const { deposit } = totalsOnly(addUp(money, agreed.lines));
        totals = { ...totals, deposit, balance: totals.total - deposit };
      }
      const { settings, day } = making;
      const dueOn =
        asked.dueOn === undefined
          ? kind === 'invoice'
            ? addDays(day, settings.documents.dueDays)
            : null
          : asked.dueOn;
      const terms = asked.terms ?? (kind === 'invoice' ? settings.documents.invoiceTerms : agreed.terms);
      const { lines } = agreed;
      const says = { money, lines, skus: await skusOf(making.db, lines), totals, terms, reference, received };
      return { ...source, dueOn, total: totals.total, says };
    },
    write({ says, words, money, currency, decimals, language, seller, business }) {
      const { totals } = says;
      const own = words.documents;
      const [lines, sums] = saleBlocks({
        row: { ...says.money, currency, currency_decimals: decimals },
        lines: says.lines,
        totals,
        skus: new Map(Object.entries(says.skus)),
        language,
        words,
      });
      // What came in already is told where there was no deposit to tell it.
      if (sums.kind === 'totals' && says.received > 0)
        sums.rows.push(
          { label: own.received, value: money(-says.received) },
          { label: own.leftToPay, value: money(totals.payable - says.received), strong: true },
        );
      return {
        facts: says.reference === '' ? [] : [{ label: own.reference, value: says.reference }],
        body: [lines, sums],
        terms: says.terms === '' ? null : { label: words.terms, value: says.terms },
        signatures: [{ label: words.regards, name: seller || business.name }],
      };
    },
    tell: ({ says: { money, lines, skus, totals, terms, reference, received } }) => ({
      ...{ reference, terms, totals, received, leftToPay: totals.payable - received },
      lines: lineFacts(lines, addUp(money, lines), (id) => skus[id]),
      charges: chargesOf(money),
    }),
  };
}

export const proforma = sale('proforma');
export const invoice = sale('invoice');
