import { AppError } from '../../contract/errors.ts';
import type { QuoteRow } from '../../contract/quotes.ts';
import type { TodayRow } from '../../contract/today.ts';
import type { Actor, Store } from '../../database/store.ts';
import type { Trx } from '../../database/tables.ts';
import { formatMoney } from '../../domain/money.ts';
import { revisionName } from '../../domain/numbering.ts';
import { mayDo } from '../../domain/permissions.ts';
import type { AboutRecords } from '../agenda/about.ts';
import type { SettingsService } from '../settings/service.ts';
import { finishTask } from '../tasks/done.ts';
import { insertTask, requireTask } from '../tasks/write.ts';
import { blankRow, type TodayContext, type TodaySource } from '../today/source.ts';
import type { PaperWords } from './paper.ts';
import { findRows, getQuoteRow } from './queries.ts';
import { findUnapproved, findWaiting, roleOf, type Wanting } from './queries-today.ts';
import type { QuotesService } from './service.ts';

interface Parts {
  store: Store;
  settings: SettingsService;
  records: AboutRecords;
  words: (language: 'id' | 'en') => PaperWords;
}

/**
 * What quotations put on Today: discounts that wait for whoever may approve them, offers soon to expire, and those nobody
 * has answered. Done means approved, or asked; what is put off becomes a task of that day.
 */
export function quotesSource(quotes: QuotesService, { store, settings, records, words }: Parts): TodaySource {
  /** A task about an offer, inside the caller's act. */
  const ask = async (id: string, actor: Actor, dueDay: string, work: (trx: Trx, taskId: string) => Promise<void>) =>
    store.act(actor, 'tasks.create', async (trx) => {
      const row = await getQuoteRow(trx, id);
      const called = row.revision > 1 ? `${row.number} ${revisionName(row.revision)}` : (row.number ?? row.subject);
      const about = [
        ...(row.contact_id === null ? [] : [{ entity: 'contact' as const, id: row.contact_id }]),
        { entity: 'quotation' as const, id },
      ];
      const draft = { title: words(row.language).followUp(called), kind: 'todo' as const, dueDay, about };
      await work(trx, await insertTask(trx, records, draft, { actor, now: store.clock.now() }));
    });
  return {
    section: 'quotations',
    async page(context, { limit, offset }) {
      const { db, caller, today, since, now, mine } = context;
      const mayApprove = mayDo(await roleOf(db, caller.staffId), 'quotes.approve');
      const unapproved = mayApprove ? await findUnapproved(db) : [];
      const { quotes: usual } = await settings.get();
      const asked = { today, since, now, mine, callerId: caller.staffId, followUpDays: usual.followUpDays };
      const first = unapproved.slice(offset, offset + limit);
      const rest = { limit: limit - first.length, offset: Math.max(0, offset - unapproved.length) };
      const waiting = await findWaiting(db, asked, rest);
      const wanted = [...first, ...waiting.items];
      const rows = await findRows(
        db,
        wanted.map(({ id }) => id),
        today,
      );
      const language = await settings.language();
      const byId = new Map(rows.map((row) => [row.id, row]));
      return {
        total: unapproved.length + waiting.total,
        items: wanted.flatMap((one) => {
          const row = byId.get(one.id);
          return row ? asRow(row, one, context, language) : [];
        }),
      };
    },
    async done(actor, key, note, { db, today }) {
      const row = await getQuoteRow(db, key);
      if (row.status === 'draft') {
        const role = await roleOf(db, actor.staffId);
        if (!mayDo(role, 'quotes.approve')) throw new AppError('not-allowed', { permission: 'quotes.approve' });
        return quotes.approve({ ...actor, role }, { id: key });
      }
      return ask(key, actor, today, async (trx, id) => {
        await finishTask(trx, await requireTask(trx, id), { note }, { actor, now: store.clock.now(), today });
      });
    },
    async snooze(actor, key, { until, reason }, { db }) {
      // A discount is approved or not: there is nothing to ask on another day.
      if ((await getQuoteRow(db, key)).status === 'draft')
        throw new AppError('action-not-here', { section: 'quotations', action: 'snooze' });
      return ask(key, actor, until, async (trx, id) => {
        if (reason !== '') await trx.updateTable('tasks').set({ note: reason }).where('id', '=', id).execute();
      });
    },
  };
}

function asRow(row: QuoteRow, { reason, day }: Wanting, { today }: TodayContext, language: 'id' | 'en'): TodayRow {
  const { currency, currencyDecimals: decimals } = row;
  const called = row.number === '' ? row.subject : row.revision === 'A' ? row.number : `${row.number} ${row.revision}`;
  const isLate = reason === 'expiring' && day !== null && day < today;
  return {
    ...blankRow,
    section: 'quotations',
    key: row.id,
    record: { entity: 'quotation', id: row.id },
    title: [called, row.number === '' ? '' : row.subject].filter(Boolean).join(' · ') || (row.contact?.name ?? ''),
    // In its own money, which need not be the shop's.
    detail: formatMoney(row.total, { currency, decimals, locale: language === 'id' ? 'id-ID' : 'en-GB' }),
    reason,
    day,
    contact: row.contact && { id: row.contact.id, name: `${row.contact.title} ${row.contact.name}`.trim() },
    staff: row.staff,
    tone: isLate ? 'late' : reason === 'expiring' ? (day === today ? 'today' : 'soon') : 'calm',
    actions: reason === 'approval' ? ['done', 'open'] : ['done', 'snooze', 'open'],
  };
}
