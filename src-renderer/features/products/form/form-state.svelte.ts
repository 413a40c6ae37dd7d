import { errorData } from '../../../../src-main/contract/errors.ts';
import type { Product } from '../../../../src-main/contract/products.ts';
import { act, api, codeOf, sentenceOf } from '../../../api/index.ts';
import { format, t } from '../../../i18n/index.svelte.ts';
import { preferences } from '../../../preferences.svelte.ts';
import { changesOf, type Draft, draftOf, emptyDraft, likeOf, toInput } from './draft.ts';
import type { ProductFormRequest } from './product-form.svelte.ts';

interface Problem {
  text: string;
  next?: string | undefined;
}

/** What the form is about, from opening to saving. A refusal keeps everything that is typed. */
export class FormState {
  draft: Draft = $state(emptyDraft({}, null));
  /** The picture as it is saved. */
  picture = $state.raw<string | null>(null);
  problem = $state.raw<Problem>();
  nameError = $state<string>();
  codeErrors: { sku?: string; barcode?: string } = $state({});
  /** Somebody else saved the same product meanwhile. */
  conflict = $state(false);
  busy = $state(false);
  openedAs = $state('');
  /** Names of the fields in which something is typed that has no meaning. */
  invalid: Record<string, boolean> = $state({});

  #id = $state<string>();
  #opened: Draft = $state.raw(emptyDraft({}, null));
  #updatedAt: number | undefined;

  readonly dirty: boolean = $derived(
    this.#unclear().length > 0 || JSON.stringify(toInput(this.draft)) !== JSON.stringify(toInput(this.#opened)),
  );

  get id(): string | undefined {
    return this.#id;
  }

  /** Fills the form for a request. @throws what reading the product throws */
  async load({ id, likeId, preset }: ProductFormRequest): Promise<void> {
    const tax = preferences.current.defaultTaxRateId;
    if (id !== undefined) return this.#show(await api.products.get({ id }));
    this.draft = likeId === undefined ? emptyDraft(preset ?? {}, tax) : likeOf(await api.products.get({ id: likeId }));
    this.#opened = emptyDraft({}, tax);
  }

  /** Lets go of what is typed and shows what the other one saved. */
  async takeTheirs(): Promise<void> {
    if (this.#id !== undefined) this.#show(await api.products.get({ id: this.#id }));
  }

  /** @returns the product's id, or undefined where something keeps it from being saved */
  async save({ overwrite = false } = {}): Promise<string | undefined> {
    if (this.busy || !this.#isComplete()) return undefined;
    this.busy = true;
    this.problem = undefined;
    this.codeErrors = {};
    try {
      return await this.#write(overwrite);
    } catch (error) {
      this.#refused(error);
      return undefined;
    } finally {
      this.busy = false;
    }
  }

  #show(product: Product): void {
    this.#id = product.id;
    this.#updatedAt = product.updatedAt;
    this.openedAs = product.name;
    this.picture = product.picture;
    this.draft = draftOf(product);
    this.#opened = draftOf(product);
    this.conflict = false;
    this.problem = undefined;
    this.nameError = undefined;
  }

  async #write(overwrite: boolean): Promise<string> {
    const words = t.products.form;
    const id = this.#id;
    if (id === undefined) {
      const work = api.products.create(toInput(this.draft));
      const made = await work;
      await act(work, words.added(made.name));
      return made.id;
    }
    const changes = changesOf(this.draft, this.#opened);
    if (Object.keys(changes).length === 0) return id;
    const expected = overwrite || this.#updatedAt === undefined ? {} : { expectedUpdatedAt: this.#updatedAt };
    const work = api.products.update({ id, ...expected, ...changes });
    const saved = await work;
    await act(work, words.saved(saved.name));
    return id;
  }

  #refused(error: unknown): void {
    const code = codeOf(error);
    const sentence = sentenceOf(error);
    this.conflict = code === 'changed-meanwhile';
    if (this.conflict) return;
    const taken = error instanceof Error && 'data' in error ? errorData['code-taken'].safeParse(error.data) : undefined;
    if (code === 'code-taken' && taken?.success) this.codeErrors = { [taken.data.field]: sentence.text };
    this.problem = sentence;
  }

  #isComplete(): boolean {
    this.nameError = this.draft.name.trim() === '' ? t.products.form.nameMissing : undefined;
    const unclear = this.#unclear();
    this.problem = unclear.length > 0 ? { text: t.products.form.checkFields(format.list(unclear)) } : undefined;
    return this.nameError === undefined && unclear.length === 0;
  }

  #unclear(): string[] {
    const parts = this.draft.kind === 'bundle' && this.draft.parts.some(({ quantity }) => !quantity);
    const prices = this.draft.prices.some(
      ({ amount, minQuantity, groupId, validFrom }) => amount === null && (minQuantity || groupId || validFrom),
    );
    return [
      ...Object.keys(this.invalid).filter((name) => this.invalid[name]),
      ...(parts ? [t.products.form.sectionParts] : []),
      ...(prices ? [t.products.form.sectionPrices] : []),
    ];
  }
}
