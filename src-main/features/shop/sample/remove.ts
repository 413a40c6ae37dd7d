import type { JournaledTable, Trx } from '../../../database/tables.ts';
import { productsInUse } from '../../products/uses.ts';
import {
  categoriesInUse,
  changedSince,
  dealsOfLeads,
  deleteRows,
  dropLinksTo,
  labelsInUse,
  madeIn,
  pipelinesInUse,
  reasonsInUse,
  staffInUse,
  tasksAfter,
} from './removal-queries.ts';

/**
 * Takes the sample away, inside the caller's act: its people, products, deals, leads, tasks and appointments, whatever
 * was done to them since, and what came of them (the deal that a lead became, the next task of a repeating one). What
 * one added oneself stays, and with it what it cannot be without: a product in an own deal, a category with an own
 * product in it, a tag on an own contact. What is set up for the whole shop (pipeline, reasons, rules, staff) also stays
 * where somebody has changed it: then it has become the shop's own.
 */
export async function removeSample(trx: Trx, batchId: string): Promise<void> {
  const made = await madeIn(trx, batchId);
  const of = (table: JournaledTable): readonly string[] => made.get(table) ?? [];
  const changed = await changedSince(trx, batchId);
  const untouched = (table: JournaledTable) => of(table).filter((id) => !changed.has(id));

  const deals = [...new Set([...of('deals'), ...(await dealsOfLeads(trx, of('leads')))])];
  await deleteRows(trx, 'appointments', of('appointments'));
  await deleteRows(trx, 'tasks', await tasksAfter(trx, of('tasks')));
  await deleteRows(trx, 'leads', of('leads'));
  await dropLinksTo(trx, deals);
  await deleteRows(trx, 'deals', deals);
  // A bundle holds its parts until it is gone itself.
  await whileAnyGoes(of('products'), (ids) => productsInUse(trx, ids), deleting(trx, 'products'));
  await deleteRows(trx, 'contacts', of('contacts'));

  await whileAnyGoes(of('product_categories'), (ids) => categoriesInUse(trx, ids), deleting(trx, 'product_categories'));
  for (const table of ['tags', 'groups'] as const)
    await whileAnyGoes(of(table), (ids) => labelsInUse(trx, table, ids), deleting(trx, table));
  await deleteRows(trx, 'lead_score_rules', untouched('lead_score_rules'));
  await removePipeline(trx, of, changed);
  await whileAnyGoes(untouched('staff'), (ids) => staffInUse(trx, ids), deleting(trx, 'staff'));
}

/** The pipeline with its stages and the reasons that came with it: all of them, or none where any has become the shop's. */
async function removePipeline(
  trx: Trx,
  of: (table: JournaledTable) => readonly string[],
  changed: ReadonlySet<string>,
): Promise<void> {
  const [pipelines, stages, reasons] = [of('pipelines'), of('stages'), of('lost_reasons')];
  const usedReasons = await reasonsInUse(trx, reasons);
  const isOwn =
    [...pipelines, ...stages, ...reasons].some((id) => changed.has(id)) || (await pipelinesInUse(trx, pipelines));
  if (isOwn && pipelines.length > 0) return;
  await deleteRows(trx, 'pipelines', pipelines);
  await deleteRows(
    trx,
    'lost_reasons',
    reasons.filter((id) => !changed.has(id) && !usedReasons.has(id)),
  );
}

const deleting = (trx: Trx, table: JournaledTable) => (ids: readonly string[]) => deleteRows(trx, table, ids);

/** Removes what is not in use, again and again: what goes may have held others. */
async function whileAnyGoes(
  ids: readonly string[],
  inUse: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  remove: (ids: readonly string[]) => Promise<void>,
): Promise<void> {
  for (let left = ids; left.length > 0;) {
    const used = await inUse(left);
    const going = left.filter((id) => !used.has(id));
    if (going.length === 0) return;
    await remove(going);
    left = left.filter((id) => used.has(id));
  }
}
