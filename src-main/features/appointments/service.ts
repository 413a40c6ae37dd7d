import type {
  Appointment,
  AppointmentCreate,
  AppointmentUpdate,
  Clash,
  Occurrence,
  When,
} from '../../contract/appointments.ts';
import type { InteractionKind } from '../../contract/contacts.ts';
import { AppError } from '../../contract/errors.ts';
import type { About } from '../../contract/tasks.ts';
import { idList } from '../../database/id-list.ts';
import type { ActKind } from '../../contract/history.ts';
import type { Actor, Store } from '../../database/store.ts';
import { sql } from 'kysely';
import { addDays, daysBetween, todayIn } from '../../domain/dates.ts';
import type { AboutRecords } from '../agenda/about.ts';
import { requireDay } from '../agenda/checks.ts';
import { ruleOf } from '../agenda/rule.ts';
import { inChunks } from '../in-chunks.ts';
import { type Candidate, findClashes } from './clashes.ts';
import { markDone, markNotDone } from './done.ts';
import { asOccurrences, findAppointments, findList, type Here, type ListQuery } from './queries/record.ts';
import { timesBetween, widened } from './queries/range.ts';
import { requireTimes, requireZone, timesIn } from './times.ts';
import {
  type AppointmentWriting,
  changeOne,
  insertAppointment,
  repeating,
  requireAppointment,
  updateAppointment,
} from './write.ts';

/** The longest stretch that a calendar may ask for. */
const LONGEST_RANGE = 400;
/** Times in one answer: more than a calendar can show. */
const MOST_TIMES = 5_000;

type Written = Appointment & { batchId: string; clashes: Clash[] };

/** Who meets whom, when and where. */
export class AppointmentsService {
  readonly records: AboutRecords;
  readonly #store: Store;

  constructor(store: Store, records: AboutRecords) {
    this.#store = store;
    this.records = records;
  }

  /** @throws AppError `date-impossible`, `range-too-long` */
  async range(asked: {
    from: string;
    to: string;
    staffId: string | null;
    about: About | null;
  }): Promise<{ items: Occurrence[]; cut: boolean }> {
    const [from, to] = [requireDay(asked.from), requireDay(asked.to)];
    if (daysBetween(from, to) > LONGEST_RANGE) throw new AppError('range-too-long', { days: LONGEST_RANGE });
    const about = asked.about === null ? [] : [asked.about];
    const query = { ...widened(from, to), staffId: asked.staffId, about, match: 'both' as const };
    const { times, cut } = await timesBetween(this.#store.db, query, MOST_TIMES);
    const items = await asOccurrences(this.#store.db, this.records, times, this.here());
    return { items: items.filter(({ here }) => here.startsOn <= to && here.endsOn >= from), cut };
  }

  async list(asked: ListQuery): Promise<{ total: number; items: Appointment[] }> {
    const { total, ids } = await findList(this.#store.db, asked, this.here().today);
    return { total, items: await findAppointments(this.#store.db, this.records, ids, this.here()) };
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<Appointment> {
    const [appointment] = await findAppointments(this.#store.db, this.records, [id], this.here());
    if (!appointment) throw new AppError('not-found', { what: 'appointment', id });
    return appointment;
  }

  /** @throws AppError see {@link insertAppointment} */
  async create(actor: Actor, draft: AppointmentCreate): Promise<Written> {
    const { batchId, result: id } = await this.#store.act(actor, 'appointments.create', (trx) =>
      insertAppointment(trx, this.records, draft, this.writing(actor)),
    );
    return this.#written(id, batchId);
  }

  /** @throws AppError see {@link updateAppointment} */
  async update(actor: Actor, { id, expectedUpdatedAt, ...changes }: AppointmentUpdate): Promise<Written> {
    const { batchId } = await this.#store.act(actor, 'appointments.update', async (trx) => {
      const row = await requireAppointment(trx, id, expectedUpdatedAt);
      await updateAppointment(trx, this.records, row, changes, this.#store.clock.now());
    });
    return this.#written(id, batchId);
  }

  /** @throws AppError `not-an-occurrence`, and see {@link updateAppointment} */
  async move(
    actor: Actor,
    asked: {
      id: string;
      times: { which: 'all'; day?: string | undefined } | { which: 'one'; day: string };
      to: When;
      expectedUpdatedAt?: number | undefined;
    },
  ): Promise<Written> {
    const to = requireTimes(asked.to);
    const now = this.#store.clock.now();
    const { batchId } = await this.#store.act(actor, 'appointments.move', async (trx) => {
      const row = await requireAppointment(trx, asked.id, asked.expectedUpdatedAt);
      const day = asked.times.day ?? row.starts_on;
      if (row.repeat_rule === null && day !== row.starts_on) throw new AppError('not-an-occurrence', { day });
      if (row.repeat_rule !== null && asked.times.which === 'one') return changeOne(trx, row, day, to, now);
      const shift = daysBetween(day, to.startsOn);
      const when = { ...to, startsOn: addDays(row.starts_on, shift) };
      when.endsOn = addDays(when.startsOn, daysBetween(to.startsOn, to.endsOn));
      return updateAppointment(trx, this.records, row, { when }, now);
    });
    return this.#written(asked.id, batchId);
  }

  /** @throws AppError `not-an-occurrence` */
  async cancelOne(actor: Actor, id: string, day: string): Promise<{ batchId: string }> {
    const { batchId } = await this.#store.act(actor, 'appointments.cancel', async (trx) =>
      changeOne(trx, await requireAppointment(trx, id), day, null, this.#store.clock.now()),
    );
    return { batchId };
  }

  /** @throws AppError `not-found`, `in-bin`, `not-an-occurrence` */
  async done(
    actor: Actor,
    given: { id: string; day?: string | undefined; note: string; interaction: InteractionKind },
  ): Promise<{ batchId: string }> {
    const now = this.#store.clock.now();
    const { batchId } = await this.#store.act(actor, 'appointments.done', async (trx) =>
      markDone(trx, await requireAppointment(trx, given.id), given, { actor, now }),
    );
    return { batchId };
  }

  /** @throws AppError `not-found`, `in-bin`, `not-an-occurrence` where it was not done */
  async reopen(actor: Actor, id: string, day?: string): Promise<{ batchId: string }> {
    const now = this.#store.clock.now();
    const { batchId } = await this.#store.act(actor, 'appointments.done', async (trx) =>
      markNotDone(trx, await requireAppointment(trx, id), day, now),
    );
    return { batchId };
  }

  /** @throws AppError as writing it would */
  clashes(actor: Actor, draft: Omit<AppointmentCreate, 'title'> & { exceptId?: string | undefined }): Promise<Clash[]> {
    const columns = repeating(draft.repeat, requireTimes(draft));
    return findClashes(
      this.#store.db,
      this.records,
      {
        id: draft.exceptId ?? null,
        times: timesIn(columns),
        zone: requireZone(draft.zone ?? this.here().zone),
        rule: columns.repeat_rule === null ? null : ruleOf(columns.repeat_rule),
        staffId: draft.staffId === undefined ? actor.staffId : draft.staffId,
        about: draft.about,
      },
      this.here(),
    );
  }

  async remove(actor: Actor, ids: readonly string[]): Promise<{ batchId: string; removed: number }> {
    const { batchId, changed } = await this.#mark(actor, 'appointments.remove', ids, this.#store.clock.now());
    return { batchId, removed: changed };
  }

  async restore(actor: Actor, ids: readonly string[]): Promise<{ batchId: string; restored: number }> {
    const { batchId, changed } = await this.#mark(actor, 'appointments.restore', ids, null);
    return { batchId, restored: changed };
  }

  /** Out of the bin for good. */
  async purge(actor: Actor, ids: readonly string[]): Promise<{ batchId: string; purged: number }> {
    const { batchId, results } = await inChunks(this.#store, actor, 'appointments.purge', ids, async (trx, chunk) => {
      const { rows } = await sql`delete from appointments where id in ${idList(chunk)} and deleted_at is not null
        returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, purged: results.reduce((all, one) => all + one, 0) };
  }

  /** The wall and the day where the app runs. */
  here(): Here {
    const zone = this.#store.clock.timeZone();
    return { zone, today: todayIn(zone, this.#store.clock.now()) };
  }

  writing(actor: Actor): AppointmentWriting {
    return { actor, now: this.#store.clock.now(), zone: this.#store.clock.timeZone() };
  }

  async #mark(actor: Actor, kind: ActKind, ids: readonly string[], deletedAt: number | null) {
    const now = this.#store.clock.now();
    const { batchId, results } = await inChunks(this.#store, actor, kind, [...new Set(ids)], async (trx, chunk) => {
      const { rows } = await sql`update appointments set deleted_at = ${deletedAt},
        updated_at = max(${now}, updated_at + 1) where id in ${idList(chunk)}
        and (deleted_at is null) = ${deletedAt === null ? 0 : 1} returning id`.execute(trx);
      return rows.length;
    });
    return { batchId, changed: results.reduce((all, one) => all + one, 0) };
  }

  async #written(id: string, batchId: string): Promise<Written> {
    const appointment = await this.get(id);
    const candidate: Candidate = {
      id,
      times: appointment,
      zone: appointment.zone,
      rule: appointment.repeat,
      staffId: appointment.staff?.id ?? null,
      about: appointment.about,
    };
    return {
      ...appointment,
      batchId,
      clashes: await findClashes(this.#store.db, this.records, candidate, this.here()),
    };
  }
}
