import type { Selection } from '../../../../src-main/contract/contacts.ts';
import { act, api, tellProblem } from '../../../api/index.ts';
import { locale, t } from '../../../i18n/index.svelte.ts';
import { confirmations } from '../../../ui/confirm.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';

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

/** The file name carries the day, so that last month's export is not overwritten. */
export async function exportCsv(selection: Selection, columns: readonly string[], count: number): Promise<void> {
  try {
    // The table's columns, each with all that the file can say of it.
    const wanted = columns.flatMap((id) => exportedAs[id] ?? [id]);
    const file = await api.contacts.exportCsv({ selection, columns: wanted, language: locale.current });
    download(file);
    toasts.show({ tone: 'good', text: t.contacts.exported(count) });
  } catch (error) {
    tellProblem(error);
  }
}

const exportedAs: Record<string, string[]> = {
  name: ['name', 'title', 'kind'],
  phone: ['phone', 'phone2', 'phone3'],
  email: ['email', 'email2'],
};

function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  // The download has read it long before; at once would be too early in some browsers.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
