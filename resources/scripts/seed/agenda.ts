import type { Store } from '../../../src-main/database/store.ts';
import { addDays } from '../../../src-main/domain/dates.ts';
import { fold } from '../../../src-main/domain/text.ts';
import { insertMany } from './fill.ts';
import { Chance } from './random.ts';

const errands =
  `Kirim katalog,Tagih pembayaran,Cek stok,Konfirmasi ukuran,Siapkan contoh,Perbarui harga,Cetak brosur,Hubungi pemasok,
Balas pertanyaan,Jadwalkan kunjungan,Kirim penawaran,Antar pesanan,Tukar barang,Foto produk`.split(/,\s*/);
const meetings = 'Demo produk,Ukur tirai,Rapat mingguan,Ambil pesanan,Konsultasi,Pasang rak,Tanda tangan'.split(',');
const places = ['', 'Toko', 'Rumah pelanggan', 'Gudang', 'Telepon'];
const kinds = ['todo', 'todo', 'todo', 'todo', 'todo', 'call', 'call', 'visit', 'message'] as const;
const BLOCK = 2_000;
const DAY = 86_400_000;
/** The largest part of what is open lies ahead; some is late, some of the day. */
const WEEKLY = JSON.stringify({ unit: 'week', every: 1, days: [1], on: 'day', missing: 'last', end: { by: 'never' } });

/** Fills a shop that has contacts with made-up tasks and appointments as one journal batch, around the day of `until`. */
export async function fillAgenda(
  store: Store,
  { tasks, appointments, seed, until }: { tasks: number; appointments: number; seed: number; until: number },
): Promise<void> {
  const chance = new Chance(seed);
  const staff = await store.db.selectFrom('staff').select('id').orderBy('id').execute();
  const contacts = await store.db.selectFrom('contacts').select('id').orderBy('id').limit(20_000).execute();
  const actor = { staffId: staff[0]?.id ?? chance.id(until) };
  const who = { staffIds: staff.map(({ id }) => id), contactIds: contacts.map(({ id }) => id) };
  const batch = await store.beginBatch(actor, 'seed', `agenda ${seed}`);
  for (let done = 0; done < tasks; done += BLOCK) {
    const rows = Array.from({ length: Math.min(BLOCK, tasks - done) }, (_, at) =>
      taskOf(chance, done + at, who, until),
    );
    await store.inBatch(actor, batch, async (trx) => {
      await insertMany(
        trx,
        'tasks',
        rows.map(({ task }) => task),
      );
      await insertMany(
        trx,
        'task_links',
        rows.flatMap(({ link }) => link),
      );
    });
  }
  for (let done = 0; done < appointments; done += BLOCK) {
    const length = Math.min(BLOCK, appointments - done);
    const rows = Array.from({ length }, (_, at) => appointmentOf(chance, done + at, who, until));
    await store.inBatch(actor, batch, async (trx) => {
      await insertMany(
        trx,
        'appointments',
        rows.map(({ appointment }) => appointment),
      );
      await insertMany(
        trx,
        'appointment_links',
        rows.flatMap(({ link }) => link),
      );
    });
  }
  await store.finishBatch(batch);
}

interface Who {
  staffIds: readonly string[];
  contactIds: readonly string[];
}

function taskOf(chance: Chance, number: number, who: Who, until: number) {
  const id = chance.id(until - number);
  const title = `${chance.pick(errands)} ${1 + (number % 900)}`;
  const isDone = number % 5 < 2;
  // Of those open: one in twelve late, one in thirty of the day, one in six without a day, the rest ahead.
  const draw = chance.whole(0, 59);
  const today = new Date(until).toISOString().slice(0, 10);
  const day = isDone
    ? addDays(today, -chance.whole(1, 700))
    : draw < 5
      ? addDays(today, -chance.whole(1, 20))
      : draw < 7
        ? today
        : draw < 17
          ? null
          : addDays(today, chance.whole(1, 200));
  const kind = chance.pick(kinds);
  const task = {
    id,
    kind,
    title,
    title_key: fold(title),
    note: '',
    priority: number % 9 === 0 ? 'high' : number % 7 === 0 ? 'low' : 'normal',
    progress: 0,
    due_day: day,
    due_time: day !== null && number % 4 === 0 ? `${String(chance.whole(8, 17)).padStart(2, '0')}:30` : null,
    staff_id: chance.pick(who.staffIds),
    asked_by_id: null,
    done_at: isDone ? until - chance.whole(1, 700) * DAY : null,
    created_at: until - number,
    updated_at: until - number,
  };
  const hasContact = kind !== 'todo' || number % 3 === 0;
  return { task, link: hasContact ? [linkOf(chance, 'task_id', id, who, until)] : [] };
}

function appointmentOf(chance: Chance, number: number, who: Who, until: number) {
  const id = chance.id(until - number);
  const day = addDays(new Date(until).toISOString().slice(0, 10), chance.whole(0, 720) - 600);
  const hour = chance.whole(8, 16);
  const repeats = number % 100 === 0;
  const two = (value: number) => String(value).padStart(2, '0');
  const appointment = {
    id,
    uid: `${id}@langganan`,
    title: chance.pick(meetings),
    place: chance.pick(places),
    note: '',
    all_day: 0,
    starts_on: day,
    starts_at: `${two(hour)}:00`,
    ends_on: day,
    ends_at: `${two(hour)}:45`,
    zone: 'Asia/Jakarta',
    staff_id: chance.pick(who.staffIds),
    reminder_minutes: number % 2 === 0 ? 30 : null,
    repeat_rule: repeats ? WEEKLY : null,
    repeat_last: repeats ? '9999-12-31' : null,
    created_at: until - number,
    updated_at: until - number,
  };
  return { appointment, link: [linkOf(chance, 'appointment_id', id, who, until)] };
}

const linkOf = (chance: Chance, owner: string, id: string, { contactIds }: Who, until: number) => ({
  id: chance.id(until),
  [owner]: id,
  entity: 'contact',
  contact_id: chance.pick(contactIds),
  position: 0,
});
