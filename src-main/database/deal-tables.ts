import type { Generated } from 'kysely';
import type { DealStatus, TouchKind, ValueSource } from '../contract/deals/words.ts';
import type { LeadStatus } from '../contract/leads/record.ts';
import type { Defaulted, Flag } from './column-types.ts';

interface Ordered {
  id: string;
  position: number;
  created_at: number;
}
interface Named extends Ordered {
  name: string;
  name_key: string;
  deleted_at: number | null;
}
export type PipelinesTable = Named;
export type LostReasonsTable = Named;
export interface StagesTable extends Named {
  pipeline_id: string;
  /** Basis points. */
  probability: number;
  quiet_days: number | null;
  /** JSON array of names of fields. */
  required_fields: Defaulted<string>;
}
export interface StageChecksTable extends Ordered {
  stage_id: string;
  text: string;
  required: Defaulted<Flag>;
  staff_id: string | null;
  deleted_at: number | null;
}
/** Amounts in minor units, quantities in thousandths. */
export interface DealsTable {
  id: string;
  title: string;
  contact_id: string | null;
  stage_id: string;
  status: Defaulted<DealStatus>;
  /** Place in its column: see domain/ranks.ts. */
  rank: string;
  value: number | null;
  value_by: Defaulted<ValueSource>;
  expected_on: string | null;
  staff_id: string | null;
  source: Defaulted<string>;
  note: Defaulted<string>;
  lost_reason_id: string | null;
  lost_note: Defaulted<string>;
  closed_at: number | null;
  snoozed_until: string | null;
  snooze_reason: Defaulted<string>;
  /** The moment at which the rest ends: the beginning of that day in the shop. */
  awake_at: number | null;
  /** The last act on the deal itself, and what it was. */
  touched_at: number;
  touched_by: TouchKind;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}
interface OfDeal {
  id: string;
  deal_id: string;
}
export interface DealPeopleTable extends OfDeal {
  contact_id: string;
  role: Defaulted<string>;
  position: number;
}
export interface DealProductsTable extends OfDeal {
  product_id: string;
  quantity: number;
  unit_price: number;
  position: number;
}
/** The beginning of a stay in a stage; kept true by database/deal-stages.ts. */
export interface DealStagesTable extends OfDeal {
  stage_id: string;
  status: DealStatus;
  entered_at: number;
}
export interface DealChecksTable extends OfDeal {
  check_id: string;
  staff_id: string | null;
  ticked_at: number;
}
export interface LeadScoreRulesTable extends Ordered {
  /** JSON of a `LeadFact`. */
  condition: string;
  points: number;
}
export interface LeadAssignmentRulesTable extends Ordered {
  source: Defaulted<string>;
  city: Defaulted<string>;
  category_id: string | null;
  /** JSON array. */
  staff_ids: string;
}
export interface LeadsTable {
  id: string;
  contact_id: string;
  source: Defaulted<string>;
  interest: Defaulted<string>;
  product_id: string | null;
  category_id: string | null;
  budget: number | null;
  need: Defaulted<string>;
  wanted_on: string | null;
  staff_id: string | null;
  assigned_rule_id: string | null;
  assigned_at: number | null;
  status: Defaulted<LeadStatus>;
  drop_reason: Defaulted<string>;
  deal_id: string | null;
  closed_at: number | null;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

/** One row for every deal that is not in the bin, derived (deal-index.ts keeps it true). */
export interface DealIndexTable {
  row: Generated<number>;
  deal_id: string;
  stage_id: string;
  status: DealStatus;
  rank: string;
  /** 0 where it is not known. */
  value: number;
  expected_on: string | null;
  staff_id: string | null;
  contact_id: string | null;
  /** From when on the quiet clock runs: the last touch of the deal or its customer, or the end of its rest. */
  clock_at: number;
  clock_by: TouchKind;
  /** When its rest ends or ended. */
  awake_at: number | null;
  entered_at: number;
  title_key: string;
  contact_key: string;
  source_key: string;
  created_at: number;
  updated_at: number;
  closed_at: number | null;
  /** Folded words of title, customer and products, each after a space. */
  words: string;
  source: string;
  lost_reason_id: string | null;
  /** The set of stages that it ever stood in: a row of `deal_paths`. */
  path: number | null;
}

/** What deals and leads are kept in. */
export interface DealTables {
  pipelines: PipelinesTable;
  stages: StagesTable;
  stage_checks: StageChecksTable;
  lost_reasons: LostReasonsTable;
  deals: DealsTable;
  deal_people: DealPeopleTable;
  deal_products: DealProductsTable;
  deal_stages: DealStagesTable;
  deal_checks: DealChecksTable;
  lead_score_rules: LeadScoreRulesTable;
  lead_assignment_rules: LeadAssignmentRulesTable;
  leads: LeadsTable;
  deal_index: DealIndexTable;
  deal_dirty: { deal_id: string };
  /** Both derived: see deal-passages.ts. `stages`: a JSON array; `stay`: milliseconds. */
  deal_paths: { row: Generated<number>; stages: string };
  deal_stays: { deal_row: number; place: number; stage_id: string; stay: number; left_at: number };
  /** What the rules give an open lead; derived as well. */
  lead_index: { lead_id: string; score: number; words: string; contact_key: string };
  lead_dirty: { lead_id: string };
}
