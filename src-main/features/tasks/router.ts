import { os } from '../procedures.ts';
import type { TasksService } from './service.ts';

export const tasksRouter = (tasks: TasksService) =>
  os.tasks.router({
    list: os.tasks.list.handler(({ input, context }) => tasks.list(context.caller, input)),
    counts: os.tasks.counts.handler(({ input, context }) => tasks.counts(context.caller, input)),
    get: os.tasks.get.handler(({ input }) => tasks.get(input.id)),
    create: os.tasks.create.handler(({ input, context }) => tasks.create(context.caller, input)),
    update: os.tasks.update.handler(({ input, context }) => tasks.update(context.caller, input)),
    done: os.tasks.done.handler(({ input, context }) => tasks.done(context.caller, input)),
    reopen: os.tasks.reopen.handler(({ input, context }) => tasks.reopen(context.caller, input.id)),
    snooze: os.tasks.snooze.handler(({ input, context }) => tasks.snooze(context.caller, input)),
    doneMany: os.tasks.doneMany.handler(({ input, context }) =>
      tasks.bulk.done(context.caller, input.selection, input.note),
    ),
    moveMany: os.tasks.moveMany.handler(({ input, context }) =>
      tasks.bulk.move(context.caller, input.selection, input.dueDay),
    ),
    assignMany: os.tasks.assignMany.handler(({ input: { selection, ...change }, context }) =>
      tasks.bulk.assign(context.caller, selection, change),
    ),
    remove: os.tasks.remove.handler(({ input, context }) => tasks.bulk.remove(context.caller, input)),
    restore: os.tasks.restore.handler(({ input, context }) => tasks.bulk.restore(context.caller, input)),
    purge: os.tasks.purge.handler(({ input, context }) => tasks.bulk.purge(context.caller, input)),
  });
