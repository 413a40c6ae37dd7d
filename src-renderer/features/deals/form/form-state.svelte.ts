import type { Deal } from '../../../../src-main/contract/deals.ts';
import { actOrThrow, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import type { FormRequest } from '../../forms/form-opener.svelte.ts';
import { shopStatus } from '../../lists/shop-status.svelte.ts';
import { type Expected, type Problem, RecordForm, refusedFields } from '../../forms/record-form.svelte.ts';
import { pipelines } from '../pipelines.svelte.ts';
import { changesOf, type Draft, draftOf, emptyDraft, toInput } from './draft.ts';

/** What the form for a deal is about, from opening to saving. */
export class DealForm extends RecordForm<Draft, Deal> {
  draft: Draft = $state(emptyDraft({}));
  contactError = $state<string>();

  #opened: Draft = $state.raw(emptyDraft({}));

  readonly dirty: boolean = $derived(
    this.unclear().length > 0 || JSON.stringify(toInput(this.draft)) !== JSON.stringify(toInput(this.#opened)),
  );

  protected read(id: string): Promise<Deal> {
    return api.deals.get({ id });
  }

  protected begin({ preset }: FormRequest<Draft>): Promise<void> {
    const usual = { staffId: shopStatus.current?.staff.id ?? '', stageId: pipelines.all[0]?.stages[0]?.id ?? '' };
    this.draft = emptyDraft({ ...usual, ...preset });
    this.#opened = emptyDraft({ ...usual, ...preset });
    return Promise.resolve();
  }

  protected show(deal: Deal): void {
    this.draft = draftOf(deal);
    this.#opened = draftOf(deal);
    this.contactError = undefined;
  }

  protected nameOf(deal: Deal): string {
    return deal.title;
  }

  protected missing(): boolean {
    this.contactError = this.draft.contact === null ? t.deals.form.contactMissing : undefined;
    return this.contactError !== undefined;
  }

  protected override refusal(error: unknown): Problem {
    const words: Record<string, string> = { ...t.deals.fields, title: t.deals.form.title, note: t.deals.form.note };
    const named: Record<string, string> = { contactId: 'contact', staffId: 'staff' };
    return refusedFields(error, (field) => words[named[field] ?? field] ?? field);
  }

  protected async write(expected: Expected): Promise<string | undefined> {
    const { id } = this;
    if (id === undefined) {
      const work = api.deals.create(toInput(this.draft));
      const made = await actOrThrow(work, (one) => t.deals.form.added(one.title));
      return made.id;
    }
    const changes = changesOf(this.draft, this.#opened);
    if (Object.keys(changes).length === 0) return id;
    const work = api.deals.update({ id, ...expected, ...changes });
    await actOrThrow(work, (saved) => t.deals.form.saved(saved.title));
    return id;
  }

  protected override unclear(): string[] {
    const unclear = super.unclear();
    const empty = this.draft.products.filter(({ quantity }) => !quantity);
    return [...unclear, ...empty.map(({ product }) => t.deals.form.quantityOf(product.name))];
  }
}
