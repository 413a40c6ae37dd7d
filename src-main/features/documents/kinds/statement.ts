import { AppError } from '../../../contract/errors.ts';
import type { TableRow } from '../../../jobs/drawing/paper.ts';
import { findParty } from '../../quotes/issued.ts';
import { requireLivingContact } from '../../quotes/write.ts';
import { countForeign, type Entry, findEntries } from '../queries.ts';
import type { DocumentWords } from '../words.ts';
import type { KindOfDocument } from './kind.ts';

export interface StatementSays {
  from: string;
  until: string;
  /** What was owed before the first day. */
  opening: number;
  entries: (Entry & { balance: number })[];
  closing: number;
  /** Papers in another currency, which stand in no sum. */
  foreign: number;
}

/** What was offered, invoiced and received of a customer in a period, and what is owed after each of it. */
export const statement: KindOfDocument<'statement', StatementSays> = {
  async gather({ db, settings, language: usual }, { contactId, from, until, language = usual }) {
    if (from > until) throw new AppError('ends-before-start', {});
    await requireLivingContact(db, contactId);
    const { currency, currencyDecimals: decimals } = settings;
    const asked = { contactId, until, currency, decimals };
    const all = await findEntries(db, asked);
    let balance = 0;
    let opening = 0;
    const entries: StatementSays['entries'] = [];
    for (const entry of all) {
      balance += entry.what === 'invoice' ? entry.total : entry.what === 'receipt' ? -entry.total : 0;
      if (entry.day < from) opening = balance;
      else entries.push({ ...entry, balance });
    }
    const says = { from, until, opening, entries, closing: balance, foreign: await countForeign(db, asked) };
    return {
      ...{ contactId, dealId: null, quoteId: null, sourceId: null, language, currency, decimals, subject: '' },
      dueOn: null,
      total: balance,
      customer: await findParty(db, contactId),
      says,
    };
  },
  write({ says, words, money, seller, business }) {
    const own = words.documents;
    const { date, number, description, debit, credit, balance, opening, closing } = own.statement;
    const rows = says.entries.map((entry): TableRow => {
      const { what, day, total } = entry;
      return {
        cells: [
          words.shortDay(day),
          entry.number,
          describe(entry, words, money),
          what === 'invoice' ? money(total) : '',
          what === 'receipt' ? money(total) : '',
          what === 'quotation' ? '' : money(entry.balance),
        ],
        ...(what === 'quotation' ? { tone: 'muted' as const } : {}),
      };
    });
    const sum = (what: Entry['what']) =>
      says.entries.reduce((all, entry) => all + (entry.what === what ? entry.total : 0), 0);
    return {
      facts: [{ label: own.period, value: `${words.shortDay(says.from)} – ${words.shortDay(says.until)}` }],
      subject: null,
      body: [
        {
          kind: 'table',
          columns: [
            { name: date, align: 'left' },
            { name: number, align: 'left' },
            { name: description, align: 'left', wide: true },
            { name: debit, align: 'right' },
            { name: credit, align: 'right' },
            { name: balance, align: 'right' },
          ],
          rows: [
            { cells: [words.shortDay(says.from), '', opening, '', '', money(says.opening)], tone: 'strong' },
            ...rows,
            {
              cells: [
                words.shortDay(says.until),
                '',
                closing,
                money(sum('invoice')),
                money(sum('receipt')),
                money(says.closing),
              ],
              tone: 'strong',
            },
          ],
        },
        {
          kind: 'totals',
          rows: [
            {
              label: says.closing < 0 ? own.statement.overpaid : own.statement.owed,
              value: money(Math.abs(says.closing)),
              strong: true,
            },
          ],
          inWords: null,
        },
        ...(says.foreign === 0 ? [] : [{ kind: 'text' as const, text: own.statement.foreign(says.foreign) }]),
      ],
      signatures: [{ label: words.regards, name: seller || business.name }],
    };
  },
  tell: ({ says: { from, until, opening, entries }, words, money }) => ({
    ...{ from, until, openingBalance: opening },
    entries: entries.map((entry) => ({
      date: entry.day,
      number: entry.number,
      description: describe(entry, words, money),
      debit: entry.what === 'invoice' ? entry.total : 0,
      credit: entry.what === 'receipt' ? entry.total : 0,
      // What was only offered changes nothing that is owed.
      balance: entry.what === 'quotation' ? null : entry.balance,
    })),
  }),
};

/** What happened, as it stands in the table. */
function describe({ what, text, total }: Entry, { documents: own }: DocumentWords, money: (minor: number) => string) {
  if (what === 'receipt') return text || own.titles.receipt;
  const told = what === 'quotation' ? own.statement.offered(money(total)) : own.titles.invoice;
  return [told, text].filter(Boolean).join(': ');
}
