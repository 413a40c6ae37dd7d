import { AppError } from '../../../contract/errors.ts';
import { needsMaterai } from '../../../domain/materai.ts';
import { amountInWords } from '../../../domain/terbilang.ts';
import { clean, cleanLines } from '../../../domain/text.ts';
import { displayParty } from '../parties.ts';
import { findSource, type Source } from '../source.ts';
import type { KindOfDocument } from './kind.ts';

export interface ReceiptSays {
  reference: string;
  receivedFrom: string;
  paidFor: string;
  way: string;
  /** What the stamp costs, in minor units; null: it needs none. */
  duty: number | null;
}

/** Money received (kwitansi): from whom, how much in figures and words, and what for. */
export const receipt: KindOfDocument<'receipt', ReceiptSays> = {
  async gather(making, asked) {
    const { part, amount: given, receivedFrom, paidFor, way, ...from } = asked;
    const source = await findSource(making, from);
    const { amount, forPart } = amountOf(source, given, part);
    const { sale: _, received: __, reference, ...rest } = source;
    const { currency, decimals } = source;
    const rule = making.settings.documents.materai;
    const own = making.words(source.language).documents;
    const told = {
      deposit: own.forDeposit(reference),
      rest: own.forRest(reference),
      all: own.forAll(reference),
    };
    const usual = reference === '' ? source.subject : [told[forPart], source.subject].filter(Boolean).join(': ');
    const says: ReceiptSays = {
      reference,
      receivedFrom: clean(receivedFrom ?? displayParty(source.customer)),
      paidFor: cleanLines(paidFor ?? usual),
      way: clean(way ?? ''),
      duty: needsMaterai(rule, { amount, currency, decimals }) ? rule.duty * 10 ** decimals : null,
    };
    if (says.paidFor === '') throw new AppError('document-empty', { kind: 'receipt' });
    return { ...rest, dueOn: null, total: amount, says };
  },
  write({ says, words, money, total, currency, decimals, language, seller, business }) {
    const own = words.documents;
    const amount = total ?? 0;
    const spoken = amountInWords(amount, { currency, decimals, language });
    return {
      facts: says.reference === '' ? [] : [{ label: own.reference, value: says.reference }],
      // What it is for stands in the receipt itself.
      subject: null,
      hidesCustomer: true,
      body: [
        {
          kind: 'amount',
          amount: money(amount),
          rows: [
            { label: own.receivedFrom, value: says.receivedFrom },
            { label: own.paidFor, value: says.paidFor },
            ...(says.way === '' ? [] : [{ label: own.way, value: says.way }]),
          ],
          inWords: { label: words.inWords, value: spoken.charAt(0).toUpperCase() + spoken.slice(1) },
        },
      ],
      signatures: [
        {
          label: own.receivedBy,
          name: seller || business.name,
          ...(says.duty === null ? {} : { materai: own.materai(money(says.duty)) }),
        },
      ],
    };
  },
  tell: ({ says }) => ({
    reference: says.reference,
    // What is received is for something: that is what it is about.
    subject: clean(says.paidFor),
    text: says.paidFor,
    receivedFrom: says.receivedFrom,
    paymentWay: says.way,
    duty: says.duty,
  }),
};

/** How much it is for, and whether that is the deposit, what was left, or all. */
function amountOf(
  { sale, received }: Source,
  given: number | undefined,
  part: 'deposit' | 'rest' | 'all' | undefined,
): { amount: number; forPart: 'deposit' | 'rest' | 'all' } {
  if (!sale) {
    if (!given) throw new AppError('document-empty', { kind: 'receipt' });
    return { amount: given, forPart: 'all' };
  }
  const { totals } = sale;
  // What is withheld the buyer pays to the tax office; who pays it all the same may.
  const most = totals.total - received;
  const usual = part ?? (totals.deposit > 0 && received === 0 ? 'deposit' : received > 0 ? 'rest' : 'all');
  const amount = given ?? (usual === 'deposit' ? totals.deposit : totals.payable - received);
  if (amount > most) throw new AppError('receives-too-much', { left: Math.max(0, most) });
  if (amount <= 0) throw new AppError('document-empty', { kind: 'receipt' });
  // What it is called follows from the amount, whatever was clicked.
  if (amount === totals.deposit && received === 0 && totals.deposit < totals.total)
    return { amount, forPart: 'deposit' };
  return { amount, forPart: amount >= totals.payable ? 'all' : 'rest' };
}
