/** Words of every list of records: its bin, its export, its menu. */
export const lists = {
  more: 'More',
  export: 'Export …',
  bin: 'Bin',
  toBin: 'Move to the bin',
  restore: 'Restore',
  purge: 'Erase for good',
  emptyBin: 'Empty the bin',
  binTitle: 'The bin is empty',
  clearSearch: 'Clear the search',
  addNamed: (name: string) => `Add “${name}”`,
};
