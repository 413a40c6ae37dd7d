import { sql } from 'kysely';
import { standIn } from '../domain/deals.ts';
import { newId } from '../domain/ids.ts';
import type { DealStatus } from '../contract/deals/words.ts';
import type { Handle } from './tables.ts';

interface Strayed {
  id: string;
  stage_id: string;
  status: DealStatus;
  created_at: number;
  closed_at: number | null;
  last_at: number | null;
}

/**
 * Writes the history of stages: whatever way a deal came to another stage or state (a drag, a bulk move, a restored
 * value, a workbook), its last row says the one it is in. A move that is being taken back leaves no trace: its rows go.
 * So the history covers the life of a deal without a gap, and nothing can forget to write it.
 * @param ids JSON array of deals that this transaction has touched
 */
export async function keepStageHistory(trx: Handle, ids: string): Promise<void> {
  let strayed = await findStrayed(trx, ids);
  if (strayed.length === 0) return;
  const act = await runningAct(trx);
  // At the opening of a file nobody acts: what strayed then is mended with the next act that touches it.
  if (act === null) return;
  if (act.undoes !== null) {
    await dropUndone(trx, strayed, act.undoes);
    strayed = await findStrayed(trx, ids);
  }
  for (const deal of strayed) {
    if (deal.last_at === null && deal.status !== 'open') await enter(trx, deal, 'open', deal.created_at);
    const at = deal.status === 'open' ? (deal.last_at === null ? deal.created_at : act.at) : (deal.closed_at ?? act.at);
    await enter(trx, deal, deal.status, Math.max(at, deal.last_at ?? deal.created_at));
  }
}

const enter = (trx: Handle, deal: Strayed, status: DealStatus, at: number) =>
  trx
    .insertInto('deal_stages')
    .values({ id: newId(), deal_id: deal.id, stage_id: deal.stage_id, status, entered_at: at })
    .execute();

async function findStrayed(trx: Handle, ids: string): Promise<Strayed[]> {
  const { rows } = await sql<Strayed>`
    select d.id, d.stage_id, d.status, d.created_at, d.closed_at, s.entered_at last_at
    from json_each(${ids}) j join deals d on d.id = j.value
    left join deal_stages s on s.id = (
      select x.id from deal_stages x where x.deal_id = d.id order by x.entered_at desc, x.id desc limit 1)
    where s.id is null or s.stage_id <> d.stage_id or s.status <> d.status`.execute(trx);
  return rows;
}

/**
 * Gives open deals whose stage was taken out another one: they come back from the bin, are opened again, or a move into
 * it is put back. Without this nobody would see them on any board.
 */
export async function houseDeals(trx: Handle, ids: string): Promise<void> {
  const { rows } = await sql<{ id: string; pipeline_id: string; position: number }>`
    select d.id, s.pipeline_id, s.position from json_each(${ids}) j join deals d on d.id = j.value
    join stages s on s.id = d.stage_id join pipelines p on p.id = s.pipeline_id
    where d.status = 'open' and d.deleted_at is null and (s.deleted_at is not null or p.deleted_at is not null)`.execute(
    trx,
  );
  if (rows.length === 0 || (await runningAct(trx)) === null) return;
  const { rows: living } = await sql<{ id: string; pipeline_id: string; position: number }>`
    select s.id, s.pipeline_id, s.position from stages s join pipelines p on p.id = s.pipeline_id
    where s.deleted_at is null and p.deleted_at is null order by p.position, p.id, s.position, s.id`.execute(trx);
  for (const { id, pipeline_id: pipeline, position } of rows) {
    const own = living.filter((stage) => stage.pipeline_id === pipeline);
    const stage = standIn(own, position) ?? living[0];
    if (stage) await trx.updateTable('deals').set({ stage_id: stage.id }).where('id', '=', id).execute();
  }
}

/**
 * When the running act began, and which one it takes back. A workbook brings the history itself, after the deals: where it
 * brings none, the next act that touches the deal writes it.
 */
async function runningAct(trx: Handle): Promise<{ at: number; undoes: string | null } | null> {
  const { rows } = await sql<{ at: number; undoes: string | null }>`
    select b.started_at at, b.undo_of undoes from journal_context c join batches b on b.id = c.batch_id
    where b.kind <> 'workbook.restore'`.execute(trx);
  return rows[0] ?? null;
}

/** Takes away the newest stays of each deal as far as the act that is being taken back has begun them. */
async function dropUndone(trx: Handle, strayed: readonly Strayed[], batchId: string): Promise<void> {
  for (const { id, stage_id: stage, status } of strayed) {
    const { rows } = await sql<{ id: string; stage_id: string; status: DealStatus; undone: number }>`
      select s.id, s.stage_id, s.status, exists (select 1 from journal j where j.subject_id = ${id} and j.row_id = s.id
        and j.batch_id = ${batchId} and j.operation = 'insert') undone
      from deal_stages s where s.deal_id = ${id} order by s.entered_at desc, s.id desc`.execute(trx);
    for (const [at, row] of rows.entries()) {
      // The first one stays whatever happens: a deal was somewhere from its beginning.
      if (row.undone === 0 || at === rows.length - 1 || (row.stage_id === stage && row.status === status)) break;
      await trx.deleteFrom('deal_stages').where('id', '=', row.id).execute();
    }
  }
}
