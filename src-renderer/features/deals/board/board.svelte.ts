import type { BoardColumn, BoardOrder, DealCard, DealFilter, DealSums } from '../../../../src-main/contract/deals.ts';
import { weighted } from '../../../../src-main/domain/deals.ts';
import { api, codeOf, tellProblem } from '../../../api/index.ts';
import { pipelines } from '../pipelines.svelte.ts';

/** Cards of a column that are drawn at first: some more than a screen holds, and no more than it needs. */
const FIRST = 10;
/** Cards that are asked for as one scrolls. */
const PAGE = 20;
/** As many as the contract gives at once. */
const MOST = 200;

/** One column: the cards that are at hand, and sums of all that stand in it. */
export class Column {
  readonly stageId: string;
  cards = $state.raw<readonly DealCard[]>([]);
  /** Where the next cards begin; null: these are all. */
  next = $state.raw<string | null>(null);
  sums = $state.raw<DealSums & { quiet: number }>({ count: 0, sum: 0, weighted: 0, quiet: 0 });
  loading = $state(false);

  constructor(stageId: string) {
    this.stageId = stageId;
  }

  put({ cards, next, count, sum, weighted: weight, quiet }: BoardColumn): void {
    const known = this.cards;
    // A card that is the same stays the same object, and is not drawn again.
    this.cards = cards.map((card) => {
      const before = known.find(({ id }) => id === card.id);
      return before && JSON.stringify(before) === JSON.stringify(card) ? before : card;
    });
    this.next = next;
    this.sums = { count, sum, weighted: weight, quiet };
  }

  /** Counts a card in (1) or out (-1), as the sums of the database will say in a moment. */
  count(card: DealCard, sign: 1 | -1): void {
    const { count, sum, weighted: weight, quiet } = this.sums;
    const value = card.value ?? 0;
    const probability = pipelines.stage(this.stageId)?.probability ?? 0;
    this.sums = {
      count: count + sign,
      sum: sum + sign * value,
      weighted: weight + sign * weighted(value, probability),
      quiet: quiet + (card.quiet ? sign : 0),
    };
  }
}

/** The columns of the pipeline that is shown. A card moves here at once; what the main process then says is what counts. */
export class Board {
  columns = $state.raw<readonly Column[]>([]);
  total = $state.raw<DealSums>({ count: 0, sum: 0, weighted: 0 });
  /** Undefined until the first answer. */
  shown = $state.raw<string>();
  error = $state.raw<unknown>(null);
  order = $state.raw<BoardOrder>('hand');
  #filter: DealFilter | undefined;
  #asked = 0;
  #held = false;
  #missed = false;

  async show(filter: DealFilter): Promise<void> {
    this.#filter = filter;
    await this.#ask(FIRST);
  }

  async sortBy(order: BoardOrder): Promise<void> {
    this.order = order;
    await this.#ask(FIRST);
  }

  /** Something changed, by whomever: what is at hand is asked for again. */
  async refresh(): Promise<void> {
    if (this.#held) {
      this.#missed = true;
      return;
    }
    await this.#ask(Math.min(Math.max(FIRST, ...this.columns.map(({ cards }) => cards.length)), MOST));
  }

  retry(): void {
    void this.#ask(FIRST);
  }

  /** While a card is in the hand nothing moves under it; what was missed is asked for afterwards. */
  hold(held: boolean): void {
    this.#held = held;
    if (held || !this.#missed) return;
    this.#missed = false;
    void this.refresh();
  }

  /** The next cards of a column. */
  async more(column: Column): Promise<void> {
    if (column.next === null || column.loading || !this.#filter) return;
    column.loading = true;
    const asked = this.#asked;
    try {
      const { cards, next } = await api.deals.cards({
        stageId: column.stageId,
        filter: this.#filter,
        order: this.order,
        after: column.next,
        limit: PAGE,
      });
      if (asked !== this.#asked) return;
      const known = column.cards;
      column.cards = [...column.cards, ...cards.filter(({ id }) => !known.some((card) => card.id === id))];
      column.next = next;
    } catch (error) {
      tellProblem(error);
    } finally {
      column.loading = false;
    }
  }

  columnOf(stageId: string): Column | undefined {
    return this.columns.find((column) => column.stageId === stageId);
  }

  /** Takes a card out of its column, and puts it into another one (undefined: none, it is won or lost). */
  move(card: DealCard, to: { stageId: string; place: number } | undefined): void {
    const from = this.columnOf(card.stageId);
    if (from) {
      from.cards = from.cards.filter(({ id }) => id !== card.id);
      from.count(card, -1);
    }
    const target = to && this.columnOf(to.stageId);
    if (!to || !target) return;
    const moved = { ...card, stageId: to.stageId, daysInStage: to.stageId === card.stageId ? card.daysInStage : 0 };
    target.cards = [...target.cards.slice(0, to.place), moved, ...target.cards.slice(to.place)];
    target.count(card, 1);
  }

  /** A card as it is now, where it stands here: the next move of it builds on that. */
  renew(card: DealCard): void {
    const column = this.columnOf(card.stageId);
    if (column) column.cards = column.cards.map((one) => (one.id === card.id ? card : one));
  }

  /** The card of this name as it is at hand. */
  find(id: string): DealCard | undefined {
    return this.columns.flatMap(({ cards }) => cards).find((card) => card.id === id);
  }

  async #ask(limit: number): Promise<void> {
    const filter = this.#filter;
    if (!filter) return;
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const { pipelineId, columns, total } = await api.deals.board({
        ...(filter.pipelineId === null ? {} : { pipelineId: filter.pipelineId }),
        filter,
        order: this.order,
        limit,
      });
      if (asked !== this.#asked) return;
      const next = columns.map((given) => {
        const column = this.columnOf(given.stageId) ?? new Column(given.stageId);
        column.put(given);
        return column;
      });
      if (next.length !== this.columns.length || next.some((column, at) => column !== this.columns[at]))
        this.columns = next;
      this.total = total;
      this.shown = pipelineId;
      this.error = null;
    } catch (error) {
      if (asked !== this.#asked) return;
      // The pipeline that was open last is gone: the first one is there.
      if (codeOf(error) === 'not-found' && filter.pipelineId !== null) await this.show({ ...filter, pipelineId: null });
      else this.error = error;
    }
  }
}
