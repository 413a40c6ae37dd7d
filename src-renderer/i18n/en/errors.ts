import type { ErrorData } from '../../../src-main/contract/errors.ts';
import type { ExceededLimit, LookAlike, Suspicion } from '../../../src-main/contract/file-refusals.ts';
import { formatsFor } from '../format.ts';
import type { ErrorSentences } from '../sentence.ts';
import { wordErrors } from './word-files.ts';

const f = formatsFor('en');

const thing: Record<string, string> = {
  contact: 'contact',
  interaction: 'entry',
  tag: 'tag',
  group: 'group',
  'custom-field': 'field',
  product: 'product',
  category: 'category',
  deal: 'deal',
  lead: 'lead',
  messageTemplate: 'text of a message',
  quotation: 'quotation',
  document: 'document',
  line: 'line',
  pipeline: 'pipeline',
  stage: 'stage',
  check: 'step',
  lostReason: 'reason',
  taxRate: 'tax',
  template: 'template',
  task: 'task',
  appointment: 'appointment',
  reminder: 'reminder',
  staff: 'staff member',
  import: 'import',
  mapping: 'mapping',
  batch: 'change',
  file: 'file',
};
/** The thing by its name on screen; a kind without a name is just "record", never the code's own word. */
const named = (what: string) => (Object.hasOwn(thing, what) ? (thing[what] ?? 'record') : 'record');

const unsafe = {
  synchronised: 'It is kept in step with the internet by OneDrive, Dropbox, Google Drive or iCloud.',
  network: 'It lies on another computer in the network.',
  'not-writable': 'Langganan may not write there.',
};

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

/** Why a checklist can never be met. */
const neverMet = {
  'no-text': () => 'A step has no text.',
  twice: (value: string) => `The step “${value}” is there twice.`,
  'nobody-may-tick': (value: string) => `Nobody who works here may tick “${value}”.`,
  'unknown-field': (value: string) => `There is no field “${value}”.`,
};
const dealFields = {
  value: 'value',
  expectedOn: 'expected day',
  products: 'products',
  contact: 'customer',
  people: 'contact person',
  staff: 'who has it',
  source: 'source',
};

const emptyDocuments: Record<string, string> = {
  letter: 'The letter has no text yet.',
  receipt: 'A receipt needs an amount and what it was paid for.',
  'delivery-note': 'There is nothing left to deliver.',
  'price-list': 'No product was chosen.',
};
const quoteStates: Record<string, string> = {
  draft: 'still a draft',
  issued: 'issued',
  accepted: 'accepted',
  declined: 'declined',
  superseded: 'replaced by a later revision',
};
type PatternReason = ErrorData<'number-pattern-unusable'>['reason'];
const lineFlaws: Record<ErrorData<'line-unusable'>['reason'], string> = {
  'quantity-not-positive': 'the quantity must be more than zero.',
  'price-negative': 'a price cannot be less than zero.',
  'discount-too-large': 'the discount is more than the amount it comes off.',
  'deposit-too-large': 'The deposit is more than the total.',
  'two-discounts': 'give the discount as a percentage or as an amount, not both.',
};
const patternFlaws: Record<PatternReason, (value: string) => string> = {
  'no-counter': () => 'The pattern counts nothing.',
  'counter-twice': () => 'The pattern counts twice.',
  'too-long': (most) => `The pattern is longer than ${most} characters.`,
  'unknown-field': (field) => `Nobody knows the field ${field}.`,
  repeats: () => 'Numbers by this pattern could come twice.',
};

export const errors: ErrorSentences = {
  'input-invalid': ({ issues }) => ({
    text:
      issues.length === 0
        ? 'Something in what was sent does not fit.'
        : `Something does not fit: ${issues.map((issue) => issue.path || issue.message).join(', ')}.`,
    next: 'Correct it and try again.',
  }),
  'not-allowed': () => ({
    text: 'You are not allowed to do this.',
    next: 'Ask the owner of the shop, or let someone sign in who may.',
  }),
  'foreign-caller': () => ({
    text: 'The request did not come from the window of Langganan and was refused.',
    next: 'Close the window and start Langganan again.',
  }),
  'data-folder-in-use': ({ folder }) => ({
    title: 'Langganan is already open',
    text: `Another Langganan works with the folder ${folder}.`,
    next: 'Switch to the other window, or close it and start again.',
  }),
  'data-folder-unsafe': ({ folder, reason }) => ({
    title: 'The data cannot live there',
    text: `The folder ${folder} is not a safe place for the data. ${unsafe[reason]}`,
    next: 'Choose a folder on this PC. Backups may go to the other one.',
  }),
  'database-damaged': ({ file, backups }) => ({
    title: 'The data file is damaged',
    text: `The file ${file} cannot be read as it should. It was left exactly as it is.`,
    next: [
      backups.length > 0
        ? `To go back to a backup: close Langganan, move the damaged file away together with every file whose name begins like it, and put a copy of the backup in its place under the same name. The newest lie here: ${backups.join(', ')}.`
        : 'No backup lies beside it. Ask for help before you change anything.',
      'To work in another folder meanwhile, name it in the variable LANGGANAN_DATA and start Langganan again.',
    ].join('\n'),
  }),
  'database-newer': ({ file }) => ({
    title: 'The data comes from a newer Langganan',
    text: `The file ${file} was written by a newer version. It was left untouched.`,
    next: 'Install the newest version of Langganan, then open it again.',
  }),
  'migration-failed': ({ backup }) => ({
    title: 'The data could not be brought up to date',
    text: 'Preparing the data for this version did not work. The data is as it was before.',
    next: backup === null ? 'Start again; if it happens once more, ask for help.' : `A backup lies at ${backup}.`,
  }),
  'disk-full': () => ({
    title: 'The disk is full',
    text: 'There is no room left on the disk. Nothing of this was saved.',
    next: 'Free some space, then try again.',
  }),
  'runtime-too-old': ({ found, needed }) => ({
    text: `Langganan needs Node ${needed} or newer; this is ${found}.`,
    next: 'Start it with npm start, which brings the right one.',
  }),
  'not-found': ({ what }) => ({
    text: `This ${named(what)} is no longer there.`,
    next: 'Look in the bin, or refresh the list.',
  }),
  'in-bin': ({ what }) => ({ text: `This ${named(what)} lies in the bin.`, next: 'Restore it first.' }),
  'changed-meanwhile': ({ what }) => ({
    text: `Someone else changed this ${named(what)} while you were at it.`,
    next: 'Look at the new state, then make your change again.',
  }),
  'name-taken': ({ what, name }) => ({
    text: `There already is a ${named(what)} called “${name}”.`,
    next: 'Choose another name.',
  }),
  'merge-needs-two': () => ({ text: 'A merge needs at least two contacts.', next: 'Choose one more.' }),
  'refers-to-itself': () => ({ text: 'A contact cannot point to itself.', next: 'Choose another contact.' }),
  'not-an-organization': () => ({
    text: 'A person can only belong to an organization.',
    next: 'Choose a company, shop or institution.',
  }),
  'custom-value-invalid': ({ field, value }) => ({
    text: `“${value}” does not fit into the field ${field}.`,
    next: 'Correct it and save again.',
  }),
  'code-taken': ({ field, code, product }) => ({
    text: `${field === 'sku' ? 'The code' : 'The barcode'} ${code} belongs to “${product}” already.`,
    next: 'Give this one another code, or open the other product.',
  }),
  'price-twice': ({ group }) => ({
    text: `Two prices${group ? ` of the group ${group}` : ''} count from the same quantity and the same day.`,
    next: 'Keep one of them, or let one begin at another quantity or day.',
  }),
  'bundle-empty': () => ({
    text: 'A bundle needs at least one product in it.',
    next: 'Choose what it is made of.',
  }),
  'bundle-contains-itself': ({ product }) => ({
    text: `A bundle can hold neither itself nor another bundle: “${product}”.`,
    next: 'Put the goods themselves into it.',
  }),
  'category-inside-itself': ({ name }) => ({
    text: `“${name}” cannot hang below itself.`,
    next: 'Choose another place for it.',
  }),
  'category-too-deep': ({ levels }) => ({
    text: `Categories go at most ${levels} levels deep.`,
    next: 'Choose a place higher up.',
  }),
  'stock-not-kept': () => ({ text: 'Only goods have a stock of their own.', next: 'Change the stock of the goods.' }),
  'stock-already-opened': () => ({
    text: 'The stock of this product has its first line already.',
    next: 'Count it, or write down what came in or went out.',
  }),
  'date-impossible': ({ date }) => ({
    text: `The calendar has no such day: ${date}.`,
    next: 'Choose another day.',
  }),
  'zone-unknown': ({ zone }) => ({
    text: `The time zone “${zone}” is not known on this PC.`,
    next: 'Choose one from the list, such as Asia/Jakarta.',
  }),
  'task-already-done': ({ title }) => ({
    text: `“${title}” is done already.`,
    next: 'Open it again if there is more to do.',
  }),
  'task-not-done': ({ title }) => ({ text: `“${title}” is still open.` }),
  'staff-gone': ({ name }) => ({
    text: `${name || 'This staff member'} no longer works here.`,
    next: 'Choose somebody else.',
  }),
  'needs-due-day': ({ what }) => ({
    text: {
      time: 'A time needs a day on which it is due.',
      repeat: 'What repeats needs a day from which it is counted.',
      reminder: 'A reminder needs a time at which the task is due.',
    }[what],
    next: what === 'reminder' ? 'Give it a day and a time, or leave out the reminder.' : 'Choose the day.',
  }),
  'repeat-never-comes': ({ until }) => ({
    text: `It would never come: the repetition ends on ${f.civil(until)}, before its first day.`,
    next: 'Let it end later, or begin earlier.',
  }),
  'snooze-not-ahead': ({ until }) => ({
    text: `${f.civil(until)} is not ahead.`,
    next: 'Choose a day from tomorrow on.',
  }),
  'ends-before-start': () => ({ text: 'It ends before it begins.', next: 'Correct the day or the time.' }),
  'appointment-too-long': ({ days }) => ({
    text: `An appointment lasts at most ${f.number(days)} days.`,
    next: 'Make several of it, or let it repeat.',
  }),
  'not-an-occurrence': ({ day }) => ({
    text: `This appointment has no time on ${f.civil(day)}.`,
    next: 'Refresh the calendar and try again.',
  }),
  'cursor-unknown': () => ({ text: 'The list has changed meanwhile.', next: 'Start it again from the top.' }),
  'range-too-long': ({ days }) => ({
    text: `A calendar shows at most ${f.number(days)} days at once.`,
    next: 'Ask for fewer days.',
  }),
  'nothing-to-export': () => ({
    text: 'There is no appointment in these days.',
    next: 'Choose other days.',
  }),
  'file-not-a-calendar': ({ file }) => ({
    text: `${file} is no calendar file. Nothing was brought in.`,
    next: 'Export the calendar as .ics from the other program and choose that file.',
  }),
  'action-not-here': () => ({ text: 'This cannot be done from here.', next: 'Open it and do it there.' }),
  'last-owner': () => ({
    text: 'The shop needs somebody who may do everything.',
    next: 'Make somebody else the owner first.',
  }),
  'pipeline-without-stages': () => ({
    text: 'A pipeline needs at least one stage.',
    next: 'Add a stage, or rename this one.',
  }),
  'last-pipeline': ({ pipeline }) => ({
    text: `“${pipeline}” is the only pipeline; deals need one.`,
    next: 'Add another one first, or rename this one.',
  }),
  'stage-holds-deals': ({ stage, deals }) => ({
    text: `${f.number(deals)} open ${f.plural(deals, { one: 'deal stands', other: 'deals stand' })} in “${stage}”.`,
    next: 'Choose the stage they shall go to.',
  }),
  'checklist-never-met': ({ stage, reason, value }) => ({
    text: `The checklist of “${stage}” could never be met. ${neverMet[reason](value)}`,
    next: 'Correct the step and save again.',
  }),
  'checklist-not-met': ({ deal, stage, checks, fields }) => ({
    text: `“${deal}” cannot leave “${stage}” yet. Missing: ${[...checks, ...fields.map((field) => dealFields[field])].join(', ')}.`,
    next: 'Tick or fill in what is missing, then move it again.',
  }),
  'deal-closed': ({ deal, status }) => ({
    text: `“${deal}” is ${status === 'won' ? 'won' : 'lost'} already.`,
    next: 'Open it again first.',
  }),
  'deal-open': ({ deal }) => ({ text: `“${deal}” is still open.` }),
  'lost-reason-missing': () => ({ text: 'Say why the deal was lost.', next: 'Choose a reason.' }),
  'amount-too-large': ({ limit }) => ({
    text: `This amount is too large; the most is ${f.number(limit)}.`,
    next: 'See whether there are zeros too many.',
  }),
  'tick-not-yours': ({ check, staff }) => ({
    text: `Only ${staff || 'the owner'} may tick “${check}”.`,
    next: 'Ask for it to be ticked.',
  }),
  'lead-closed': ({ status }) => ({
    text: status === 'converted' ? 'This lead is a deal already.' : 'This lead was given up.',
    next: status === 'converted' ? 'Open its deal.' : 'Open it again first.',
  }),
  'lead-open': () => ({ text: 'This lead is still open.' }),
  'rule-unusable': ({ place, reason }) => ({
    text:
      reason === 'range'
        ? `Rule ${f.number(place)} can never apply: it ends before it begins, or says nothing.`
        : `Nobody whom rule ${f.number(place)} names works here and may have leads.`,
    next: 'Correct the rule and save again.',
  }),
  'quote-locked': ({ quote, status }) => ({
    text: `${quote || 'This quotation'} is ${quoteStates[status] ?? 'issued'} and can no longer be changed.`,
    next: status === 'draft' ? 'Issue it first.' : 'Make the next revision or a copy of it.',
  }),
  'quote-not-issued': ({ quote }) => ({
    text: `${quote || 'This quotation'} is not out yet, or was replaced.`,
    next: 'Issue it first.',
  }),
  'quote-empty': () => ({ text: 'A quotation needs at least one line with a price.', next: 'Add a line.' }),
  'quote-expired': ({ quote, until }) => ({
    text: `${quote} was valid until ${f.civil(until, 'long')}.`,
    next: 'Accept it all the same, or issue the next revision.',
  }),
  'revision-begun': ({ quote }) => ({
    text: `The next revision of ${quote} has been begun already.`,
    next: 'Open it and go on there.',
  }),
  'line-unusable': ({ reason, line }) => ({
    text: `${line > 0 ? `Line ${f.number(line)}: ` : ''}${lineFlaws[reason]}`,
    next: 'Correct it and try again.',
  }),
  'discount-needs-approval': ({ percent, limit }) => ({
    text: `A discount of ${f.number(percent)}% is past your limit of ${f.number(limit)}%.`,
    next: 'Ask for it to be approved, or give less.',
  }),
  'number-pattern-unusable': ({ reason, value }) => ({
    text: patternFlaws[reason](value),
    next: 'Use {####} once, and {YYYY}, {MM} or {ROMAN_MONTH} where the counter begins anew.',
  }),
  'document-empty': ({ kind }) => ({
    text: emptyDocuments[kind] ?? 'There is nothing that this paper could say.',
    next: 'Choose a quotation, a deal or lines with prices.',
  }),
  'document-cancelled': ({ number }) => ({ text: `${number} is cancelled.`, next: 'Make a new one instead.' }),
  'delivers-too-much': ({ what, left }) => ({
    text:
      left === 0
        ? `“${what}” has been delivered already.`
        : `Of “${what}” only ${f.number(left)} ${left === 1 ? 'is' : 'are'} left to deliver.`,
    next: 'Lower the quantity, or add a line of its own for what goes along besides.',
  }),
  'receives-too-much': ({ left }) => ({
    text: left === 0 ? 'All of it has been received already.' : 'That is more than is left to be paid.',
    next: 'Lower the amount, or write a receipt without this paper.',
  }),
  'placeholders-unknown': ({ names }) => ({
    text: `Nobody knows what to put for ${f.list(names.map((name) => `{${name}}`))}.`,
    next: 'Choose the field from the list, or take the braces away.',
  }),
  'labels-do-not-fit': () => ({
    text: 'These labels do not fit on their sheet.',
    next: 'Check the measures and with which label printing shall start.',
  }),
  'nobody-left': ({ skipped }) => ({
    text: `Nobody is left: ${f.number(skipped)} of those who were chosen are blocked, want no post, or have no address.`,
    next: 'Choose others.',
  }),
  'too-many-letters': ({ most }) => ({
    text: `At most ${f.number(most)} letters are written at once.`,
    next: 'Choose fewer, one group after the other.',
  }),
  'letters-running': () => ({ text: 'These letters are being written already.', next: 'Wait until they are done.' }),
  'contact-blocked': ({ contact, reason }) => ({
    text: `${contact} is blocked${reason && `: ${reason}`}. Nothing is sent.`,
    next: 'Unblock the contact first.',
  }),
  'consent-refused': ({ contact, channel }) => ({
    text: `${contact} does not want ${channel === 'email' ? 'e-mails' : 'WhatsApp messages'}.`,
    next: 'Send all the same only if it was asked for.',
  }),
  'message-unusable': ({ reason }) =>
    reason === 'recipient'
      ? { text: 'There is no number or address to send it to.', next: 'Add one to the contact.' }
      : reason === 'empty'
        ? { text: 'The message says nothing.', next: 'Write a text, or choose one.' }
        : {
            text: 'The text is too long for a link of the mail program.',
            next: 'Shorten it, or make a draft with attachment.',
          },
  'document-not-issued': ({ document }) => ({
    text: `${document || 'The document'} is a draft and has no number yet.`,
    next: 'Issue it first.',
  }),
  'batch-running': () => ({
    text: 'This is still being worked on.',
    next: 'Wait until it is done, or cancel it.',
  }),
  'batch-already-undone': () => ({ text: 'This was already taken back.' }),
  'batch-not-undoable': () => ({ text: 'This can no longer be taken back.' }),
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
  'job-timed-out': ({ seconds }) => ({
    text: `This took longer than ${seconds} seconds and was stopped. Nothing is half done.`,
    next: 'Try it with a smaller file.',
  }),
  'job-cancelled': () => ({ text: 'Cancelled. Nothing is half done.' }),
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
        : 'Choose the file that was saved with “Save as file” in the templates of another Langganan.',
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
  'list-has-no-cards': () => ({
    text: 'This list cannot become contact cards.',
    next: 'Choose a spreadsheet instead.',
  }),
  unexpected: ({ reference }) => ({
    title: 'Something went wrong',
    text: 'This was not foreseen. Your saved data is not touched by it.',
    next: reference ? `Try again. If you ask for help, give the number ${reference}.` : 'Try again.',
  }),
};
