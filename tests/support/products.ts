import { createRouterClient } from '@orpc/server';
import { contactsRouters } from '../../src-main/features/contacts/router.ts';
import { ContactsService } from '../../src-main/features/contacts/service.ts';
import { HistoryService } from '../../src-main/features/history/service.ts';
import { productsRouters } from '../../src-main/features/products/router.ts';
import { ProductsService } from '../../src-main/features/products/service.ts';
import type { ProductDraft } from '../../src-main/features/products/write.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { openTestStore } from './store.ts';

/** A shop with its products, asked as a door asks: through the router, parsed and checked by the contract. */
export async function openProducts(...given: Parameters<typeof openTestStore>) {
  const shop = await openTestStore(...given);
  const settings = new SettingsService(shop.store);
  const history = new HistoryService(shop.store);
  const service = new ProductsService(shop.store, settings);
  const routers = { ...productsRouters(service), ...contactsRouters(new ContactsService(shop.store, settings)) };
  const api = createRouterClient(routers, {
    context: { caller: { staffId: shop.actor.staffId, role: 'owner' as const } },
  });
  return {
    ...shop,
    settings,
    history,
    service,
    api,
    /** A moment later, a product as a person would add it. */
    create: (draft: ProductDraft) => {
      shop.clock.advance(1000);
      return api.products.create(draft);
    },
    undo: (batchId: string) => history.undo(shop.actor, batchId),
    names: async (query: Parameters<typeof api.products.list>[0] = {}) =>
      (await api.products.list(query)).items.map((row) => row.name),
  };
}
export type TestProducts = Awaited<ReturnType<typeof openProducts>>;
