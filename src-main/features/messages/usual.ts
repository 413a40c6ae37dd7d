import type { DocumentKind } from '../../contract/documents/words.ts';
import { usualTexts, type UsualText, type UsualTexts } from '../../contract/message-templates.ts';
import type { languages } from '../../contract/settings.ts';

type Language = (typeof languages)[number];

/** What the texts that come with the app are about. */
const abouts: Readonly<Record<UsualText, DocumentKind | null>> = {
  greeting: null,
  quotation: 'quotation',
  quotationReminder: 'quotation',
  proforma: 'proforma',
  invoice: 'invoice',
  invoiceReminder: 'invoice',
  deliveryNote: 'delivery-note',
  receipt: 'receipt',
  statement: 'statement',
  priceList: 'price-list',
};

export interface BuiltIn {
  id: string;
  name: string;
  channel: 'any';
  subject: string;
  body: string;
  language: Language;
  about: DocumentKind | null;
  usual: boolean;
}

const orderOf: Record<Language, number> = { id: 0, en: 1 };
/** The same on every PC and for ever: a changed one is a row under this id. */
const idOf = (name: UsualText, language: Language) =>
  `01980000-0000-7000-8000-00000000${String(orderOf[language]).padStart(2, '0')}${String(usualTexts.indexOf(name)).padStart(2, '0')}`;

/** The texts that come with the app, in one language. The first about something is the usual one. */
export function builtIns(language: Language, texts: UsualTexts): BuiltIn[] {
  return usualTexts.map((name) => ({
    id: idOf(name, language),
    ...texts[name],
    channel: 'any',
    language,
    about: abouts[name],
    usual: usualTexts.find((other) => abouts[other] === abouts[name]) === name,
  }));
}
