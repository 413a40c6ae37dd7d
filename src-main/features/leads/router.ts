import { os } from '../procedures.ts';
import type { LeadsService } from './service.ts';

export const leadsRouter = (leads: LeadsService) =>
  os.leads.router({
    list: os.leads.list.handler(({ input }) => leads.list(input)),
    get: os.leads.get.handler(({ input }) => leads.get(input.id)),
    create: os.leads.create.handler(({ input, context }) => leads.create(context.caller, input)),
    update: os.leads.update.handler(({ input, context }) => leads.update(context.caller, input)),
    assign: os.leads.assign.handler(({ input, context }) =>
      leads.assign(context.caller, input.selection, input.staffId),
    ),
    convert: os.leads.convert.handler(({ input, context }) => leads.convert(context.caller, input)),
    drop: os.leads.drop.handler(({ input, context }) => leads.drop(context.caller, input)),
    reopen: os.leads.reopen.handler(({ input, context }) => leads.reopen(context.caller, input)),
    remove: os.leads.remove.handler(({ input, context }) => leads.remove(context.caller, input)),
    restore: os.leads.restore.handler(({ input, context }) => leads.restore(context.caller, input)),
    purge: os.leads.purge.handler(({ input, context }) => leads.purge(context.caller, input)),
    rules: os.leads.rules.handler(() => leads.rules()),
    setScoreRules: os.leads.setScoreRules.handler(({ input, context }) =>
      leads.setScoreRules(context.caller, input.rules),
    ),
    setAssignmentRules: os.leads.setAssignmentRules.handler(({ input, context }) =>
      leads.setAssignmentRules(context.caller, input.rules),
    ),
  });
