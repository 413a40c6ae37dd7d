import type { ContactsService } from '../contacts/service.ts';
import { os } from '../procedures.ts';
import type { DealsService } from './service.ts';

/** The routers of deals and their pipelines, by their names in the contract. */
export const dealsRouters = (deals: DealsService, contacts: ContactsService) => ({
  deals: os.deals.router({
    board: os.deals.board.handler(({ input, context }) => deals.board(context.caller, input)),
    cards: os.deals.cards.handler(({ input }) => deals.cards(input)),
    list: os.deals.list.handler(({ input }) => deals.list(input)),
    count: os.deals.count.handler(({ input }) => deals.count(input)),
    sources: os.deals.sources.handler(({ input }) => deals.sources(input.text)),
    get: os.deals.get.handler(({ input }) => deals.get(input.id)),
    activities: os.deals.activities.handler(({ input }) => contacts.timeline.ofDeal(input.id, input)),
    create: os.deals.create.handler(({ input, context }) => deals.create(context.caller, input)),
    update: os.deals.update.handler(({ input, context }) => deals.update(context.caller, input)),
    moveToStage: os.deals.moveToStage.handler(({ input, context }) => deals.moveToStage(context.caller, input)),
    tick: os.deals.tick.handler(({ input, context }) => deals.tick(context.caller, input)),
    win: os.deals.win.handler(({ input, context }) => deals.win(context.caller, input)),
    lose: os.deals.lose.handler(({ input, context }) => deals.lose(context.caller, input)),
    reopen: os.deals.reopen.handler(({ input, context }) => deals.reopen(context.caller, input)),
    snooze: os.deals.snooze.handler(({ input, context }) => deals.snooze(context.caller, input)),
    wake: os.deals.wake.handler(({ input, context }) => deals.wake(context.caller, input)),
    moveMany: os.deals.moveMany.handler(({ input, context }) =>
      deals.bulk.moveMany(context.caller, input.selection, input.stageId),
    ),
    loseMany: os.deals.loseMany.handler(({ input, context }) =>
      deals.bulk.loseMany(context.caller, input.selection, input.reasonId, input.note),
    ),
    assignMany: os.deals.assignMany.handler(({ input, context }) =>
      deals.bulk.assignMany(context.caller, input.selection, input.staffId),
    ),
    remove: os.deals.remove.handler(({ input, context }) => deals.bulk.remove(context.caller, input)),
    restore: os.deals.restore.handler(({ input, context }) => deals.bulk.restore(context.caller, input)),
    purge: os.deals.purge.handler(({ input, context }) => deals.bulk.purge(context.caller, input)),
  }),
  pipelines: os.pipelines.router({
    list: os.pipelines.list.handler(({ context }) => deals.pipelines.list(context.caller)),
    create: os.pipelines.create.handler(({ input, context }) => deals.pipelines.create(context.caller, input)),
    update: os.pipelines.update.handler(({ input, context }) => deals.pipelines.update(context.caller, input)),
    remove: os.pipelines.remove.handler(({ input, context }) => deals.pipelines.remove(context.caller, input)),
    addStage: os.pipelines.addStage.handler(({ input, context }) => deals.pipelines.addStage(context.caller, input)),
    updateStage: os.pipelines.updateStage.handler(({ input, context }) =>
      deals.pipelines.updateStage(context.caller, input),
    ),
    removeStage: os.pipelines.removeStage.handler(({ input, context }) =>
      deals.pipelines.removeStage(context.caller, input),
    ),
    lostReasons: os.pipelines.lostReasons.handler(({ context }) => deals.pipelines.lostReasons(context.caller)),
    setLostReasons: os.pipelines.setLostReasons.handler(({ input, context }) =>
      deals.pipelines.setLostReasons(context.caller, input.reasons),
    ),
  }),
});
