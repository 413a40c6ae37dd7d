/** Made-up things on the example of a document. */
export const examples = {
  goods: [
    { sku: 'PAN-24', name: 'Frying pan, 24 cm', unit: 'pcs' },
    {
      sku: 'POT-SET',
      name: 'Stainless pot set with glass lids, five pieces',
      unit: 'set',
    },
    { sku: 'KNF-07', name: 'Kitchen knife', unit: 'pcs' },
    { sku: 'GAS-1M', name: 'Gas hose', unit: 'm' },
    { sku: 'BOX-L', name: 'Food box, large', unit: 'pcs' },
    { sku: 'TRY-30', name: 'Serving tray', unit: 'pcs' },
    { sku: 'INST', name: 'Fitting and delivery', unit: 'job' },
  ],
  section: 'For the counter',
  letter:
    'Dear Madam,\n\nthank you for your visit to our shop last week. As agreed, we have put the goods for your new branch aside; they can be delivered on any working day.\n\nPlease tell us which day suits you best. We look forward to serving you.',
  receivedFrom: 'Received from',
  forPayment: 'For',
  materai: 'Duty stamp',
  delivered: 'Delivered by,',
  received: 'Received by,',
  columns: { date: 'Date', description: 'Description', debit: 'Amount', balance: 'Balance', product: 'Product' },
};
