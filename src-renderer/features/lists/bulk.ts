import { tellProblem } from '../../api/index.ts';
import { confirmations } from '../../ui/confirm.svelte.ts';
import { toasts } from '../../ui/toasts.svelte.ts';
import { type ExportOffer, exporting } from '../exports/exporting.svelte.ts';
import type { Chosen, ListFilter, ListSort, ListView } from './list-view.svelte.ts';

/**
 * What can be done with the rows of every list; each act says with a toast what it did.
 * @returns whether it was done
 */
export interface BinActs<Filter> {
  /** Into the bin, after a question that says how many. */
  remove: (chosen: Chosen<Filter>, count: number) => Promise<boolean>;
  restore: (chosen: Chosen<Filter>) => Promise<boolean>;
  /** Out of the bin for good, after a question: the only one that cannot be taken back. */
  purge: (chosen: Chosen<Filter>, count: number) => Promise<boolean>;
}

/** The same of a list that can go out as a file. */
export interface BulkActs<Filter> extends BinActs<Filter> {
  export: () => void;
}

/** How a list asks before it empties and fills its bin. */
interface BinWords {
  binTitle: (count: number) => string;
  binText: string;
  binAct: (count: number) => string;
  purgeTitle: (count: number) => string;
  purgeText: (count: number) => string;
  purgeAct: (count: number) => string;
}

export const askToBin = (words: BinWords, count: number): Promise<boolean> =>
  confirmations.ask({
    title: words.binTitle(count),
    text: words.binText,
    confirm: words.binAct(count),
    tone: 'danger',
  });

export const askToPurge = (words: BinWords, count: number): Promise<boolean> =>
  confirmations.ask({
    title: words.purgeTitle(count),
    text: words.purgeText(count),
    confirm: words.purgeAct(count),
    tone: 'danger',
  });

/** Does what cannot be taken back, and says so: a toast without Undo. */
export async function doForGood<Result>(work: Promise<Result>, done: (result: Result) => string): Promise<boolean> {
  try {
    toasts.show({ tone: 'good', text: done(await work) });
    return true;
  } catch (error) {
    tellProblem(error);
    return false;
  }
}

/** Chosen rows as an export asks for them. */
export const rowsFor = <Filter>(chosen: Chosen<Filter>) =>
  chosen.by === 'ids' ? { ids: chosen.ids } : { ...chosen.filter, except: chosen.except };

interface ExportForm {
  /** Columns of the table that are more than one in a file. */
  exportedAs: Record<string, string[]>;
  /** Whether the rows are people, who can go out as contact cards. */
  cards: boolean;
}

/** What can go out of the list as it stands, and of the chosen rows where there are any. */
export function offerExport<Filter extends ListFilter, Order extends ListSort, Row extends { id: string }>(
  view: ListView<Filter, Order, Row>,
  rowsOf: (chosen: Chosen<Filter>) => ExportOffer['all']['rows'],
  { exportedAs, cards }: ExportForm,
): void {
  exporting.open({
    all: { count: view.list.total, rows: rowsOf(view.everything) },
    ...(view.chosen ? { chosen: { count: view.chosenCount, rows: rowsOf(view.chosen) } } : {}),
    // The table's columns, each with all that the file can say of it.
    columns: view.columns.flatMap((id) => exportedAs[id] ?? [id]),
    cards,
  });
}
