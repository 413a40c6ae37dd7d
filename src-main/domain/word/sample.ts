import type { DocumentKind } from '../../contract/documents/words.ts';
import { documentParts, paragraph, rule, table, type TableRow } from './markup.ts';

/** What stands on a sample besides its placeholders; the words themselves lie in src-renderer/i18n. */
export interface SampleWords {
  /** BCP 47, for Word's spelling. */
  language: string;
  kinds: Readonly<Record<DocumentKind, string>>;
  page: string;
  number: string;
  date: string;
  validUntil: string;
  dueDate: string;
  reference: string;
  subject: string;
  to: string;
  deliverTo: string;
  phone: string;
  taxNumber: string;
  no: string;
  sku: string;
  description: string;
  quantity: string;
  unit: string;
  price: string;
  discount: string;
  amount: string;
  subtotal: string;
  rounding: string;
  total: string;
  deposit: string;
  balance: string;
  inWords: string;
  terms: string;
  regards: string;
  accepted: string;
  received: string;
  delivered: string;
  receivedFrom: string;
  alreadyReceived: string;
  leftToPay: string;
  forWhat: string;
  /** What is written where the stamp (materai) goes. */
  materai: string;
  greeting: string;
  period: string;
  openingBalance: string;
  closingBalance: string;
  runningBalance: string;
  debit: string;
  credit: string;
  category: string;
  product: string;
  asOf: string;
}

/** A Word file to begin with: it names what a document of this kind can say, and can be filled as it is. */
export function samplePartsOf(kind: DocumentKind, words: SampleWords): ReadonlyMap<string, string> {
  const body = kind === 'labels' ? labels() : [letterhead(), ...bodies[kind](words)].join('');
  return documentParts(body, { pageWord: words.page, language: words.language });
}

type Body = (words: SampleWords) => string[];

/** The shop at the head: its name, and below it what reaches it. */
const letterhead = () =>
  paragraph('{business.name}', { bold: true, accent: true, size: 20 }) +
  paragraph('{business.address}', { quiet: true, size: 9.5, before: 40 }) +
  paragraph('{business.phone}{#business.email} · {business.email}{/business.email}', { quiet: true, size: 9.5 }) +
  rule();

/** Paragraphs that are only there when there is a value: its marks stand in paragraphs of their own. */
const when = (field: string, text: string): string[] => [`{#${field}}`, text, `{/${field}}`];

/** Whom it is for on the left, what it is on the right. */
function heading(words: SampleWords, kind: DocumentKind, facts: [string, string][], address = '{customer.address}') {
  const left = [
    words.to,
    '**{customer.name}**',
    ...when('customer.company', '{customer.company}'),
    address,
    ...when('customer.phone', `${words.phone} {customer.phone}`),
  ];
  const rows: TableRow[] = [
    {
      plain: true,
      cells: [
        { texts: left.slice(0, 1), quiet: true },
        { texts: [words.kinds[kind]], bold: true, size: 18, align: 'right' },
      ],
    },
    {
      plain: true,
      cells: [
        { texts: left.slice(1) },
        { texts: facts.map(([label, value]) => `${label}: **${value}**`), align: 'right' },
      ],
    },
  ];
  return table([10, 10], rows);
}

const subject = ({ subject: word }: SampleWords) =>
  [
    paragraph('{#document.subject}'),
    paragraph(`${word}: **{document.subject}**`, { before: 240 }),
    paragraph('{/document.subject}'),
  ].join('');

interface Column {
  head: string;
  value: string;
  width: number;
  right?: true;
}

/** A table whose second row comes once for each row of the list. */
function listTable(list: string, columns: readonly Column[]): string {
  const cell = (text: string, right: true | undefined) => ({
    texts: [text],
    size: 10,
    ...(right ? { align: 'right' as const } : {}),
  });
  const last = columns.length - 1;
  const values = columns.map(({ value, right }, index) =>
    cell(`${index === 0 ? `{#${list}}` : ''}{${value}}${index === last ? `{/${list}}` : ''}`, right),
  );
  const head: TableRow = { isHead: true, cells: columns.map((column) => cell(column.head, column.right)) };
  return table(
    columns.map((column) => column.width),
    [head, { cells: values }],
  );
}

/** A row of the sums; `when`: only there where that has a value. */
const sum = (
  label: string,
  value: string,
  { when, strong = false }: { when?: string; strong?: boolean } = {},
): TableRow => ({
  plain: true,
  cells: [
    { texts: [''] },
    { texts: [`${when ? `{#${when}}` : ''}${label}`], align: 'right', bold: strong },
    { texts: [`{${value}}${when ? `{/${when}}` : ''}`], align: 'right', bold: strong },
  ],
});

const prices = (words: SampleWords): Column[] => [
  { head: words.no, value: 'no', width: 6 },
  { head: words.description, value: 'description', width: 32 },
  { head: words.quantity, value: 'quantity', width: 12, right: true },
  { head: words.unit, value: 'unit', width: 12 },
  { head: words.price, value: 'price', width: 17, right: true },
  { head: words.discount, value: 'discount', width: 13, right: true },
  { head: words.amount, value: 'amount', width: 19, right: true },
];

const sums = (words: SampleWords, isBill: boolean): string =>
  table(
    [48, 30, 22],
    [
      sum(words.subtotal, 'subtotal'),
      sum(words.discount, 'discount', { when: 'discount' }),
      {
        plain: true,
        cells: [
          { texts: [''] },
          { texts: ['{#charges}{name}'], align: 'right' },
          { texts: ['{amount}{/charges}'], align: 'right' },
        ],
      },
      {
        plain: true,
        cells: [
          { texts: [''] },
          { texts: ['{#taxes}{name}'], align: 'right' },
          { texts: ['{amount}{/taxes}'], align: 'right' },
        ],
      },
      sum(words.rounding, 'rounding', { when: 'rounding' }),
      sum(words.total, 'total', { strong: true }),
      sum(words.deposit, 'deposit', { when: 'deposit' }),
      sum(words.balance, 'balance', { when: 'balance' }),
      ...(isBill
        ? [
            sum(words.alreadyReceived, 'received', { when: 'received' }),
            sum(words.leftToPay, 'left_to_pay', { when: 'received', strong: true }),
          ]
        : []),
    ],
  ) + paragraph(`${words.inWords}: {total_in_words}`, { quiet: true, before: 160, after: 160 });

const terms = ({ terms: word }: SampleWords) =>
  paragraph('{#document.terms}') +
  paragraph(word, { bold: true, before: 160, after: 60, keep: true }) +
  paragraph('{document.terms}') +
  paragraph('{/document.terms}');

/** Places to sign, side by side. */
const signatures = (places: readonly { label: string; name: string; stamp?: string }[]): string =>
  paragraph('', { before: 240 }) +
  table(
    places.map(() => 1),
    [
      { plain: true, cells: places.map(({ label }) => ({ texts: [label], keep: true })) },
      {
        plain: true,
        cells: places.map(({ stamp = '' }) => ({
          texts: [stamp],
          quiet: true,
          size: 9,
          before: 500,
          after: 500,
          keep: true,
        })),
      },
      { plain: true, cells: places.map(({ name }) => ({ texts: [name], bold: true })) },
    ],
  );

const offer =
  (kind: DocumentKind, facts: (words: SampleWords) => [string, string][], isAgreed: boolean): Body =>
  (words) => [
    heading(words, kind, [[words.number, '{document.number}'], [words.date, '{document.date}'], ...facts(words)]),
    subject(words),
    paragraph('', { before: 100 }),
    listTable('lines', prices(words)),
    sums(words, !isAgreed),
    terms(words),
    signatures([
      { label: words.regards, name: '{staff.name}' },
      ...(isAgreed ? [{ label: words.accepted, name: '{customer.name}' }] : []),
    ]),
  ];

const bodies: Record<Exclude<DocumentKind, 'labels'>, Body> = {
  quotation: offer('quotation', (words) => [[words.validUntil, '{document.valid_until}']], true),
  proforma: offer('proforma', (words) => [[words.dueDate, '{document.due_date}']], false),
  invoice: offer('invoice', (words) => [[words.dueDate, '{document.due_date}']], false),
  'delivery-note': (words) => [
    heading(
      { ...words, to: words.deliverTo },
      'delivery-note',
      [
        [words.number, '{document.number}'],
        [words.date, '{document.date}'],
        [words.reference, '{document.reference}'],
      ],
      '{#document.delivery_address}{document.delivery_address}{/document.delivery_address}{^document.delivery_address}{customer.address}{/document.delivery_address}',
    ),
    paragraph('', { before: 200 }),
    listTable('lines', [
      { head: words.no, value: 'no', width: 6 },
      { head: words.sku, value: 'sku', width: 16 },
      { head: words.description, value: 'description', width: 50 },
      { head: words.quantity, value: 'quantity', width: 12, right: true },
      { head: words.unit, value: 'unit', width: 14 },
    ]),
    paragraph('{document.text}', { before: 160 }),
    signatures([
      { label: words.delivered, name: '{staff.name}' },
      { label: words.received, name: '{customer.name}' },
    ]),
  ],
  receipt: (words) => [
    paragraph(words.kinds.receipt, { bold: true, size: 18, align: 'center', after: 60 }),
    paragraph(`${words.number}: {document.number}`, { align: 'center', quiet: true, after: 240 }),
    table(
      [28, 72],
      [
        { cells: [{ texts: [words.receivedFrom], quiet: true }, { texts: ['**{document.received_from}**'] }] },
        { cells: [{ texts: [words.inWords], quiet: true }, { texts: ['{total_in_words}'] }] },
        { cells: [{ texts: [words.forWhat], quiet: true }, { texts: ['{document.subject}'] }] },
      ],
    ),
    paragraph('{total}', { bold: true, accent: true, size: 22, before: 320 }),
    paragraph('{document.date}', { align: 'right' }),
    table(
      [1, 1],
      [
        {
          plain: true,
          cells: [
            { texts: [''] },
            {
              texts: [`{#document.materai}${words.materai} {document.materai}{/document.materai}`],
              ...{ quiet: true, size: 9, align: 'right', before: 400, after: 400 },
            },
          ],
        },
        { plain: true, cells: [{ texts: [''] }, { texts: ['{staff.name}'], bold: true, align: 'right' }] },
      ],
    ),
  ],
  letter: (words) => [
    paragraph('{document.date}', { align: 'right', after: 200 }),
    paragraph('{#document.number}'),
    paragraph(`${words.number}: {document.number}`),
    paragraph('{/document.number}'),
    subject(words),
    paragraph(words.to, { quiet: true, before: 200 }),
    paragraph('{customer.name}', { bold: true }),
    paragraph('{#customer.company}'),
    paragraph('{customer.company}'),
    paragraph('{/customer.company}'),
    paragraph('{customer.address}', { after: 320 }),
    // A letter with a text of its own greets in it.
    paragraph('{^document.text}'),
    paragraph(words.greeting, { after: 160 }),
    paragraph('{/document.text}'),
    paragraph('{document.text}', { after: 320 }),
    paragraph(words.regards, { after: 900, keep: true }),
    paragraph('{staff.name}', { bold: true }),
    paragraph('{business.name}'),
  ],
  statement: (words) => [
    heading(words, 'statement', [
      [words.number, '{document.number}'],
      [words.date, '{document.date}'],
      [words.period, '{document.from} – {document.until}'],
      [words.openingBalance, '{opening_balance}'],
    ]),
    paragraph('', { before: 200 }),
    listTable('entries', [
      { head: words.date, value: 'date', width: 21 },
      { head: words.number, value: 'number', width: 19 },
      { head: words.description, value: 'description', width: 22 },
      { head: words.debit, value: 'debit', width: 16, right: true },
      { head: words.credit, value: 'credit', width: 16, right: true },
      { head: words.runningBalance, value: 'balance', width: 17, right: true },
    ]),
    table([48, 30, 22], [sum(words.closingBalance, 'total', { strong: true })]),
    paragraph(`${words.inWords}: {total_in_words}`, { quiet: true, before: 160 }),
  ],
  'price-list': (words) => [
    paragraph(words.kinds['price-list'], { bold: true, size: 18 }),
    paragraph(
      `{document.number} · ${words.asOf} {document.date}{#document.price_group} · {document.price_group}{/document.price_group}`,
      {
        quiet: true,
        after: 240,
      },
    ),
    listTable('products', [
      { head: words.sku, value: 'sku', width: 16 },
      { head: words.product, value: 'name', width: 40 },
      { head: words.category, value: 'category', width: 20 },
      { head: words.unit, value: 'unit', width: 10 },
      { head: words.price, value: 'price', width: 18, right: true },
    ]),
    paragraph('{document.text}', { before: 200 }),
  ],
};

/** One address, for an envelope or a parcel. */
const labels = () =>
  [
    paragraph('{business.name}', { quiet: true, size: 9 }),
    paragraph('{business.address}', { quiet: true, size: 9, after: 600 }),
    paragraph('{customer.name}', { bold: true, size: 16 }),
    paragraph('{#customer.company}'),
    paragraph('{customer.company}', { size: 14 }),
    paragraph('{/customer.company}'),
    paragraph('{customer.address}', { size: 14 }),
    paragraph('{customer.phone}', { size: 12, before: 120 }),
  ].join('');
