import type { Contact, ContactRow, CustomField } from '../../../../src-main/contract/contacts.ts';
import { api } from '../../../api/index.ts';
import { format } from '../../../i18n/index.svelte.ts';
import { chosenColumns, type Column } from '../../../ui/columns.ts';
import { phoneText, preferredFirst, roleWord } from '../contact-words.ts';
import { fullName } from '../record/naming.ts';
import { rowOf } from '../record/row.ts';
import { contactColumns } from './columns.ts';
import type { ContactQuery } from './view.svelte.ts';

/** Some sixty pages: what is longer is looked through on the screen, or taken along as a file. */
export const MOST_ON_PAPER = 2_000;
const PAGE = 500;

/** What is to be printed: a list with its columns, or one card. */
export type Paper =
  | {
      kind: 'list';
      columns: { id: string; label: string; cellOf: (row: ContactRow) => string }[];
      rows: readonly ContactRow[];
      /** How many the list has in all. */
      total: number;
    }
  | { kind: 'card'; row: ContactRow; contact: Contact };

/**
 * Everything that a list shows, from its first row to its last or to the limit: on the screen there are only the rows
 * in sight.
 */
export async function listOnPaper(
  query: ContactQuery,
  columns: readonly string[],
  fields: readonly CustomField[],
): Promise<Paper> {
  const rows: ContactRow[] = [];
  for (;;) {
    const limit = Math.min(PAGE, MOST_ON_PAPER - rows.length);
    const { items, total } = await api.contacts.list({ ...query.filter, sort: query.sort, limit, offset: rows.length });
    rows.push(...items);
    if (items.length === limit && rows.length < MOST_ON_PAPER) continue;
    return { kind: 'list', columns: chosenColumns(contactColumns(fields), columns).map(paperColumn), rows, total };
  }
}

const paperColumn = ({ id, label, text }: Column<ContactRow>) => ({ id, label, cellOf: cellOf(id, text) });

/** One contact as its card shows it. */
export async function cardOnPaper(id: string): Promise<Paper> {
  const contact = await api.contacts.get({ id });
  return { kind: 'card', row: rowOf(contact), contact };
}

/** The words of a cell: on paper nothing can be pointed at, so all phones and e-mails stand there. */
function cellOf(id: string, text: ((row: ContactRow) => string) | undefined): (row: ContactRow) => string {
  const cells: Record<string, (row: ContactRow) => string> = {
    name: fullName,
    phone: (row) => preferredFirst(row.phones).map(phoneText).join(', '),
    email: (row) => row.emails.join(', '),
    city: (row) => row.city,
    company: (row) => row.company,
    roles: (row) => row.roles.map(roleWord).join(', '),
    tags: (row) => row.tags.map(({ name }) => name).join(', '),
    groups: (row) => row.groups.map(({ name }) => name).join(', '),
    lastInteractionAt: (row) => (row.lastInteractionAt === null ? '' : format.date(row.lastInteractionAt)),
  };
  return (Object.hasOwn(cells, id) ? cells[id] : text) ?? (() => '');
}
