import type { Lead } from '../../../src-main/contract/leads.ts';
import type { ProductRef } from '../../../src-main/contract/products.ts';
import { actOrThrow, api } from '../../api/index.ts';
import { t } from '../../i18n/index.svelte.ts';
import { shortName } from '../contacts/record/naming.ts';
import type { Customer } from '../deals/form/draft.ts';
import type { FormRequest } from '../forms/form-opener.svelte.ts';
import { type Expected, RecordForm } from '../forms/record-form.svelte.ts';

/** Who takes a new lead where nobody says so: the rules. */
export const BY_RULES = 'rules';

export interface LeadDraft {
  contact: Customer | null;
  source: string;
  interest: string;
  product: ProductRef | null;
  categoryId: string;
  budget: number | null;
  need: string;
  wantedOn: string | null;
  /** '' for nobody, or {@link BY_RULES}. */
  staffId: string;
}

const empty = (preset: Partial<LeadDraft>): LeadDraft => ({
  contact: null,
  source: '',
  interest: '',
  product: null,
  categoryId: '',
  budget: null,
  need: '',
  wantedOn: null,
  staffId: BY_RULES,
  ...preset,
});

const draftOf = (lead: Lead): LeadDraft => ({
  contact: lead.contact,
  source: lead.source,
  interest: lead.interest,
  product: lead.product,
  categoryId: lead.category?.id ?? '',
  budget: lead.budget,
  need: lead.need,
  wantedOn: lead.wantedOn,
  staffId: lead.staff?.id ?? '',
});

const toInput = ({ contact, product, categoryId, staffId, ...rest }: LeadDraft) => ({
  ...rest,
  source: rest.source.trim(),
  interest: rest.interest.trim(),
  need: rest.need.trim(),
  contactId: contact?.id ?? '',
  productId: product?.id ?? null,
  categoryId: categoryId || null,
  ...(staffId === BY_RULES ? {} : { staffId: staffId || null }),
});

/** What the form for a lead is about, from opening to saving. */
export class LeadForm extends RecordForm<LeadDraft, Lead> {
  draft: LeadDraft = $state(empty({}));
  contactError = $state<string>();

  #opened: LeadDraft = $state.raw(empty({}));

  readonly dirty: boolean = $derived(
    this.unclear().length > 0 || JSON.stringify(toInput(this.draft)) !== JSON.stringify(toInput(this.#opened)),
  );

  protected read(id: string): Promise<Lead> {
    return api.leads.get({ id });
  }

  protected begin({ preset }: FormRequest<LeadDraft>): Promise<void> {
    this.draft = empty(preset ?? {});
    this.#opened = empty(preset ?? {});
    return Promise.resolve();
  }

  protected show(lead: Lead): void {
    this.draft = draftOf(lead);
    this.#opened = draftOf(lead);
    this.contactError = undefined;
  }

  protected nameOf(lead: Lead): string {
    return shortName(lead.contact);
  }

  protected missing(): boolean {
    this.contactError = this.draft.contact === null ? t.deals.form.contactMissing : undefined;
    return this.contactError !== undefined;
  }

  protected async write(expected: Expected): Promise<string | undefined> {
    const { id } = this;
    const input = toInput(this.draft);
    if (id === undefined) {
      const work = api.leads.create(input);
      const made = await actOrThrow(work, (one) => t.leads.form.added(shortName(one.contact)));
      return made.id;
    }
    const before: Record<string, unknown> = toInput(this.#opened);
    const changes = Object.entries(input).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field]),
    );
    if (changes.length === 0) return id;
    const work = api.leads.update({ id, ...expected, ...Object.fromEntries(changes) });
    await actOrThrow(work, (saved) => t.leads.form.saved(shortName(saved.contact)));
    return id;
  }
}
