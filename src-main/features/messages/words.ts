import type { FieldName, ListName } from '../../contract/documents/fields.ts';
import type { UsualTexts } from '../../contract/message-templates.ts';
import type { ValueWords } from '../documents/values.ts';

/** What messages need of a language; the words themselves lie in src-renderer/i18n. */
export interface MessageWords {
  values: ValueWords;
  usual: UsualTexts;
  /** An example of every field. */
  examples: Readonly<Record<FieldName, string>>;
  rows: Readonly<Record<ListName, readonly Readonly<Record<string, string>>[]>>;
  /** What stands on the timeline above the text. `document`, `template`: '' where there is none. */
  note: (sent: {
    channel: 'whatsapp' | 'email';
    to: string;
    document: string;
    subject: string;
    template: string;
  }) => string;
}
