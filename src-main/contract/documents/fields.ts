import { type DocumentKind, numberedDocuments } from './words.ts';

/** What a value is: `lines` is text of several lines, such as an address. All of them are filled in as plain text. */
export const fieldTypes = ['text', 'lines', 'number', 'money', 'date', 'phone', 'email'] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface Field {
  type: FieldType;
  /** The documents that have it; null: all of them, and a message without a document too. */
  kinds: readonly DocumentKind[] | null;
}

const everywhere = (type: FieldType): Field => ({ type, kinds: null });
const on = (kinds: readonly DocumentKind[], type: FieldType): Field => ({ type, kinds });

/** Sheets of labels have neither number nor day: they say who somebody is, and no more. */
const papers = ['quotation', ...numberedDocuments] as const;
const offers = ['quotation', 'proforma', 'invoice'] as const;
const goods = ['quotation', 'proforma', 'invoice', 'delivery-note'] as const;
const bills = ['proforma', 'invoice'] as const;
const money = ['quotation', 'proforma', 'invoice', 'receipt'] as const;

/**
 * What a placeholder such as `{customer.name}` can name, in the order in which it is offered. The words for it and an
 * example lie in src-renderer/i18n.
 */
export const fields = {
  'customer.name': everywhere('text'),
  'customer.salutation': everywhere('text'),
  'customer.first_name': everywhere('text'),
  'customer.nickname': everywhere('text'),
  'customer.company': everywhere('text'),
  'customer.job_title': everywhere('text'),
  'customer.phone': everywhere('phone'),
  'customer.email': everywhere('email'),
  'customer.address': everywhere('lines'),
  'customer.street': everywhere('lines'),
  'customer.city': everywhere('text'),
  'customer.region': everywhere('text'),
  'customer.postal_code': everywhere('text'),
  'customer.country': everywhere('text'),
  'customer.birthday': everywhere('date'),
  'business.name': everywhere('text'),
  'business.address': everywhere('lines'),
  'business.phone': everywhere('phone'),
  'business.email': everywhere('email'),
  'business.tax_number': everywhere('text'),
  'staff.name': everywhere('text'),
  today: everywhere('date'),
  'document.kind': on(papers, 'text'),
  'document.number': on(papers, 'text'),
  'document.revision': on(['quotation'], 'text'),
  'document.date': on(papers, 'date'),
  'document.valid_until': on(['quotation'], 'date'),
  'document.due_date': on(bills, 'date'),
  'document.subject': on([...goods, 'receipt', 'letter', 'price-list'], 'text'),
  'document.reference': on([...bills, 'delivery-note', 'receipt', 'letter'], 'text'),
  'document.text': on(['delivery-note', 'receipt', 'letter', 'price-list'], 'lines'),
  'document.terms': on(offers, 'lines'),
  'document.delivery_address': on(['delivery-note'], 'lines'),
  'document.received_from': on(['receipt'], 'text'),
  'document.payment_way': on(['receipt'], 'text'),
  'document.materai': on(['receipt'], 'money'),
  'document.price_group': on(['price-list'], 'text'),
  'document.from': on(['statement'], 'date'),
  'document.until': on(['statement'], 'date'),
  subtotal: on(offers, 'money'),
  discount: on(offers, 'money'),
  charges_total: on(offers, 'money'),
  tax: on(offers, 'money'),
  rounding: on(offers, 'money'),
  total: on([...money, 'statement'], 'money'),
  total_in_words: on([...money, 'statement'], 'text'),
  withheld: on(offers, 'money'),
  payable: on(offers, 'money'),
  deposit: on(offers, 'money'),
  balance: on(offers, 'money'),
  received: on(bills, 'money'),
  left_to_pay: on(bills, 'money'),
  opening_balance: on(['statement'], 'money'),
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];

export interface ListField {
  kinds: readonly DocumentKind[];
  columns: Readonly<Record<string, FieldType>>;
  /** Columns that a kind has nothing to say in. */
  without?: Readonly<Partial<Record<DocumentKind, readonly string[]>>>;
}

/** What repeats: `{#lines}{description}: {amount}{/lines}`. */
export const lists = {
  lines: {
    kinds: goods,
    columns: {
      no: 'number',
      sku: 'text',
      description: 'lines',
      quantity: 'number',
      unit: 'text',
      price: 'money',
      discount: 'text',
      tax: 'text',
      amount: 'money',
      note: 'text',
    },
    // What goes along says how many of what, and no prices; what is optional is only offered.
    without: {
      'delivery-note': ['price', 'discount', 'tax', 'amount', 'note'],
      proforma: ['note'],
      invoice: ['note'],
    },
  },
  charges: { kinds: offers, columns: { name: 'text', amount: 'money' } },
  taxes: { kinds: offers, columns: { name: 'text', base: 'money', amount: 'money' } },
  entries: {
    kinds: ['statement'],
    columns: { date: 'date', number: 'text', description: 'text', debit: 'money', credit: 'money', balance: 'money' },
  },
  products: {
    kinds: ['price-list'],
    columns: { sku: 'text', name: 'text', category: 'text', unit: 'text', price: 'money' },
  },
} as const satisfies Record<string, ListField>;

export type ListName = keyof typeof lists;
export const listNames = Object.keys(lists) as ListName[];
export type ListColumn<L extends ListName = ListName> = L extends ListName
  ? keyof (typeof lists)[L]['columns'] & string
  : never;

export interface KnownFields {
  fields: readonly FieldName[];
  lists: ReadonlyMap<ListName, readonly string[]>;
}

/** What can stand in a text about a document of this kind; null: in a message without a document. */
export function fieldsOf(kind: DocumentKind | null): KnownFields {
  const has = (kinds: readonly DocumentKind[] | null) => kinds === null || (kind !== null && kinds.includes(kind));
  return {
    fields: fieldNames.filter((name) => has(fields[name].kinds)),
    lists: new Map(listNames.filter((name) => has(lists[name].kinds)).map((name) => [name, columnsOf(name, kind)])),
  };
}

function columnsOf(name: ListName, kind: DocumentKind | null): string[] {
  const list: ListField = lists[name];
  const without = kind === null ? undefined : list.without?.[kind];
  return Object.keys(list.columns).filter((column) => !without?.includes(column));
}
