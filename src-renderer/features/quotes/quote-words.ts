import type { Quote, QuoteRow, QuoteStatus } from '../../../src-main/contract/quotes.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import type { Tone } from '../../ui/tones.ts';
import { shortName } from '../contacts/record/naming.ts';

export const statusTone: Record<QuoteStatus, Tone> = {
  draft: 'neutral',
  issued: 'accent',
  accepted: 'good',
  declined: 'bad',
  expired: 'warn',
  superseded: 'neutral',
};

/** The customer; nobody where that one was erased for good. */
export const buyerWord = ({ contact }: Pick<QuoteRow, 'contact'>): string =>
  contact === null ? t.quotes.noContact : shortName(contact);

type Named = Pick<QuoteRow, 'number' | 'revision' | 'subject' | 'contact'>;

/** What a quotation is called: its number and, from the second one on, its revision; a draft by what it is about. */
export const calledAs = (quote: Named): string =>
  quote.number === ''
    ? t.quotes.draftOf(quote.subject || buyerWord(quote))
    : quote.revision === 'A'
      ? quote.number
      : `${quote.number} ${quote.revision}`;

/** Percent as it is read: 12.5 → `12,5%`. */
export const percentWord = (percent: number): string => format.rate(Math.round(percent * 100));

/** An amount in the quotation's own currency: the shop's may have changed since. */
export const moneyOf =
  ({ currency: code, currencyDecimals: decimals }: Pick<Quote, 'currency' | 'currencyDecimals'>) =>
  (minor: number): string =>
    format.money(minor, { code, decimals });

/** A discount as it was given. */
export const discountWord = (
  { discountPercent, discountAmount }: { discountPercent: number | null; discountAmount: number | null },
  money: (minor: number) => string,
): string =>
  discountPercent !== null ? percentWord(discountPercent) : discountAmount !== null ? money(discountAmount) : '';
