import type { NumberedDocument } from '../../contract/documents.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Paper } from '../../jobs/drawing/paper.ts';
import { businessOnPaper } from '../quotes/paper.ts';
import { kindOf } from './kinds/index.ts';
import type { OnPaper } from './kinds/kind.ts';
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

interface Saying {
  words: DocumentWords;
  language: 'id' | 'en';
}

/** What a kind needs to put a document on paper, or to tell of it. */
export function onPaper(row: PaperRow, { words, language }: Saying): OnPaper<unknown> {
  const { currency, currency_decimals: decimals, total } = row;
  const locale = language === 'id' ? 'id-ID' : 'en-GB';
  return {
    ...contentOf(row),
    ...{ words, language, currency, decimals, total },
    money: (minor) => formatMoney(minor, { currency, decimals, locale }),
  };
}

/** A document as it stands on paper, from what is kept of it alone. @param language of the design, or the document's own */
export function paperOf(row: PaperRow, { words, language, phoneRegion }: Saying & { phoneRegion: string }): Paper {
  const on = onPaper(row, { words, language });
  const { customer, business } = on;
  const written = kindOf<NumberedDocument>(row.kind).write(on);
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
