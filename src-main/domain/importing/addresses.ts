import { clean, cleanLines, fold } from '../text.ts';
import type { DraftAddress } from './draft.ts';
import { type RowReader, textLimits } from './reader.ts';
import { labelIn } from './words.ts';

const parts = ['city', 'region', 'postalCode', 'country'] as const;
const partLimits = {
  city: textLimits.line,
  region: textLimits.line,
  postalCode: textLimits.postalCode,
  country: textLimits.country,
};

/**
 * The addresses of a row: the columns of one set ("Business Street", "Business City") make one. A city without a set of
 * its own belongs to the first street that lacks one.
 */
export function addressesOf(row: RowReader): DraftAddress[] {
  const sets = new Map<string, DraftAddress>();
  const at = (set: string, label: string | null): DraftAddress => {
    let address = sets.get(set);
    if (!address) {
      address = { label: label ?? 'other', street: '', city: '', cityKey: '', region: '', postalCode: '', country: '' };
      sets.set(set, address);
    }
    return address;
  };
  // In the order of the file: the first address is the one that lists show.
  const all = (['street', 'address', ...parts] as const).flatMap((field) => row.columnsOf(field));
  for (const column of all.sort((a, b) => a.index - b.index)) at(column.set, column.label);
  for (const column of row.columnsOf('street')) {
    at(column.set, column.label).street = row.shorten(column, cleanLines(row.text(column)), textLimits.street);
  }
  for (const field of parts) {
    for (const column of row.columnsOf(field)) {
      at(column.set, column.label)[field] = row.shorten(column, clean(row.text(column)), partLimits[field]);
    }
  }
  // Google writes the whole address once more beside its parts.
  for (const column of row.columnsOf('address')) {
    const address = at(column.set, column.label);
    if (address.street === '') address.street = row.shorten(column, cleanLines(row.text(column)), textLimits.street);
  }
  for (const column of row.columnsOf('addressLabel')) {
    const address = sets.get(column.set);
    const label = labelIn(row.text(column));
    if (address && label !== null) address.label = label;
  }
  joinLooseParts(sets);
  const said = [...sets.values()].filter(
    (address) => address.street !== '' || parts.some((part) => address[part] !== ''),
  );
  for (const address of said) address.cityKey = fold(address.city);
  return said;
}

function joinLooseParts(sets: Map<string, DraftAddress>): void {
  const loose = sets.get('');
  if (!loose || loose.street !== '') return;
  const home = [...sets.values()].find(
    (address) =>
      address !== loose && address.street !== '' && parts.every((part) => address[part] === '' || loose[part] === ''),
  );
  if (!home) return;
  for (const part of parts) home[part] ||= loose[part];
  sets.delete('');
}
