import { errorData } from '../../../../src-main/contract/errors.ts';
import type { Product, ProductCreate } from '../../../../src-main/contract/products.ts';
import { actOrThrow, api, codeOf, sentenceOf } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { preferences } from '../../../preferences.svelte.ts';
import type { FormRequest } from '../../forms/form-opener.svelte.ts';
import { type Expected, type Problem, RecordForm } from '../../forms/record-form.svelte.ts';
import { changesOf, type Draft, draftOf, emptyDraft, likeOf, toInput } from './draft.ts';

/** What the form for a product is about, from opening to saving. */
export class ProductForm extends RecordForm<ProductCreate, Product> {
  draft: Draft = $state(emptyDraft({}, null));
  /** The picture as it is saved. */
  picture = $state.raw<string | null>(null);
  nameError = $state<string>();
  codeErrors: { sku?: string; barcode?: string } = $state({});

  #opened: Draft = $state.raw(emptyDraft({}, null));

  readonly dirty: boolean = $derived(
    this.unclear().length > 0 || JSON.stringify(toInput(this.draft)) !== JSON.stringify(toInput(this.#opened)),
  );

  protected read(id: string): Promise<Product> {
    return api.products.get({ id });
  }

  protected async begin({ likeId, preset }: FormRequest<ProductCreate>): Promise<void> {
    const tax = preferences.current.defaultTaxRateId;
    this.draft = likeId === undefined ? emptyDraft(preset ?? {}, tax) : likeOf(await this.read(likeId));
    this.#opened = emptyDraft({}, tax);
  }

  protected show(product: Product): void {
    this.picture = product.picture;
    this.draft = draftOf(product);
    this.#opened = draftOf(product);
    this.nameError = undefined;
  }

  protected nameOf(product: Product): string {
    return product.name;
  }

  protected missing(): boolean {
    this.nameError = this.draft.name.trim() === '' ? t.products.form.nameMissing : undefined;
    return this.nameError !== undefined;
  }

  protected override refusal(error: unknown): Problem {
    const sentence = sentenceOf(error);
    const taken = error instanceof Error && 'data' in error ? errorData['code-taken'].safeParse(error.data) : undefined;
    if (codeOf(error) === 'code-taken' && taken?.success) this.codeErrors = { [taken.data.field]: sentence.text };
    return sentence;
  }

  protected async write(expected: Expected): Promise<string> {
    this.codeErrors = {};
    const words = t.products.form;
    const { id } = this;
    if (id === undefined) {
      const work = api.products.create(toInput(this.draft));
      const made = await actOrThrow(work, (one) => words.added(one.name));
      return made.id;
    }
    const changes = changesOf(this.draft, this.#opened);
    if (Object.keys(changes).length === 0) return id;
    const work = api.products.update({ id, ...expected, ...changes });
    await actOrThrow(work, (saved) => words.saved(saved.name));
    return id;
  }

  protected override unclear(): string[] {
    const parts = this.draft.kind === 'bundle' && this.draft.parts.some(({ quantity }) => !quantity);
    const prices = this.draft.prices.some(
      ({ amount, minQuantity, groupId, validFrom }) => amount === null && (minQuantity || groupId || validFrom),
    );
    return [
      ...super.unclear(),
      ...(parts ? [t.products.form.sectionParts] : []),
      ...(prices ? [t.products.form.sectionPrices] : []),
    ];
  }
}
