import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import type { Host } from '../../src-main/contract/host.ts';
import { AboutRecords } from '../../src-main/features/agenda/about.ts';
import { AppointmentsService } from '../../src-main/features/appointments/service.ts';
import { RemindersService } from '../../src-main/features/reminders/service.ts';
import { type Alarm, ReminderTimer } from '../../src-main/features/reminders/timer.ts';
import { TasksService } from '../../src-main/features/tasks/service.ts';
import { AppointmentCreate } from '../../src-main/contract/appointments.ts';
import { TaskCreate } from '../../src-main/contract/tasks.ts';
import { openTestStore, type TestStore } from '../support/store.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
const TODAY = '2026-11-22';

/** An alarm that rings when the test lets time go by. */
class TestAlarm implements Alarm {
  waiting: { work: () => void; after: number } | null = null;
  sleeps: number[] = [];
  set(work: () => void, after: number) {
    const mine = { work, after };
    this.waiting = mine;
    this.sleeps.push(after);
    return () => {
      if (this.waiting === mine) this.waiting = null;
    };
  }
}

let shop: TestStore;
let told: string[];
let canNotify: boolean;
let alarm: TestAlarm;
let reads: number;
let timer: ReminderTimer;
let reminders: RemindersService;
let appointments: AppointmentsService;
let tasks: TasksService;

const words = {
  many: (count: number) => `${count} pengingat`,
  when: (day: string, time: string | null) => `${day} ${time ?? ''}`,
};
const host: Host = {
  shell: 'test',
  openExternal: () => Promise.resolve(false),
  revealFile: () => Promise.resolve(false),
  openFile: () => Promise.resolve(false),
  chooseFolder: () => Promise.resolve(null),
  notify: (title, body) => {
    told.push(`${title} | ${body.replaceAll('\n', ' / ')}`);
    return Promise.resolve(canNotify);
  },
};
const start = () => {
  reminders = new RemindersService(shop.store, host, () => Promise.resolve(words));
  const look = reminders.tell.bind(reminders);
  reminders.tell = () => {
    reads += 1;
    return look();
  };
  alarm = new TestAlarm();
  timer = new ReminderTimer(shop.store, reminders, alarm);
  timer.start();
};
/** Lets what was begun come to its end. */
const settle = async () => {
  for (let n = 0; n < 40; n += 1) await new Promise((resolve) => setImmediate(resolve));
  await sql`select 1`.execute(shop.store.db);
};
/** Time goes by as it does: the alarm rings whenever it was set to. */
async function pass(milliseconds: number) {
  await settle();
  const until = shop.clock.now() + milliseconds;
  for (;;) {
    const { waiting } = alarm;
    if (!waiting || shop.clock.now() + waiting.after > until) break;
    shop.clock.advance(waiting.after);
    alarm.waiting = null;
    waiting.work();
    await settle();
  }
  shop.clock.millis = until;
}
const appointment = (more: object) =>
  appointments.create(
    shop.actor,
    AppointmentCreate.parse({ title: 'Ukur', startsOn: TODAY, startsAt: '10:00', ...more }),
  );

beforeEach(async () => {
  shop = await openTestStore();
  const records = new AboutRecords();
  appointments = new AppointmentsService(shop.store, records);
  tasks = new TasksService(shop.store, records);
  [told, canNotify, reads] = [[], true, 0];
  start();
  await settle();
});
afterEach(async () => {
  await timer.close();
  await shop.close();
});

describe('a reminder', () => {
  it('is told once, at its time, and stays until it is dealt with', async () => {
    const { id } = await appointment({ reminderMinutes: 15, place: 'Braga' });
    await pass(44 * MINUTE);
    expect(told).toEqual([]);
    await pass(2 * MINUTE);
    expect(told).toEqual([`Ukur | ${TODAY} 10:00 / Braga`]);
    await pass(3 * 3_600_000);
    expect(told).toHaveLength(1);
    expect(await reminders.due()).toMatchObject([{ entity: 'appointment', id, day: TODAY, time: '10:00' }]);
    expect(await reminders.dismiss({ entity: 'appointment', id, day: TODAY })).toEqual({ dismissed: 1 });
    expect(await reminders.due()).toEqual([]);
  });

  it('sleeps while nothing is due: the file is asked again only when something has changed', async () => {
    await pass(3 * 3_600_000);
    expect(reads).toBe(1);
    expect(Math.min(...alarm.sleeps)).toBeGreaterThan(MINUTE - 1);
    await appointment({ startsAt: '16:00', reminderMinutes: 0 });
    await pass(MINUTE);
    expect(reads).toBe(2);
  });

  it('of a task comes before it is due, and not of one that is done', async () => {
    const make = (title: string) =>
      tasks.create(shop.actor, TaskCreate.parse({ title, dueDay: TODAY, dueTime: '09:30', reminderMinutes: 10 }));
    await make('tagih');
    const { id } = await make('kirim');
    await tasks.done(shop.actor, { id, note: '' });
    await pass(25 * MINUTE);
    expect(told).toEqual([`tagih | ${TODAY} 09:30`]);
  });

  it('is put off, and told again', async () => {
    const { id } = await appointment({ startsAt: '09:10', reminderMinutes: 5 });
    await pass(6 * MINUTE);
    await reminders.snooze({ entity: 'appointment', id, day: TODAY, minutes: 10 });
    expect(await reminders.due()).toEqual([]);
    await pass(9 * MINUTE);
    expect(told).toHaveLength(1);
    await pass(2 * MINUTE);
    expect(told).toHaveLength(2);
    await expect(reminders.snooze({ entity: 'task', id, day: TODAY, minutes: 1 })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('goes along where its appointment is moved, and away with it', async () => {
    const { id } = await appointment({ startsAt: '09:10', reminderMinutes: 5 });
    await pass(6 * MINUTE);
    expect(told).toHaveLength(1);
    await appointments.move(shop.actor, { id, times: { which: 'all' }, to: { startsOn: TODAY, startsAt: '11:00' } });
    expect(await reminders.due()).toEqual([]);
    await pass(2 * 3_600_000);
    expect(told).toHaveLength(2);
    await appointments.remove(shop.actor, [id]);
    expect(await reminders.due()).toEqual([]);
  });
});

describe('after the PC was off', () => {
  it('what came due meanwhile is told at the start, each once, of a repetition the last', async () => {
    await appointment({ title: 'sekali', startsOn: '2026-11-24' });
    await appointment({ title: 'tiap hari', repeat: { unit: 'day' } });
    await settle();
    await timer.close();
    shop.clock.advance(3 * DAY + 2 * 3_600_000);
    start();
    await settle();
    expect(told.sort()).toEqual(['sekali | 2026-11-24 10:00', 'tiap hari | 2026-11-25 10:00']);
    await timer.close();
    start();
    await settle();
    expect(told).toHaveLength(2);
  });

  it('many at once become one notification', async () => {
    for (const startsAt of ['10:00', '11:00', '12:00', '13:00']) await appointment({ title: startsAt, startsAt });
    await settle();
    await timer.close();
    shop.clock.advance(DAY);
    start();
    await settle();
    expect(told).toEqual(['4 pengingat | 10:00 / 11:00 / 12:00 / 13:00']);
    expect(await reminders.due()).toHaveLength(4);
  });

  it('what was past when it was written is not told', async () => {
    await appointment({ startsOn: '2026-11-01', repeat: null });
    await pass(2 * MINUTE);
    expect(told).toEqual([]);
  });
});

describe('a clock that jumps', () => {
  it('ahead tells what came due in between within a minute', async () => {
    await appointment({ startsAt: '12:00', reminderMinutes: 0 });
    await pass(5 * MINUTE);
    shop.clock.advance(4 * 3_600_000);
    await pass(MINUTE);
    expect(told).toHaveLength(1);
  });

  it('back tells nothing twice', async () => {
    await appointment({ startsAt: '09:10', reminderMinutes: 0 });
    await pass(12 * MINUTE);
    expect(told).toHaveLength(1);
    shop.clock.advance(-30 * MINUTE);
    await pass(40 * MINUTE);
    expect(told).toHaveLength(1);
  });
});

it('what the shell cannot show waits for the first window, which gets it once', async () => {
  canNotify = false;
  await appointment({ startsAt: '09:10', reminderMinutes: 5 });
  await pass(6 * MINUTE);
  const feed = reminders.feed();
  expect((await feed.next()).value).toMatchObject({ shown: false, reminders: [{ title: 'Ukur' }] });
  const later = reminders.feed();
  const waiting = [feed.next(), later.next()];
  reminders.close();
  expect((await Promise.all(waiting)).map(({ done }) => done)).toEqual([true, true]);
});
