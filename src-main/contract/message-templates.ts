import { z } from 'zod';
import { DocumentKind } from './documents/words.ts';
import { languages } from './settings.ts';
import { Done, Id, Instant, line, procedure, prose, requiredLine } from './shared.ts';

export const templateChannels = ['whatsapp', 'email', 'any'] as const;
export const TemplateChannel = z.enum(templateChannels);
export type TemplateChannel = z.infer<typeof TemplateChannel>;

/** The texts that come with the app; their words lie in src-renderer/i18n. */
export const usualTexts = [
  'greeting',
  'quotation',
  'quotationReminder',
  'proforma',
  'invoice',
  'invoiceReminder',
  'deliveryNote',
  'receipt',
  'statement',
  'priceList',
] as const;
export type UsualText = (typeof usualTexts)[number];
export type UsualTexts = Readonly<Record<UsualText, { name: string; subject: string; body: string }>>;

/** What is wrong with the placeholders of a text; see domain/filling.ts. */
export const TextFlaw = z.discriminatedUnion('reason', [
  /** `nearest`: what was probably meant. */
  z.object({ reason: z.literal('unknown'), name: z.string(), nearest: z.string().nullable() }),
  z.object({ reason: z.literal('only-inside'), name: z.string(), list: z.string() }),
  z.object({ reason: z.literal('never-closed'), name: z.string() }),
  z.object({ reason: z.literal('never-opened'), name: z.string() }),
  z.object({ reason: z.literal('inside-another'), name: z.string() }),
]);
export type TextFlaw = z.infer<typeof TextFlaw>;

/** A document by its kind and id. */
export const DocumentRef = z.object({ kind: DocumentKind, id: Id });
export type DocumentRef = z.infer<typeof DocumentRef>;

/** Of a text, in UTF-16 units. */
export const LONGEST_NAME = 120;

const fields = {
  name: requiredLine(LONGEST_NAME),
  channel: TemplateChannel,
  /** Of an e-mail. */
  subject: line(300),
  body: prose(10_000),
  language: z.enum(languages),
  /** The kind of document that it goes with; null: none, it is about the contact alone. */
  about: DocumentKind.nullable(),
};

export const MessageTemplate = z.object({
  id: Id,
  name: z.string(),
  channel: TemplateChannel,
  subject: z.string(),
  body: z.string(),
  language: z.enum(languages),
  about: DocumentKind.nullable(),
  /** Offered first of those about the same, in its language. */
  usual: z.boolean(),
  /** It comes with the app; `changed`: it no longer says what it came with. */
  builtIn: z.boolean(),
  changed: z.boolean(),
  flaws: z.array(TextFlaw),
  /** Null while it is as it came. */
  updatedAt: Instant.nullable(),
});
export type MessageTemplate = z.infer<typeof MessageTemplate>;

const read = { permission: 'quotes.read' } as const;
const write = { permission: 'settings.write' } as const;
const Changed = MessageTemplate.extend({ batchId: Id });

export const MessageTemplateCreate = z.object({
  ...fields,
  channel: fields.channel.default('any'),
  subject: fields.subject.default(''),
  about: fields.about.default(null),
});
export type MessageTemplateCreate = z.infer<typeof MessageTemplateCreate>;

export const MessageTemplateUpdate = z
  .object({ id: Id, expectedUpdatedAt: Instant.optional(), ...fields })
  .partial()
  .required({ id: true });
export type MessageTemplateUpdate = z.infer<typeof MessageTemplateUpdate>;

export const messageTemplates = {
  /** In the order of what they are about; the usual one first. */
  list: procedure
    .meta({ ...read, cli: { summary: 'List the texts of messages' } })
    .input(z.object({ deleted: z.boolean().default(false) }))
    .output(z.array(MessageTemplate)),
  create: procedure
    .meta({ ...write, cli: { summary: 'Add the text of a message' } })
    .input(MessageTemplateCreate)
    .output(Changed),
  update: procedure
    .meta({ ...write, cli: { summary: 'Change the text of a message' } })
    .input(MessageTemplateUpdate)
    .output(Changed),
  remove: procedure
    .meta({ ...write, cli: { summary: 'Move the text of a message to the bin' } })
    .input(z.object({ id: Id }))
    .output(Done),
  restore: procedure
    .meta({ ...write, cli: { summary: 'Take the text of a message out of the bin' } })
    .input(z.object({ id: Id }))
    .output(Done),
  /** Offered first from now on, instead of the one that was. */
  makeUsual: procedure
    .meta({ ...write, cli: { summary: 'Offer this text first' } })
    .input(z.object({ id: Id }))
    .output(Changed),
  /** What a text would say, on a real contact or document, else on an example. Nothing is kept. */
  preview: procedure
    .meta({ ...read, cli: false })
    .input(
      z.object({
        subject: z.string().max(300).default(''),
        body: z.string().max(10_000),
        language: z.enum(languages),
        about: DocumentKind.nullable(),
        contactId: Id.optional(),
        document: DocumentRef.optional(),
      }),
    )
    .output(
      z.object({
        subject: z.string(),
        body: z.string(),
        flaws: z.array(TextFlaw),
        /** Fields that are known and have nothing to say here. */
        empty: z.array(z.string()),
      }),
    ),
};
