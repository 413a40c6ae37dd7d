import type { Design } from '../../contract/documents/design.ts';
import type { QuoteTemplate } from '../../contract/quotes.ts';
import { layouts } from '../../contract/documents/words.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Handle } from '../../database/tables.ts';
import { designFor as builtIn } from '../../domain/documents/designs.ts';

/** What papers look like where nobody said otherwise. */
export const usualTemplate = (settings: Settings): QuoteTemplate => settings.quotes.template;

/** The look of a paper by its template's name. */
export function designFor(_db: Handle, template: string): Promise<Design> {
  return Promise.resolve(builtIn(layouts.find((layout) => layout === template) ?? 'classic'));
}
