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
    staff: async (name: string) => (await core.client.staff.create({ name })).id,
    undo: (batchId: string) => core.client.history.undo({ batchId }),
  };
}
export type OpenAgenda = Awaited<ReturnType<typeof openAgenda>>;

/** The code with which something is refused; 'nothing' where it went through. */
export async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'nothing';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
