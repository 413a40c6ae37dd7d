import { DealFilter, type DealRow, type DealSort, dealSorts } from '../../../../src-main/contract/deals.ts';
import { api, tellProblem } from '../../../api/index.ts';
import { preferences } from '../../../preferences.svelte.ts';
import { type ListQuery, ListView } from '../../lists/list-view.svelte.ts';
import { Board } from '../board/board.svelte.ts';
import { pipelines } from '../pipelines.svelte.ts';

export type Face = 'board' | 'table';

const lastChanged: DealSort = { by: 'updatedAt', direction: 'desc' };

/** The deals that the screen shows, in whichever face; both look through the same filter. */
class DealsView extends ListView<DealFilter, DealSort, DealRow> {
  readonly board = new Board();

  get face(): Face {
    // What is deleted, won or lost stands in no column.
    return this.filter.deleted || this.filter.status !== 'open' ? 'table' : preferences.current.dealFace;
  }

  /** The pipeline that is shown; null for the first, while it is not known which that is. */
  get pipelineId(): string | null {
    const last = preferences.current.dealPipelineId;
    return pipelines.all.length === 0 ? last : (pipelines.of(last)?.id ?? null);
  }

  override get query(): ListQuery<DealFilter, DealSort> {
    const { filter, sort } = super.query;
    return { filter: { ...filter, pipelineId: filter.deleted ? null : this.pipelineId }, sort };
  }

  setFace(face: Face): void {
    void preferences.change({ dealFace: face }).catch(tellProblem);
    if (face === 'board' && this.face !== 'board') this.setFilter({ ...this.filter, status: 'open', deleted: false });
    else this.start();
  }

  /** Another pipeline has other stages: a filter by those of the old one would find nothing. */
  choosePipeline(pipelineId: string): void {
    void preferences.change({ dealPipelineId: pipelineId }).catch(tellProblem);
    this.setFilter({ ...this.filter, stageIds: [] });
  }

  override start(): void {
    if (this.face === 'board') void this.board.show(this.query.filter);
    else super.start();
  }

  override async refresh(): Promise<void> {
    if (this.face === 'board') await this.board.refresh();
    else await super.refresh();
  }
}

export const dealsView = new DealsView({
  fetch: ({ filter, sort }, offset, limit, signal) => api.deals.list({ ...filter, sort, offset, limit }, { signal }),
  noFilter: { ...DealFilter.parse({}), status: 'open' },
  sorts: dealSorts,
  order: lastChanged,
  orderOfSearch: lastChanged,
  columns: 'dealColumns',
  lead: 'title',
});
