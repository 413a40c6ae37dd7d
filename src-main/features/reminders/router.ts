import { os } from '../procedures.ts';
import type { RemindersService } from './service.ts';

export const remindersRouter = (reminders: RemindersService) =>
  os.reminders.router({
    due: os.reminders.due.handler(() => reminders.due()),
    feed: os.reminders.feed.handler(({ context, signal }) => reminders.feed(context.signal ?? signal)),
    snooze: os.reminders.snooze.handler(({ input }) => reminders.snooze(input)),
    dismiss: os.reminders.dismiss.handler(({ input }) => reminders.dismiss(input.key)),
  });
