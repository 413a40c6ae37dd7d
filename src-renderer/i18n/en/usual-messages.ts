import type { UsualTexts } from '../../../src-main/contract/message-templates.ts';

/** The texts of messages that every shop begins with. */
export const usualMessages: UsualTexts = {
  greeting: {
    name: 'Greeting',
    subject: 'From {business.name}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\n\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  quotation: {
    name: 'Send a quotation',
    subject: 'Quotation {document.number} from {business.name}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nthank you for asking us. Here is our quotation {document.number}.\n\nTotal: {total}\n{#document.valid_until}\nValid until: {document.valid_until}\n{/document.valid_until}\n\nIf anything is unclear, just write back.\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  quotationReminder: {
    name: 'Ask about a quotation',
    subject: 'Your quotation {document.number}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nhave you had a look at our quotation {document.number} of {document.date}?{#document.valid_until} It is valid until {document.valid_until}.{/document.valid_until}\n\nI am glad to help with any question.\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  proforma: {
    name: 'Send a pro-forma invoice',
    subject: 'Pro-forma invoice {document.number} from {business.name}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nhere is the pro-forma invoice {document.number}.\n\nTotal: {total}\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  invoice: {
    name: 'Send an invoice',
    subject: 'Invoice {document.number} from {business.name}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nthank you for your purchase. Here is our invoice {document.number}.\n\nTotal: {total}\n{#document.due_date}\nTo be paid by: {document.due_date}\n{/document.due_date}\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  invoiceReminder: {
    name: 'Remind of an invoice',
    subject: 'Invoice {document.number} is open',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nour invoice {document.number} of {document.date} for {total} is still open{#document.due_date}; it was to be paid by {document.due_date}{/document.due_date}. If you have paid it meanwhile, please forget this message.\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  deliveryNote: {
    name: 'Send a delivery note',
    subject: 'Delivery note {document.number} from {business.name}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nyour goods are on their way. Here is the delivery note {document.number}:\n\n{#lines}\n- {quantity} {unit} {description}\n{/lines}\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  receipt: {
    name: 'Send a receipt',
    subject: 'Receipt {document.number} from {business.name}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nthank you, we have received {total}. Here is your receipt {document.number}.\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  statement: {
    name: 'Send a statement',
    subject: 'Statement of account from {business.name}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nhere is your statement from {document.from} until {document.until}. What is open: {total}\n\nKind regards,\n{staff.name}\n{business.name}',
  },
  priceList: {
    name: 'Send a price list',
    subject: 'Price list of {business.name}',
    body: 'Hello {customer.salutation} {customer.first_name},\n\nhere is our price list.\n\nKind regards,\n{staff.name}\n{business.name}',
  },
};
