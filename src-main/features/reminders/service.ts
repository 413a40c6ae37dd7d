import { AppError } from '../../contract/errors.ts';
import type { Host } from '../../contract/host.ts';
import type { Reminder, ReminderEvent } from '../../contract/reminders.ts';
import type { Store } from '../../database/store.ts';
import { type Coming, lookFor, LOOK_BACK, type Seen } from './due.ts';
import { ReminderFeed } from './feed.ts';
import { noticesOf, type ReminderWords } from './notices.ts';
import { type Mark, setToldUntil, toldUntil, writeMarks } from './queries.ts';

type Key = Pick<Reminder, 'entity' | 'id' | 'day'>;
const MINUTE = 60_000;

/**
 * Tells of appointments and tasks before their time, each once: by the shell's notification where it has one, else by the
 * window's own. What came due while the PC was off is told at the next start.
 */
export class RemindersService {
  readonly #store: Store;
  readonly #host: Host;
  readonly #words: () => Promise<ReminderWords>;
  readonly #feed = new ReminderFeed();
  #putOff: () => void = () => undefined;

  /** @param words what a notification says, in the shop's language */
  constructor(store: Store, host: Host, words: () => Promise<ReminderWords>) {
    this.#store = store;
    this.#host = host;
    this.#words = words;
  }

  /** What is due and not dealt with, the oldest first. */
  async due(): Promise<Reminder[]> {
    return (await this.#look()).due.map(plain);
  }

  /**
   * Tells what has come due and was not told yet.
   * @returns when the next one comes due; null where nothing does within four weeks
   */
  async tell(): Promise<number | null> {
    const now = this.#store.clock.now();
    const { due, nextAt } = await this.#look();
    const fresh = due.filter(({ mark }) => (mark?.told_at ?? null) === null);
    await this.#write(
      fresh.map((one) => ({ ...markOf(one), told_at: now })),
      now,
    );
    if (fresh.length > 0) {
      let shown = true;
      for (const { title, body } of noticesOf(fresh, await this.#words()))
        shown = (await this.#host.notify(title, body).catch(() => false)) && shown;
      this.#feed.tell({ reminders: fresh.map(plain), shown });
    }
    return nextAt;
  }

  /** Again in some minutes. @throws AppError `not-found` */
  async snooze({ minutes, ...key }: Key & { minutes: number }): Promise<{ at: number }> {
    const now = this.#store.clock.now();
    const one = (await this.#look()).due.find((reminder) => isOf(reminder, key));
    if (!one) throw new AppError('not-found', { what: 'reminder', id: key.id });
    const at = now + minutes * MINUTE;
    await this.#write([{ ...markOf(one), at, told_at: null }], null);
    this.#putOff();
    return { at };
  }

  /** Calls `listener` when something was put off: it then comes earlier than whoever waits may think. */
  whenPutOff(listener: () => void): void {
    this.#putOff = listener;
  }

  /** Never again for this time; null: all that are due. */
  async dismiss(key: Key | null): Promise<{ dismissed: number }> {
    const now = this.#store.clock.now();
    const { due } = await this.#look();
    const gone = key === null ? due : due.filter((reminder) => isOf(reminder, key));
    await this.#write(
      gone.map((one) => ({ ...markOf(one), told_at: one.mark?.told_at ?? now, dismissed_at: now })),
      null,
    );
    return { dismissed: gone.length };
  }

  feed(signal?: AbortSignal): AsyncGenerator<ReminderEvent> {
    return this.#feed.follow(signal);
  }

  /** Ends the feeds, so that doors can close. */
  close(): void {
    this.#feed.close();
  }

  async #look(): Promise<Seen> {
    const { db, clock } = this.#store;
    const now = clock.now();
    // A clock that was put back has told its future already; marks keep that from being told twice.
    const until = Math.min((await toldUntil(db)) ?? now, now);
    return lookFor(db, { now, zone: clock.timeZone(), until });
  }

  /** @param until up to when everything was told, where that is so now */
  async #write(marks: readonly Mark[], until: number | null): Promise<void> {
    if (marks.length === 0 && until === null) return;
    await this.#store.db.transaction().execute(async (trx) => {
      await writeMarks(trx, marks, this.#store.clock.now() - 2 * LOOK_BACK);
      if (until !== null) await setToldUntil(trx, until);
    });
  }
}

const isOf = (one: Key, { entity, id, day }: Key) => one.entity === entity && one.id === id && one.day === day;
const plain = ({ mark: _, ...reminder }: Coming): Reminder => reminder;
const markOf = ({ entity, id, day, start, at, mark }: Coming): Mark => ({
  entity,
  record_id: id,
  day,
  start,
  at,
  told_at: mark?.told_at ?? null,
  dismissed_at: null,
});
