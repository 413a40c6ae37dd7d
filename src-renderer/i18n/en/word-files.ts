import type { TemplateProblem } from '../../../src-main/contract/documents/word.ts';
import type { WordRefusal } from '../../../src-main/contract/file-refusals.ts';
import type { ErrorSentences } from '../sentence.ts';

/** Why a file is no template; `next` is what helps. */
const refusals: Record<WordRefusal, { text: (file: string, detail: string) => string; next: string }> = {
  'not-word': {
    text: (file) => `${file} is no Word document.`,
    next: 'Choose a .docx file, as Word and LibreOffice save it.',
  },
  'old-word': {
    text: (file) => `${file} is a Word document of the old kind (.doc).`,
    next: 'Open it in Word, save it as .docx, and choose that one.',
  },
  'open-document': {
    text: (file) => `${file} is a document of LibreOffice (.odt).`,
    next: 'Open it in LibreOffice, save it as .docx, and choose that one.',
  },
  empty: { text: (file) => `${file} is empty.`, next: 'Choose a file with something in it.' },
  password: {
    text: (file) => `${file} is locked with a password.`,
    next: 'Open it in Word, take the password away, save it, and try again.',
  },
  damaged: {
    text: (file) => `${file} is damaged and cannot be read to the end.`,
    next: 'Open it in Word, save it anew, and try again.',
  },
  'too-large': {
    text: (file) => `${file} is larger than the 16 MB that a template may have.`,
    next: 'In Word, make its pictures smaller (Picture Format, Compress Pictures), save it, and try again.',
  },
  'inflates-too-much': {
    text: (file) => `${file} grows far too large when unpacked, as no honest document does. It was not opened.`,
    next: 'Ask whoever sent it, or save it anew in Word.',
  },
  'odd-container': {
    text: (file) =>
      `${file} is put together in a way that no honest document is: too many parts, two of one name, or one that wants to lie elsewhere. It was not opened.`,
    next: 'Ask whoever sent it, or save it anew in Word.',
  },
  'xml-entities': {
    text: (file) => `${file} defines abbreviations of its own, which can make it grow without end. It was not opened.`,
    next: 'Ask whoever sent it, or save it anew in Word.',
  },
  'xml-encoding': {
    text: (file) => `The text in ${file} is written in a way that hides what is in it. It was not opened.`,
    next: 'Ask whoever sent it, or save it anew in Word.',
  },
  macros: {
    text: (file) => `${file} holds macros: small programs that could do anything on this PC. It was not taken.`,
    next: 'Save it in Word as “Word document (.docx)”, which leaves the macros out.',
  },
  'active-content': {
    text: (file, part) => `${file} holds buttons or programs of its own (${part}). It was not taken.`,
    next: 'Take them out in Word, save it, and try again.',
  },
  'embedded-object': {
    text: (file, part) => `${file} holds a thing of another program (${part}). It was not taken.`,
    next: 'Put it in as a picture instead, save it, and try again.',
  },
  'linked-picture': {
    text: (file, address) => `A picture in ${file} lies elsewhere: ${address}. It would be missing for your customers.`,
    next: 'Put the picture itself into the document (Insert, Pictures, without “Link to file”), and try again.',
  },
  'linked-document': {
    text: (file, address) => `${file} draws in another document: ${address}.`,
    next: 'Put its text into this one, save it, and try again.',
  },
  'linked-data': {
    text: (file, address) => `${file} loads something from elsewhere: ${address}.`,
    next: 'Take it out in Word, save it, and try again.',
  },
  'linked-field': {
    text: (file, field) => `${file} holds a field of Word that loads something from elsewhere (${field || 'nested'}).`,
    next: 'Take the field out in Word (Alt+F9 shows the fields), save it, and try again.',
  },
};

const places: Record<TemplateProblem['place'], string> = {
  body: 'the text',
  header: 'the header',
  footer: 'the footer',
  notes: 'the notes',
  properties: 'the properties of the file',
};

const flaws: Record<TemplateProblem['problem'], (name: string) => string> = {
  'brace-not-closed': (name) => `A placeholder begins with { and never ends with }: {${name}`,
  'brace-not-opened': (name) => `A placeholder ends with } and never began with {: ${name}}`,
  'brace-doubled': () => 'Two braces in a row; a placeholder has one on each side, as in {customer.name}',
  'section-not-closed': (name) => `{#${name}} never ends: its {/${name}} is missing`,
  'section-not-opened': (name) => `{/${name}} ends what never began: its {#${name}} is missing`,
  'section-closed-by-other': (name) => `{#${name}} is ended by another name than its own`,
  'sections-crossed': (name) => `{#${name}} ends inside another one that it does not hold as a whole`,
  'section-out-of-place': (name) =>
    `{#${name}} and {/${name}} do not stand in the same place, for example one in a table and one below it`,
};
const flawIn = ({ problem, name, place, near }: TemplateProblem): string =>
  `${flaws[problem](name)} (in ${places[place]}${near === '' ? '' : `, near “${near}”`}).`;

/** What is said of templates in Word's form. */
export const wordFiles = {
  places,
  flaw: flawIn,
};

/** What stands on the Word files that the app makes to begin with, besides what documents say anyway. */
export const wordSamples = {
  language: 'en-GB',
  dueDate: 'To be paid by',
  reference: 'Goes with',
  deliverTo: 'Deliver to',
  phone: 'Phone',
  received: 'Received by,',
  delivered: 'Delivered by,',
  receivedFrom: 'Received from',
  forWhat: 'For',
  materai: 'Stamp duty (materai)',
  alreadyReceived: 'Received so far',
  leftToPay: 'Left to pay',
  greeting: 'Dear {customer.salutation} {customer.first_name},',
  period: 'Period',
  openingBalance: 'Opening balance',
  closingBalance: 'Closing balance',
  runningBalance: 'Balance',
  debit: 'Owed',
  credit: 'Paid',
  category: 'Category',
  product: 'Product',
  asOf: 'As of',
  /** Name of the file. */
  fileOf: (kind: string) => `Template ${kind}.docx`,
};

export const wordErrors = {
  'word-file-unusable': ({ file, reason, detail }) => ({
    text: refusals[reason].text(file, detail),
    next: refusals[reason].next,
  }),
  'template-broken': ({ file, problems }) => ({
    text: `${file} cannot be filled. ${problems.slice(0, 3).map(flawIn).join(' ')}`,
    next: 'Mend it in Word, save it, and try again.',
  }),
  'office-missing': () => ({
    text: 'A PDF of a Word file needs LibreOffice or Word, and neither was found on this PC.',
    next: 'Take the .docx, or install LibreOffice; it costs nothing.',
  }),
  'office-failed': ({ file }) => ({
    text: `LibreOffice or Word made no PDF of ${file}. The Word file itself is whole.`,
    next: 'Open the Word file and save it as PDF there.',
  }),
} satisfies Partial<ErrorSentences>;
