import { z } from 'zod';
import { Done, Id, procedure, requiredLine } from './shared.ts';

export const staffRoles = ['owner', 'manager', 'sales', 'service', 'viewer'] as const;
export const StaffRole = z.enum(staffRoles);
export type StaffRole = z.infer<typeof StaffRole>;

/** Somebody who works in the shop. The owner who has not said a name yet is called ''. */
export const Staff = z.object({ id: Id, name: z.string(), role: StaffRole, active: z.boolean() });
export type Staff = z.infer<typeof Staff>;
/** A member of staff as a line to choose. */
export const StaffRef = z.object({ id: Id, name: z.string() });
export type StaffRef = z.infer<typeof StaffRef>;

export const staff = {
  /**
   * Those who work here, then those who no longer do; `deals`, `leads` and `tasks` count what is open in their hands.
   * `discountLimit`: percent that they may give without asking; null: any.
   */
  list: procedure.meta({ permission: 'staff.read', cli: { summary: 'List the staff' } }).output(
    z.array(
      Staff.extend({
        deals: z.number().int(),
        leads: z.number().int(),
        tasks: z.number().int(),
        discountLimit: z.number().nullable(),
      }),
    ),
  ),
  create: procedure
    .meta({ permission: 'staff.write', cli: { summary: 'Add a member of staff' } })
    .input(z.object({ name: requiredLine(120), role: StaffRole.default('sales') }))
    .output(Staff.extend({ batchId: Id })),
  /** Renames, or gives another role. The last owner stays one. */
  update: procedure
    .meta({ permission: 'staff.write', cli: { summary: 'Rename a member of staff, or change the role' } })
    .input(z.object({ id: Id, name: requiredLine(120).optional(), role: StaffRole.optional() }))
    .output(Staff.extend({ batchId: Id })),
  /** Who no longer works here keeps what was done, and is offered no more. */
  setActive: procedure
    .meta({ permission: 'staff.write', cli: { summary: 'Say whether somebody still works here' } })
    .input(z.object({ id: Id, active: z.boolean() }))
    .output(Done),
};
