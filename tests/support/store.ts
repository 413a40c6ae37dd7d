import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Clock } from '../../src-main/contract/host.ts';
import { openDatabase } from '../../src-main/database/open.ts';
import { Store } from '../../src-main/database/store.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { putEmptyShop } from './empty-shop.ts';

/** A clock that tests set; it moves only when told to. */
export class TestClock implements Clock {
  millis: number;
  zone = 'Asia/Jakarta';
  constructor(start = Date.UTC(2026, 10, 22, 2, 0)) {
    this.millis = start;
  }
  now = () => this.millis;
  timeZone = () => this.zone;
  advance(milliseconds: number) {
    this.millis += milliseconds;
  }
}

/** A new empty folder that goes away with the test process's clean-up. */
export function scratchFolder(prefix = 'langganan-test-'): { folder: string; remove: () => void } {
  const folder = mkdtempSync(path.join(tmpdir(), prefix));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }) };
}

/** A real, migrated shop file in a new folder, with one owner who acts. */
export async function openTestStore(folder = scratchFolder().folder, clock: TestClock = new TestClock()) {
  putEmptyShop(folder);
  const database = await openDatabase(folder);
  const store = await Store.open(database.db, clock);
  const owner = (await store.db.selectFrom('staff').select('id').executeTakeFirst())?.id ?? newId();
  const actor = { staffId: owner };
  if (!(await store.db.selectFrom('staff').select('id').executeTakeFirst()))
    await store.act(actor, 'staff.change', (trx) =>
      trx.insertInto('staff').values({ id: owner, name: 'Rina', role: 'owner', created_at: clock.now() }).execute(),
    );
  return {
    folder,
    clock,
    store,
    actor,
    file: database.file,
    close: async () => {
      await database.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
    /** Closes the file and leaves it where it is. */
    closeOnly: () => database.close(),
  };
}
export type TestStore = Awaited<ReturnType<typeof openTestStore>>;
