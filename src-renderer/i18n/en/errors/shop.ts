import type { ErrorSentences } from '../../sentence.ts';

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

export const shopErrors = {
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
  'staff-gone': ({ name }) => ({
    text: `${name || 'This staff member'} no longer works here.`,
    next: 'Choose somebody else.',
  }),
  'cursor-unknown': () => ({ text: 'The list has changed meanwhile.', next: 'Start it again from the top.' }),
  'action-not-here': () => ({ text: 'This cannot be done from here.', next: 'Open it and do it there.' }),
  'last-owner': () => ({
    text: 'The shop needs somebody who may do everything.',
    next: 'Make somebody else the owner first.',
  }),
  'batch-running': () => ({
    text: 'This is still being worked on.',
    next: 'Wait until it is done, or cancel it.',
  }),
  'batch-already-undone': () => ({ text: 'This was already taken back.' }),
  'batch-not-undoable': () => ({ text: 'This can no longer be taken back.' }),
  'job-timed-out': ({ seconds }) => ({
    text: `This took longer than ${seconds} seconds and was stopped. Nothing is half done.`,
    next: 'Try it with a smaller file.',
  }),
  'job-cancelled': () => ({ text: 'Cancelled. Nothing is half done.' }),
} satisfies Partial<ErrorSentences>;
