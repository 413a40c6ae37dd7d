import { os } from '../procedures.ts';
import type { TodayService } from './service.ts';

export const todayRouter = (today: TodayService) =>
  os.today.router({
    show: os.today.show.handler(({ input, context }) => today.show(context.caller, input)),
    section: os.today.section.handler(({ input, context }) => today.section(context.caller, input)),
    done: os.today.done.handler(({ input, context }) => today.done(context.caller, input)),
    snooze: os.today.snooze.handler(({ input, context }) => today.snooze(context.caller, input)),
  });
