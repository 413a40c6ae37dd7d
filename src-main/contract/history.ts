import { z } from 'zod';
import { ContactRef, CustomFieldKind } from './contacts.ts';
import { UndoResult } from './imports.ts';
import { Id, Instant, Page, procedure } from './shared.ts';

/** What kind of act a batch was: the word that history and toasts show. */
const actKinds = [
  'contacts.create',
  'contacts.update',
  'contacts.remove',
  'contacts.restore',
  'contacts.purge',
  'contacts.block',
  'contacts.tag',
  'contacts.merge',
  'contacts.notSame',
  'interactions.add',
  'interactions.update',
  'interactions.remove',
  'products.create',
  'products.update',
  'products.remove',
  'products.restore',
  'products.purge',
  'products.setActive',
  'products.stock',
  'productCategories.change',
  'deals.create',
  'deals.update',
  'deals.move',
  'deals.tick',
  'deals.win',
  'deals.lose',
  'deals.reopen',
  'deals.snooze',
  'deals.wake',
  'deals.assign',
  'deals.remove',
  'deals.restore',
  'deals.purge',
  'quotes.create',
  'quotes.update',
  'quotes.issue',
  'quotes.revise',
  'quotes.accept',
  'quotes.decline',
  'quotes.approve',
  'quotes.remove',
  'quotes.restore',
  'quotes.purge',
  'documents.make',
  'documents.letters',
  'documents.cancel',
  'messages.send',
  'messageTemplates.change',
  'leads.create',
  'leads.update',
  'leads.assign',
  'leads.convert',
  'leads.drop',
  'leads.reopen',
  'leads.remove',
  'leads.restore',
  'leads.purge',
  'leadRules.change',
  'pipelines.change',
  'lostReasons.change',
  'taxRates.change',
  'templates.create',
  'templates.update',
  'templates.remove',
  'templates.restore',
  'templates.import',
  'tasks.create',
  'tasks.update',
  'tasks.done',
  'tasks.reopen',
  'tasks.snooze',
  'tasks.move',
  'tasks.assign',
  'tasks.remove',
  'tasks.restore',
  'tasks.purge',
  'appointments.create',
  'appointments.update',
  'appointments.move',
  'appointments.cancel',
  'appointments.done',
  'appointments.remove',
  'appointments.restore',
  'appointments.purge',
  'appointments.import',
  'birthdays.greet',
  'tags.change',
  'groups.change',
  'customFields.change',
  'imports.run',
  'workbook.restore',
  'settings.change',
  'sample.add',
  'sample.remove',
  'seed',
  'undo',
  'history.restoreValue',
  'staff.change',
] as const;
export const ActKind = z.enum(actKinds);
export type ActKind = z.infer<typeof ActKind>;

/** One row that an act touched. Column names are the database's; the renderer has words for them. */
export const HistoryChange = z.object({
  seq: z.number().int(),
  table: z.string(),
  rowId: Id,
  operation: z.enum(['insert', 'update', 'delete']),
  /** Values as JSON text would hold them, rendered to text; null where there was none. Of a new row, what it said then. */
  columns: z.array(z.object({ column: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  /** What else a changed row said then, so that people know which one it was; empty for the record itself. */
  row: z.array(z.object({ column: z.string(), value: z.string() })),
});
/** What the ids in the changes stand for: as it is called now, or was called last. Who is erased for good is missing. */
export const HistoryNames = z.object({
  contacts: z.array(ContactRef),
  /** Tags, groups, products, their categories and taxes, staff. */
  labels: z.array(z.object({ id: Id, name: z.string() })),
  fields: z.array(z.object({ id: Id, name: z.string(), kind: CustomFieldKind })),
});
export type HistoryNames = z.infer<typeof HistoryNames>;
export const HistoryAct = z.object({
  batchId: Id,
  kind: ActKind,
  at: Instant,
  staffName: z.string(),
  status: z.enum(['running', 'done', 'undone']),
  changes: z.array(HistoryChange),
});

export const history = {
  /** What happened to one record, newest first. */
  ofRecord: procedure
    .meta({ permission: 'history.read', cli: { summary: 'The history of one record' } })
    .input(z.object({ id: Id, ...Page }))
    .output(z.object({ total: z.number().int(), items: z.array(HistoryAct), names: HistoryNames })),
  /** What taking back an act would do, where nobody has changed anything since: said before it is done. */
  scope: procedure
    .meta({ permission: 'history.read', cli: { summary: 'What undoing an act would remove and restore' } })
    .input(z.object({ batchId: Id }))
    .output(z.object({ removed: z.number().int(), restored: z.number().int() })),
  /** Takes back one act: every change it made that nobody has changed since. */
  undo: procedure
    .meta({ permission: 'history.undo', cli: { summary: 'Undo one act by its batch id' } })
    .input(z.object({ batchId: Id }))
    .output(UndoResult),
  /** Puts one value back to what it was before a change. */
  restoreValue: procedure
    .meta({ permission: 'history.undo', cli: false })
    .input(z.object({ seq: z.number().int(), column: z.string().max(80) }))
    .output(z.object({ batchId: Id })),
};
