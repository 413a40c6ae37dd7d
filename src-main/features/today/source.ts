import type { TodayRow, TodaySection } from '../../contract/today.ts';
import type { Actor } from '../../database/store.ts';
import type { Db } from '../../database/tables.ts';

/** What a section needs to know to say what is to be done today. */
export interface TodayContext {
  db: Db;
  /** Epoch ms. */
  now: number;
  /** The shop's day, and the zone in which it begins and ends. */
  today: string;
  zone: string;
  /** The first day that was missed while the PC was off; today itself where none was. */
  since: string;
  caller: Actor;
  /** Only what is for whoever asks, and what is for nobody. */
  mine: boolean;
}

/**
 * How a feature puts its rows on Today: one such object for each section, registered in app.ts. Counting and paging stay
 * in SQL; what a key does goes to the feature's own service.
 */
export interface TodaySource {
  readonly section: TodaySection;
  page(context: TodayContext, page: { limit: number; offset: number }): Promise<{ total: number; items: TodayRow[] }>;
  /** Left out where a row cannot be done. */
  done?(actor: Actor, key: string, note: string, context: TodayContext): Promise<{ batchId: string }>;
  /** Left out where a row cannot be put off. */
  snooze?(
    actor: Actor,
    key: string,
    until: { until: string; reason: string },
    context: TodayContext,
  ): Promise<{ batchId: string }>;
}

/** What a row does not say is empty. */
export const blankRow = {
  detail: '',
  reason: null,
  day: null,
  time: null,
  endTime: null,
  contact: null,
  staff: null,
  age: null,
  amount: null,
  priority: 'normal',
} as const satisfies Partial<TodayRow>;
