import { AppError } from '../../contract/errors.ts';
import type { ForecastRow, PipelineReport } from '../../contract/reports.ts';
import type { Actor, Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import { addMonths, monthSpans } from '../../domain/months.ts';
import type { PipelinesService } from '../deals/pipelines.ts';
import {
  countClosed,
  findCycles,
  findLostReasons,
  findOpen,
  findOpenByStage,
  findReached,
  findSources,
  findStays,
  findWon,
  type Scope,
  staffNames,
  stagesOf,
} from './queries.ts';

/** Closed deals from which on the shop's own history says something. */
const HISTORY_FROM = 30;
/** Months looked back and ahead where nothing else is asked for; and the most that are told at once. */
const BACK = 5;
const AHEAD = 6;
const MOST_MONTHS = 120;
const nothing = { count: 0, average: null, median: null };
const capped = (sum: number): number => Math.min(sum, Number.MAX_SAFE_INTEGER);

interface Asked {
  pipelineId?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  staffId?: string | undefined;
  commitFrom: number;
}

/** What pipelines came to and may come to. Every figure is worked out by the database. */
export class ReportsService {
  readonly #store: Store;
  readonly #pipelines: PipelinesService;

  constructor(store: Store, pipelines: PipelinesService) {
    this.#store = store;
    this.#pipelines = pipelines;
  }

  /** @throws AppError `not-found` */
  async pipeline(actor: Actor, asked: Asked): Promise<PipelineReport> {
    const { db, clock } = this.#store;
    const all = await this.#pipelines.list(actor);
    const pipeline = asked.pipelineId === undefined ? all[0] : all.find((one) => one.id === asked.pipelineId);
    if (!pipeline) throw new AppError('not-found', { what: 'pipeline', id: asked.pipelineId ?? '' });
    const today = todayIn(clock.timeZone(), clock.now()).slice(0, 7);
    const from = asked.from ?? addMonths(asked.to !== undefined && asked.to < today ? asked.to : today, -BACK);
    const last = asked.to ?? addMonths(from > today ? from : today, AHEAD);
    const to = last > addMonths(from, MOST_MONTHS - 1) ? addMonths(from, MOST_MONTHS - 1) : last;
    const months = monthSpans(from, to, clock.timeZone());
    const scope: Scope = { pipelineId: pipeline.id, staffId: asked.staffId ?? null, months };

    // Between two statements the window has its turn.
    const breathe = this.#store.breather();
    const stages = await stagesOf(db, pipeline.id);
    const closed = await countClosed(db, scope);
    const reached = await findReached(db, scope);
    await breathe();
    // The history is the shop's, whoever's deals are looked at.
    const history = scope.staffId === null ? reached : await findReached(db, { ...scope, staffId: null });
    const weights = stages.map(({ id, probability }) => {
      const of = history.get(id);
      const own = closed < HISTORY_FROM || !of || of.closed === 0 ? null : Math.round((of.won * 10_000) / of.closed);
      return { id, probability, own };
    });
    await breathe();
    const open = await findOpenByStage(db, scope, weights);
    await breathe();
    const stays = await findStays(db, scope, breathe);
    await breathe();
    const cycles = await findCycles(db, scope, breathe);
    await breathe();
    const forecast = await this.#forecast(scope, weights, asked.commitFrom, closed >= HISTORY_FROM);
    await breathe();
    const lostReasons = await findLostReasons(db, scope);
    await breathe();
    const sources = await findSources(db, scope);
    return {
      pipelineId: pipeline.id,
      from,
      to,
      historyFrom: HISTORY_FROM,
      closed,
      forecast,
      total: totalOf(forecast, closed >= HISTORY_FROM),
      stages: stages.map((stage, at) => {
        const before = reached.get(stages[at - 1]?.id ?? '')?.reached ?? 0;
        const came = reached.get(stage.id)?.reached ?? 0;
        const standing = open.get(stage.id);
        return {
          stageId: stage.id,
          name: stage.name,
          probability: stage.probability,
          open: {
            count: standing?.count ?? 0,
            sum: standing?.sum ?? 0,
            weighted: standing?.weighted ?? 0,
            byHistory: closed < HISTORY_FROM ? null : (standing?.byHistory ?? 0),
          },
          reached: came,
          conversion: at === 0 || before === 0 ? null : Math.round((came * 10_000) / before),
          closed: history.get(stage.id)?.closed ?? 0,
          ownProbability: weights[at]?.own ?? null,
          stay: stays.get(stage.id) ?? nothing,
        };
      }),
      cycle: { won: cycles.get('won') ?? nothing, lost: cycles.get('lost') ?? nothing },
      lostReasons: lostReasons.map(({ id, name, count, sum }) => ({
        reason: id === null ? null : { id, name: name ?? '' },
        count,
        sum,
      })),
      sources: sources.map(({ won, wonSum, ...row }) => ({
        ...row,
        won: { count: won, sum: wonSum },
      })),
    };
  }

  async #forecast(
    scope: Scope,
    weights: Parameters<typeof findOpen>[2],
    commitFrom: number,
    hasHistory: boolean,
  ): Promise<ForecastRow[]> {
    const db = this.#store.db;
    const names = await staffNames(db);
    const rows = new Map<string, ForecastRow>();
    const rowOf = (month: string | null, staffId: string | null): ForecastRow => {
      const key = `${month ?? ''} ${staffId ?? ''}`;
      const known = rows.get(key);
      if (known) return known;
      const row: ForecastRow = {
        month,
        staff: staffId === null ? null : { id: staffId, name: names.get(staffId) ?? '' },
        won: { count: 0, sum: 0 },
        open: { count: 0, sum: 0 },
        committed: { count: 0, sum: 0 },
        weighted: 0,
        byHistory: hasHistory ? 0 : null,
      };
      rows.set(key, row);
      return row;
    };
    for (const { month, staffId, count, sum } of await findWon(db, scope)) rowOf(month, staffId).won = { count, sum };
    for (const found of await findOpen(db, scope, weights, commitFrom)) {
      const row = rowOf(found.month, found.staffId);
      row.open = { count: found.count, sum: found.sum };
      row.committed = { count: found.committedCount, sum: found.committedSum };
      row.weighted = found.weighted;
      if (hasHistory) row.byHistory = found.byHistory;
    }
    // By month, what has no day last; then by who has it, nobody last.
    const order = (row: ForecastRow) => `${row.month ?? '~'} ${row.staff?.name ?? '~'} ${row.staff?.id ?? ''}`;
    return [...rows.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  }
}

function totalOf(rows: readonly ForecastRow[], hasHistory: boolean): PipelineReport['total'] {
  const add = (of: (row: ForecastRow) => number) => capped(rows.reduce((sum, row) => sum + of(row), 0));
  return {
    won: { count: add((row) => row.won.count), sum: add((row) => row.won.sum) },
    open: { count: add((row) => row.open.count), sum: add((row) => row.open.sum) },
    committed: { count: add((row) => row.committed.count), sum: add((row) => row.committed.sum) },
    weighted: add((row) => row.weighted),
    byHistory: hasHistory ? add((row) => row.byHistory ?? 0) : null,
  };
}
