import { type OpenCore, openCore } from './core.ts';
import { scratchFolder, TestClock } from './store.ts';

/** A whole shop on a clock that tests set: Sunday, 22 November 2026, nine in the morning in Jakarta. */
export async function openAgenda(clock = new TestClock(), folder = scratchFolder().folder) {
  const core: OpenCore = await openCore(folder, clock);
  const { staff } = await core.client.shop.status();
  return {
    ...core,
    clock,
    folder,
    staffId: staff.id,
    /** A moment later, a contact by its name alone. */
    contact: async (name: string) => {
      clock.advance(1000);
      return core.client.contacts.create({ name });
    },
    /** Another one who works here. */
    staff: async (name: string, id: string, active: 0 | 1 = 1) => {
      await core.store.act({ staffId: staff.id }, 'staff.change', (trx) =>
        trx.insertInto('staff').values({ id, name, role: 'sales', active, created_at: clock.now() }).execute(),
      );
      return id;
    },
  };
}
export type OpenAgenda = Awaited<ReturnType<typeof openAgenda>>;
