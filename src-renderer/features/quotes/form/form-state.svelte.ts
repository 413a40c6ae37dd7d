import { errorData } from '../../../../src-main/contract/errors.ts';
import type { Quote } from '../../../../src-main/contract/quotes.ts';
import { actOrThrow, api, codeOf } from '../../../api/index.ts';
import { locale, t } from '../../../i18n/index.svelte.ts';
import { preferences } from '../../../preferences.svelte.ts';
import type { FormRequest } from '../../forms/form-opener.svelte.ts';
import { type Expected, type Problem, RecordForm, refusedFields } from '../../forms/record-form.svelte.ts';
import { shopStatus } from '../../lists/shop-status.svelte.ts';
import { buyerWord, calledAs } from '../quote-words.ts';
import { changesOf, type Draft, draftOf, emptyDraft, isBlank, toInput } from './draft.ts';

const usual = (preset: Partial<Draft> = {}): Draft =>
  emptyDraft(preferences.current, {
    language: locale.current,
    staffId: shopStatus.current?.staff.id ?? '',
    ...preset,
  });

/** What the form for a quotation is about, from opening to saving. */
export class QuoteForm extends RecordForm<Draft, Quote> {
  draft: Draft = $state(usual());
  contactError = $state<string>();
  /** The line that was refused, counted from 0 among all that stand there. */
  refusedLine = $state<number>();
  /** In what the amounts are. */
  currency = $state.raw({
    currency: preferences.current.currency,
    currencyDecimals: preferences.current.currencyDecimals,
  });
  /** Taxes that a line or charge bears already: they may be offered no more. */
  borne = $state.raw<readonly { id: string; name: string }[]>([]);

  #opened: Draft = $state.raw(usual());

  readonly dirty: boolean = $derived(
    this.unclear().length > 0 || JSON.stringify(toInput(this.draft)) !== JSON.stringify(toInput(this.#opened)),
  );

  protected read(id: string): Promise<Quote> {
    return api.quotes.get({ id });
  }

  protected begin({ preset }: FormRequest<Draft>): Promise<void> {
    this.draft = usual(preset);
    this.#opened = usual(preset);
    return Promise.resolve();
  }

  protected show(quote: Quote): void {
    this.draft = draftOf(quote);
    this.#opened = draftOf(quote);
    this.currency = { currency: quote.currency, currencyDecimals: quote.currencyDecimals };
    this.borne = [...quote.lines, ...quote.charges].flatMap(({ taxes }) => taxes);
    this.contactError = undefined;
    this.refusedLine = undefined;
  }

  protected nameOf(quote: Quote): string {
    return quote.number === '' ? quote.subject || buyerWord(quote) : calledAs(quote);
  }

  protected missing(): boolean {
    this.contactError = this.draft.contact === null ? t.quotes.form.contactMissing : undefined;
    return this.contactError !== undefined;
  }

  protected override unclear(): string[] {
    const { charges, withholdings } = this.draft;
    const half = [
      ...charges.filter(({ name, amount }) => (name.trim() === '') !== (amount === null)),
      ...withholdings.filter(({ name, percent }) => (name.trim() === '') !== (percent === null)),
    ];
    return [
      ...super.unclear().flatMap((name) => this.#named(name)),
      ...(half.length > 0 ? [t.quotes.form.chargeNameless] : []),
    ];
  }

  protected override refusal(error: unknown): Problem {
    this.refusedLine = this.placeOf(error);
    const { subject, template, validDays, lines, charges, withholdings, terms, note } = t.quotes.form;
    const words: Record<string, string> = { subject, template, validDays, lines, charges, withholdings, terms, note };
    return refusedFields(error, (field) => words[field] ?? field);
  }

  /** Which line the engine refused; undefined where it was none of them. */
  placeOf(error: unknown): number | undefined {
    if (codeOf(error) !== 'line-unusable' || !(error instanceof Error) || !('data' in error)) return undefined;
    const data = errorData['line-unusable'].safeParse(error.data);
    if (!data.success || data.data.line === 0) return undefined;
    const written = this.draft.lines.flatMap((line, place) => (isBlank(line) ? [] : [place]));
    return written[data.data.line - 1];
  }

  protected async write(expected: Expected): Promise<string | undefined> {
    this.refusedLine = undefined;
    const { id } = this;
    if (id === undefined) {
      const made = await actOrThrow(api.quotes.create(toInput(this.draft)), t.quotes.form.added);
      return made.id;
    }
    const changes = changesOf(this.draft, this.#opened);
    if (Object.keys(changes).length === 0) return id;
    await actOrThrow(api.quotes.update({ id, ...expected, ...changes }), t.quotes.form.saved);
    return id;
  }

  /** A field of a line, `quantity:7`, as people call it; nothing where the line is gone by now. */
  #named(name: string): string[] {
    const [field = '', key = ''] = name.split(':');
    if (key === '') return [name];
    const words = t.quotes.form;
    const placeIn = (rows: readonly { key: number }[]) => rows.findIndex((row) => row.key === Number(key)) + 1;
    const { lines, charges, withholdings } = this.draft;
    const [place, called] =
      field === 'charge'
        ? [placeIn(charges), words.chargeAmount]
        : field === 'held'
          ? [placeIn(withholdings), words.withholdingPercent]
          : [
              placeIn(lines),
              (at: number) => words.of(words.columns[field as 'quantity' | 'unitPrice' | 'discount'], at),
            ];
    return place === 0 ? [] : [called(place)];
  }
}
