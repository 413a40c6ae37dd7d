import { createQuery } from '@tanstack/svelte-query';
import {
  type DocumentKind,
  type Layout,
  layouts,
  type TemplateName,
} from '../../../src-main/contract/documents/words.ts';
import { query } from '../../api/index.ts';
import { t } from '../../i18n/index.svelte.ts';

const isLayout = (name: string): name is Layout => (layouts as readonly string[]).includes(name);

/** The templates of a kind, as they can be chosen and are called: those that are built in, then the shop's own. */
export class TemplateNames {
  readonly #asked;

  constructor(kind: DocumentKind) {
    this.#asked = createQuery(() => query('templates', 'list', { kind }));
  }

  choices = $derived.by(() => [
    ...layouts.map((value): { value: TemplateName; label: string } => ({ value, label: t.templates.layouts[value] })),
    ...(this.#asked.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name })),
  ]);

  /** Whether it is a Word file of the shop's own. */
  isWord(template: TemplateName): boolean {
    return this.#asked.data?.items.some(({ id, source }) => id === template && source === 'word') ?? false;
  }

  /** One that has gone is called as what it looks like now. */
  of(template: TemplateName): string {
    if (isLayout(template)) return t.templates.layouts[template];
    return this.#asked.data?.items.find(({ id }) => id === template)?.name ?? t.templates.layouts.classic;
  }
}
