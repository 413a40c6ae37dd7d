import { fieldsOf } from '../../src-main/contract/documents/fields.ts';
import type { DocumentKind } from '../../src-main/contract/documents/words.ts';
import type { Values } from '../../src-main/domain/filling.ts';
import type { Locale } from './format.ts';
import { wordsFor } from './words.ts';

/** What a document of this kind could say: the example of each field, and two rows of each list. */
export function fieldExamples(kind: DocumentKind | null, language: Locale): Values {
  const { fields } = wordsFor(language);
  const known = fieldsOf(kind);
  const ofColumns: Readonly<Record<string, Readonly<Record<string, string>>>> = fields.columnExamples;
  const rowOf = (list: string, columns: readonly string[], no: number) =>
    new Map(columns.map((column) => [column, column === 'no' ? String(no) : (ofColumns[list]?.[column] ?? '')]));
  return {
    fields: new Map(known.fields.map((name) => [name, fields.examples[name]])),
    lists: new Map(
      [...known.lists].map(([list, columns]) => [list, [rowOf(list, columns, 1), rowOf(list, columns, 2)]]),
    ),
  };
}
