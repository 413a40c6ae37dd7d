import { type Cell, cellText } from '../cells.ts';
import type { Column } from '../columns.ts';
import { contactFieldSpecs } from '../contact-fields.ts';
import { type ContactDraft, describeDraft } from '../draft.ts';
import { understandContact } from '../row.ts';
import type { ColumnShape } from '../shapes.ts';
import { contactWords } from '../synonyms.ts';
import type { Target } from '../target.ts';
import { roleInWords, roleOf } from '../words.ts';

/** Persons and organizations. */
export const contacts: Target<ContactDraft> = {
  fields: contactFieldSpecs,
  words: contactWords,
  hasOwnFields: true,
  fieldByValues,
  lastResort: nameByValues,
  reader(rules, { sheet, header }) {
    const titles: (readonly Cell[])[] = [];
    for (let index = 0; index < header.row; index += 1) titles.push(sheet.row(index));
    const defaultRole = rules.decided
      ? (roleOf(rules.decided.role ?? '') ?? null)
      : roleOfList(sheet.name, titles, rules.columns);
    const options = { ...rules, defaultRole };
    return { understand: (cells) => understandContact(cells, options), role: defaultRole };
  },
  describe: describeDraft,
};

/** Only what can be told from values alone; a date or an amount may be anything. */
function fieldByValues(shape: ColumnShape): string | null {
  if (shape.filled === 0) return null;
  if (shape.email >= 0.6) return 'email';
  if (shape.phone >= 0.6) return 'phone';
  if (shape.gender >= 0.9 && shape.filled >= 3) return 'gender';
  if (shape.addressLike >= 0.5) return 'address';
  return null;
}

/** A contact list without a recognised name still has names: the leftmost column of many different words. */
function nameByValues(free: readonly Column[], taken: ReadonlySet<string>): { index: number; field: string } | null {
  if (['name', 'firstName', 'lastName', 'company'].some((field) => taken.has(field))) return null;
  const best = free.find(
    ({ name, shape }) => contactWords.match(name) === undefined && shape.nameLike >= 0.7 && shape.distinct >= 0.5,
  );
  return best ? { index: best.index, field: 'name' } : null;
}

/** "DATA PELANGGAN TOKO MAJU JAYA", a sheet "Pemasok", a column "Nama Customer": the list says whom it holds. */
function roleOfList(
  sheetName: string,
  titles: readonly (readonly Cell[])[],
  columns: readonly Column[],
): ContactDraft['roles'][number] | null {
  const nameColumn = columns.find((column) => column.field === 'name');
  for (const text of [nameColumn?.name ?? '', sheetName, ...titles.flatMap((cells) => cells.map(cellText))]) {
    const role = roleInWords(text);
    if (role) return role;
  }
  return null;
}
