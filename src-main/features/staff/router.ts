import { os } from '../procedures.ts';
import type { StaffService } from './service.ts';

export const staffRouter = (staff: StaffService) =>
  os.staff.router({
    list: os.staff.list.handler(() => staff.list()),
    create: os.staff.create.handler(({ input, context }) => staff.create(context.caller, input)),
    update: os.staff.update.handler(({ input, context }) => staff.update(context.caller, input)),
    setActive: os.staff.setActive.handler(({ input, context }) => staff.setActive(context.caller, input)),
  });
