import type { NumberedDocument } from '../../contract/documents.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Paper } from '../../jobs/drawing/paper.ts';
import { businessOnPaper } from '../quotes/paper.ts';
import { kindOf } from './kinds/index.ts';
import { partyLines } from './parties.ts';
import { contentOf, type DocumentColumns } from './rows.ts';
import type { DocumentWords } from './words.ts';

export type PaperRow = Pick<
  DocumentColumns,
  | 'kind'
  | 'number'
  | 'subject'
  | 'made_on'
  | 'due_on'
  | 'total'
  | 'currency'
  | 'currency_decimals'
  | 'language'
  | 'content'
>;

/** A document as it stands on paper, from what is kept of it alone. @param language of the design, or the document's own */
export function paperOf(
  row: PaperRow,
  { words, language, phoneRegion }: { words: DocumentWords; language: 'id' | 'en'; phoneRegion: string },
): Paper {
  const { customer, business, seller, says } = contentOf(row);
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  const { currency, currency_decimals: decimals } = row;
  const written = kindOf<NumberedDocument>(row.kind).write({
    ...{ customer, business, seller, says, words, language, currency, decimals },
    total: row.total,
    money: (minor) => formatMoney(minor, { currency, decimals, locale }),
  });
  const own = words.documents;
  const subject = row.subject === '' ? null : { label: words.subject, value: row.subject };
  return {
    kind: row.kind,
    title: own.titles[row.kind],
    facts: [
      { label: words.number, value: row.number },
      { label: words.date, value: words.day(row.made_on) },
      ...(row.due_on === null ? [] : [{ label: own.dueDate, value: words.day(row.due_on) }]),
      ...(written.facts ?? []),
    ],
    subject: written.subject === undefined ? subject : written.subject,
    business: businessOnPaper(business, words),
    customer:
      customer === null || written.hidesCustomer
        ? null
        : {
            label: written.customerLabel ?? words.to,
            name: customer.name,
            lines: partyLines(customer, phoneRegion),
          },
    body: written.body,
    terms: written.terms ?? null,
    signatures: written.signatures,
    words: { page: words.page, carriedForward: words.carriedForward, broughtForward: words.broughtForward },
  };
}
