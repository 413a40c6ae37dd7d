import { os } from '../procedures.ts';
import type { CalendarFiles } from './calendar-file.ts';
import type { AppointmentsService } from './service.ts';

export const appointmentsRouter = (appointments: AppointmentsService, files: CalendarFiles) =>
  os.appointments.router({
    range: os.appointments.range.handler(({ input }) => appointments.range(input)),
    list: os.appointments.list.handler(({ input }) => appointments.list(input)),
    get: os.appointments.get.handler(({ input }) => appointments.get(input.id)),
    create: os.appointments.create.handler(({ input, context }) => appointments.create(context.caller, input)),
    update: os.appointments.update.handler(({ input, context }) => appointments.update(context.caller, input)),
    move: os.appointments.move.handler(({ input, context }) => appointments.move(context.caller, input)),
    cancelOne: os.appointments.cancelOne.handler(({ input, context }) =>
      appointments.cancelOne(context.caller, input.id, input.day),
    ),
    done: os.appointments.done.handler(({ input, context }) => appointments.done(context.caller, input)),
    reopen: os.appointments.reopen.handler(({ input, context }) =>
      appointments.reopen(context.caller, input.id, input.day),
    ),
    clashes: os.appointments.clashes.handler(({ input, context }) => appointments.clashes(context.caller, input)),
    remove: os.appointments.remove.handler(({ input, context }) => appointments.remove(context.caller, input.ids)),
    restore: os.appointments.restore.handler(({ input, context }) => appointments.restore(context.caller, input.ids)),
    purge: os.appointments.purge.handler(({ input, context }) => appointments.purge(context.caller, input.ids)),
    exportIcs: os.appointments.exportIcs.handler(({ input }) => files.write(input)),
    importIcs: os.appointments.importIcs.handler(({ input, context }) => files.read(context.caller, input.file)),
  });
