import { parsePhone } from '../../phone.ts';
import { readDate } from '../birthday.ts';
import { HeaderWords, list } from '../header-words.ts';
import { RowRejected } from '../notes.ts';
import type { RowRules } from '../plan.ts';
import { RowReader } from '../reader.ts';
import type { FieldSpec, Target, Understood } from '../target.ts';
import { minutesIn, moneyIn, quantityIn } from '../values.ts';

/** What one row of a till's export becomes: a line of a receipt, with what its receipt says. */
export interface SaleLineDraft {
  /** Lines with the same number on the same day are one receipt; '' stands for a receipt of its own. */
  receipt: string;
  /** Civil date. */
  date: string;
  /** Minutes of the day, where the file tells them. */
  minutes: number | null;
  customerPhone: { raw: string; e164: string | null } | null;
  customerName: string;
  memberNumber: string;
  sku: string;
  product: string;
  /** Thousandths; a line that is given back is below zero. */
  quantity: number;
  /** Minor units. */
  price: number | null;
  discount: number;
  total: number;
  cashier: string;
  note: string;
}

const fields = {
  date: 'date',
  time: 'text',
  receipt: 'text',
  customerPhone: 'text',
  customerName: 'text',
  memberNumber: 'text',
  sku: 'text',
  product: 'text',
  quantity: 'quantity',
  price: 'money',
  discount: 'money',
  total: 'money',
  cashier: 'text',
  note: 'text',
} as const satisfies Record<string, FieldSpec['kind']>;
type Field = keyof typeof fields;

const words = new HeaderWords({
  phrases: {
    date: list('tgl, tanggal, date, tgl transaksi, tanggal transaksi, tgl nota, transaction date, sale date, tgl jual'),
    time: list('jam, waktu, time, pukul'),
    receipt: list(`
      no struk, struk, no nota, nota, no faktur, faktur, invoice, no invoice, invoice no, receipt, receipt no, no
      transaksi, transaksi, bill, bill no, no bukti, order id, no order, no penjualan
    `),
    customerPhone: list('hp member, hp pelanggan, hp, no hp, telepon, phone, customer phone, wa, no wa, member phone'),
    customerName: list('pelanggan, nama pelanggan, customer, customer name, nama member, member name, pembeli'),
    memberNumber: list(
      'no member, kode member, member, member id, kode pelanggan, id pelanggan, customer id, no anggota',
    ),
    sku: list('sku, kode, kode barang, kode produk, item code, product code, plu, barcode'),
    product: list(
      'nama barang, barang, produk, product, item, nama produk, nama item, product name, item name, uraian',
    ),
    quantity: list('qty, jumlah, quantity, banyak, jml, kuantitas, jumlah barang'),
    price: list('harga, harga satuan, price, unit price, harga jual, @'),
    discount: list('diskon, discount, disc, potongan, pot'),
    total: list('total, subtotal, sub total, jumlah harga, amount, nilai, total harga, netto, line total'),
    cashier: list('kasir, cashier, operator, petugas, staff, user'),
    note: list('keterangan, catatan, note, notes, ket, remark'),
  } satisfies Record<Field, readonly string[]>,
  strangers: list(
    'no, cabang, outlet, shift, terminal, pajak, ppn, tax, bayar, kembali, pembayaran, metode, satuan, unit',
  ),
  vetoes: [],
  identifying: ['receipt', 'total', 'quantity'],
});

/** Sales history: one row a line. */
export const sales: Target<SaleLineDraft> = {
  fields: Object.entries(fields).map(([name, kind]) => ({ name, kind, takes: 'one' })),
  words,
  hasOwnFields: false,
  fieldByValues: () => null,
  reader: (rules) => ({
    understand: (cells) => understandLine(new RowReader(cells, rules.columns, rules.answers), rules),
  }),
  describe: describeLine,
};

function understandLine(row: RowReader, rules: RowRules): Understood<SaleLineDraft> {
  try {
    return { draft: lineOf(row, rules), notes: row.notes, reject: null };
  } catch (error) {
    if (!(error instanceof RowRejected)) throw error;
    const { column, value } = error;
    return { draft: null, notes: row.notes, reject: { reason: 'value-invalid', column, value } };
  }
}

function lineOf(row: RowReader, rules: RowRules): SaleLineDraft {
  const nameOf = (field: Field) => rules.columns.find((column) => column.field === field)?.name ?? '';
  const [dateColumn] = row.columnsOf('date');
  const read = dateColumn
    ? readDate(row.cell(dateColumn), { column: rules.dates.get(dateColumn.index), thisYear: rules.thisYear })
    : null;
  const date = dateColumn && read ? row.date(dateColumn, read) : null;
  // A sale without a day, or of nothing, is no sale: nothing of it is guessed.
  if (date === null || date.startsWith('-'))
    throw new RowRejected(nameOf('date'), dateColumn ? row.text(dateColumn) : '');
  const product = row.line('product', 200);
  const sku = row.line('sku', 60);
  const quantity = quantityIn(row, 'quantity', rules) ?? 1_000;
  const price = moneyIn(row, 'price', rules);
  const discount = moneyIn(row, 'discount', rules) ?? 0;
  const told = moneyIn(row, 'total', rules);
  const computed = price === null ? null : halfAway(price * quantity, 1_000) - discount;
  const total = told ?? computed;
  if (total === null) throw new RowRejected(nameOf('total') || nameOf('price'), '');
  const [totalColumn] = row.columnsOf('total');
  if (totalColumn && told !== null && computed !== null && told !== computed)
    row.settle(totalColumn, row.text(totalColumn), String(told), 'total-differs');
  const [timeColumn] = row.columnsOf('time');
  const [phoneColumn] = row.columnsOf('customerPhone');
  return {
    receipt: row.line('receipt', 60),
    date,
    minutes:
      (timeColumn ? minutesIn(row.cell(timeColumn)) : null) ?? (dateColumn ? minutesIn(row.cell(dateColumn)) : null),
    customerPhone: phoneColumn ? customerPhone(row, phoneColumn, rules.region) : null,
    customerName: row.line('customerName', 200),
    memberNumber: row.line('memberNumber', 60),
    sku,
    product: product || sku,
    quantity,
    price,
    discount,
    total,
    cashier: row.line('cashier', 120),
    note: row.prose('note', 2_000),
  };
}

/** Half away from zero, as all money is rounded (DOMAIN.md). */
function halfAway(value: number, by: number): number {
  const sign = value < 0 ? -1 : 1;
  return sign * Math.floor((Math.abs(value) + by / 2) / by);
}

function customerPhone(
  row: RowReader,
  column: Parameters<RowReader['text']>[0],
  region: string,
): SaleLineDraft['customerPhone'] {
  const phone = parsePhone(row.text(column), region);
  if (phone.raw === '') return null;
  const reason =
    phone.e164 === null ? 'phone-not-a-number' : phone.repaired === 'zero-restored' ? 'phone-zero-restored' : null;
  if (reason && row.settle(column, phone.raw, phone.e164 ?? phone.raw, reason) === 'empty') return null;
  return { raw: phone.raw, e164: phone.e164 };
}

/** By what lines belong to one receipt: its number and its day. Null: the line is a receipt of its own. */
const receiptKey = ({ receipt, date }: SaleLineDraft): string | null => (receipt === '' ? null : `${date} ${receipt}`);

/** A receipt as its lines tell it. */
export interface ReceiptDraft {
  receipt: string;
  date: string;
  /** Of its first line; tills write a time for each. */
  minutes: number | null;
  customerPhone: SaleLineDraft['customerPhone'];
  customerName: string;
  memberNumber: string;
  cashier: string;
  /** Minor units: the sum of its lines. */
  total: number;
  lines: SaleLineDraft[];
}

/**
 * Joins lines to receipts by number and day, in the order in which receipts first appear; the lines of one need not stand
 * together. What only some lines tell (a customer, a cashier) holds for the whole receipt.
 */
export function joinReceipts(lines: Iterable<SaleLineDraft>): ReceiptDraft[] {
  const receipts: ReceiptDraft[] = [];
  const known = new Map<string, ReceiptDraft>();
  for (const line of lines) {
    const key = receiptKey(line);
    let receipt = key === null ? undefined : known.get(key);
    if (!receipt) {
      const { receipt: number, date, minutes, customerPhone: phone, customerName, memberNumber, cashier } = line;
      receipt = {
        receipt: number,
        date,
        minutes,
        customerPhone: phone,
        customerName,
        memberNumber,
        cashier,
        total: 0,
        lines: [],
      };
      receipts.push(receipt);
      if (key !== null) known.set(key, receipt);
    }
    receipt.lines.push(line);
    receipt.total += line.total;
    receipt.minutes ??= line.minutes;
    receipt.customerPhone ??= line.customerPhone;
    receipt.customerName ||= line.customerName;
    receipt.memberNumber ||= line.memberNumber;
    receipt.cashier ||= line.cashier;
  }
  return receipts;
}

function describeLine(draft: SaleLineDraft): { field: string; value: string }[] {
  const pad = (n: number) => String(n).padStart(2, '0');
  const { minutes } = draft;
  const values: [Field, string][] = [
    ['date', draft.date],
    ['time', minutes === null ? '' : `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`],
    ['receipt', draft.receipt],
    ['customerPhone', draft.customerPhone?.e164 ?? draft.customerPhone?.raw ?? ''],
    ['customerName', draft.customerName],
    ['memberNumber', draft.memberNumber],
    ['sku', draft.sku],
    ['product', draft.product],
    ['quantity', String(draft.quantity / 1_000)],
    ['price', draft.price === null ? '' : String(draft.price)],
    ['discount', draft.discount === 0 ? '' : String(draft.discount)],
    ['total', String(draft.total)],
    ['cashier', draft.cashier],
    ['note', draft.note],
  ];
  return values.filter(([, value]) => value !== '').map(([field, value]) => ({ field, value }));
}
