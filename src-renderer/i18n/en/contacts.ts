import { formatsFor } from '../format.ts';

const f = formatsFor('en');
const contacts_ = (count: number) => `${f.number(count)} ${count === 1 ? 'contact' : 'contacts'}`;

/** What the sample shop brings, or takes away with it. */
interface Sample {
  contacts: number;
  products: number;
  deals: number;
  leads: number;
  tasks: number;
  appointments: number;
}
const sample_ = (of: Sample): string => {
  const some = (count: number, one: string) =>
    count === 0 ? [] : [`${f.number(count)} ${one}${count === 1 ? '' : 's'}`];
  return f.list([
    contacts_(of.contacts),
    ...some(of.products, 'product'),
    ...some(of.leads, 'lead'),
    ...some(of.deals, 'deal'),
    ...some(of.tasks, 'task'),
    ...some(of.appointments, 'appointment'),
  ]);
};

/** The list of contacts with its two faces, and the words that every screen about contacts shares. */
export const contacts = {
  one: 'Contact',
  new: 'New contact',
  count: contacts_,
  blocked: 'blocked',
  inBin: 'in the bin',

  printing: {
    cards: 'Print this card',
    table: 'Print the list',
    title: (count: number) => contacts_(count),
    limited: (shown: number, all: number) =>
      `Only the first ${f.number(shown)} of ${f.number(all)} are printed. Narrow the list down with filters, or export it as CSV.`,
  },
  faces: { label: 'Face of the list', cards: 'Cards', table: 'Table' },
  searchLabel: 'Search contacts',
  searchCards: 'Name, company or last 4 digits …',
  searchTable: 'Search this list …',
  searchScope: 'Contact list',
  focusSearch: 'Jump to a name or number',
  foundOf: (found: number, all: number) => (found === all ? contacts_(all) : `${f.number(found)} of ${f.number(all)}`),
  placeOf: (place: number, total: number) => `${f.number(place)} of ${f.number(total)}`,

  columns: {
    name: 'Name',
    phone: 'Phone',
    email: 'E-mail',
    city: 'City',
    company: 'Organization',
    jobTitle: 'Job title',
    roles: 'Roles',
    tags: 'Tags',
    groups: 'Groups',
    birthday: 'Birthday',
    lastInteractionAt: 'Last contact',
    createdAt: 'Added',
    updatedAt: 'Changed',
  },
  moreNumbers: (count: number) => `${f.number(count)} more`,
  notANumber: 'not a phone number',
  foundIn: { email: 'E-mail', note: 'Note', timeline: 'Timeline', tag: 'Tag', city: 'City', company: 'Organization' },

  filters: {
    role: 'Role',
    tag: 'Tag',
    group: 'Group',
    city: 'City',
    phone: 'Phone',
    hasPhone: 'Has a phone',
    noPhone: 'No phone',
    birthday: 'Birthday',
    birthdayIn: (month: string) => `Birthday in ${month}`,
    blocked: 'Blocked',
    isBlocked: 'Blocked',
    notBlocked: 'Not blocked',
    added: 'Added',
    addedToday: 'Added today',
    addedDays: (days: number) => `Added in the last ${days} days`,
    addedThisYear: 'Added this year',
    addedSince: (date: string) => `Added since ${date}`,
    kind: 'Kind',
  },

  import: 'Import',
  duplicates: 'Find duplicates',

  bulk: {
    bar: 'What to do with the selected contacts',
    tags: 'Tags',
    groups: 'Groups',
    tagDirection: 'Add or take away',
    add: 'Add',
    remove: 'Take away',
    binTitle: (count: number) => `Move ${contacts_(count)} to the bin?`,
    binText: 'They leave every list and can be restored from the bin.',
    binAct: (count: number) => `Move ${f.number(count)} to the bin`,
    purgeTitle: (count: number) => `Erase ${contacts_(count)} for good?`,
    purgeText: (count: number) =>
      `${count === 1 ? 'Its' : 'Their'} phones, notes and everything else written about ${count === 1 ? 'it' : 'them'} go too.`,
    purgeAct: (count: number) => `Erase ${f.number(count)} for good`,
    binned: (count: number) => `${contacts_(count)} moved to the bin.`,
    restored: (count: number) => `${contacts_(count)} restored.`,
    purged: (count: number) => `${contacts_(count)} erased.`,
    tagged: (name: string, count: number) => `“${name}” added to ${contacts_(count)}.`,
    untagged: (name: string, count: number) => `“${name}” taken from ${contacts_(count)}.`,
    newTag: (name: string) => `New tag “${name}”`,
    newGroup: (name: string) => `New group “${name}”`,
  },

  cards: {
    label: 'Card file',
    rail: 'Index A to Z',
    letter: (letter: string, count: number) => `${letter}, ${contacts_(count)}`,
    letterEmpty: (letter: string) => `${letter}, none`,
    other: 'Other',
    hintFlip: 'flip cards',
    hintTyping: 'type a name or the last 4 digits',
    hintOpen: 'open',
    hintHand: 'card keys',
    hintSearch: 'type again',
    hintActions: 'act',
    previous: (name: string) => `Card before: ${name}`,
    next: (name: string) => `Card after: ${name}`,
    announce: (name: string, place: number, total: number) => `${name}, ${f.number(place)} of ${f.number(total)}`,
    scope: 'Card file',
    flipNext: 'Next card',
    flipPrevious: 'Card before',
    jumpNext: 'Ten cards on',
    jumpPrevious: 'Ten cards back',
    first: 'First card',
    last: 'Last card',
    openCard: 'Open the card',
  },

  /** The words and keys of what a card can do; a key is the letter its word begins with, as far as it goes. */
  actions: {
    label: 'What to do',
    call: 'Phone',
    callKey: 'p',
    whatsapp: 'WhatsApp',
    whatsappKey: 'w',
    email: 'E-mail',
    emailKey: 'e',
    note: 'Add note',
    noteKey: 'a',
    noPhone: 'No phone number yet',
    noWhatsapp: 'No number that WhatsApp could know',
    noEmail: 'No e-mail yet',
    callPhone: (number: string) => `Call ${number}`,
    whatsappTo: (number: string) => `WhatsApp to ${number}`,
    emailTo: (address: string) => `E-mail to ${address}`,
  },

  facts: {
    daysAgo: (days: number) => (days === 0 ? 'Today' : `${f.number(days)} ${days === 1 ? 'day' : 'days'}`),
    sinceContact: 'since contact',
    lastContactToday: 'last contact',
    noContact: 'never contacted',
    touches: 'on the timeline',
    birthdayIn: 'until birthday',
    birthdayToday: 'is the birthday',
    noBirthday: 'birthday unknown',
    people: 'people there',
    addedOn: 'added',
    phone: 'Phone',
    email: 'E-mail',
    address: 'Address',
    born: 'Born',
    daysLeft: (days: number) => (days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${f.number(days)} days`),
    referredBy: 'Referred by',
    referred: (name: string, count: number) =>
      `${name} brought ${f.number(count)} ${count === 1 ? 'contact' : 'contacts'}`,
    brought: 'Brought',
    broughtCount: contacts_,
    people_: 'People',
    noNumbers: 'No phone, e-mail or address yet.',
    completeIt: 'Complete the card',
  },

  record: {
    pane: (name: string) => `Record of ${name}`,
    paneUnnamed: 'Record',
    backToCards: 'Back to the cards',
    backToTable: 'Back to the table',
    close: 'Close the record',
  },

  empty: {
    title: 'Your card file is empty',
    text: 'Customers, suppliers and everyone else the shop deals with belong here: with their phones, what they like, and what was last spoken about.',
    add: 'Add a contact',
    import: 'Bring in a spreadsheet',
    sample: 'Try it with a sample shop',
    sampleHint: 'The sample shop is made up and goes away again with one click.',
    nothingTitle: 'Nobody fits',
    nothingText: (search: string) =>
      search ? `No contact here has “${search}”.` : 'No contact has all of these filters.',
    nothingFiltered: (search: string) => `No contact with these filters has “${search}”.`,
    binText: 'Contacts that are deleted wait here until they are restored or erased for good.',
    leaveBin: 'Back to the contacts',
  },
  sample: {
    banner: 'You are trying the sample shop. Its people are made up.',
    remove: 'Remove the sample shop',
    added: (of: Sample) => `Sample shop added: ${sample_(of)}.`,
    removed: (of: Sample) => `Sample shop removed: ${sample_(of)}.`,
  },
  loadFailed: 'The list could not be read',
};
