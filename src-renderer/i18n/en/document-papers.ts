import { formatsFor } from '../format.ts';

const f = formatsFor('en');

/** What stands on papers other than quotations, and what they leave on the timeline. */
export const documentPapers = {
  titles: {
    proforma: 'Pro-forma invoice',
    invoice: 'Invoice',
    'delivery-note': 'Delivery note',
    receipt: 'Receipt',
    letter: 'Letter',
    statement: 'Statement',
    'price-list': 'Price list',
  },
  dueDate: 'Due date',
  reference: 'Reference',
  received: 'Received so far',
  leftToPay: 'Left to pay',
  deliverTo: 'Deliver to',
  sender: 'Handed over by,',
  driver: 'Driver,',
  receiver: 'Received in good order,',
  receivedFrom: 'Received from',
  paidFor: 'In payment of',
  way: 'Paid by',
  forDeposit: (number: string) => `Deposit for ${number}`,
  forRest: (number: string) => `Payment towards ${number}`,
  forAll: (number: string) => `Payment of ${number}`,
  receivedBy: 'Received by,',
  materai: (duty: string) => `Materai\n${duty}`,
  period: 'Period',
  statement: {
    date: 'Date',
    number: 'Number',
    description: 'Description',
    debit: 'Invoiced',
    credit: 'Received',
    balance: 'Balance',
    opening: 'Balance brought forward',
    closing: 'Balance',
    offered: (total: string) => `Quotation, ${total}`,
    owed: 'Balance due to us',
    overpaid: 'Balance in your favour',
    foreign: (count: number) =>
      `${f.number(count)} ${f.plural(count, { one: 'paper', other: 'papers' })} in another currency ${f.plural(count, { one: 'is', other: 'are' })} not listed here.`,
  },
  priceList: {
    sku: 'Code',
    name: 'Product',
    unit: 'Unit',
    price: 'Price',
    otherwise: 'Others',
    onRequest: 'on request',
  },
  pricesFor: 'Prices for',
  labels: 'Address labels',
  labelTo: (name: string) => name,
  noted: (kind: string, number: string, total: string | null) =>
    total === null ? `${kind} ${number} made.` : `${kind} ${number} made: ${total}.`,
  cancelledNote: (kind: string, number: string, reason: string) => `${kind} ${number} cancelled: ${reason}`,
};
