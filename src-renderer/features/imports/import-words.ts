import { t } from '../../i18n/index.svelte.ts';
import type { ImportPreview } from './types.ts';

/** The word for a field of the importer; a custom field has the shop's own name. */
export function fieldWord(field: string, fields: ImportPreview['fields'] = []): string {
  const words: Readonly<Record<string, string>> = t.imports.fields;
  return (
    (Object.hasOwn(words, field) ? words[field] : fields.find((known) => known.field === field)?.customName) ?? field
  );
}
