import type { ProductSelection } from '../../../../src-main/contract/products.ts';
import { act, api, tellProblem } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { confirmations } from '../../../ui/confirm.svelte.ts';
import { toasts } from '../../../ui/toasts.svelte.ts';
import { exporting } from '../../exports/exporting.svelte.ts';
import { productsView as view } from './view.svelte.ts';

/** What can be done to many products at once; every one says with a toast what it did. @returns whether it was done */
export async function moveToBin(selection: ProductSelection, count: number): Promise<boolean> {
  const words = t.products.bulk;
  const sure = await confirmations.ask({
    title: words.binTitle(count),
    text: words.binText,
    confirm: words.binAct(count),
    tone: 'danger',
  });
  if (!sure) return false;
  const done = await act(api.products.remove(selection), ({ removed, hidden }) => words.binned(removed, hidden));
  return done !== undefined;
}

export async function restore(selection: ProductSelection): Promise<boolean> {
  const done = await act(api.products.restore(selection), ({ restored }) => t.products.bulk.restored(restored));
  return done !== undefined;
}

export async function setActive(selection: ProductSelection, active: boolean): Promise<boolean> {
  const { shown, hid } = t.products.bulk;
  const done = await act(api.products.setActive({ selection, active }), ({ changed }) =>
    active ? shown(changed) : hid(changed),
  );
  return done !== undefined;
}

/** Out of the bin for good: the only one of these that cannot be taken back here. */
export async function purge(selection: ProductSelection, count: number): Promise<boolean> {
  const words = t.products.bulk;
  const sure = await confirmations.ask({
    title: words.purgeTitle(count),
    text: words.purgeText,
    confirm: words.purgeAct(count),
    tone: 'danger',
  });
  if (!sure) return false;
  try {
    const { purged, kept } = await api.products.purge(selection);
    toasts.show({ tone: 'good', text: words.purged(purged, kept) });
    return true;
  } catch (error) {
    tellProblem(error);
    return false;
  }
}

/** What can go out of the list as it stands, and of the chosen rows where there are any. */
export function offerExport(): void {
  const rowsOf = (selection: ProductSelection) => {
    const which =
      selection.by === 'ids' ? { ids: selection.ids } : { ...selection.filter, except: [...selection.except] };
    return { what: 'products' as const, deleted: view.query.filter.deleted, ...which, sort: view.query.sort };
  };
  exporting.open({
    all: { count: view.list.total, rows: rowsOf(view.everything) },
    ...(view.chosen ? { chosen: { count: view.chosenCount, rows: rowsOf(view.chosen) } } : {}),
    columns: view.columns.flatMap((id) => exportedAs[id] ?? [id]),
    cards: false,
  });
}

const exportedAs: Record<string, string[]> = { price: ['price', 'wholesale', 'wholesaleFrom'] };
