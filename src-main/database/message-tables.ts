import type { DocumentKind } from '../contract/documents/words.ts';
import type { TemplateChannel } from '../contract/message-templates.ts';
import type { Defaulted, Flag } from './column-types.ts';

export interface MessageTemplatesTable {
  /** Of one that comes with the app, the id that it has there. */
  id: string;
  name: string;
  channel: TemplateChannel;
  /** Of an e-mail. */
  subject: Defaulted<string>;
  body: Defaulted<string>;
  language: 'id' | 'en';
  /** Null: about nothing but the contact. */
  about: DocumentKind | null;
  /** What is offered first; where two say so, the one that was changed last. */
  usual: Defaulted<Flag>;
  created_at: number;
  updated_at: number;
  deleted_at: number | null;
}

/** What the texts of messages are kept in. */
export interface MessageTables {
  message_templates: MessageTemplatesTable;
}
