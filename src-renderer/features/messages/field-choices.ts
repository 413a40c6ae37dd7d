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

const pieces: Record<ListName, string> = {
  lines: '- {quantity} {unit} {description}: {amount}',
  charges: '- {name}: {amount}',
  taxes: '- {name}: {amount}',
  entries: '- {date} {description}: {balance}',
  products: '- {name}: {price}',
};

/** Goods that go along have no amounts. */
const pieceOf = (list: ListName, columns: readonly string[]): string =>
  columns.includes('amount') ? pieces[list] : pieces[list].replace(': {amount}', '');

/** What a text that goes with such a document can name, in words. */
export function fieldChoices(about: DocumentKind | null): FieldChoice[] {
  const known = fieldsOf(about);
  return [
    ...known.fields.map((name) => ({ name, label: t.fields.names[name], text: `{${name}}` })),
    ...[...known.lists].map(([name, columns]) => ({
      name,
      label: t.messages.editor.insertList(t.fields.lists[name]),
      text: `{#${name}}\n${pieceOf(name, columns)}\n{/${name}}`,
    })),
  ];
}

/** Fields that had nothing to say, in words. */
export const fieldNamesOf = (names: readonly string[]): string[] =>
  names.map((name) =>
    Object.hasOwn(t.fields.names, name) ? t.fields.names[name as keyof typeof t.fields.names] : name,
  );
