import { createRouterClient } from '@orpc/server';
import { contactsRouters } from '../../src-main/features/contacts/router.ts';
import { ContactsService } from '../../src-main/features/contacts/service.ts';
import { PipelinesService } from '../../src-main/features/deals/pipelines.ts';
import { dealsRouters } from '../../src-main/features/deals/router.ts';
import { DealsService } from '../../src-main/features/deals/service.ts';
import type { DealDraft } from '../../src-main/features/deals/write.ts';
import { HistoryService } from '../../src-main/features/history/service.ts';
import { historyRouter } from '../../src-main/features/history/router.ts';
import { leadsRouter } from '../../src-main/features/leads/router.ts';
import { LeadsService } from '../../src-main/features/leads/service.ts';
import { productsRouters } from '../../src-main/features/products/router.ts';
import { ProductsService } from '../../src-main/features/products/service.ts';
import { reportsRouter } from '../../src-main/features/reports/router.ts';
import { ReportsService } from '../../src-main/features/reports/service.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { staffRouter } from '../../src-main/features/staff/router.ts';
import { StaffService } from '../../src-main/features/staff/service.ts';
import { openTestStore } from './store.ts';

export const DAY = 86_400_000;

/** A shop with one customer and the usual pipeline, asked as a door asks: parsed and checked by the contract. */
export async function openDeals(...given: Parameters<typeof openTestStore>) {
  const shop = await openTestStore(...given);
  const settings = new SettingsService(shop.store);
  await settings.update(shop.actor, { language: 'en' });
  const contacts = new ContactsService(shop.store, settings);
  const deals = new DealsService(shop.store, new PipelinesService(shop.store, settings));
  const history = new HistoryService(shop.store);
  const routers = {
    ...contactsRouters(contacts),
    ...productsRouters(new ProductsService(shop.store, settings)),
    ...dealsRouters(deals, contacts),
    leads: leadsRouter(new LeadsService(shop.store, deals)),
    reports: reportsRouter(new ReportsService(shop.store, deals.pipelines)),
    staff: staffRouter(new StaffService(shop.store)),
    history: historyRouter(history),
  };
  const as = (staffId: string, role: 'owner' | 'manager' | 'sales' | 'service' | 'viewer') =>
    createRouterClient(routers, { context: { caller: { staffId, role } } });
  const api = as(shop.actor.staffId, 'owner');
  const customer = await api.contacts.create({ name: 'Toko Melati' });
  const [pipeline] = await api.pipelines.list();
  if (!pipeline) throw new Error('no pipeline');
  return {
    ...shop,
    settings,
    history,
    api,
    as,
    customer,
    pipeline,
    stages: pipeline.stages,
    /** The stage at a place of the usual pipeline, 0-based. */
    stage: (place: number) => pipeline.stages[place]?.id ?? '',
    /** A moment later, a deal as a person would add it. */
    create: (draft: Partial<DealDraft> = {}) => {
      shop.clock.advance(1000);
      return api.deals.create({ contactId: customer.id, title: 'Kitchen set', ...draft });
    },
    undo: (batchId: string) => history.undo(shop.actor, batchId),
  };
}
export type TestDeals = Awaited<ReturnType<typeof openDeals>>;
