import path from 'node:path';
import type { Clock, Host } from './contract/host.ts';
import { contract } from './contract/index.ts';
import { openDatabase } from './database/open.ts';
import { Store } from './database/store.ts';
import { AboutRecords } from './features/agenda/about.ts';
import { CalendarFiles } from './features/appointments/calendar-file.ts';
import { agendaSheets } from './features/agenda/sheets.ts';
import { appointmentsRouter } from './features/appointments/router.ts';
import { AppointmentsService } from './features/appointments/service.ts';
import { appointmentsSource } from './features/appointments/today.ts';
import { ContactsService } from './features/contacts/service.ts';
import { contactsRouters } from './features/contacts/router.ts';
import { contactsList } from './features/contacts/export.ts';
import { contactSheets, timelineSheets } from './features/contacts/sheets.ts';
import { exportsRouter } from './features/exports/router.ts';
import { ExportsService } from './features/exports/service.ts';
import { contactsImport } from './features/contacts/importing/writer.ts';
import { dealsList } from './features/deals/export.ts';
import { dealsImport } from './features/deals/importing/writer.ts';
import { dealNames } from './features/deals/names.ts';
import { PipelinesService } from './features/deals/pipelines.ts';
import { dealsRouters } from './features/deals/router.ts';
import { DealsService } from './features/deals/service.ts';
import { dealSheets } from './features/deals/sheets.ts';
import { dealsSources } from './features/deals/today.ts';
import { documentsList } from './features/documents/export.ts';
import { documentsRouter } from './features/documents/router.ts';
import { DocumentsService } from './features/documents/service.ts';
import { documentSheets } from './features/documents/sheets.ts';
import { HistoryService } from './features/history/service.ts';
import { historyRouter } from './features/history/router.ts';
import { ImportsService } from './features/imports/service.ts';
import { importsRouter } from './features/imports/router.ts';
import { FolderWatch } from './features/imports/watch.ts';
import { leadsList } from './features/leads/export.ts';
import { leadsRouter } from './features/leads/router.ts';
import { LeadsService } from './features/leads/service.ts';
import { leadsSource } from './features/leads/today.ts';
import { os, type RequestContext } from './features/procedures.ts';
import { messagePart } from './features/messages/part.ts';
import { messagesRouters } from './features/messages/router.ts';
import { MessagesService } from './features/messages/service.ts';
import { Outbox } from './features/messages/outbox.ts';
import { messageSheets } from './features/messages/sheets.ts';
import { productsList } from './features/products/export.ts';
import { productsImport } from './features/products/importing/writer.ts';
import { productsRouters } from './features/products/router.ts';
import { productSheets } from './features/products/sheets.ts';
import { ProductsService } from './features/products/service.ts';
import { PaperFolder } from './features/papers/folder.ts';
import { quotesList } from './features/quotes/export.ts';
import { quoteNames } from './features/quotes/names.ts';
import { sendablePapers } from './features/documents/sendable.ts';
import { sendableQuotes } from './features/quotes/sendable.ts';
import { quotesRouter } from './features/quotes/router.ts';
import { QuotesService } from './features/quotes/service.ts';
import { quotesSource } from './features/quotes/today.ts';
import { quoteSheets } from './features/quotes/sheets.ts';
import { remindersRouter } from './features/reminders/router.ts';
import { RemindersService } from './features/reminders/service.ts';
import { ReminderTimer } from './features/reminders/timer.ts';
import { reportsRouter } from './features/reports/router.ts';
import { ReportsService } from './features/reports/service.ts';
import { SettingsService } from './features/settings/service.ts';
import { settingsRouter } from './features/settings/router.ts';
import { shopSheets } from './features/shop/sheets.ts';
import { ShopService } from './features/shop/service.ts';
import { shopRouter } from './features/shop/router.ts';
import { tasksList } from './features/tasks/export.ts';
import { tasksRouter } from './features/tasks/router.ts';
import { TasksService } from './features/tasks/service.ts';
import { tasksSources } from './features/tasks/today.ts';
import { templatesRouter } from './features/templates/router.ts';
import { TemplatesService } from './features/templates/service.ts';
import { templateSheets } from './features/templates/sheets.ts';
import { birthdaysSource } from './features/today/birthdays.ts';
import { todayRouter } from './features/today/router.ts';
import { TodayService } from './features/today/service.ts';
import { staffRouter } from './features/staff/router.ts';
import { StaffService } from './features/staff/service.ts';
import { wordRouters } from './features/word/router.ts';
import { WordService } from './features/word/service.ts';
import { openDrawer } from './jobs/draw.ts';
import { documentWords } from '../src-renderer/i18n/document-words.ts';
import { valueWords } from '../src-renderer/i18n/field-words.ts';
import { openOffice } from './jobs/office.ts';
import { openWordFiles } from './jobs/word-files.ts';
import { exampleWords } from '../src-renderer/i18n/example-words.ts';
import { importWords } from '../src-renderer/i18n/import-words.ts';
import { messageWords } from '../src-renderer/i18n/message-words.ts';
import { paperWords } from '../src-renderer/i18n/paper-words.ts';
import { sampleWords } from '../src-renderer/i18n/sample-words.ts';
import { reminderWords } from '../src-renderer/i18n/reminder-words.ts';

export interface AppOptions {
  /** Where the shop's file lives; made where it is missing. */
  dataFolder: string;
  clock: Clock;
  host: Host;
  version: string;
}

/**
 * Opens the shop and puts the house together: the one place that knows all rooms. No door's business in here.
 * @throws AppError of opening a database (see {@link openDatabase})
 */
export async function createApp({ dataFolder, clock, host, version }: AppOptions) {
  const database = await openDatabase(dataFolder);
  const drawer = openDrawer();
  const wordFiles = openWordFiles();
  try {
    const store = await Store.open(database.db, clock);
    const settings = new SettingsService(store);
    const contacts = new ContactsService(store, settings);
    const products = new ProductsService(store, settings);
    // A feature with records of its own says here how they are called.
    const records = new AboutRecords({ deal: dealNames, quotation: quoteNames });
    const tasks = new TasksService(store, records);
    const appointments = new AppointmentsService(store, records);
    const reminders = new RemindersService(store, host, async () => reminderWords(await settings.language()));
    const staff = new StaffService(store);
    const deals = new DealsService(store, new PipelinesService(store, settings));
    const leads = new LeadsService(store, deals);
    const folder = new PaperFolder(path.dirname(database.file));
    const quotes = new QuotesService(settings, {
      ...{ store, folder, records, words: paperWords, draw: drawer.draw },
      fill: (row, lines) => word.ofQuote(row, lines),
    });
    const documents = new DocumentsService(settings, {
      ...{ store, folder, words: documentWords, values: valueWords },
      ...{ draw: drawer.draw, drawMany: drawer.drawMany },
      fill: (row, how) => word.ofDocument(row, how),
    });
    const messages = new MessagesService({
      ...{ store, settings, host },
      outbox: new Outbox(path.dirname(database.file)),
      documents: {
        quotation: sendableQuotes(quotes, path.dirname(database.file)),
        ...sendablePapers(documents, path.dirname(database.file), documentWords),
      },
      words: messageWords,
    });
    const templates = new TemplatesService({
      ...{ store, settings, draw: drawer.draw, words: exampleWords },
      drawQuotation: (id, design) => quotes.drawIn(id, design),
      parts: [messagePart(messages.templates)],
    });
    const word = new WordService(settings, {
      ...{ store, values: valueWords, documentWords, samples: sampleWords },
      ...{ templates, files: wordFiles, office: openOffice() },
    });
    const reports = new ReportsService(store, deals.pipelines);
    const history = new HistoryService(store);
    const imports = new ImportsService(
      store,
      settings,
      {
        contacts: contactsImport,
        products: productsImport,
        deals: dealsImport({ timeZone: () => clock.timeZone(), language: () => settings.language() }),
      },
      importWords,
    );
    const exports = new ExportsService(store, settings, {
      lists: {
        contacts: contactsList(store),
        products: productsList(store),
        tasks: tasksList(store, records),
        deals: dealsList(store),
        leads: leadsList(store, leads),
        quotes: quotesList(store),
        documents: documentsList(store),
      },
      sheets: [
        ...shopSheets,
        ...contactSheets,
        ...productSheets,
        ...dealSheets,
        ...templateSheets,
        ...quoteSheets,
        ...documentSheets,
        ...messageSheets,
        ...agendaSheets,
        ...timelineSheets,
      ],
      version,
    });
    const shop = new ShopService(store, settings, host, { version, file: database.file });
    const owner = await shop.ensureOwner();
    const takenBack = await takeBackInterrupted(store, imports, owner.id);
    shop.rememberTakenBack(takenBack);
    const today = new TodayService(
      store,
      [
        appointmentsSource(appointments),
        ...tasksSources(tasks),
        ...dealsSources(deals),
        leadsSource,
        quotesSource(quotes, { store, settings, records, words: paperWords }),
        birthdaysSource(store),
      ],
      host.shell !== 'cli',
    );
    const reminderTimer = new ReminderTimer(store, reminders);
    const watch = new FolderWatch({
      store,
      imports,
      settings,
      host,
      words: importWords,
      actor: () => Promise.resolve({ staffId: owner.id }),
      dataFolder: path.dirname(database.file),
    });
    // A command is over before a file could come to rest, or a reminder be due.
    if (host.shell === 'desktop' || host.shell === 'browser') {
      watch.start();
      reminderTimer.start();
    }

    const ofWord = wordRouters(word);
    const router = os.router({
      ...contactsRouters(contacts),
      ...productsRouters(products),
      tasks: tasksRouter(tasks),
      appointments: appointmentsRouter(appointments, new CalendarFiles(store, appointments)),
      reminders: remindersRouter(reminders),
      today: todayRouter(today),
      ...dealsRouters(deals, contacts),
      leads: leadsRouter(leads),
      quotes: quotesRouter(quotes),
      // What the shop's own Word files add to a group stands with them.
      documents: { ...documentsRouter(documents), ...ofWord.documents },
      templates: { ...templatesRouter(templates), ...ofWord.templates },
      ...messagesRouters(messages),
      reports: reportsRouter(reports),
      staff: staffRouter(staff),
      exports: exportsRouter(exports),
      imports: importsRouter(imports, watch),
      history: historyRouter(history),
      settings: settingsRouter(settings),
      shop: shopRouter(shop),
    });
    return {
      router,
      store,
      dataFile: database.file,
      /** What a door hands to the router with each call. */
      context: (signal?: AbortSignal): RequestContext => ({
        caller: { staffId: owner.id, role: owner.role },
        ...(signal ? { signal } : {}),
      }),
      /** Ends what runs, then closes the file. */
      async close(): Promise<void> {
        shop.close();
        reminders.close();
        await reminderTimer.close();
        await drawer.close();
        await documents.close();
        await word.close();
        await quotes.close();
        await exports.close();
        const watched = watch.close();
        await imports.close();
        await watched;
        await database.close();
      },
    };
  } catch (error) {
    await drawer.close();
    await wordFiles.close();
    await database.close();
    throw error;
  }
}

export type App = Awaited<ReturnType<typeof createApp>>;
export type AppRouter = App['router'];

/**
 * What a door shows where the shop cannot be opened: every procedure refuses with the reason, so that the window says
 * it in its own words. Nothing of the file is touched.
 */
export function closedApp(reason: unknown): Pick<App, 'router' | 'context'> {
  const refuse = () => {
    throw reason;
  };
  type Refusing = Record<string, Record<string, { handler: (work: () => never) => unknown }>>;
  const implementer = os as unknown as Refusing;
  const router = Object.fromEntries(
    Object.entries(contract).map(([group, procedures]) => [
      group,
      Object.fromEntries(Object.keys(procedures).map((name) => [name, implementer[group]?.[name]?.handler(refuse)])),
    ]),
  );
  return {
    // Made of the contract itself, so every procedure of the real one is there.
    router: router as unknown as AppRouter,
    context: () => ({ caller: { staffId: '', role: 'owner' } }),
  };
}

/** What a power loss cut off is taken back before anybody sees half of it. */
async function takeBackInterrupted(store: Store, imports: ImportsService, staffId: string) {
  const names: { id: string; file: string }[] = [];
  for (const batch of await store.interruptedBatches()) {
    await store.abandonBatch({ staffId }, batch.id, { alongside: (trx) => imports.markInterrupted(trx, batch.id) });
    if (batch.kind === 'imports.run') names.push({ id: batch.id, file: batch.label });
  }
  return names;
}
