import { formatsFor } from '../format.ts';

const f = formatsFor('en');

/** Files that come in by themselves: mappings, the watched folder and its reports. */
export const importSettings = {
  mapping: {
    applied: (name: string) => (name ? `Read by the mapping “${name}”.` : 'Read as the last file with these headings.'),
    afresh: 'Start afresh',
    again: 'Use the remembered matching',
    saveAs: 'Save this matching as',
    saveAsHint: 'Files with these headings are then read like this, also from the watched folder.',
    title: 'Mappings',
    hint: 'How files are read, remembered by their headings. Named ones serve the watched folder and other PCs.',
    none: 'Nothing is remembered yet. It comes with the first import whose matching you change.',
    unnamed: 'remembered by itself',
    name: 'Name',
    headings: 'Headings',
    used: 'Last used',
    never: 'never',
    rename: 'Name it',
    renameTitle: 'Name of the mapping',
    remove: 'Forget',
    removeTitle: (name: string) => `Forget ${name}?`,
    removeText: 'The next file with these headings is matched afresh. What was imported stays as it is.',
    export: 'Save as file',
    add: 'Add from file',
    added: (name: string) => `Mapping “${name}” added.`,
    saved: (name: string) => `Mapping saved as “${name}”.`,
    removed: 'Mapping forgotten.',
    menu: (name: string) => `More for ${name}`,
  },
  watch: {
    title: 'Watched folder',
    hint: 'Files that a till or an accounting program puts here are imported by themselves while Langganan runs. Then they move to done or failed, with a report beside them.',
    enable: 'Import files from this folder',
    folder: 'Path of the folder',
    choose: 'Choose …',
    folderHint: 'The whole path, such as C:\\Kasir\\Ekspor',
    mapping: 'Read by the mapping',
    noMapping: 'Import such a file by hand once and save its matching under a name; then it can be chosen here.',
    on: 'The folder is watched.',
    off: 'The folder is no longer watched.',
    trouble: {
      'folder-missing': 'The folder is not there at the moment.',
      'folder-not-writable': 'Langganan may not move files in this folder.',
      'mapping-missing': 'The mapping is gone: choose another one.',
    },
    recent: 'Last files',
    nothing: 'No file has come yet.',
    imported: (added: number, updated: number, rejected: number) =>
      [
        `${f.number(added)} added`,
        `${f.number(updated)} updated`,
        ...(rejected > 0 ? [`${f.number(rejected)} rejected`] : []),
      ].join(', '),
    failedFiles: (n: number) =>
      `${f.number(n)} ${f.plural(n, { one: 'file', other: 'files' })} from the watched folder failed`,
    open: 'Settings of the watched folder',
  },
  report: {
    title: 'Langganan: import from the watched folder',
    file: 'File',
    when: 'When',
    done: 'The file was imported.',
    failed: 'The file was not imported; nothing was changed.',
    mend: 'Mend the rejected rows in Langganan: Import, Past imports, Open.',
  },
};
