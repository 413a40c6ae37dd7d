import type { NumberedDocument } from '../../contract/documents/words.ts';
import type { Handle } from '../../database/tables.ts';
import { type Gathering, sourceOfPaper } from './gather.ts';
import { kindOf } from './kinds/index.ts';
import { onPaper } from './paper.ts';
import { contentOf, type DocumentColumns } from './rows.ts';
import type { DocumentFacts, ValueSource } from './values.ts';
import type { DocumentWords } from './words.ts';

/** What a text about a document can say: names and sums as it was made, in its own language and money. */
export async function sourceOfDocument(
  db: Handle,
  row: DocumentColumns,
  gathering: Gathering,
  words: (language: 'id' | 'en') => DocumentWords,
): Promise<ValueSource> {
  const { business, seller: staffName } = contentOf(row);
  return sourceOfPaper(db, row, gathering, { business, staffName, document: factsOf(row, words(row.language)) });
}

function factsOf(row: DocumentColumns, words: DocumentWords): DocumentFacts {
  const on = onPaper(row, { words, language: row.language });
  return {
    kind: row.kind,
    number: row.number,
    date: row.made_on,
    dueDate: row.due_on,
    subject: row.subject,
    ...(on.customer ? { party: on.customer } : {}),
    ...(row.total === null ? {} : { totals: { total: row.total } }),
    ...kindOf<NumberedDocument>(row.kind).tell(on),
  };
}
