import type { DealCard } from '../../../src-main/contract/deals.ts';
import { act, actOrThrow, api, codeOf, tellProblem } from '../../api/index.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { dealDialogs } from './dialogs/deal-dialogs.svelte.ts';
import { pipelines } from './pipelines.svelte.ts';

/** What an act has to know of a deal. `updatedAt` is what was seen: who was faster is told about. */
export type MovableDeal = Pick<DealCard, 'id' | 'title' | 'stageId' | 'updatedAt'>;

/** Where a deal is to go. */
export type DealGoal = { kind: 'stage'; stageId: string; afterId?: string | null } | { kind: 'won' };

const seen = ({ id, updatedAt }: MovableDeal) => ({ id, expectedUpdatedAt: updatedAt });

const offers = new Set<(deal: DealCard) => void>();

/**
 * Lets a room offer what comes after a deal is won: its paper, its sale.
 * @returns ends it
 */
export function whenWon(offer: (deal: DealCard) => void): () => void {
  offers.add(offer);
  return () => void offers.delete(offer);
}

/**
 * Moves a deal where it is to go and says so. Where a required step is missing, a dialog names it and goes on from there.
 * @returns the deal as it is now; undefined where it was not done here and now
 */
export async function sendDeal(deal: MovableDeal, goal: DealGoal): Promise<DealCard | undefined> {
  const work: Promise<{ batchId: string; deal: DealCard }> =
    goal.kind === 'won'
      ? api.deals.win(seen(deal))
      : api.deals.moveToStage({
          ...seen(deal),
          stageId: goal.stageId,
          ...(goal.afterId === undefined ? {} : { afterId: goal.afterId }),
        });
  try {
    await work;
  } catch (error) {
    if (codeOf(error) === 'checklist-not-met') dealDialogs.ask({ kind: 'missing', deal, goal });
    else tellProblem(error);
    return undefined;
  }
  const stage = goal.kind === 'stage' ? pipelines.stage(goal.stageId)?.name : undefined;
  const done = await act(work, stage === undefined ? t.deals.won(deal.title) : t.deals.moved(deal.title, stage));
  if (done && goal.kind === 'won') for (const offer of offers) offer(done.deal);
  return done?.deal;
}

/** @returns whether it was done */
export async function reopenDeal(deal: MovableDeal): Promise<boolean> {
  return (await act(api.deals.reopen(seen(deal)), t.deals.reopened(deal.title))) !== undefined;
}

export async function wakeDeal(deal: MovableDeal): Promise<boolean> {
  return (await act(api.deals.wake(seen(deal)), t.deals.woken(deal.title))) !== undefined;
}

/** @throws what the main process refuses: the dialog that asked says it */
export async function snoozeDeal(deal: MovableDeal, until: string, reason: string): Promise<void> {
  await actOrThrow(
    api.deals.snooze({ ...seen(deal), until, reason }),
    t.deals.snoozed(deal.title, format.civil(until)),
  );
}

/** @throws what the main process refuses: the dialog that asked says it */
export async function loseDeal(
  deal: MovableDeal,
  why: { reasonId?: string; reason?: string; note: string },
): Promise<void> {
  await actOrThrow(api.deals.lose({ ...seen(deal), ...why }), t.deals.lost(deal.title));
}
