import { fieldsOf, type FieldName, type ListColumn, type ListName } from '../../contract/documents/fields.ts';
import type { DocumentKind } from '../../contract/documents/words.ts';
import type { QuoteTotals } from '../../contract/quotes.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Values } from '../../domain/filling.ts';
import { formatMoney } from '../../domain/money.ts';
import { formatPhone } from '../../domain/phone.ts';
import { firstNameOf, salutationOf, type SalutationWords } from '../../domain/salutations.ts';
import { amountInWords } from '../../domain/terbilang.ts';

/** What values need of a language; the words themselves lie in src-renderer/i18n. */
export interface ValueWords extends SalutationWords {
  day: (iso: string) => string;
  /** Of basis points. */
  percent: (rate: number) => string;
  quantityOf: (thousandths: number) => string;
  /** What stands beside a line that is offered besides. */
  optional: string;
  /** What stands where a price is not told. */
  onRequest: string;
  kinds: Readonly<Record<DocumentKind, string>>;
}

/** Whom it is for, as the address book has it; what a document keeps of it goes before. */
export interface CustomerFacts {
  kind: 'person' | 'organization';
  title: string;
  /** Without the title. */
  name: string;
  nickname: string;
  gender: 'female' | 'male' | null;
  birthday: string | null;
  company: string;
  jobTitle: string;
  /** E.164, or as it was written. */
  phone: string;
  email: string;
  street: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
}

/** Thousandths, minor units and basis points, as rows have them. */
export interface LineFacts {
  kind: 'item' | 'section' | 'text';
  sku: string;
  description: string;
  quantity: number;
  unit: string;
  /** Null where no prices are told. */
  price: number | null;
  discountPercent: number | null;
  discountAmount: number | null;
  taxes: readonly string[];
  amount: number | null;
  /** Offered besides: it does not count. */
  optional: boolean;
}

/** What a document says. What it does not have is left out. */
export interface DocumentFacts {
  kind: DocumentKind;
  number?: string;
  revision?: string;
  /** `YYYY-MM-DD` */
  date?: string | null;
  validUntil?: string | null;
  dueDate?: string | null;
  subject?: string;
  /** The document that it goes with. */
  reference?: string;
  text?: string;
  terms?: string;
  deliveryAddress?: string;
  /** Who paid, as a receipt says it. */
  receivedFrom?: string;
  /** In cash, by transfer … */
  paymentWay?: string;
  /** What the stamp costs; null where none is needed. */
  duty?: number | null;
  /** Whose prices, where they are a group's. */
  priceGroup?: string;
  /** What came in already, and what is left. */
  received?: number;
  leftToPay?: number;
  from?: string;
  until?: string;
  /** Whom it was made out to, where that stays as it was. */
  party?: { name: string; company: string; address: string; phone: string; email: string };
  /** Amounts that are kept; nothing is computed here but words. */
  totals?: Partial<QuoteTotals> & { total: number };
  openingBalance?: number;
  lines?: readonly LineFacts[];
  charges?: readonly { name: string; amount: number }[];
  entries?: readonly {
    date: string;
    number: string;
    description: string;
    debit: number;
    credit: number;
    /** Null: it changes nothing that is owed. */
    balance: number | null;
  }[];
  products?: readonly { sku: string; name: string; category: string; unit: string; price: number | null }[];
}

export interface ValueSource {
  language: 'id' | 'en';
  currency: string;
  currencyDecimals: number;
  phoneRegion: string;
  /** `YYYY-MM-DD` at the shop. */
  today: string;
  business: Omit<Settings['business'], 'logo'>;
  staffName: string;
  customer: CustomerFacts | null;
  /** Null: a message without a document. */
  document: DocumentFacts | null;
}

/** Street, then city with its code, then region: as it stands on an envelope. */
export function addressText({ street, city, postalCode, region }: CustomerFacts): string {
  const place = [[city, postalCode].filter(Boolean).join(' '), region].filter(Boolean).join(', ');
  return [street, place].filter(Boolean).join('\n');
}

/**
 * All fields that a text about this can name, as plain text in the document's language and money. A field that has
 * nothing to say is ''; one that this kind does not have is missing.
 */
export function valuesOf(source: ValueSource, words: ValueWords): Values {
  const { document } = source;
  const said = { ...customerTexts(source, words), ...shopTexts(source, words), ...documentTexts(source, words) };
  const rows = document === null ? {} : listTexts(source, document, words);
  const known = fieldsOf(document?.kind ?? null);
  return {
    fields: new Map(known.fields.map((name) => [name, said[name] ?? ''])),
    lists: new Map([...known.lists.keys()].map((name) => [name, (rows[name] ?? []).map(asMap)])),
  };
}

type Texts = Partial<Record<FieldName, string>>;
type Rows = { [L in ListName]?: Partial<Record<ListColumn<L>, string>>[] };
const asMap = (row: Readonly<Record<string, string>>): ReadonlyMap<string, string> => new Map(Object.entries(row));

const moneyOf =
  ({ language, currency, currencyDecimals }: ValueSource) =>
  (minor: number | null | undefined) =>
    minor === undefined || minor === null
      ? ''
      : formatMoney(minor, { currency, decimals: currencyDecimals, locale: language === 'id' ? 'id-ID' : 'en-GB' });

function customerTexts({ customer, document, phoneRegion }: ValueSource, words: ValueWords): Texts {
  const party = document?.party;
  if (!customer)
    return {
      'customer.name': party?.name ?? '',
      'customer.company': party?.company ?? '',
      'customer.address': party?.address ?? '',
      'customer.phone': formatPhone(party?.phone ?? '', phoneRegion),
      'customer.email': party?.email ?? '',
    };
  return {
    'customer.name': party?.name ?? `${customer.title} ${customer.name}`.trim(),
    'customer.salutation': salutationOf(customer, words),
    'customer.first_name': firstNameOf(customer.kind, customer.name),
    'customer.nickname': customer.nickname,
    'customer.company': party?.company ?? customer.company,
    'customer.job_title': customer.jobTitle,
    'customer.phone': formatPhone(party?.phone ?? customer.phone, phoneRegion),
    'customer.email': party?.email ?? customer.email,
    'customer.address': party?.address ?? addressText(customer),
    'customer.street': customer.street,
    'customer.city': customer.city,
    'customer.region': customer.region,
    'customer.postal_code': customer.postalCode,
    'customer.country': customer.country,
    'customer.birthday': customer.birthday === null ? '' : words.day(customer.birthday),
  };
}

const shopTexts = ({ business, staffName, today }: ValueSource, words: ValueWords): Texts => ({
  'business.name': business.name,
  'business.address': business.address,
  'business.phone': business.phones[0] ?? '',
  'business.email': business.email,
  'business.tax_number': business.taxNumber,
  'staff.name': staffName,
  today: words.day(today),
});

function documentTexts(source: ValueSource, words: ValueWords): Texts {
  const { document, language, currency, currencyDecimals: decimals } = source;
  if (document === null) return {};
  const money = moneyOf(source);
  const day = (iso: string | null | undefined) => (iso ? words.day(iso) : '');
  const { totals } = document;
  const texts: Texts = {
    'document.kind': words.kinds[document.kind],
    'document.number': document.number ?? '',
    'document.revision': document.revision ?? '',
    'document.date': day(document.date),
    'document.valid_until': day(document.validUntil),
    'document.due_date': day(document.dueDate),
    'document.subject': document.subject ?? '',
    'document.reference': document.reference ?? '',
    'document.text': document.text ?? '',
    'document.terms': document.terms ?? '',
    'document.delivery_address': document.deliveryAddress ?? '',
    'document.received_from': document.receivedFrom ?? '',
    'document.payment_way': document.paymentWay ?? '',
    'document.materai': money(document.duty),
    'document.price_group': document.priceGroup ?? '',
    // Nothing came in yet: nothing is said of it.
    received: money(document.received || null),
    left_to_pay: money(document.leftToPay),
    'document.from': day(document.from),
    'document.until': day(document.until),
    opening_balance: money(document.openingBalance),
  };
  if (!totals) return texts;
  return {
    ...texts,
    subtotal: money(totals.subtotal),
    discount: money(totals.discount),
    charges_total: money(totals.charges),
    tax: money(totals.tax),
    rounding: money(totals.rounding),
    total: money(totals.total),
    total_in_words: capital(amountInWords(totals.total, { currency, decimals, language })),
    withheld: money(totals.withholdings?.reduce((sum, { amount }) => sum + amount, 0)),
    payable: money(totals.payable),
    deposit: money(totals.deposit),
    balance: money(totals.balance),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function listTexts(source: ValueSource, document: DocumentFacts, words: ValueWords): Rows {
  const money = moneyOf(source);
  let count = 0;
  return {
    lines: document.lines?.map((line) => {
      const isItem = line.kind === 'item';
      const discount = line.discountPercent !== null ? words.percent(line.discountPercent) : money(line.discountAmount);
      return {
        no: isItem ? String((count += 1)) : '',
        sku: line.sku,
        description: line.description,
        quantity: isItem ? words.quantityOf(line.quantity) : '',
        unit: line.unit,
        price: isItem ? money(line.price) : '',
        discount,
        tax: line.taxes.join(', '),
        amount: line.kind === 'text' ? '' : money(line.amount),
        note: line.optional ? words.optional : '',
      };
    }),
    charges: document.charges?.map(({ name, amount }) => ({ name, amount: money(amount) })),
    taxes: document.totals?.taxes?.map((tax) => ({
      name: tax.name,
      base: money(tax.base),
      amount: money(tax.amount),
    })),
    entries: document.entries?.map((entry) => ({
      date: words.day(entry.date),
      number: entry.number,
      description: entry.description,
      debit: entry.debit === 0 ? '' : money(entry.debit),
      credit: entry.credit === 0 ? '' : money(entry.credit),
      balance: money(entry.balance),
    })),
    products: document.products?.map((product) => ({
      ...product,
      price: product.price === null ? words.onRequest : money(product.price),
    })),
  };
}
