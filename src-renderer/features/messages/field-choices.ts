import { fieldsOf, type ListName } from '../../../src-main/contract/documents/fields.ts';
import type { DocumentKind } from '../../../src-main/contract/documents/words.ts';
import { t } from '../../i18n/index.svelte.ts';

/** Something that can be put into a text. */
export interface FieldChoice {
  name: string;
  label: string;
  /** What is put in. */
  text: string;
}

const pieceOf: Record<ListName, string> = {
  lines: '- {quantity} {unit} {description}: {amount}',
  charges: '- {name}: {amount}',
  taxes: '- {name}: {amount}',
  entries: '- {date} {description}: {balance}',
  products: '- {name}: {price}',
};

/** What a text that goes with such a document can name, in words. */
export function fieldChoices(about: DocumentKind | null): FieldChoice[] {
  const known = fieldsOf(about);
  return [
    ...known.fields.map((name) => ({ name, label: t.fields.names[name], text: `{${name}}` })),
    ...[...known.lists.keys()].map((name) => ({
      name,
      label: t.messages.editor.insertList(t.fields.lists[name]),
      text: `{#${name}}\n${pieceOf[name]}\n{/${name}}`,
    })),
  ];
}

/** Fields that had nothing to say, in words. */
export const fieldNamesOf = (names: readonly string[]): string[] =>
  names.map((name) =>
    Object.hasOwn(t.fields.names, name) ? t.fields.names[name as keyof typeof t.fields.names] : name,
  );
