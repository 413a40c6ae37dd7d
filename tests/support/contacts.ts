import { createRouterClient } from '@orpc/server';
import type { ContactDraft } from '../../src-main/features/contacts/write.ts';
import { contactsRouters } from '../../src-main/features/contacts/router.ts';
import { ContactsService } from '../../src-main/features/contacts/service.ts';
import { HistoryService } from '../../src-main/features/history/service.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { openTestStore } from './store.ts';

/** A shop with its contacts, asked as a door asks: through the router, parsed and checked by the contract. */
export async function openContacts(...given: Parameters<typeof openTestStore>) {
  const shop = await openTestStore(...given);
  const settings = new SettingsService(shop.store);
  const service = new ContactsService(shop.store, settings);
  const history = new HistoryService(shop.store);
  const routers = contactsRouters(service);
  const api = createRouterClient(routers, {
    context: { caller: { staffId: shop.actor.staffId, role: 'owner' as const } },
  });
  return {
    ...shop,
    settings,
    service,
    history,
    api,
    /** A moment later, a contact as a person would add it. */
    create: (draft: ContactDraft) => {
      shop.clock.advance(1000);
      return api.contacts.create(draft);
    },
    undo: (batchId: string) => history.undo(shop.actor, batchId),
    names: async (query: Parameters<typeof api.contacts.list>[0] = {}) =>
      (await api.contacts.list(query)).items.map((row) => row.name),
  };
}
export type TestContacts = Awaited<ReturnType<typeof openContacts>>;
