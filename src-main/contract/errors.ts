import { z } from 'zod';
import { unkeptKinds } from './imports/options.ts';
import { requirableFields } from './pipelines.ts';
import { TemplateProblem } from './documents/word.ts';
import { exceededLimits, lookAlikes, suspicions, wordRefusals } from './file-refusals.ts';

/**
 * Every way a use case can refuse or fail, as a closed union: the code crosses the doors with its data, and the
 * renderer's `errors` messages turn it into a sentence. Nothing else may be thrown on purpose.
 */
export const errorData = {
  // the door
  'input-invalid': z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) }),
  'not-allowed': z.object({ permission: z.string() }),
  'foreign-caller': z.object({}),
  // the data folder and its file
  'data-folder-in-use': z.object({ folder: z.string() }),
  'data-folder-unsafe': z.object({ folder: z.string(), reason: z.enum(['synchronised', 'network', 'not-writable']) }),
  /** `backups`: copies that lie beside the file, the newest first. */
  'database-damaged': z.object({ file: z.string(), backups: z.array(z.string()) }),
  'database-newer': z.object({ file: z.string() }),
  'migration-failed': z.object({ migration: z.string(), backup: z.string().nullable() }),
  'disk-full': z.object({}),
  'runtime-too-old': z.object({ found: z.string(), needed: z.string() }),
  // records
  'not-found': z.object({ what: z.string(), id: z.string() }),
  'in-bin': z.object({ what: z.string(), id: z.string() }),
  'changed-meanwhile': z.object({ what: z.string(), id: z.string() }),
  'name-taken': z.object({ what: z.string(), name: z.string() }),
  // contacts
  'merge-needs-two': z.object({}),
  'refers-to-itself': z.object({}),
  'not-an-organization': z.object({ id: z.string() }),
  'custom-value-invalid': z.object({ field: z.string(), kind: z.string(), value: z.string() }),
  // products
  'code-taken': z.object({ field: z.enum(['sku', 'barcode']), code: z.string(), product: z.string() }),
  'price-twice': z.object({ minQuantity: z.number(), group: z.string(), validFrom: z.string().nullable() }),
  'bundle-empty': z.object({}),
  'bundle-contains-itself': z.object({ product: z.string() }),
  'category-inside-itself': z.object({ name: z.string() }),
  'category-too-deep': z.object({ levels: z.number() }),
  'stock-not-kept': z.object({ kind: z.string() }),
  'stock-already-opened': z.object({}),
  // tasks and appointments
  'date-impossible': z.object({ date: z.string() }),
  'zone-unknown': z.object({ zone: z.string() }),
  'task-already-done': z.object({ title: z.string() }),
  'task-not-done': z.object({ title: z.string() }),
  'staff-gone': z.object({ name: z.string() }),
  'needs-due-day': z.object({ what: z.enum(['time', 'repeat', 'reminder']) }),
  'repeat-never-comes': z.object({ until: z.string() }),
  'snooze-not-ahead': z.object({ until: z.string() }),
  'ends-before-start': z.object({}),
  'appointment-too-long': z.object({ days: z.number() }),
  'not-an-occurrence': z.object({ day: z.string() }),
  'cursor-unknown': z.object({}),
  'range-too-long': z.object({ days: z.number() }),
  'columns-unknown': z.object({ names: z.array(z.string()), known: z.array(z.string()) }),
  'nothing-to-export': z.object({ what: z.enum(['appointments', 'templates']) }),
  'file-not-a-calendar': z.object({ file: z.string() }),
  'action-not-here': z.object({ section: z.string(), action: z.string() }),
  // staff
  'last-owner': z.object({ name: z.string() }),
  // deals
  'pipeline-without-stages': z.object({ pipeline: z.string() }),
  'last-pipeline': z.object({ pipeline: z.string() }),
  /** Open deals that need another stage to go to. */
  'stage-holds-deals': z.object({ stage: z.string(), deals: z.number() }),
  'checklist-never-met': z.object({
    stage: z.string(),
    reason: z.enum(['no-text', 'twice', 'nobody-may-tick', 'unknown-field']),
    value: z.string(),
  }),
  'checklist-not-met': z.object({
    deal: z.string(),
    stage: z.string(),
    checks: z.array(z.string()),
    fields: z.array(z.enum(requirableFields)),
  }),
  'deal-closed': z.object({ deal: z.string(), status: z.enum(['won', 'lost']) }),
  'deal-open': z.object({ deal: z.string() }),
  'lost-reason-missing': z.object({}),
  /** The largest amount that an offer can hold, in minor units. */
  'amount-too-large': z.object({ limit: z.number() }),
  'tick-not-yours': z.object({ check: z.string(), staff: z.string() }),
  'lead-closed': z.object({ status: z.enum(['converted', 'dropped']) }),
  'lead-open': z.object({}),
  'rule-unusable': z.object({ place: z.number(), reason: z.enum(['range', 'nobody']) }),
  // quotations
  /** Only drafts can be changed. */
  'quote-locked': z.object({ quote: z.string(), status: z.string() }),
  'quote-not-issued': z.object({ quote: z.string() }),
  'quote-empty': z.object({}),
  'quote-expired': z.object({ quote: z.string(), until: z.string() }),
  /** Somebody has begun the next revision already. */
  'revision-begun': z.object({ quote: z.string() }),
  /** `line` counts from 1; 0 where the whole document is meant. */
  'line-unusable': z.object({
    reason: z.enum([
      'quantity-not-positive',
      'price-negative',
      'discount-too-large',
      'deposit-too-large',
      'two-discounts',
    ]),
    line: z.number(),
  }),
  /** Percent. */
  'discount-needs-approval': z.object({ percent: z.number(), limit: z.number() }),
  'number-pattern-unusable': z.object({
    reason: z.enum(['no-counter', 'counter-twice', 'too-long', 'unknown-field', 'repeats']),
    value: z.string(),
  }),
  // other documents
  /** There is nothing that it could say: no line, no amount, nobody. */
  'document-empty': z.object({ kind: z.string() }),
  'document-cancelled': z.object({ number: z.string() }),
  /** More than was ordered and not delivered yet. */
  'delivers-too-much': z.object({ what: z.string(), left: z.number() }),
  /** More than is still to be paid, in minor units. */
  'receives-too-much': z.object({ left: z.number() }),
  'placeholders-unknown': z.object({ names: z.array(z.string()) }),
  'labels-do-not-fit': z.object({}),
  /** Everybody who was chosen is blocked, wants no post or has no address. */
  'nobody-left': z.object({ skipped: z.number() }),
  'too-many-letters': z.object({ most: z.number() }),
  /** Word files cannot be put one behind the other. */
  'word-letters-apart': z.object({}),
  'letters-running': z.object({ id: z.string() }),
  // messages
  'contact-blocked': z.object({ contact: z.string(), reason: z.string() }),
  'consent-refused': z.object({ contact: z.string(), channel: z.enum(['whatsapp', 'email']) }),
  /** `recipient`: there is none, or it is no number or address. */
  'message-unusable': z.object({ reason: z.enum(['recipient', 'empty', 'too-long-for-link']) }),
  'document-not-issued': z.object({ document: z.string() }),
  // the journal
  'batch-running': z.object({ id: z.string() }),
  'batch-already-undone': z.object({ id: z.string() }),
  'batch-not-undoable': z.object({ id: z.string() }),
  // files from outside
  'file-empty': z.object({ file: z.string() }),
  'file-not-a-spreadsheet': z.object({ file: z.string(), looksLike: z.enum(lookAlikes) }),
  'file-password-protected': z.object({ file: z.string() }),
  'file-damaged': z.object({ file: z.string() }),
  'file-too-large': z.object({ file: z.string(), limit: z.enum(exceededLimits) }),
  'file-too-heavy': z.object({ file: z.string() }),
  'file-suspicious': z.object({ file: z.string(), reason: z.enum(suspicions) }),
  'file-unreadable': z.object({ file: z.string() }),
  /** The whole business, which comes in by another way (`exports.restore`). */
  'file-is-the-business': z.object({ file: z.string() }),
  /** It holds records that are not kept, and nobody has said what its rows are to become. */
  'file-of-another-kind': z.object({ file: z.string(), kind: z.enum(unkeptKinds) }),
  'sheet-without-header': z.object({ file: z.string() }),
  // templates in Word's form
  /** `detail`: the part or address that is meant; often empty. */
  'word-file-unusable': z.object({ file: z.string(), reason: z.enum(wordRefusals), detail: z.string() }),
  /** It could be read, but not be filled. */
  'template-broken': z.object({ file: z.string(), problems: z.array(TemplateProblem).min(1) }),
  /** A PDF was asked for, and nothing on this PC can make one of a Word file. */
  'office-missing': z.object({}),
  'office-failed': z.object({ file: z.string() }),
  /** `damaged`: one that is kept already, of the business or of a template. */
  'image-unusable': z.object({ reason: z.enum(['not-an-image', 'too-large', 'damaged']) }),
  'job-timed-out': z.object({ seconds: z.number() }),
  'job-cancelled': z.object({}),
  'import-running': z.object({ id: z.string() }),
  // files that go out
  'export-running': z.object({ id: z.string() }),
  'not-a-business-workbook': z.object({ file: z.string() }),
  'workbook-newer': z.object({ file: z.string() }),
  'list-has-no-cards': z.object({ what: z.string() }),
  'file-not-held': z.object({}),
  'mapping-file-unusable': z.object({ file: z.string() }),
  'template-file-unusable': z.object({ file: z.string(), reason: z.enum(['not-templates', 'newer', 'too-large']) }),
  'nothing-to-mend': z.object({}),
  'folder-unusable': z.object({ folder: z.string(), reason: z.enum(['missing', 'not-writable', 'is-data-folder']) }),
  // nobody foresaw it
  unexpected: z.object({ reference: z.string() }),
} as const;

export type ErrorCode = keyof typeof errorData;
export type ErrorData<C extends ErrorCode> = z.infer<(typeof errorData)[C]>;

/** A refusal or failure with a code of the closed union and that code's data. */
export class AppError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C;
  readonly data: ErrorData<C>;

  constructor(code: C, data: ErrorData<C>, options?: { cause?: unknown }) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.data = data;
  }
}

/** Narrower than `instanceof`, which forgets the union of codes. */
export const isAppError = (error: unknown): error is AppError => error instanceof AppError;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(errorData, code);
}
