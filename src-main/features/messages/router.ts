import { os } from '../procedures.ts';
import type { MessagesService } from './service.ts';

export const messagesRouters = (messages: MessagesService) => ({
  messages: os.messages.router({
    prepare: os.messages.prepare.handler(({ input, context }) => messages.prepare(context.caller, input)),
    send: os.messages.send.handler(({ input, context }) => messages.send(context.caller, input)),
  }),
  messageTemplates: os.messageTemplates.router({
    list: os.messageTemplates.list.handler(({ input }) => messages.templates.list(input)),
    create: os.messageTemplates.create.handler(({ input, context }) =>
      messages.templates.create(context.caller, input),
    ),
    update: os.messageTemplates.update.handler(({ input, context }) =>
      messages.templates.update(context.caller, input),
    ),
    remove: os.messageTemplates.remove.handler(({ input, context }) =>
      messages.templates.remove(context.caller, input.id),
    ),
    restore: os.messageTemplates.restore.handler(({ input, context }) =>
      messages.templates.restore(context.caller, input.id),
    ),
    makeUsual: os.messageTemplates.makeUsual.handler(({ input, context }) =>
      messages.templates.makeUsual(context.caller, input.id),
    ),
    preview: os.messageTemplates.preview.handler(({ input, context }) => messages.preview(context.caller, input)),
  }),
});
