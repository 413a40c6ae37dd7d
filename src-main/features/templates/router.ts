import { os } from '../procedures.ts';
import type { TemplatesService } from './service.ts';

/** What the shop's Word files add to this group stands with them (features/word). */
export const templatesRouter = (templates: TemplatesService) => ({
  list: os.templates.list.handler(({ input }) => templates.list(input)),
  get: os.templates.get.handler(({ input }) => templates.get(input.id)),
  create: os.templates.create.handler(({ input, context }) => templates.create(context.caller, input)),
  update: os.templates.update.handler(({ input, context }) => templates.update(context.caller, input)),
  remove: os.templates.remove.handler(({ input, context }) => templates.remove(context.caller, input.ids)),
  restore: os.templates.restore.handler(({ input, context }) => templates.restore(context.caller, input.ids)),
  makeUsual: os.templates.makeUsual.handler(({ input, context }) => templates.makeUsual(context.caller, input)),
  preview: os.templates.preview.handler(({ input }) => templates.preview(input)),
  export: os.templates.export.handler(({ input }) => templates.export(input.ids)),
  import: os.templates.import.handler(({ input, context }) => templates.import(context.caller, input.file)),
});
