import { os } from '../procedures.ts';
import type { ContactsService } from './service.ts';

/** The routers of contacts, tags, groups and custom fields, by their names in the contract. */
export const contactsRouters = (contacts: ContactsService) => ({
  contacts: contactsRouter(contacts),
  tags: os.tags.router({
    list: os.tags.list.handler(() => contacts.tags.list()),
    create: os.tags.create.handler(({ input, context }) => contacts.tags.create(context.caller, input)),
    update: os.tags.update.handler(({ input, context }) => contacts.tags.update(context.caller, input)),
    remove: os.tags.remove.handler(({ input, context }) => contacts.tags.remove(context.caller, input.id)),
  }),
  groups: os.groups.router({
    list: os.groups.list.handler(() => contacts.groups.list()),
    create: os.groups.create.handler(({ input, context }) => contacts.groups.create(context.caller, input)),
    update: os.groups.update.handler(({ input, context }) => contacts.groups.update(context.caller, input)),
    remove: os.groups.remove.handler(({ input, context }) => contacts.groups.remove(context.caller, input.id)),
  }),
  customFields: os.customFields.router({
    list: os.customFields.list.handler(({ input }) => contacts.customFields.list(input.entity)),
    create: os.customFields.create.handler(({ input, context }) => contacts.customFields.create(context.caller, input)),
    update: os.customFields.update.handler(({ input, context }) => contacts.customFields.update(context.caller, input)),
    remove: os.customFields.remove.handler(({ input, context }) =>
      contacts.customFields.remove(context.caller, input.id),
    ),
  }),
});

const contactsRouter = (contacts: ContactsService) =>
  os.contacts.router({
    list: os.contacts.list.handler(({ input }) => contacts.list(input)),
    letters: os.contacts.letters.handler(({ input }) => contacts.letters(input)),
    position: os.contacts.position.handler(({ input }) => contacts.position(input)),
    suggest: os.contacts.suggest.handler(({ input }) => contacts.suggest(input.field, input.text)),
    get: os.contacts.get.handler(({ input }) => contacts.get(input.id)),
    create: os.contacts.create.handler(({ input, context }) => contacts.create(context.caller, input)),
    update: os.contacts.update.handler(({ input, context }) => contacts.update(context.caller, input)),
    remove: os.contacts.remove.handler(({ input, context }) => contacts.bulk.remove(context.caller, input)),
    restore: os.contacts.restore.handler(({ input, context }) => contacts.bulk.restore(context.caller, input)),
    purge: os.contacts.purge.handler(({ input, context }) => contacts.bulk.purge(context.caller, input)),
    block: os.contacts.block.handler(({ input, context }) =>
      contacts.bulk.block(context.caller, input.id, input.reason),
    ),
    tagMany: os.contacts.tagMany.handler(({ input: { selection, ...change }, context }) =>
      contacts.bulk.tagMany(context.caller, selection, change),
    ),
    interactions: os.contacts.interactions.handler(({ input }) => contacts.timeline.list(input.contactId, input)),
    addInteraction: os.contacts.addInteraction.handler(({ input, context }) =>
      contacts.timeline.add(context.caller, input),
    ),
    updateInteraction: os.contacts.updateInteraction.handler(({ input, context }) =>
      contacts.timeline.update(context.caller, input),
    ),
    removeInteraction: os.contacts.removeInteraction.handler(({ input, context }) =>
      contacts.timeline.remove(context.caller, input.id),
    ),
    similar: os.contacts.similar.handler(({ input }) => contacts.duplicates.similar(input)),
    suspects: os.contacts.suspects.handler(({ input }) => contacts.duplicates.suspects(input)),
    merge: os.contacts.merge.handler(({ input, context }) => contacts.merge(context.caller, input)),
    notSame: os.contacts.notSame.handler(({ input, context }) =>
      contacts.duplicates.notSame(context.caller, input.ids),
    ),
  });
