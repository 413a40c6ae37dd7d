/** The screens of Word files of the shop's own. */
export const word = {
  title: 'Your Word files',
  hint: 'A letter or a quotation that you have written in Word can be filled by Langganan: write a field in braces, such as {customer.name}, where the value shall stand.',
  none: 'No Word file yet.',
  add: 'Add a Word file',
  addTitle: 'Add a Word file',
  drop: 'Drop the Word file here',
  dropText: 'A .docx file with fields in braces. It is checked before it is used.',
  otherFile: 'Choose another file',
  checking: 'Checking the file …',
  kind: 'For which document',
  name: 'Name',
  added: (name: string) => `“${name}” was added.`,
  replace: 'Replace the file',
  replaced: (name: string) => `The file of “${name}” was replaced.`,
  replaceTitle: (name: string) => `Replace the file of “${name}”`,
  download: 'Download the file',
  rename: 'Rename',
  remove: 'Move to the bin',
  removed: (name: string) => `“${name}” was moved to the bin.`,
  renamed: 'Renamed.',
  menu: (name: string) => `What can be done with “${name}”`,
  check: 'Check',
  checkOf: (name: string) => `Check of “${name}”`,
  // the check
  allKnown: (count: number) =>
    count === 1 ? 'Its one field will be filled.' : `All its ${count} fields will be filled.`,
  noFields: 'There is no field in it: every document will look the same.',
  someUnknown: (count: number) =>
    count === 1
      ? 'One field is not known. It would stay as it stands:'
      : `${count} fields are not known. They would stay as they stand:`,
  broken: 'It cannot be filled like this:',
  mendFirst: 'Mend it in Word, save it, and choose it again.',
  unknown: 'Not known.',
  nearest: (name: string) => `Not known. Do you mean ${name}?`,
  onlyInside: (list: string) => `Belongs between {#${list}} and {/${list}}.`,
  isList: (name: string) => `A list: write {#${name}} before and {/${name}} after what shall be repeated.`,
  times: (count: number) => `${count} times`,
  willBeFilled: 'Will be filled',
  // the fields
  fieldsTitle: 'Fields',
  fieldsHint: 'What you can write into a Word file. A click copies the field; paste it into Word.',
  field: 'Field',
  means: 'What it is',
  example: 'Example',
  copy: (field: string) => `Copy ${field}`,
  copied: (field: string) => `${field} copied.`,
  notCopied: 'This window may not copy. Select the field and press Ctrl+C.',
  listHint: (open: string, close: string) => `Repeated for each row, between ${open} and ${close}:`,
  conditionHint: (open: string, close: string) =>
    `What stands between ${open} and ${close} is only there when the field has a value.`,
  sample: 'Download a Word file to begin with',
  // filling
  fillMenu: 'Fill a Word file',
  fillTitle: (name: string) => `Fill a Word file for ${name}`,
  template: 'Word file',
  ownFile: 'Another file from this PC',
  asWord: 'Save as Word',
  asPdf: 'Save as PDF',
  noOffice:
    'For a PDF, LibreOffice or Word is needed on this PC; neither was found. The Word file is made all the same.',
  filled: (file: string) => `${file} was made.`,
  filledExcept: (file: string, fields: string) => `${file} was made. Not known, and left as it stood: ${fields}`,
  paperTitle: 'This paper is a Word file',
  paperText:
    'Save it and open it in Word. It can be shown here as pages once LibreOffice or Word makes PDFs on this PC.',
};
