import { formatsFor } from '../format.ts';

const f = formatsFor('en');
const rows = (count: number) => `${f.number(count)} ${f.plural(count, { one: 'row', other: 'rows' })}`;

/** Taking lists and the whole business out, and bringing the whole business in again. */
export const exports = {
  title: 'Export',
  which: 'Which rows',
  chosen: (count: number) => `The chosen ones (${f.number(count)})`,
  all: (count: number) => `All that the list shows (${f.number(count)})`,
  format: 'As',
  formats: {
    xlsx: 'Excel workbook (.xlsx)',
    csv: 'CSV text (.csv)',
    vcf3: 'Contact cards (.vcf, vCard 3)',
    vcf4: 'Contact cards (.vcf, vCard 4)',
  },
  formatHints: {
    xlsx: 'With filters; dates and amounts are real ones.',
    csv: 'For other programs.',
    vcf3: 'For phones, Google and Outlook.',
    vcf4: 'For newer programs; says the most.',
  },
  columns: 'Columns',
  columnsShown: 'As they stand in the table',
  columnsAll: 'All that there are',
  run: 'Export',
  writing: 'Writing the file',
  cancelled: 'Export cancelled: no file was written.',
  saved: (count: number, file: string) => `${rows(count)} exported to ${file}.`,
};
