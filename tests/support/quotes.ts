import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import { extractText } from 'unpdf';
import type { QuoteCreate } from '../../src-main/contract/quotes.ts';
import { AboutRecords } from '../../src-main/features/agenda/about.ts';
import { contactsRouters } from '../../src-main/features/contacts/router.ts';
import { ContactsService } from '../../src-main/features/contacts/service.ts';
import { dealNames } from '../../src-main/features/deals/names.ts';
import { PipelinesService } from '../../src-main/features/deals/pipelines.ts';
import { dealsRouters } from '../../src-main/features/deals/router.ts';
import { DealsService } from '../../src-main/features/deals/service.ts';
import { documentsRouter } from '../../src-main/features/documents/router.ts';
import { DocumentsService } from '../../src-main/features/documents/service.ts';
import { HistoryService } from '../../src-main/features/history/service.ts';
import { historyRouter } from '../../src-main/features/history/router.ts';
import { productsRouters } from '../../src-main/features/products/router.ts';
import { ProductsService } from '../../src-main/features/products/service.ts';
import { PaperFolder } from '../../src-main/features/papers/folder.ts';
import { quoteNames } from '../../src-main/features/quotes/names.ts';
import { quotesRouter } from '../../src-main/features/quotes/router.ts';
import { QuotesService } from '../../src-main/features/quotes/service.ts';
import { SettingsService } from '../../src-main/features/settings/service.ts';
import { staffRouter } from '../../src-main/features/staff/router.ts';
import { StaffService } from '../../src-main/features/staff/service.ts';
import { tasksRouter } from '../../src-main/features/tasks/router.ts';
import { TasksService } from '../../src-main/features/tasks/service.ts';
import { templatesRouter } from '../../src-main/features/templates/router.ts';
import { TemplatesService } from '../../src-main/features/templates/service.ts';
import { openDrawer } from '../../src-main/jobs/draw.ts';
import { documentWords } from '../../src-renderer/i18n/document-words.ts';
import { valueWords } from '../../src-renderer/i18n/field-words.ts';
import { exampleWords } from '../../src-renderer/i18n/example-words.ts';
import { paperWords } from '../../src-renderer/i18n/paper-words.ts';
import { openTestStore } from './store.ts';

/** Stays open, so that one thread draws for all tests of a process; that keeps no process alive. */
const drawer = openDrawer();

/** A shop with one customer that writes quotations, asked as a door asks: parsed and checked by the contract. */
export async function openQuotes(...given: Parameters<typeof openTestStore>) {
  const shop = await openTestStore(...given);
  const { store } = shop;
  const settings = new SettingsService(store);
  await settings.update(shop.actor, {
    language: 'en',
    business: {
      name: 'Toko Sinar',
      address: 'Jl. Braga 12\nBandung 40111',
      phones: ['022-1234567'],
      email: 'halo@example.com',
      taxNumber: '01.234.567.8-901.000',
      logo: null,
    },
  });
  const records = new AboutRecords({ deal: dealNames, quotation: quoteNames });
  const contacts = new ContactsService(store, settings);
  const history = new HistoryService(store);
  const folder = new PaperFolder(path.dirname(shop.file));
  /** A test may put something else in its place. */
  const draw = { now: drawer.draw, many: drawer.drawMany };
  const documents = new DocumentsService(settings, {
    ...{ store, folder, words: documentWords, values: valueWords },
    draw: (input, subject) => draw.now(input, subject),
    drawMany: (input, subject, watching) => draw.many(input, subject, watching),
  });
  const quotes = new QuotesService(settings, {
    store,
    folder,
    records,
    words: paperWords,
    draw: (input, subject) => draw.now(input, subject),
  });
  const routers = {
    documents: documentsRouter(documents),
    ...contactsRouters(contacts),
    ...productsRouters(new ProductsService(store, settings)),
    ...dealsRouters(new DealsService(store, new PipelinesService(store, settings)), contacts),
    tasks: tasksRouter(new TasksService(store, records)),
    staff: staffRouter(new StaffService(store)),
    history: historyRouter(history),
    quotes: quotesRouter(quotes),
    templates: templatesRouter(
      new TemplatesService({
        store,
        settings,
        draw: (input, subject) => draw.now(input, subject),
        words: exampleWords,
        drawQuotation: (id, design) => quotes.drawIn(id, design),
      }),
    ),
  };
  const as = (staffId: string, role: 'owner' | 'manager' | 'sales' | 'service' | 'viewer') =>
    createRouterClient(routers, { context: { caller: { staffId, role } } });
  const api = as(shop.actor.staffId, 'owner');
  const customer = await api.contacts.create({
    name: 'Toko Melati',
    addresses: [{ street: 'Jl. Merdeka 5', city: 'Bandung' }],
  });
  return {
    ...shop,
    settings,
    history,
    draw,
    api,
    as,
    customer,
    documents: path.join(path.dirname(shop.file), 'documents'),
    /** A moment later, a draft as a person would add it. */
    create: (draft: Partial<QuoteInput> = {}) => {
      shop.clock.advance(1000);
      return api.quotes.create({
        contactId: customer.id,
        lines: [{ description: 'Panci', unitPrice: 100_000 }],
        ...draft,
      });
    },
  };
}
export type TestQuotes = Awaited<ReturnType<typeof openQuotes>>;
type QuoteInput = Omit<QuoteCreate, 'lines'> & {
  lines: (Partial<NonNullable<QuoteCreate['lines']>[number]> & { description?: string })[];
};

/** What stands on the pages of a PDF, each as one text with single spaces. */
export async function pagesOf(file: Blob): Promise<string[]> {
  const { text } = await extractText(new Uint8Array(await file.arrayBuffer()), { mergePages: false });
  return text.map((page) => page.replace(/[\s\u00A0]+/g, ' '));
}
