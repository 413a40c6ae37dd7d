import type { Selection } from '../../../../src-main/contract/contacts.ts';
import { act, api, tellProblem } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { confirmations } from '../../../ui/confirm.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';
import { exporting } from '../../exports/exporting.svelte.ts';
import type { ContactQuery } from './view.svelte.ts';

/** What can be done to many contacts at once; every one says with a toast what it did. */

/** Into the bin, after a question that says how many. @returns whether it was done */
export async function moveToBin(selection: Selection, count: number): Promise<boolean> {
  const words = t.contacts.bulk;
  const yes = await confirmations.ask({
    title: words.binTitle(count),
    text: words.binText,
    confirm: words.binAct(count),
    tone: 'danger',
  });
  if (!yes) return false;
  return (await act(api.contacts.remove(selection), ({ removed }) => t.contacts.bulk.binned(removed))) !== undefined;
}

export async function restore(selection: Selection): Promise<boolean> {
  const done = await act(api.contacts.restore(selection), ({ restored }) => t.contacts.bulk.restored(restored));
  return done !== undefined;
}

/** Out of the bin for good: the only one of these that cannot be taken back. */
export async function purge(selection: Selection, count: number): Promise<boolean> {
  const words = t.contacts.bulk;
  const yes = await confirmations.ask({
    title: words.purgeTitle(count),
    text: words.purgeText(count),
    confirm: words.purgeAct(count),
    tone: 'danger',
  });
  if (!yes) return false;
  try {
    const { purged } = await api.contacts.purge(selection);
    toasts.show({ tone: 'good', text: t.contacts.bulk.purged(purged) });
    return true;
  } catch (error) {
    tellProblem(error);
    return false;
  }
}

/** Puts a tag or group on all of the selection, or takes it off. */
export async function label(
  selection: Selection,
  what: 'tags' | 'groups',
  one: { id: string; name: string },
  direction: 'add' | 'remove',
): Promise<boolean> {
  const field = {
    tags: { add: 'addTagIds', remove: 'removeTagIds' },
    groups: { add: 'addGroupIds', remove: 'removeGroupIds' },
  };
  const done = await act(api.contacts.tagMany({ selection, [field[what][direction]]: [one.id] }), ({ changed }) =>
    direction === 'add' ? t.contacts.bulk.tagged(one.name, changed) : t.contacts.bulk.untagged(one.name, changed),
  );
  return done !== undefined;
}

/** What can go out of the list as it stands, and of the chosen rows where there are any. */
export function offerExport(view: {
  list: { total: number };
  columns: readonly string[];
  query: ContactQuery;
  everything: Selection;
  chosen: Selection | null;
  chosenCount: number;
}): void {
  const rowsOf = (selection: Selection) => {
    const which =
      selection.by === 'ids' ? { ids: selection.ids } : { ...selection.filter, except: [...selection.except] };
    return { what: 'contacts' as const, deleted: view.query.filter.deleted, ...which, sort: view.query.sort };
  };
  exporting.open({
    all: { count: view.list.total, rows: rowsOf(view.everything) },
    ...(view.chosen ? { chosen: { count: view.chosenCount, rows: rowsOf(view.chosen) } } : {}),
    // The table's columns, each with all that the file can say of it.
    columns: view.columns.flatMap((id) => exportedAs[id] ?? [id]),
    cards: true,
  });
}

const exportedAs: Record<string, string[]> = {
  name: ['name', 'title', 'kind'],
  phone: ['phone', 'phone2', 'phone3'],
  email: ['email', 'email2'],
};
