import { sql } from 'kysely';
import type { DealCard, DealRow, DealStatus, TouchKind } from '../../../contract/deals.ts';
import type { ContactKind } from '../../../contract/contacts.ts';
import type { Handle } from '../../../database/tables.ts';
import { daysSince, isQuiet, weighted } from '../../../domain/deals.ts';
import { nextActivities } from './next-activity.ts';

/** When it is, and in which zone days begin and end. */
export interface Moment {
  now: number;
  timeZone: string;
}

interface Basics {
  id: string;
  title: string;
  contact_id: string | null;
  contact_kind: ContactKind;
  contact_name: string;
  contact_title: string;
  stage_id: string;
  status: DealStatus;
  value: number | null;
  expected_on: string | null;
  staff_id: string | null;
  staff_name: string | null;
  entered_at: number;
  clock_at: number;
  clock_by: TouchKind;
  awake_at: number | null;
  snoozed_until: string | null;
  snooze_reason: string;
  quiet_days: number | null;
  checks: number;
  checks_done: number;
  checks_open: number;
  pipeline_id: string;
  pipeline_name: string;
  stage_name: string;
  probability: number;
  source: string;
  lost_reason: string | null;
  created_at: number;
  updated_at: number;
  closed_at: number | null;
}

/**
 * The list's rows of these deals in the order given, by one statement however many there are; those of the bin too.
 * Deals that are gone meanwhile are left out. A row is a card of the board and more.
 */
export async function findRows(db: Handle, ids: readonly string[], moment: Moment): Promise<DealRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Basics>`
    select d.id, d.title, d.contact_id, c.kind contact_kind, c.name contact_name, c.title contact_title, d.stage_id,
      d.status, d.value, d.expected_on, d.staff_id, f.name staff_name, coalesce(i.entered_at, d.created_at) entered_at,
      coalesce(i.clock_at, d.touched_at) clock_at, coalesce(i.clock_by, d.touched_by) clock_by, d.awake_at,
      d.snoozed_until, d.snooze_reason, s.quiet_days, s.pipeline_id, p.name pipeline_name, s.name stage_name,
      s.probability, d.source, r.name lost_reason, d.created_at, d.updated_at, d.closed_at,
      (select count(*) from stage_checks k where k.stage_id = d.stage_id and k.deleted_at is null) checks,
      (select count(*) from stage_checks k join deal_checks t on t.check_id = k.id and t.deal_id = d.id
        where k.stage_id = d.stage_id and k.deleted_at is null) checks_done,
      (select count(*) from stage_checks k where k.stage_id = d.stage_id and k.deleted_at is null and k.required = 1
        and not exists (select 1 from deal_checks t where t.check_id = k.id and t.deal_id = d.id)) checks_open
    from json_each(${JSON.stringify(ids)}) j join deals d on d.id = j.value
    join stages s on s.id = d.stage_id join pipelines p on p.id = s.pipeline_id
    left join deal_index i on i.deal_id = d.id left join contacts c on c.id = d.contact_id
    left join staff f on f.id = d.staff_id left join lost_reasons r on r.id = d.lost_reason_id
    order by j.key`.execute(db);
  const next = await nextActivities(db, ids, moment);
  return rows.map((row) => ({ ...cardOf(row, moment.now), nextActivity: next.get(row.id) ?? null, ...moreOf(row) }));
}

/** One card as the board shows it. */
export async function findCard(db: Handle, id: string, moment: Moment): Promise<DealCard | undefined> {
  const [card] = await findRows(db, [id], moment);
  return card;
}

const cardOf = (row: Basics, now: number): Omit<DealCard, 'nextActivity'> => {
  const isOpen = row.status === 'open';
  return {
    id: row.id,
    title: row.title,
    contact:
      row.contact_id === null
        ? null
        : { id: row.contact_id, kind: row.contact_kind, name: row.contact_name, title: row.contact_title },
    stageId: row.stage_id,
    status: row.status,
    value: row.value,
    expectedOn: row.expected_on,
    staff: row.staff_id === null ? null : { id: row.staff_id, name: row.staff_name ?? '' },
    stageSince: row.entered_at,
    daysInStage: daysSince(row.entered_at, now),
    quiet: isOpen && isQuiet(row.clock_at, row.quiet_days, now),
    lastTouch: { at: row.clock_at, kind: row.clock_by, days: daysSince(row.clock_at, now) },
    snoozed:
      isOpen && row.snoozed_until !== null && row.awake_at !== null && row.awake_at > now
        ? { until: row.snoozed_until, reason: row.snooze_reason }
        : null,
    checks: { done: row.checks_done, total: row.checks, requiredOpen: row.checks_open },
    updatedAt: row.updated_at,
  };
};

function moreOf(row: Basics) {
  const probability = { open: row.probability, won: 10_000, lost: 0 }[row.status];
  return {
    pipelineId: row.pipeline_id,
    pipelineName: row.pipeline_name,
    stageName: row.stage_name,
    probability,
    weighted: weighted(row.value ?? 0, probability),
    source: row.source,
    lostReason: row.lost_reason ?? '',
    createdAt: row.created_at,
    closedAt: row.closed_at,
  };
}
