import { sql } from 'kysely';
import type { SkippedEvent } from '../../contract/appointments.ts';
import { AppError } from '../../contract/errors.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { sameTimes, type Times } from '../../domain/appointments.ts';
import { daysBetween } from '../../domain/dates.ts';
import { safeFileName } from '../../domain/files.ts';
import type { IcsEvent } from '../../domain/ics/event.ts';
import { writeCalendar } from '../../domain/ics/write.ts';
import { isOccurrence } from '../../domain/repeats.ts';
import { fileLimits } from '../../jobs/limits.ts';
import { runJob } from '../../jobs/run.ts';
import { requireDay } from '../agenda/checks.ts';
import { ruleOf } from '../agenda/rule.ts';
import { inChunks } from '../in-chunks.ts';
import { changesOf, timesBetween } from './queries/range.ts';
import type { AppointmentsService } from './service.ts';
import { type AppointmentColumns, timesIn } from './times.ts';
import { changeOne, insertAppointment, updateAppointment } from './write.ts';

/** What one file may hold; more is asked for in parts. */
const MOST_EVENTS = 20_000;
const LONGEST_DAYS = 3_660;
const TOLD = 100;
const CALENDAR = 'text/calendar;charset=utf-8';

const shownName = (file: File): string => (file.name.split(/[/\\]/).at(-1) ?? '').slice(0, 200) || 'file';

/** Appointments as calendar files (.ics), out and in. */
export class CalendarFiles {
  readonly #store: Store;
  readonly #appointments: AppointmentsService;

  constructor(store: Store, appointments: AppointmentsService) {
    this.#store = store;
    this.#appointments = appointments;
  }

  /**
   * One appointment, or all that have a time in these days (left out: from today on).
   * @throws AppError `not-found`, `nothing-to-export`, `date-impossible`, `range-too-long`
   */
  async write(asked: {
    id?: string | undefined;
    from?: string | undefined;
    to?: string | undefined;
  }): Promise<{ file: File; events: number }> {
    const rows = asked.id === undefined ? await this.#rowsOf(asked) : [await this.#rowOf(asked.id)];
    if (rows.length === 0) throw new AppError('nothing-to-export', { what: 'appointments' });
    const changes = await changesOf(
      this.#store.db,
      rows.map((row) => row.id),
    );
    const events = rows.map((row) => ({
      ...eventOf(row, changes.get(row.id) ?? new Map<string, Times | null>()),
      updatedAt: row.updated_at,
    }));
    const name = asked.id === undefined ? 'langganan' : (events[0]?.title ?? 'langganan');
    const file = safeFileName(`${name} ${this.#appointments.here().today}.ics`);
    return { file: new File([writeCalendar(events)], file, { type: CALENDAR }), events: events.length };
  }

  /**
   * Brings a file in, as one act. Events are known again by their UID: the same again changes nothing.
   * @throws AppError `file-not-a-calendar`, `file-too-large`, `file-…`, `job-…`
   */
  async read(actor: Actor, file: File) {
    const name = shownName(file);
    if (file.size > fileLimits.fileBytes) throw new AppError('file-too-large', { file: name, limit: 'size' });
    const input = { file: name, zone: this.#appointments.here().zone };
    const { events, skipped } = await runJob('read-calendar', input, { subject: name, source: file });
    const left: SkippedEvent[] = [...skipped];
    const byUid = new Map(events.map((event) => [event.uid, event]));
    const { batchId, results } = await inChunks(
      this.#store,
      actor,
      'appointments.import',
      [...byUid.keys()],
      async (trx, uids) => {
        const outcomes: Outcome[] = [];
        for (const uid of uids) {
          const event = byUid.get(uid);
          if (event) outcomes.push(await this.#bringIn(trx, actor, event, left));
        }
        return outcomes;
      },
    );
    const count = (outcome: Outcome) => results.flat().filter((one) => one === outcome).length;
    return {
      batchId,
      added: count('added'),
      updated: count('updated'),
      unchanged: count('unchanged'),
      skipped: left.length,
      skippedEvents: left.slice(0, TOLD),
    };
  }

  async #bringIn(trx: Trx, actor: Actor, event: IcsEvent, left: SkippedEvent[]): Promise<Outcome> {
    const { records } = this.#appointments;
    const writing = this.#appointments.writing(actor);
    const said = {
      title: event.title.slice(0, 200),
      place: event.place.slice(0, 300),
      note: event.note.slice(0, 20_000),
      zone: event.zone,
      reminderMinutes: event.reminderMinutes,
      repeat: event.rule,
    };
    const there = await trx.selectFrom('appointments').selectAll().where('uid', '=', event.uid).executeTakeFirst();
    if (there && there.deleted_at !== null) {
      left.push({ title: said.title, reason: 'in-bin', value: '' });
      return 'skipped';
    }
    try {
      if (there) {
        const changed = await updateAppointment(trx, records, there, { ...said, when: event.times }, writing.now);
        const moved = await this.#bringChanges(trx, there.id, event, writing.now);
        return changed || moved ? 'updated' : 'unchanged';
      }
      const id = await insertAppointment(trx, records, { ...said, ...event.times, uid: event.uid }, writing);
      await this.#bringChanges(trx, id, event, writing.now);
      return 'added';
    } catch (error) {
      // A repetition that ends before it begins: another program may call that an event.
      if (!(error instanceof AppError) || error.code !== 'repeat-never-comes') throw error;
      left.push({ title: said.title, reason: 'repeat-unknown', value: '' });
      return 'skipped';
    }
  }

  /** Brings what is called off or moved to what the file says. */
  async #bringChanges(trx: Trx, id: string, event: IcsEvent, now: number): Promise<boolean> {
    const row = await trx.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
    if (row.repeat_rule === null) return false;
    const rule = ruleOf(row.repeat_rule);
    const there = (await changesOf(trx, [id])).get(id) ?? new Map<string, Times | null>();
    const wanted = new Map(event.changes.map((change) => [change.day, change.times]));
    let changed = false;
    for (const day of there.keys()) {
      if (wanted.has(day)) continue;
      await trx.deleteFrom('appointment_changes').where('appointment_id', '=', id).where('day', '=', day).execute();
      changed = true;
    }
    for (const [day, times] of wanted) {
      const known = there.get(day);
      const isSame = known === times || (known && times && sameTimes(known, times));
      // Called off on a day on which it never was: nothing to call off.
      if (isSame || !isOccurrence(rule, row.starts_on, day)) continue;
      changed = (await changeOne(trx, row, day, times, now)) || changed;
    }
    return changed;
  }

  async #rowOf(id: string): Promise<AppointmentColumns> {
    const row = await this.#store.db.selectFrom('appointments').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) throw new AppError('not-found', { what: 'appointment', id });
    return row;
  }

  async #rowsOf(asked: { from?: string | undefined; to?: string | undefined }): Promise<AppointmentColumns[]> {
    const from = requireDay(asked.from ?? this.#appointments.here().today);
    if (asked.to === undefined) {
      const { rows } = await sql<AppointmentColumns>`select * from appointments
        where deleted_at is null and coalesce(repeat_last, ends_on) >= ${from} order by starts_on, id
        limit ${MOST_EVENTS}`.execute(this.#store.db);
      return rows;
    }
    if (daysBetween(from, requireDay(asked.to)) > LONGEST_DAYS)
      throw new AppError('range-too-long', { days: LONGEST_DAYS });
    const query = { from, to: asked.to, staffId: null, about: [], match: 'both' as const };
    const { times } = await timesBetween(this.#store.db, query, MOST_EVENTS);
    return [...new Map(times.map(({ row }) => [row.id, row])).values()];
  }
}

type Outcome = 'added' | 'updated' | 'unchanged' | 'skipped';

function eventOf(row: AppointmentColumns, changes: ReadonlyMap<string, Times | null>): IcsEvent {
  return {
    uid: row.uid,
    title: row.title,
    place: row.place,
    note: row.note,
    times: timesIn(row),
    zone: row.zone,
    rule: row.repeat_rule === null ? null : ruleOf(row.repeat_rule),
    reminderMinutes: row.reminder_minutes,
    changes: [...changes].map(([day, times]) => ({ day, times })),
  };
}
