import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type OpenAgenda, openAgenda, refusal } from '../support/agenda.ts';

let shop: OpenAgenda;
let customer: string;
beforeEach(async () => {
  shop = await openAgenda();
  await shop.client.settings.update({ language: 'id' });
  customer = (await shop.contact('Melati')).id;
});
afterEach(() => shop.close());

const DAY = 86_400_000;
/** Without the task that asks by itself, so that the offer itself has to. */
const withoutTask = async (followUpDays: number | null = null) => {
  const { quotes } = await shop.client.settings.get();
  await shop.client.settings.update({ quotes: { ...quotes, followUpDays } });
};
const offer = async (subject: string, validDays: number, issue = true) => {
  shop.clock.advance(1_000);
  const lines = [{ description: 'Panci', unitPrice: 100_000, tax: null }];
  const { id } = await shop.client.quotes.create({ contactId: customer, subject, validDays, lines });
  if (issue) await shop.client.quotes.issue({ id });
  return id;
};
const section = async (asked: { mine?: boolean; limit?: number } = {}) =>
  (await shop.client.today.show(asked)).sections.find((one) => one.section === 'quotations') ?? { total: 0, items: [] };
const told = async (asked: { mine?: boolean } = {}) =>
  (await section(asked)).items.map(({ title, reason }) => `${title.split(' · ').at(-1)} ${reason}`);

describe('quotations on Today', () => {
  it('are those that run out within three days, the first one first; not what is decided, deleted or for ever', async () => {
    await withoutTask();
    await offer('tiga', 3);
    await offer('satu', 1);
    await offer('empat', 4);
    await offer('selamanya', 0);
    await offer('draf', 1, false);
    await shop.client.quotes.accept({ id: await offer('jadi', 1) });
    await shop.client.quotes.remove({ by: 'ids', ids: [await offer('sampah', 1)] });
    expect(await told()).toEqual(['satu expiring', 'tiga expiring']);
    const [first] = (await section()).items;
    expect(first).toMatchObject({
      day: '2026-11-23',
      tone: 'soon',
      detail: 'Rp\u00a0100.000',
      amount: null,
      contact: { id: customer, name: 'Melati' },
      actions: ['done', 'snooze', 'open'],
    });
    shop.clock.advance(DAY);
    expect(await told()).toEqual(['satu expiring', 'tiga expiring', 'empat expiring']);
    expect((await section()).items[0]).toMatchObject({ tone: 'today' });
    // Each page goes on where the one before ended.
    const pages = [0, 1, 2].map((offset) => shop.client.today.section({ section: 'quotations', limit: 1, offset }));
    expect((await Promise.all(pages)).map(({ total, items }) => [total, items.length])).toEqual([
      [3, 1],
      [3, 1],
      [3, 1],
    ]);
  });

  it('are those that nobody has answered, unless a task asks already', async () => {
    const asked = await offer('ada tugas', 30);
    await withoutTask();
    await offer('sunyi', 30);
    await withoutTask(3);
    shop.clock.advance(2 * DAY);
    expect(await told()).toEqual([]);
    shop.clock.advance(DAY);
    expect(await told()).toEqual(['sunyi unanswered']);
    const { items } = await shop.client.tasks.list({});
    await shop.client.tasks.done({ id: items[0]?.id ?? '' });
    expect(await told()).toEqual(['sunyi unanswered']);
    // Asked lately; after some days without an answer it comes again.
    shop.clock.advance(3 * DAY);
    expect((await section()).items.map(({ key }) => key)).toContain(asked);
  });

  it('are done with a note on the timeline, and put off as a task of that day; both can be taken back', async () => {
    await withoutTask();
    const id = await offer('satu', 1);
    const done = await shop.client.today.done({ section: 'quotations', key: id, note: 'Mau pikir dulu' });
    expect(await told()).toEqual([]);
    const { items } = await shop.client.contacts.interactions({ contactId: customer });
    expect(items[0]?.text).toContain('Mau pikir dulu');
    await shop.undo(done.batchId);
    expect(await told()).toEqual(['satu expiring']);
    const rest = { section: 'quotations' as const, key: id, reason: 'Setelah gajian' };
    await shop.client.today.snooze({ ...rest, until: '2026-11-25' });
    expect(await told()).toEqual([]);
    const [task] = (await shop.client.tasks.list({})).items;
    expect(task).toMatchObject({ title: 'Tanyakan penawaran QUO-2026-0001', dueDay: '2026-11-25' });
    expect(await refusal(shop.client.today.snooze({ ...rest, until: '2026-11-22' }))).toBe('snooze-not-ahead');
  });

  it('are discounts past a limit, which whoever may approve lets out with one key', async () => {
    const seller = await shop.staff('Sari');
    await shop.client.quotes.setDiscountLimit({ staffId: seller, percent: 5 });
    const lines = [{ description: 'Panci', unitPrice: 100_000, discountPercent: 6 }];
    const draft = { contactId: customer, staffId: seller, subject: 'Diskon' };
    const { id } = await shop.client.quotes.create({ ...draft, lines });
    await shop.client.quotes.create({ ...draft, lines: [{ ...lines[0], discountPercent: 5 }] });
    expect(await told()).toEqual(['Diskon approval']);
    expect((await section()).items[0]?.actions).toEqual(['done', 'open']);
    const rest = { section: 'quotations' as const, key: id };
    expect(await refusal(shop.client.today.snooze({ ...rest, until: '2026-11-25' }))).toBe('action-not-here');
    await shop.client.today.done(rest);
    expect(await told()).toEqual([]);
    expect(await shop.client.quotes.get({ id })).toMatchObject({ approved: { rate: 6 } });
  });
});
