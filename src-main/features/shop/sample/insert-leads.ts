import type { Insertable } from 'kysely';
import type { LeadsTable } from '../../../database/deal-tables.ts';
import { insertRows } from '../../../database/insert-buffer.ts';
import type { Trx } from '../../../database/tables.ts';
import { newId } from '../../../domain/ids.ts';
import { changeScoreRules } from '../../leads/rules.ts';
import { sampleLeads, sampleScoreRules } from './deal-data.ts';
import { hasScoreRules } from './queries.ts';
import type { Scene } from './scene.ts';

/** Contacts with a wish; scored by rules that only a shop without any gets. */
export async function insertSampleLeads(trx: Trx, scene: Scene): Promise<void> {
  const { now, staffId } = scene.setting;
  if (!(await hasScoreRules(trx)))
    await changeScoreRules(
      trx,
      sampleScoreRules.map(({ points, when }) => {
        if (when.fact === 'source') return { points, when: { ...when, source: scene.text(when.source) } };
        return { points, when: when.fact === 'budget' ? { ...when, from: scene.amount(when.from) } : when };
      }),
      now,
    );
  const rows = sampleLeads.map((lead) => {
    const at = scene.momentAgo(lead.daysAgo);
    const closed = lead.became === undefined ? null : scene.momentAgo(1);
    return {
      id: newId(),
      contact_id: scene.idOf(lead.contact),
      source: scene.text(lead.source),
      interest: scene.text(lead.interest),
      product_id: lead.product === undefined ? null : scene.idOf(lead.product),
      category_id: lead.category === undefined ? null : scene.idOf(`category ${lead.category}`),
      budget: lead.budget === undefined ? null : scene.amount(lead.budget),
      need: scene.text(lead.need),
      wanted_on: lead.wantedInDays === undefined ? null : scene.day(lead.wantedInDays),
      staff_id: lead.unassigned ? null : staffId,
      assigned_rule_id: null,
      assigned_at: lead.unassigned ? null : at,
      status: closed === null ? ('open' as const) : ('converted' as const),
      deal_id: lead.became === undefined ? null : scene.idOf(lead.became),
      closed_at: closed,
      created_at: at,
      updated_at: closed ?? at,
      deleted_at: null,
    } satisfies Insertable<LeadsTable>;
  });
  await insertRows(trx, 'leads', rows);
}
