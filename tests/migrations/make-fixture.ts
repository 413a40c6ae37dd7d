/** `node tests/migrations/make-fixture.ts`: keeps the schema of today as a fixture, with a small shop in it. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { migrations } from '../../migrations/index.ts';
import { AppointmentCreate } from '../../src-main/contract/appointments.ts';
import { TaskCreate } from '../../src-main/contract/tasks.ts';
import { AboutRecords } from '../../src-main/features/agenda/about.ts';
import { AppointmentsService } from '../../src-main/features/appointments/service.ts';
import { QuoteCreate } from '../../src-main/contract/quotes.ts';
import { ensureCategory } from '../../src-main/features/products/categories.ts';
import { dealNames } from '../../src-main/features/deals/names.ts';
import { PipelinesService } from '../../src-main/features/deals/pipelines.ts';
import { DealsService } from '../../src-main/features/deals/service.ts';
import { LeadsService } from '../../src-main/features/leads/service.ts';
import { TemplatesService } from '../../src-main/features/messages/templates.ts';
import { insertQuote } from '../../src-main/features/quotes/write.ts';
import { insertTemplate } from '../../src-main/features/templates/write.ts';
import { designFor } from '../../src-main/domain/documents/designs.ts';
import { insertProduct } from '../../src-main/features/products/write.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { TasksService } from '../../src-main/features/tasks/service.ts';
import { birthdaysSource } from '../../src-main/features/today/birthdays.ts';
import { TodayService } from '../../src-main/features/today/service.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { messageWords } from '../../src-renderer/i18n/message-words.ts';
import { fill } from '../../resources/scripts/seed/fill.ts';
import { openTestStore, scratchFolder } from '../support/store.ts';
import { fixtureFolder, meaningOf } from './fixture.ts';

const name = Object.keys(migrations).at(-1) ?? '';
const target = path.join(fixtureFolder, `${name}.db.gz`);
if (existsSync(target) && !process.argv.includes('--again')) {
  process.stderr.write(`${target} is there. What has landed stays; before it has landed, --again makes it anew.\n`);
  process.exit(1);
}
const { folder, remove } = scratchFolder();
const shop = await openTestStore(folder);
await fill(shop.store, { contacts: 40, interactions: 3, seed: 1, until: Date.UTC(2026, 10, 20) });
const { id } = await shop.store.db.selectFrom('contacts').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow();
await shop.store.act(shop.actor, 'contacts.update', (trx) =>
  trx.updateTable('contacts').set({ note: 'Diubah sebelum fixture.' }).where('id', '=', id).execute(),
);
const group = await shop.store.db.selectFrom('groups').select('id').orderBy('id').limit(1).executeTakeFirst();
const writing = { now: shop.clock.now(), defaultTaxRateId: null };
await shop.store.act(shop.actor, 'products.create', async (trx) => {
  const categoryId = await ensureCategory(trx, ['Dapur', 'Panci'], writing.now);
  const [tax] = await trx.selectFrom('tax_rates').select('id').orderBy('id').execute();
  const prices = [
    { amount: 290_000, minQuantity: 12_000 },
    { amount: 300_000, groupId: group?.id ?? null, validFrom: '2026-01-01' },
  ];
  const goods = {
    sku: 'SKU-001',
    categoryId,
    price: 325_000,
    prices,
    taxRateId: tax?.id ?? null,
    openingStock: 14_000,
  };
  const part = await insertProduct(trx, { name: 'Panci Set Stainless', unit: 'set', ...goods }, writing, shop.actor);
  const bundle = { kind: 'bundle' as const, parts: [{ productId: part, quantity: 2_000 }] };
  await insertProduct(trx, { name: 'Paket Dapur', ...bundle }, writing, shop.actor);
});
await shop.store.act(shop.actor, 'templates.create', async (trx) => {
  const design = { ...designFor('modern'), accent: '#113355' };
  await insertTemplate(trx, { kind: 'quotation', name: 'Biru tua', source: 'design', design }, writing.now);
  const file = { name: 'surat.docx', bytes: Buffer.from('PK\u0003\u0004 made up') };
  await insertTemplate(trx, { kind: 'letter', name: 'Surat toko', source: 'word', file }, writing.now);
});
const deals = new DealsService(shop.store, new PipelinesService(shop.store, new SettingsService(shop.store)));
const leads = new LeadsService(shop.store, deals);
const [pipeline] = await deals.pipelines.list(shop.actor);
const [first, second] = pipeline?.stages ?? [];
const sold = await shop.store.db.selectFrom('products').select('id').orderBy('id').limit(1).executeTakeFirst();
await deals.pipelines.updateStage(shop.actor, {
  id: first?.id ?? '',
  checks: [{ text: 'Kirim foto', required: true, staffId: null }],
  requiredFields: ['value'],
});
const deal = await deals.create(shop.actor, {
  contactId: id,
  title: 'Dapur baru',
  products: [{ productId: sold?.id ?? '', quantity: 2_000 }],
  expectedOn: '2026-12-24',
  people: [],
});
await deals.tick(shop.actor, { id: deal.id, checkId: deal.checklist[0]?.id ?? '', done: true });
await deals.moveToStage(shop.actor, { id: deal.id, stageId: second?.id ?? '' });
await deals.snooze(shop.actor, { id: deal.id, until: '2027-01-05', reason: 'Setelah liburan' });
const other = await deals.create(shop.actor, { contactId: id, title: 'Panci', value: 150_000 });
await deals.lose(shop.actor, { id: other.id, reason: 'Harga', note: 'Terlalu mahal.' });
await leads.setScoreRules(shop.actor, [{ when: { fact: 'source', source: 'Instagram' }, points: 10 }]);
await leads.create(shop.actor, { contactId: id, source: 'Instagram', interest: 'Kulkas', budget: 4_000_000 });
const records = new AboutRecords({ deal: dealNames });
const tasks = new TasksService(shop.store, records);
const about = [
  { entity: 'contact' as const, id },
  { entity: 'deal' as const, id: deal.id },
];
const repeat = { unit: 'month' as const, end: { by: 'count' as const, count: 6 } };
const rent = { title: 'Bayar sewa', dueDay: '2026-11-30', dueTime: '09:00', reminderMinutes: 60, repeat, about };
const task = await tasks.create(shop.actor, TaskCreate.parse(rent));
await tasks.done(shop.actor, { id: task.id, note: 'Lunas' });
const chase = await tasks.create(
  shop.actor,
  TaskCreate.parse({ title: 'Tagih', kind: 'call', dueDay: '2026-11-23', about }),
);
await tasks.snooze(shop.actor, { id: chase.id, until: '2026-12-01', reason: 'Setelah gajian' });
const appointments = new AppointmentsService(shop.store, records);
const weekly = { title: 'Rapat', startsOn: '2026-11-23', startsAt: '09:00', repeat: { unit: 'week' }, about };
const meeting = await appointments.create(shop.actor, AppointmentCreate.parse(weekly));
const moved = { startsOn: '2026-12-01', startsAt: '10:00' };
await appointments.move(shop.actor, { id: meeting.id, times: { which: 'one', day: '2026-11-30' }, to: moved });
await appointments.cancelOne(shop.actor, meeting.id, '2026-12-07');
await appointments.done(shop.actor, { id: meeting.id, day: '2026-11-23', note: 'Selesai', interaction: 'visit' });
const todays = new TodayService(shop.store, [birthdaysSource(shop.store)], true);
await todays.done(shop.actor, { section: 'birthdays', key: `${id} 2026`, note: '' });
const settings = await new SettingsService(shop.store).get();
await shop.store.act(shop.actor, 'quotes.create', (trx) =>
  insertQuote(
    trx,
    QuoteCreate.parse({
      dealId: deal.id,
      terms: 'Barang diantar.',
      lines: [{ description: 'Panci', unitPrice: 325_000 }],
    }),
    { now: shop.clock.now(), day: '2026-11-22', settings, language: 'id' },
    shop.actor,
  ),
);
const { id: quoteId } = await shop.store.db.selectFrom('quotations').select('id').executeTakeFirstOrThrow();
await shop.store.act(shop.actor, 'documents.make', (trx) =>
  trx
    .insertInto('documents')
    .values({
      ...{ id: newId(), kind: 'receipt', number: 'KW-2026-0001', number_period: '2026', number_counter: 1 },
      ...{ contact_id: id, deal_id: deal.id, quote_id: quoteId, source_id: null, staff_id: shop.actor.staffId },
      ...{ language: 'id', template: 'classic', currency: 'IDR', currency_decimals: 0, total: 150_000 },
      ...{ made_on: '2026-11-22', due_on: null, made_at: shop.clock.now(), updated_at: shop.clock.now() },
      ...{ cancelled_at: shop.clock.now(), cancelled_by_id: shop.actor.staffId, cancel_reason: 'Salah jumlah' },
      content: JSON.stringify({ customer: null, business: {}, seller: 'Ani', says: { paidFor: 'Panci' } }),
      file: 'documents/2026/KW-2026-0001.pdf',
    })
    .execute(),
);
const templates = new TemplatesService(shop.store, messageWords);
const [greeting] = await templates.list({ deleted: false });
await templates.update(shop.actor, { id: greeting?.id ?? '', body: 'Halo {customer.first_name}!' });
const own = { channel: 'email' as const, subject: '', language: 'id' as const, about: 'quotation' as const };
await templates.create(shop.actor, { name: 'Promo', body: '{total}', ...own });
await shop.closeOnly();
const file = path.join(folder, 'langganan.db');
const db = new Database(file);
db.exec('vacuum');
db.pragma('wal_checkpoint(truncate)');
db.close();
writeFileSync(target, gzipSync(readFileSync(file), { level: 9 }));
const meaning = path.join(fixtureFolder, `${name}.json`);
writeFileSync(meaning, `${JSON.stringify(meaningOf(file), null, 2)}\n`);
for (const suffix of ['-wal', '-shm']) rmSync(file + suffix, { force: true });
remove();
process.stdout.write(`${target}\n`);
