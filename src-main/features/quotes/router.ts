import { os } from '../procedures.ts';
import type { QuotesService } from './service.ts';

export const quotesRouter = (quotes: QuotesService) =>
  os.quotes.router({
    list: os.quotes.list.handler(({ input }) => quotes.list(input)),
    get: os.quotes.get.handler(({ input, context }) => quotes.get(context.caller, input.id)),
    preview: os.quotes.preview.handler(({ input, context }) => quotes.preview(context.caller, input)),
    create: os.quotes.create.handler(({ input, context }) => quotes.create(context.caller, input)),
    update: os.quotes.update.handler(({ input, context }) => quotes.update(context.caller, input)),
    issue: os.quotes.issue.handler(({ input, context }) => quotes.issue(context.caller, input)),
    paper: os.quotes.paper.handler(({ input }) => quotes.paper(input.id)),
    revise: os.quotes.revise.handler(({ input, context }) => quotes.revise(context.caller, input.id)),
    accept: os.quotes.accept.handler(({ input, context }) => quotes.accept(context.caller, input)),
    decline: os.quotes.decline.handler(({ input, context }) => quotes.decline(context.caller, input)),
    copy: os.quotes.copy.handler(({ input, context }) => quotes.copy(context.caller, input)),
    approve: os.quotes.approve.handler(({ input, context }) => quotes.approve(context.caller, input)),
    setDiscountLimit: os.quotes.setDiscountLimit.handler(({ input, context }) =>
      quotes.setDiscountLimit(context.caller, input),
    ),
    numbering: os.quotes.numbering.handler(() => quotes.numbering()),
    setNumbering: os.quotes.setNumbering.handler(({ input, context }) => quotes.setNumbering(context.caller, input)),
    remove: os.quotes.remove.handler(({ input, context }) => quotes.remove(context.caller, input)),
    restore: os.quotes.restore.handler(({ input, context }) => quotes.restore(context.caller, input)),
    purge: os.quotes.purge.handler(({ input, context }) => quotes.purge(context.caller, input)),
  });
