import { AppError } from '../../contract/errors.ts';
import { type TodayRow, type TodaySection, todaySections } from '../../contract/today.ts';
import type { Actor, Store } from '../../database/store.ts';
import { addDays, todayIn } from '../../domain/dates.ts';
import { requireDay } from '../agenda/checks.ts';
import { daysSeen, rememberDay } from './queries.ts';
import type { TodayContext, TodaySource } from './source.ts';

/** Days of the past that are caught up on: after a longer holiday the oldest birthdays are no news any more. */
const CAUGHT_UP = 14;

/** The page that opens first: what every feature says is to be done today. */
export class TodayService {
  readonly #store: Store;
  readonly #sources: ReadonlyMap<TodaySection, TodaySource>;
  readonly #watched: boolean;

  /** @param watched whether somebody looks at it: a script that asks does not make the missed days seen */
  constructor(store: Store, sources: readonly TodaySource[], watched: boolean) {
    this.#store = store;
    this.#sources = new Map(sources.map((source) => [source.section, source]));
    this.#watched = watched;
  }

  async show(caller: Actor, { limit, mine }: { limit: number; mine: boolean }) {
    const context = await this.#context(caller, mine);
    if (this.#watched) await rememberDay(this.#store.db, context.today);
    const sections: { section: TodaySection; total: number; items: TodayRow[] }[] = [];
    for (const section of todaySections) {
      const source = this.#sources.get(section);
      if (source) sections.push({ section, ...(await source.page(context, { limit, offset: 0 })) });
    }
    return { day: context.today, since: context.since === context.today ? null : context.since, sections };
  }

  /** More rows of one section; none of one whose feature is not there. */
  async section(
    caller: Actor,
    { section, mine, ...page }: { section: TodaySection; mine: boolean; limit: number; offset: number },
  ): Promise<{ total: number; items: TodayRow[] }> {
    const source = this.#sources.get(section);
    return source ? source.page(await this.#context(caller, mine), page) : { total: 0, items: [] };
  }

  /** @throws AppError `action-not-here`, and what the feature's service refuses */
  async done(actor: Actor, { section, key, note }: { section: TodaySection; key: string; note: string }) {
    const source = this.#sources.get(section);
    if (!source?.done) throw new AppError('action-not-here', { section, action: 'done' });
    const { batchId } = await source.done(actor, key, note, await this.#context(actor, false));
    return { batchId };
  }

  /** @throws AppError `action-not-here`, `date-impossible`, `snooze-not-ahead`, and what the feature's service refuses */
  async snooze(
    actor: Actor,
    { section, key, ...until }: { section: TodaySection; key: string; until: string; reason: string },
  ) {
    const source = this.#sources.get(section);
    if (!source?.snooze) throw new AppError('action-not-here', { section, action: 'snooze' });
    const context = await this.#context(actor, false);
    if (requireDay(until.until) <= context.today) throw new AppError('snooze-not-ahead', { until: until.until });
    const { batchId } = await source.snooze(actor, key, until, context);
    return { batchId };
  }

  async #context(caller: Actor, mine: boolean): Promise<TodayContext> {
    const { db, clock } = this.#store;
    const [now, zone] = [clock.now(), clock.timeZone()];
    const today = todayIn(zone, now);
    const earliest = addDays(today, -CAUGHT_UP);
    const seen = await daysSeen(db, today);
    const missed = seen === null ? today : addDays(seen, 1);
    const since = missed > today ? today : missed < earliest ? earliest : missed;
    return { db, now, zone, today, since, caller, mine };
  }
}
