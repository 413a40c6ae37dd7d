import { fieldsOf } from '../../contract/documents/fields.ts';
import type { DocumentKind } from '../../contract/documents/words.ts';
import { AppError } from '../../contract/errors.ts';
import type { Host } from '../../contract/host.ts';
import type { DocumentRef, MessageTemplate } from '../../contract/message-templates.ts';
import type { MessageChannel, MessagePrepare, MessageSend, PreparedMessage } from '../../contract/messages.ts';
import type { Actor, Store } from '../../database/store.ts';
import { todayIn } from '../../domain/dates.ts';
import { isEmailAddress } from '../../domain/fields.ts';
import { fill, flawsOf, type Values } from '../../domain/filling.ts';
import { mailLink, whatsappLink } from '../../domain/message-links.ts';
import { formatPhone, whatsappNumber } from '../../domain/phone.ts';
import { insertInteraction } from '../contacts/timeline.ts';
import { contactSource } from '../documents/gather.ts';
import { valuesOf, type ValueSource } from '../documents/values.ts';
import type { SettingsService } from '../settings/service.ts';
import type { SendableDocument, SendableDocuments } from './documents.ts';
import { draftOf } from './mail.ts';
import type { Outbox } from './outbox.ts';
import { type Addressee, getAddressee, livingDeal, staffNameOf } from './queries.ts';
import { TemplatesService } from './templates.ts';
import type { MessageWords } from './words.ts';

interface About {
  contactId?: string | undefined;
  document?: DocumentRef | undefined;
}

export interface Sending {
  store: Store;
  settings: SettingsService;
  host: Host;
  outbox: Outbox;
  documents: SendableDocuments;
  words: (language: 'id' | 'en') => MessageWords;
}

/** Messages to contacts, with a document or without: written from texts, handed to WhatsApp or the mail program, noted. */
export class MessagesService {
  readonly templates: TemplatesService;
  readonly #with: Sending;

  constructor(sending: Sending) {
    this.#with = sending;
    this.templates = new TemplatesService(sending.store, sending.words);
  }

  /** @throws AppError `not-found`, `in-bin` */
  async prepare(actor: Actor, given: MessagePrepare): Promise<PreparedMessage> {
    const { contact, document } = await this.#about(given);
    const kind = given.document?.kind ?? null;
    const own = document?.source.language ?? (await this.#languageOf(contact));
    const phones = phonesFor(contact);
    const channel = given.channel ?? usualChannel(contact, phones.length > 0);
    const fitting = forKind(await this.templates.list({ deleted: false }), kind, own);
    const template =
      given.templateId === undefined
        ? fitting.find((one) => one.channel === 'any' || one.channel === channel)
        : given.templateId === null
          ? undefined
          : await this.templates.get(given.templateId);
    const language = template?.language ?? own;
    const values = await this.#values(actor, contact.id, document, language);
    const said = this.#fill(template?.subject ?? '', template?.body ?? '', kind, values);
    const { phoneRegion } = await this.#with.settings.get();
    return {
      contact: { id: contact.id, kind: contact.kind, name: contact.name, title: contact.title },
      document:
        given.document && document
          ? { ...given.document, name: document.name, issued: document.issued, file: document.fileName }
          : null,
      channel,
      templateId: template?.id ?? null,
      language,
      subject: said.subject,
      text: said.body,
      flaws: said.flaws,
      empty: said.empty,
      templates: fitting.map(({ id, name, channel: by, language: spoken, usual }) => ({
        id,
        name,
        channel: by,
        language: spoken,
        usual,
      })),
      phones: phones.map(({ e164, label }) => ({ number: e164, shown: formatPhone(e164, phoneRegion), label })),
      emails: contact.emails.filter(({ address }) => isEmailAddress(address)),
      consent: {
        whatsapp: contact.consents.get('whatsapp') ?? 'not-asked',
        email: contact.consents.get('email') ?? 'not-asked',
      },
      blocked: contact.blockedReason === null ? null : { reason: contact.blockedReason },
    };
  }

  /** What a text would say on a contact, a document, or an example. @throws AppError `not-found`, `in-bin` */
  async preview(
    actor: Actor,
    given: About & { subject: string; body: string; language: 'id' | 'en'; about: DocumentKind | null },
  ) {
    const isReal = given.contactId !== undefined || given.document !== undefined;
    const { contact, document } = isReal ? await this.#about(given) : {};
    const examples = this.#examples(given.about, given.language);
    if (!contact) return this.#fill(given.subject, given.body, given.about, examples);
    const real = await this.#values(actor, contact.id, document ?? null, given.language);
    // On a contact alone, what a document would say stays an example.
    const values = {
      fields: new Map([...examples.fields, ...real.fields]),
      lists: new Map([...examples.lists, ...real.lists]),
    };
    return this.#fill(given.subject, given.body, given.about, values);
  }

  /**
   * Notes a message and hands it on. What the host cannot open goes back to the window.
   * @throws AppError `not-found`, `in-bin`, `contact-blocked`, `consent-refused`, `document-not-issued`,
   * `message-unusable`
   */
  async send(actor: Actor, given: MessageSend) {
    const { store, settings, words, host, outbox } = this.#with;
    const { contact, document } = await this.#about(given);
    requireWilling(contact, given);
    if (document && !document.issued) throw new AppError('document-not-issued', { document: document.name });
    const letter = this.#letter(given, contact);
    const template = given.templateId === null ? null : await this.templates.get(given.templateId);
    const { business, phoneRegion } = await settings.get();
    const paper = document && given.way === 'draft' ? await document.paper() : null;
    const now = store.clock.now();
    const draft =
      given.channel === 'email' && given.way === 'draft'
        ? await draftOf({
            from: isEmailAddress(business.email) ? { name: business.name, address: business.email } : null,
            to: { name: contact.name, address: given.recipient },
            subject: given.subject,
            text: given.text,
            attachment: paper
              ? {
                  name: paper.file.name,
                  type: 'application/pdf',
                  bytes: new Uint8Array(await paper.file.arrayBuffer()),
                }
              : null,
            at: now,
          })
        : null;
    const says = words(await settings.language());
    const note = says.note({
      channel: given.channel,
      to: given.channel === 'whatsapp' ? formatPhone(given.recipient, phoneRegion) : given.recipient,
      document: document && given.document ? `${says.values.kinds[given.document.kind]} ${document.name}`.trim() : '',
      subject: given.channel === 'email' ? given.subject : '',
      template: template?.name ?? '',
    });
    const { batchId } = await store.act(actor, 'messages.send', async (trx) => {
      // Somebody may have said no, or blocked the contact, in this very moment.
      requireWilling(await getAddressee(trx, contact.id), given);
      const dealId = await livingDeal(trx, document?.dealId ?? null);
      const text = [note, given.text].filter(Boolean).join('\n\n');
      await insertInteraction(
        trx,
        { contactId: contact.id, dealId, kind: 'message', text, occurredAt: now },
        actor,
        now,
      );
    });
    if (draft) {
      const name = given.subject || contact.name;
      const path = await outbox.lay(name, draft, now);
      const opened = path !== null && (await host.openFile(path));
      const file = opened ? null : new File([draft], `${fileStem(name)}.eml`, { type: 'message/rfc822' });
      return { url: null, opened, textLeftOut: false, revealed: false, file, batchId };
    }
    const opened = letter.url !== null && (await host.openExternal(letter.url));
    const revealed = paper !== null && paper.path !== null && (await host.revealFile(paper.path));
    return { ...letter, opened, revealed, file: revealed ? null : (paper?.file ?? null), batchId };
  }

  /** The address to open. @throws AppError `message-unusable` */
  #letter(given: MessageSend, contact: Addressee) {
    const refuse = (reason: 'recipient' | 'empty' | 'too-long-for-link') =>
      new AppError('message-unusable', { reason });
    const isMail = given.channel === 'email';
    const knows = isMail ? isEmailAddress(given.recipient) : whatsappNumber(given.recipient) !== '';
    if (!knows || contact.id === '') throw refuse('recipient');
    if (given.text === '' && !given.document) throw refuse('empty');
    if (!isMail) {
      const chat = whatsappLink(given.recipient, given.text);
      if (!chat) throw refuse('recipient');
      return chat;
    }
    if (given.way === 'draft') return { url: null, textLeftOut: false };
    const url = mailLink(given.recipient, given.subject, given.text);
    if (url === undefined) throw refuse('too-long-for-link');
    return { url, textLeftOut: false };
  }

  /** @throws AppError `not-found`, `in-bin` */
  async #about({ contactId, document: ref }: About) {
    const { store, documents } = this.#with;
    const find = ref ? documents[ref.kind] : undefined;
    if (ref && !find) throw new AppError('not-found', { what: ref.kind, id: ref.id });
    const document = ref && find ? await find(store.db, ref.id, await this.#gathering()) : null;
    const id = document ? document.contactId : contactId;
    const contact = await getAddressee(store.db, id ?? '');
    return { contact, document };
  }

  async #values(
    actor: Actor,
    contactId: string,
    document: SendableDocument | null,
    language: 'id' | 'en',
  ): Promise<Values> {
    const { store, words } = this.#with;
    const staffName = await staffNameOf(store.db, actor.staffId);
    const source: ValueSource = document
      ? // Whoever writes signs, also below somebody else's offer; and the text has a language of its own.
        { ...document.source, language, staffName: staffName || document.source.staffName }
      : await contactSource(store.db, contactId, await this.#gathering(), { language, staffName });
    return valuesOf(source, words(language).values);
  }

  #examples(about: DocumentKind | null, language: 'id' | 'en'): Values {
    const { examples, rows } = this.#with.words(language);
    const known = fieldsOf(about);
    return {
      fields: new Map(known.fields.map((name) => [name, examples[name]])),
      lists: new Map(
        [...known.lists.keys()].map((name) => [name, rows[name].map((row) => new Map(Object.entries(row)))]),
      ),
    };
  }

  #fill(subject: string, body: string, about: DocumentKind | null, values: Values) {
    const [line, text] = [fill(subject, values), fill(body, values)];
    return {
      // A value of several lines stands in one here.
      subject: line.text.replace(/\s*\n\s*/g, ', '),
      body: text.text,
      flaws: flawsOf(`${subject}\n${body}`, fieldsOf(about)),
      empty: [...new Set([...line.empty, ...text.empty])],
    };
  }

  async #gathering() {
    const { store, settings } = this.#with;
    return { settings: await settings.get(), today: todayIn(store.clock.timeZone(), store.clock.now()) };
  }

  /** As it is written on the contact, else the shop's. */
  async #languageOf({ language }: Addressee): Promise<'id' | 'en'> {
    if (/^\s*(en|inggris)/i.test(language)) return 'en';
    if (/^\s*(id|indonesia|bahasa)/i.test(language)) return 'id';
    return this.#with.settings.language();
  }
}

const fileStem = (name: string): string =>
  name
    .replace(/[<>:"/\\|?*\p{C}]+/gu, ' ')
    .trim()
    .slice(0, 80) || 'e-mail';

/** WhatsApp's own number first, and no fax. A landline of Indonesia is not on it. */
const phonesFor = ({ phones }: Addressee) =>
  phones
    .filter(({ e164, label }) => label !== 'fax' && (!e164.startsWith('+62') || e164.startsWith('+628')))
    .toSorted((a, b) => Number(b.label === 'whatsapp') - Number(a.label === 'whatsapp'));

function usualChannel({ preferredChannel, emails }: Addressee, hasPhone: boolean): MessageChannel {
  if (preferredChannel === 'whatsapp' && hasPhone) return 'whatsapp';
  if (preferredChannel === 'email' && emails.length > 0) return 'email';
  return hasPhone || emails.length === 0 ? 'whatsapp' : 'email';
}

/** Those about this kind first, then those about the contact alone; its language first. */
function forKind(all: readonly MessageTemplate[], kind: DocumentKind | null, language: 'id' | 'en'): MessageTemplate[] {
  const place = (one: MessageTemplate) =>
    (one.language === language ? 0 : 4) + (one.about === kind ? 0 : 2) + (one.usual ? 0 : 1);
  return all.filter(({ about }) => about === kind || about === null).toSorted((a, b) => place(a) - place(b));
}

/** @throws AppError `contact-blocked`, `consent-refused` */
function requireWilling(
  { name, title, blockedReason, consents }: Addressee,
  { channel, evenWithoutConsent }: { channel: MessageChannel; evenWithoutConsent: boolean },
): void {
  const contact = `${title} ${name}`.trim();
  if (blockedReason !== null) throw new AppError('contact-blocked', { contact, reason: blockedReason });
  if (consents.get(channel) === 'no' && !evenWithoutConsent)
    throw new AppError('consent-refused', { contact, channel });
}
