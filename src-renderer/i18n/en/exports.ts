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

  workbook: {
    title: 'The whole business as one workbook',
    hint: 'Everything that is in Langganan, as an Excel file with a sheet for each kind: contacts, products, prices, stock, tags, the timeline, settings and so on. You can look at it in Excel, keep it as a copy, or bring it into Langganan on another PC without losing anything.',
    act: 'Write the workbook',
  },
  back: {
    title: 'Bring a workbook in',
    hint: 'Only workbooks that were written here fit. What is missing is added, and what differs becomes as it stands in the workbook, settings too. Nothing is deleted, and all of it can be undone.',
    choose: 'Choose a workbook of a whole business',
    looking: 'Looking into the workbook …',
    askTitle: (file: string) => `Bring in ${file}?`,
    askText: (contacts: number, count: number, madeOn: string | null) =>
      `It holds ${f.number(contacts)} ${f.plural(contacts, { one: 'contact', other: 'contacts' })} (${rows(count)} in all)${madeOn ? ` and was written on ${madeOn}` : ''}. What differs here becomes as it stands there. Nothing is deleted, and you can undo it.`,
    act: 'Bring it in',
    phases: { reading: 'Reading the workbook', writing: 'Storing' },
    cancelled: 'Cancelled: nothing was changed.',
    done: (added: number, updated: number) =>
      `Workbook brought in: ${rows(added)} added, ${f.number(updated)} changed.`,
    summary: (file: string) => `What ${file} brought`,
    added: (count: number, contacts: number) => `${rows(count)} added, ${f.number(contacts)} of them contacts`,
    updated: (count: number, contacts: number) => `${rows(count)} changed, ${f.number(contacts)} of them contacts`,
    unchanged: (count: number) => `${rows(count)} were the same already`,
    skipped: (count: number) => `${rows(count)} could not be taken`,
    skippedRow: (sheet: string, row: number, reason: string, value: string) =>
      `${sheet}, row ${f.number(row)}: ${reason}${value ? ` (${value})` : ''}`,
    reasons: {
      'value-invalid': 'a value does not fit',
      'belongs-to-nothing': 'what it belongs to is not there',
      'place-taken': 'another one has its place',
    },
  },
};
