import { type DocumentKind, type LineColumn, lineColumns } from '../../contract/documents/words.ts';
import type { Settings } from '../../contract/settings.ts';
import { addDays } from '../../domain/dates.ts';
import { formatMoney } from '../../domain/money.ts';
import { amountInWords } from '../../domain/terbilang.ts';
import type { Paper, PaperBlock, PaperRow } from '../../jobs/drawing/paper.ts';
import type { PaperWords } from '../quotes/paper.ts';

/** What an example says; the words themselves lie in src-renderer/i18n. */
export interface ExampleWords {
  papers: PaperWords;
  kinds: Readonly<Record<DocumentKind, string>>;
  /** Of whom and what the example is. */
  customer: { name: string; company: string; address: string };
  business: { name: string; address: string; phone: string; email: string };
  number: string;
  subject: string;
  terms: string;
  seller: string;
  goods: readonly { sku: string; name: string; unit: string }[];
  section: string;
  letter: string;
  receivedFrom: string;
  forPayment: string;
  materai: string;
  delivered: string;
  received: string;
  columns: { date: string; description: string; debit: string; balance: string; product: string };
}

interface Exemplary {
  business: Settings['business'];
  currency: string;
  currencyDecimals: number;
  language: 'id' | 'en';
  words: ExampleWords;
  /** How many lines. */
  lines: number;
  /** `YYYY-MM-DD` at the shop. */
  day: string;
}

/** A paper of this kind with made-up things on it, so that a design can be looked at. The shop's own name, where it has one. */
export function examplePaper(kind: DocumentKind, given: Exemplary): Paper {
  const { business, words, day } = given;
  const { papers } = words;
  const own = business.name === '' ? words.business : { ...business, phone: business.phones.join(' · ') };
  const isSigned = kind !== 'statement' && kind !== 'price-list';
  return {
    kind,
    title: words.kinds[kind],
    facts:
      kind === 'price-list' || kind === 'labels'
        ? [{ label: papers.date, value: papers.day(day) }]
        : [
            { label: papers.number, value: words.number },
            { label: papers.date, value: papers.day(day) },
            ...(kind === 'quotation' ? [{ label: papers.validUntil, value: papers.day(addDays(day, 14)) }] : []),
          ],
    subject: kind === 'quotation' || kind === 'letter' ? { label: papers.subject, value: words.subject } : null,
    business: {
      name: own.name,
      lines: [...own.address.split('\n'), [own.phone, own.email].filter(Boolean).join(' · ')].filter(Boolean),
    },
    customer:
      kind === 'price-list' || kind === 'receipt'
        ? null
        : {
            label: papers.to,
            name: words.customer.name,
            lines: [words.customer.company, ...words.customer.address.split('\n')],
          },
    body: bodies[kind](given),
    terms:
      kind === 'quotation' || kind === 'proforma' || kind === 'invoice'
        ? { label: papers.terms, value: words.terms }
        : null,
    signatures: isSigned ? signatures(kind, given) : [],
    words: { page: papers.page, carriedForward: papers.carriedForward, broughtForward: papers.broughtForward },
  };
}

function signatures(kind: DocumentKind, { words, day }: Exemplary): Paper['signatures'] {
  const { papers, seller } = words;
  if (kind === 'receipt') return [{ label: papers.day(day), name: seller, materai: words.materai }];
  if (kind === 'letter' || kind === 'invoice') return [{ label: papers.regards, name: seller }];
  if (kind === 'delivery-note')
    return [
      { label: words.delivered, name: seller },
      { label: words.received, name: papers.nameAndDate },
    ];
  return [
    { label: papers.regards, name: seller },
    { label: papers.accepted, name: papers.nameAndDate },
  ];
}

const moneyOf =
  ({ currency, currencyDecimals, language }: Exemplary) =>
  (whole: number) =>
    formatMoney(whole * 10 ** currencyDecimals, {
      currency,
      decimals: currencyDecimals,
      locale: language === 'id' ? 'id-ID' : 'en-GB',
    });

function spoken(given: Exemplary, whole: number) {
  const { currency, currencyDecimals: decimals, language, words } = given;
  const said = amountInWords(whole * 10 ** decimals, { currency, decimals, language });
  return { label: words.papers.inWords, value: said.charAt(0).toUpperCase() + said.slice(1) };
}

/** How many, in thousandths, and at which price, in whole units of the money. */
const figures = [
  [2_000, 125_000],
  [1_000, 785_000],
  [6_000, 48_500],
  [3_500, 32_000],
  [12_000, 27_500],
  [4_000, 64_000],
  [1_000, 150_000],
] as const;

function goodsOf({ words, lines }: Exemplary) {
  return Array.from({ length: lines }, (_, at) => {
    const of = words.goods[at % words.goods.length] ?? { sku: '', name: '', unit: '' };
    const [quantity = 0, price = 0] = figures[at % figures.length] ?? [];
    return { ...of, quantity, price, amount: Math.round((quantity * price) / 1_000) };
  });
}

function offer(given: Exemplary): PaperBlock[] {
  const { words } = given;
  const { papers } = words;
  const money = moneyOf(given);
  let sum = 0;
  const goods = goodsOf(given);
  const rows = goods.flatMap((one, at): PaperRow[] => {
    sum += one.amount;
    const item: PaperRow = {
      kind: 'item',
      cells: {
        no: String(at + 1),
        sku: one.sku,
        description: one.name,
        quantity: papers.quantityOf(one.quantity),
        unit: one.unit,
        price: money(one.price),
        tax: 'PPN 11%',
        amount: money(one.amount),
      },
      note: '',
      muted: false,
      sum: money(sum),
    };
    const inSection = goods.slice(4).reduce((all, of) => all + of.amount, 0);
    return at === 4 ? [{ kind: 'section', text: words.section, amount: money(inSection) }, item] : [item];
  });
  const tax = Math.round(sum * 0.11);
  const columns: Partial<Record<LineColumn, string>> = {};
  for (const key of lineColumns) if (key !== 'discount') columns[key] = papers[key];
  return [
    { kind: 'lines', columns, rows },
    {
      kind: 'totals',
      rows: [
        { label: papers.subtotal, value: money(sum) },
        { label: 'PPN 11%', value: money(tax) },
        { label: papers.total, value: money(sum + tax), strong: true },
      ],
      inWords: spoken(given, sum + tax),
    },
  ];
}

function delivery(given: Exemplary): PaperBlock[] {
  const { papers } = given.words;
  const rows = goodsOf(given).map((one, at): PaperRow => ({
    kind: 'item',
    cells: {
      no: String(at + 1),
      sku: one.sku,
      description: one.name,
      quantity: papers.quantityOf(one.quantity),
      unit: one.unit,
    },
    note: '',
    muted: false,
    sum: '',
  }));
  const { no, sku, description, quantity, unit } = papers;
  return [{ kind: 'lines', columns: { no, sku, description, quantity, unit }, rows }];
}

const bodies: Record<DocumentKind, (given: Exemplary) => PaperBlock[]> = {
  quotation: offer,
  proforma: offer,
  invoice: offer,
  'delivery-note': delivery,
  receipt: (given) => {
    const { words } = given;
    const amount = goodsOf(given).reduce((sum, one) => sum + one.amount, 0);
    return [
      {
        kind: 'amount',
        amount: moneyOf(given)(amount),
        rows: [
          { label: words.receivedFrom, value: words.customer.name },
          { label: words.forPayment, value: words.subject },
        ],
        inWords: spoken(given, amount),
      },
    ];
  },
  letter: ({ words }) => [{ kind: 'text', text: words.letter }],
  statement: (given) => {
    const { columns, papers } = given.words;
    const money = moneyOf(given);
    let balance = 0;
    const rows = goodsOf(given).map((one, at) => {
      balance += one.amount;
      return { cells: [papers.day(addDays(given.day, at - 30)), one.name, money(one.amount), money(balance)] };
    });
    return [
      {
        kind: 'table',
        columns: [
          { name: columns.date, align: 'left' },
          { name: columns.description, align: 'left', wide: true },
          { name: columns.debit, align: 'right' },
          { name: columns.balance, align: 'right' },
        ],
        rows,
      },
      { kind: 'totals', rows: [{ label: columns.balance, value: money(balance), strong: true }], inWords: null },
    ];
  },
  'price-list': (given) => {
    const { columns, papers, section } = given.words;
    return [
      {
        kind: 'table',
        columns: [
          { name: papers.sku, align: 'left' },
          { name: columns.product, align: 'left', wide: true },
          { name: papers.unit, align: 'left' },
          { name: papers.price, align: 'right' },
        ],
        rows: [
          { cells: [section], tone: 'group' as const },
          ...goodsOf(given).map((one) => ({ cells: [one.sku, one.name, one.unit, moneyOf(given)(one.price)] })),
        ],
      },
    ];
  },
  labels: ({ words, lines }) => [
    {
      kind: 'labels',
      // Three by eight on A4, the most common sheet in shops.
      sheet: {
        page: { width: 210, height: 297 },
        columns: 3,
        rows: 8,
        width: 70,
        height: 37,
        left: 0,
        top: 0.5,
        gapX: 0,
        gapY: 0,
      },
      labels: Array.from({ length: Math.max(lines, 8) }, () => ({
        lines: [words.customer.name, words.customer.company, ...words.customer.address.split('\n')],
      })),
    },
  ],
};
