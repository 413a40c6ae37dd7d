import { documentKinds, type DocumentKind } from './words.ts';

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

const numbered = ['quotation', 'proforma', 'invoice', 'delivery-note', 'receipt', 'letter', 'statement'] as const;
const offers = ['quotation', 'proforma', 'invoice'] as const;
const goods = ['quotation', 'proforma', 'invoice', 'delivery-note'] as const;
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
  'document.kind': on(documentKinds, 'text'),
  'document.number': on(numbered, 'text'),
  'document.revision': on(['quotation'], 'text'),
  'document.date': on(documentKinds, 'date'),
  'document.valid_until': on(['quotation', 'proforma', 'price-list'], 'date'),
  'document.due_date': on(['proforma', 'invoice'], 'date'),
  'document.subject': on(documentKinds, 'text'),
  'document.reference': on(numbered, 'text'),
  'document.text': on(documentKinds, 'lines'),
  'document.terms': on(documentKinds, 'lines'),
  'document.delivery_address': on(['delivery-note', 'invoice'], 'lines'),
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
  opening_balance: on(['statement'], 'money'),
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;
export const fieldNames = Object.keys(fields) as FieldName[];

export interface ListField {
  kinds: readonly DocumentKind[];
  columns: Readonly<Record<string, FieldType>>;
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
    lists: new Map(
      listNames.filter((name) => has(lists[name].kinds)).map((name) => [name, Object.keys(lists[name].columns)]),
    ),
  };
}
