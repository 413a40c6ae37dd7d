import type { unkeptKinds } from '../../../../src-main/contract/imports/options.ts';
import type { ExceededLimit, LookAlike, Suspicion } from '../../../../src-main/contract/file-refusals.ts';
import type { ErrorSentences } from '../../sentence.ts';
import { wordErrors } from '../word-files.ts';

const kinds: Record<(typeof unkeptKinds)[number], string> = { sales: 'a till’s list of sales' };
const looks: Record<LookAlike, string> = {
  pdf: 'a PDF',
  image: 'a picture',
  'text-document': 'a text document',
  presentation: 'a presentation',
  numbers: 'a Numbers file',
  archive: 'an archive',
  program: 'a program',
  database: 'a database',
  'sound-or-film': 'sound or film',
  'web-page': 'a web page',
  'contact-card': 'a contact card',
  calendar: 'a calendar',
  'e-mail': 'an e-mail',
  data: 'data of another program',
  unknown: 'something unknown',
};

const limits: Record<ExceededLimit, string> = {
  size: '100 MB',
  'text-size': '500 MB',
  rows: '1,048,576 rows',
  columns: '1,000 columns',
  inflated: '300 MB unpacked',
  upload: '200 MB of a window in the browser',
};

const odd: Record<Suspicion, string> = {
  'too-many-entries': 'It holds too many parts.',
  'same-name-twice': 'Two of its parts have the same name.',
  'unsafe-name': 'A part of it wants to lie outside the file.',
  'inflates-too-much': 'A part of it grows far too large when unpacked.',
  'xml-entities': 'It defines abbreviations of its own, which can make it grow without end.',
  'xml-encoding': 'Its text is written in a way that hides what is in it.',
};

const folders = {
  missing: 'It is not there, or its path is not complete.',
  'not-writable': 'Langganan may not move files in it.',
  'is-data-folder': 'The data of Langganan itself lies in it.',
};

export const filesErrors = {
  'columns-unknown': ({ names, known }) => ({
    text: `There is no column “${names.join('”, “')}”.`,
    next: `Choose among: ${known.join(', ')}.`,
  }),
  'nothing-to-export': ({ what }) =>
    ({
      appointments: {
        text: 'There is no appointment in these days.',
        next: 'Choose other days.',
      },
      templates: {
        text: 'There is no template or message text of your own yet.',
        next: 'Make one or change one first: what is built in is in every Langganan.',
      },
    })[what],
  'file-not-a-calendar': ({ file }) => ({
    text: `${file} is no calendar file. Nothing was brought in.`,
    next: 'Export the calendar as .ics from the other program and choose that file.',
  }),
  'file-empty': ({ file }) => ({ text: `${file} is empty.`, next: 'Choose a file with rows in it.' }),
  'file-not-a-spreadsheet': ({ file, looksLike }) => ({
    text: `${file} is no spreadsheet; inside it looks like ${looks[looksLike]}.`,
    next: 'Save it as .xlsx or .csv and bring that in.',
  }),
  'file-password-protected': ({ file }) => ({
    text: `${file} is locked with a password.`,
    next: 'Open it in Excel, take the password away, save it, and try again.',
  }),
  'file-damaged': ({ file }) => ({
    text: `${file} is damaged and cannot be read to the end. Nothing was brought in.`,
    next: 'Open it in Excel, save it anew, and try again.',
  }),
  'file-too-large': ({ file, limit }) => ({
    text: `${file} is larger than the limit of ${limits[limit]}.`,
    next: 'Split it into smaller files.',
  }),
  'file-too-heavy': ({ file }) => ({
    text: `Reading ${file} would take more memory or time than is safe. It was stopped.`,
    next: 'Save only the sheet with the rows as .csv and bring that in.',
  }),
  'file-suspicious': ({ file, reason }) => ({
    text: `${file} is built in a way that no honest spreadsheet is. It was not opened. ${odd[reason]}`,
    next: 'Ask whoever sent it, or save it anew in Excel.',
  }),
  'file-unreadable': ({ file }) => ({
    text: `${file} could not be read to its end.`,
    next: 'See whether it is still there, its stick still plugged in, and no other program is writing to it.',
  }),
  'file-is-the-business': ({ file }) => ({
    text: `${file} is the workbook of a whole business.`,
    next: 'It comes in whole in Settings, Business data.',
  }),
  'file-of-another-kind': ({ file, kind }) => ({
    text: `${file} looks like ${kinds[kind]}, which Langganan does not keep yet. Nothing was brought in.`,
    next: 'Say what its rows are to become, after a look at the preview.',
  }),
  'sheet-without-header': ({ file }) => ({
    text: `No row with the names of the columns was found in ${file}.`,
    next: 'Add such a row (Name, Phone, City …) above the data.',
  }),
  ...wordErrors,
  'image-unusable': ({ reason }) =>
    reason === 'damaged'
      ? {
          text: 'A picture on this paper is damaged: the logo of the business, or one of its template.',
          next: 'Choose the picture anew in the settings.',
        }
      : {
          text: reason === 'too-large' ? 'The picture is too large.' : 'This file is not a picture that can be used.',
          next: 'Choose a PNG or JPEG of ordinary size.',
        },
  'file-not-held': () => ({ text: 'The file was let go meanwhile.', next: 'Choose it again.' }),
  'template-file-unusable': ({ file, reason }) => ({
    text: {
      'not-templates': `${file} holds no templates of Langganan, or is damaged.`,
      newer: `${file} was saved by a newer Langganan.`,
      'too-large': `${file} is larger than the 60 MB that such a file may have.`,
    }[reason],
    next:
      reason === 'newer'
        ? 'Update Langganan on this PC, then add the file again.'
        : 'Choose the file that was saved with “Save all as one file” in the settings of another Langganan.',
  }),
  'mapping-file-unusable': ({ file }) => ({
    text: `${file} is no mapping of Langganan.`,
    next: 'Choose the file that was saved with “Save as file” in the settings of another Langganan.',
  }),
  'nothing-to-mend': () => ({ text: 'These rows are no longer to be mended.', next: 'Open the import again.' }),
  'folder-unusable': ({ folder, reason }) => ({
    text: `The folder ${folder} cannot be watched. ${folders[reason]}`,
    next: 'Choose another folder.',
  }),
  'import-running': () => ({
    text: 'Another import is still running.',
    next: 'Wait until it is done, or cancel it.',
  }),
  'export-running': () => ({ text: 'This export is still running.', next: 'Wait until it is done, or cancel it.' }),
  'not-a-business-workbook': ({ file }) => ({
    text: `${file} is no workbook of a whole business.`,
    next: 'Choose one that Langganan has written. Other spreadsheets are brought in by Import, in the contacts.',
  }),
  'workbook-newer': ({ file }) => ({
    text: `${file} was written by a newer version of Langganan. Nothing was brought in.`,
    next: 'Install the newest version, then try again.',
  }),
  unexpected: ({ reference }) => ({
    title: 'Something went wrong',
    text: 'This was not foreseen. Your saved data is not touched by it.',
    next: reference ? `Try again. If you ask for help, give the number ${reference}.` : 'Try again.',
  }),
} satisfies Partial<ErrorSentences>;
