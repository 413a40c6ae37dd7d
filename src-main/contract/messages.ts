import { z } from 'zod';
import { ContactRef } from './contacts/record.ts';
import { DocumentRef, TemplateChannel, TextFlaw } from './message-templates.ts';
import { languages } from './settings.ts';
import { Id, line, procedure, prose } from './shared.ts';

export const messageChannels = ['whatsapp', 'email'] as const;
export const MessageChannel = z.enum(messageChannels);
export type MessageChannel = z.infer<typeof MessageChannel>;

export const messageWays = ['draft', 'mailto'] as const;

/** To whom: a contact, or the one that a document is for. */
const about = { contactId: Id.optional(), document: DocumentRef.optional() };
const isAbout = (given: { contactId?: unknown; document?: unknown }) =>
  (given.contactId === undefined) !== (given.document === undefined);
const oneOfBoth = { message: 'contact-or-document', path: ['contactId'] };

export const consentStates = ['yes', 'no', 'not-asked'] as const;
const Consent = z.enum(consentStates);

export const PreparedMessage = z.object({
  contact: ContactRef,
  document: DocumentRef.extend({
    /** How it is called: its number. */
    name: z.string(),
    issued: z.boolean(),
    /** Name of the file that goes along. */
    file: z.string(),
  }).nullable(),
  channel: MessageChannel,
  /** Null: there is none that fits. */
  templateId: Id.nullable(),
  language: z.enum(languages),
  subject: z.string(),
  text: z.string(),
  flaws: z.array(TextFlaw),
  empty: z.array(z.string()),
  /** Those that fit, whatever their channel; the usual one of the document's language first. */
  templates: z.array(
    z.object({ id: Id, name: z.string(), channel: TemplateChannel, language: z.enum(languages), usual: z.boolean() }),
  ),
  /** Numbers that WhatsApp can know (E.164), and addresses, the first one offered first. */
  phones: z.array(z.object({ number: z.string(), shown: z.string(), label: z.string() })),
  emails: z.array(z.object({ address: z.string(), label: z.string() })),
  consent: z.object({ whatsapp: Consent, email: Consent }),
  blocked: z.object({ reason: z.string() }).nullable(),
});
export type PreparedMessage = z.infer<typeof PreparedMessage>;

export const MessagePrepare = z
  .object({
    ...about,
    /** Left out: what the contact prefers, else what there is a number or address for. */
    channel: MessageChannel.optional(),
    /** Left out: the usual one. Null: an empty page. */
    templateId: Id.nullable().optional(),
  })
  .refine(isAbout, oneOfBoth);
export type MessagePrepare = z.infer<typeof MessagePrepare>;

export const MessageSend = z
  .object({
    ...about,
    channel: MessageChannel,
    templateId: Id.nullable().default(null),
    /** E.164, or an e-mail address. */
    recipient: z.string().max(320),
    subject: line(300).default(''),
    text: prose(20_000),
    /** Of an e-mail: a draft with the document in it, or a link of the mail program, which takes no file along. */
    way: z.enum(messageWays).default('draft'),
    /** The contact has said no, and somebody has decided to write all the same. */
    evenWithoutConsent: z.boolean().default(false),
  })
  .refine(isAbout, oneOfBoth);
export type MessageSend = z.infer<typeof MessageSend>;

export const messages = {
  /** A message ready to be read over: whom it can go to, what it says, and what speaks against it. Nothing is kept. */
  prepare: procedure
    .meta({ permission: 'quotes.read', cli: { summary: 'Prepare a message to a contact, with a document or without' } })
    .input(MessagePrepare)
    .output(PreparedMessage),
  /**
   * Hands a message to WhatsApp or the mail program, and notes it on the contact's timeline. What the door cannot open
   * is answered, for the window to open: `url`, and `file` (the e-mail as .eml, or the document's PDF for WhatsApp).
   */
  send: procedure
    .meta({ permission: 'quotes.write', cli: { summary: 'Make a message ready to send, and note it' } })
    .input(MessageSend)
    .output(
      z.object({
        /** Null of a draft. */
        url: z.string().nullable(),
        opened: z.boolean(),
        /** The text did not fit into the address: it has to be pasted. */
        textLeftOut: z.boolean(),
        /** The PDF is shown in its folder. */
        revealed: z.boolean(),
        file: z.file().nullable(),
        batchId: Id,
      }),
    ),
};
