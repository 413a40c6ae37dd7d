import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TodaySection } from '../../src-main/contract/today.ts';
import { type OpenAgenda, openAgenda, refusal } from '../support/agenda.ts';

let shop: OpenAgenda;
let customer: string;
let stages: readonly { id: string; name: string }[];
beforeEach(async () => {
  shop = await openAgenda();
  customer = (await shop.contact('Melati')).id;
  stages = (await shop.client.pipelines.list())[0]?.stages ?? [];
});
afterEach(() => shop.close());

const TODAY = '2026-11-22';
const DAY = 86_400_000;
const HOUR = 3_600_000;
type Draft = Omit<Parameters<OpenAgenda['client']['deals']['create']>[0], 'contactId'>;
/** A moment later, a deal in the first stage, which counts as quiet after three days. */
const deal = async (title: string, draft: Draft = {}) => {
  shop.clock.advance(1_000);
  return (await shop.client.deals.create({ contactId: customer, title, ...draft })).id;
};
const rows = async (section: TodaySection, asked: { mine?: boolean } = {}) =>
  (await shop.client.today.show(asked)).sections.find((one) => one.section === section)?.items ?? [];
const titles = async (section: TodaySection, asked: { mine?: boolean } = {}) =>
  (await rows(section, asked)).map(({ title }) => title);

describe('deals on Today', () => {
  it('are those expected by today, the longest ago first, and none that is closed or in the bin', async () => {
    await deal('hari ini', { expectedOn: TODAY });
    await deal('lewat', { expectedOn: '2026-11-01', value: 750_000, stageId: stages[1]?.id ?? '' });
    await deal('besok', { expectedOn: '2026-11-23' });
    await deal('entah kapan');
    await shop.client.deals.win({ id: await deal('menang', { expectedOn: '2026-11-02' }) });
    await shop.client.deals.lose({ id: await deal('kalah', { expectedOn: '2026-11-02' }), reason: 'Mahal' });
    await shop.client.deals.remove({ by: 'ids', ids: [await deal('sampah', { expectedOn: '2026-11-02' })] });
    const [late, today, ...more] = await rows('deals');
    expect(more).toEqual([]);
    expect(late).toMatchObject({
      title: 'lewat',
      detail: stages[1]?.name,
      day: '2026-11-01',
      tone: 'late',
      amount: 750_000,
      contact: { id: customer, name: 'Melati' },
      staff: { id: shop.staffId },
      actions: ['snooze', 'open'],
    });
    expect(today).toMatchObject({ title: 'hari ini', tone: 'today', amount: null });
    shop.clock.advance(DAY);
    expect(await titles('deals')).toEqual(['lewat', 'hari ini', 'besok']);
  });

  it('are those gone quiet, the longest first, with the day of the last touch; each is told once', async () => {
    const first = await deal('lama');
    shop.clock.advance(HOUR);
    await deal('baru');
    await deal('lambat', { stageId: stages[2]?.id ?? '' });
    await deal('ditunggu', { expectedOn: '2026-11-24' });
    shop.clock.advance(3 * DAY - HOUR - 4_000);
    // A moment before its third day is over.
    expect(await titles('dealsQuiet')).toEqual([]);
    shop.clock.advance(4_000);
    expect(await titles('dealsQuiet')).toEqual(['lama']);
    shop.clock.advance(HOUR);
    expect(await titles('dealsQuiet')).toEqual(['lama', 'baru']);
    expect((await rows('dealsQuiet'))[0]).toMatchObject({ day: TODAY, tone: 'calm', detail: stages[0]?.name });
    // Expected by now and quiet too: it stands among those expected.
    expect(await titles('deals')).toEqual(['ditunggu']);
    await shop.client.contacts.addInteraction({ contactId: customer, dealId: first, kind: 'call', text: 'Halo' });
    expect(await titles('dealsQuiet')).toEqual(['baru']);
    shop.clock.advance(4 * DAY);
    expect((await titles('dealsQuiet')).sort()).toEqual(['baru', 'lama', 'lambat']);
  });

  it('of a stage that has no quiet days are never quiet', async () => {
    await shop.client.pipelines.updateStage({ id: stages[0]?.id ?? '', quietDays: null });
    await deal('tenang');
    shop.clock.advance(400 * DAY);
    expect(await titles('dealsQuiet')).toEqual([]);
  });

  it('that are put to rest go until that day begins in the shop, and come back by an undo', async () => {
    const expected = await deal('lewat', { expectedOn: '2026-11-20' });
    const quiet = await deal('diam');
    shop.clock.advance(4 * DAY);
    expect([await titles('deals'), await titles('dealsQuiet')]).toEqual([['lewat'], ['diam']]);
    const until = { until: '2026-11-28', reason: 'sesudah gajian' };
    await shop.client.today.snooze({ section: 'deals', key: expected, ...until });
    const { batchId } = await shop.client.today.snooze({ section: 'dealsQuiet', key: quiet, ...until });
    expect([await titles('deals'), await titles('dealsQuiet')]).toEqual([[], []]);
    await shop.undo(batchId);
    expect(await titles('dealsQuiet')).toEqual(['diam']);
    await shop.client.today.snooze({ section: 'dealsQuiet', key: quiet, ...until });
    // The last moment of 27 November in Jakarta.
    shop.clock.millis = Date.UTC(2026, 10, 27, 17) - 1;
    expect([await titles('deals'), await titles('dealsQuiet')]).toEqual([[], []]);
    // What was expected is due at once; the quiet clock of the other one begins with the end of its rest.
    shop.clock.advance(1);
    expect([await titles('deals'), await titles('dealsQuiet')]).toEqual([['lewat'], []]);
    shop.clock.advance(3 * DAY);
    expect((await rows('dealsQuiet')).map((row) => [row.title, row.day])).toEqual([['diam', '2026-11-28']]);
    expect(await refusal(shop.client.today.done({ section: 'dealsQuiet', key: quiet }))).toBe('action-not-here');
  });

  it('are only mine and nobody’s where asked, and come page by page', async () => {
    const budi = await shop.staff('Budi');
    for (let n = 0; n < 12; n += 1) await deal(`D${n}`, { staffId: [shop.staffId, budi, null][n % 3] ?? null });
    for (let n = 0; n < 3; n += 1)
      await deal(`E${n}`, { expectedOn: TODAY, staffId: [shop.staffId, budi, null][n] ?? null });
    shop.clock.advance(5 * DAY);
    expect(await titles('deals', { mine: true })).toEqual(['E0', 'E2']);
    const seen: string[] = [];
    for (const offset of [0, 3, 6, 9]) {
      const page = await shop.client.today.section({ section: 'dealsQuiet', mine: true, limit: 3, offset });
      expect(page.total).toBe(8);
      seen.push(...page.items.map(({ title }) => title));
    }
    expect(seen).toEqual(['D0', 'D2', 'D3', 'D5', 'D6', 'D8', 'D9', 'D11']);
  });
});

describe('the next activity of a card', () => {
  const next = async (id: string) => (await shop.client.deals.get({ id })).nextActivity;
  const about = (id: string) => [{ entity: 'deal' as const, id }];

  it('is the first of open tasks with a day and appointments to come, coloured by when it is', async () => {
    const id = await deal('dapur');
    expect(await next(id)).toBeNull();
    await shop.client.tasks.create({ title: 'entah kapan', about: about(id) });
    await shop.client.tasks.create({
      title: 'pelanggan saja',
      dueDay: TODAY,
      about: [{ entity: 'contact', id: customer }],
    });
    expect(await next(id)).toBeNull();
    await shop.client.appointments.create({
      title: 'ukur',
      startsOn: '2026-11-25',
      startsAt: '10:00',
      about: about(id),
    });
    expect(await next(id)).toMatchObject({ kind: 'appointment', title: 'ukur', state: 'later' });
    await shop.client.tasks.create({ title: 'kirim', dueDay: '2026-11-24', about: about(id) });
    expect(await next(id)).toMatchObject({ kind: 'task', title: 'kirim', state: 'later' });
    const today = await shop.client.tasks.create({
      title: 'telepon',
      dueDay: TODAY,
      dueTime: '11:00',
      about: about(id),
    });
    expect(await next(id)).toMatchObject({ id: today.id, state: 'today', dueAt: Date.UTC(2026, 10, 22, 4) });
    // Nine in the morning: by noon it is late.
    shop.clock.advance(3 * HOUR);
    expect(await next(id)).toMatchObject({ title: 'telepon', state: 'overdue' });
    const { columns } = await shop.client.deals.board();
    expect(columns[0]?.cards[0]).toMatchObject({ id, nextActivity: { title: 'telepon', state: 'overdue' } });
  });

  it('of a whole day is late only after that day', async () => {
    const id = await deal('dapur');
    await shop.client.tasks.create({ title: 'kirim', dueDay: TODAY, about: about(id) });
    shop.clock.advance(14 * HOUR);
    expect(await next(id)).toMatchObject({ state: 'today' });
    shop.clock.advance(2 * HOUR);
    expect(await next(id)).toMatchObject({ state: 'overdue' });
  });

  it('goes with what is done, put off, moved or removed', async () => {
    const id = await deal('dapur');
    const task = await shop.client.tasks.create({ title: 'kirim', dueDay: '2026-11-20', about: about(id) });
    const meeting = await shop.client.appointments.create({
      title: 'ukur',
      startsOn: TODAY,
      startsAt: '10:00',
      about: about(id),
    });
    await shop.client.appointments.create({
      title: 'rutin',
      startsOn: TODAY,
      startsAt: '09:30',
      repeat: { unit: 'week' },
      about: about(id),
    });
    expect(await next(id)).toMatchObject({ title: 'kirim', state: 'overdue' });
    await shop.client.tasks.snooze({ id: task.id, until: '2026-11-23', reason: '' });
    expect(await next(id)).toMatchObject({ title: 'ukur', state: 'today' });
    await shop.client.appointments.done({ id: meeting.id, day: TODAY, note: '', interaction: 'visit' });
    expect(await next(id)).toMatchObject({ title: 'kirim', state: 'later' });
    const done = await shop.client.tasks.done({ id: task.id, note: '' });
    // What repeats is no next step of a deal.
    expect(await next(id)).toBeNull();
    await shop.undo(done.batchId);
    expect(await next(id)).toMatchObject({ title: 'kirim' });
    await shop.client.tasks.remove({ by: 'ids', ids: [task.id] });
    expect(await next(id)).toBeNull();
  });
});
