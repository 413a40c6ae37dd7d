import type { Trx } from '../../../database/tables.ts';
import { newId } from '../../../domain/ids.ts';
import { labelKey } from '../../contacts/find-or-make.ts';
import { insertSampleAgenda } from './insert-agenda.ts';
import { insertSampleContacts, sampleContacts } from './insert-contacts.ts';
import { insertSampleDeals } from './insert-deals.ts';
import { insertSampleLeads } from './insert-leads.ts';
import { insertSampleProducts } from './insert-products.ts';
import { findStaff, insertHelper } from './queries.ts';
import { Scene, type SampleSetting } from './scene.ts';

/** Who helps out in a shop where nobody else works yet: one of them, who is not called as the owner is. */
const helpers = ['Yanti', 'Rudi'] as const;

/**
 * Writes the sample shop, "Toko Maju Jaya" in Bandung, inside the caller's act: its customers and suppliers, what it
 * sells, who is about to buy, and what there is to do. What the shop has already (tags, categories, a pipeline, rules,
 * staff) is used as it is.
 * @returns how many contacts it wrote
 */
export async function insertSample(trx: Trx, setting: SampleSetting): Promise<number> {
  const scene = new Scene(setting);
  await insertSampleContacts(trx, scene);
  await insertSampleProducts(trx, scene);
  const helperId = await helperOf(trx, setting);
  await insertSampleDeals(trx, scene, helperId);
  await insertSampleLeads(trx, scene);
  await insertSampleAgenda(trx, scene, helperId);
  return sampleContacts.length;
}

/** Somebody else who works in the shop, made where the owner is alone. */
async function helperOf(trx: Trx, { staffId, now }: SampleSetting): Promise<string> {
  const staff = await findStaff(trx);
  const known = staff.find(({ id }) => id !== staffId);
  if (known) return known.id;
  const names = new Set(staff.map(({ name }) => labelKey(name)));
  const id = newId();
  await insertHelper(trx, { id, name: helpers.find((name) => !names.has(labelKey(name))) ?? helpers[0], at: now });
  return id;
}
