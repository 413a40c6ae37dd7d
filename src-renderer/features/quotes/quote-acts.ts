import type { Quote } from '../../../src-main/contract/quotes.ts';
import { act, actOrThrow, api, tellProblem } from '../../api/index.ts';
import { format, t } from '../../i18n/index.svelte.ts';
import { router } from '../../router.svelte.ts';
import { toasts } from '../../ui/toasts.svelte.ts';
import { sendDeal } from '../deals/deal-acts.ts';
import { quoteDialogs } from './dialogs/quote-dialogs.svelte.ts';
import type { Draft } from './form/draft.ts';
import { quoteForm } from './form/quote-form.svelte.ts';

/** What an act has to know of a quotation. `updatedAt` is what was seen: who was faster is told about. */
export type KnownQuote = Pick<Quote, 'id' | 'updatedAt'>;

const seen = ({ id, updatedAt }: KnownQuote) => ({ id, expectedUpdatedAt: updatedAt });
const open = (id: string) => router.go('quotes', id);

/** Opens the form for a new one, and what came of it. */
export const newQuote = (preset: Partial<Draft> = {}): void => quoteForm.open({ preset, onsaved: open });

/**
 * One click: a draft for a deal or a customer with all that is known of it, and it opens. One without a line goes on in
 * the form.
 */
export async function draftFor(about: { dealId: string } | { contactId: string }): Promise<void> {
  const made = await act(api.quotes.create(about), t.quotes.ofRecord.made);
  if (!made) return;
  open(made.id);
  if (made.lines.length === 0) quoteForm.open({ id: made.id });
}

/** Gives the number and the paper. No Undo: a number that went out is not given again. @returns whether it was done */
export async function issueQuote(quote: KnownQuote): Promise<boolean> {
  try {
    const { id, number, revision, warnings } = await api.quotes.issue(seen(quote));
    const name = revision === 'A' ? number : `${number} ${revision}`;
    const words = t.quotes.issuing;
    toasts.show({
      tone: warnings.length > 0 ? 'neutral' : 'good',
      text: warnings.length > 0 ? words.doneWarned(name, format.list(warnings)) : words.done(name),
      action: { label: words.view, run: () => quoteDialogs.ask({ kind: 'paper', id, name, draft: false }) },
    });
    return true;
  } catch (error) {
    tellProblem(error);
    return false;
  }
}

/** Begins the next revision and goes on there. */
export async function reviseQuote(quote: Quote): Promise<void> {
  const done = await act(api.quotes.revise({ id: quote.id }), (next) => t.quotes.revised(quote.number, next.revision));
  if (done) open(done.id);
}

/** Makes a draft like it and goes on there. @throws what the main process refuses */
export async function copyQuote(id: string, contactId?: string): Promise<void> {
  const what = { id, ...(contactId === undefined ? {} : { contactId }) };
  open((await actOrThrow(api.quotes.copy(what), t.quotes.copied)).id);
}

export const approveDiscount = async (quote: KnownQuote): Promise<boolean> =>
  (await act(api.quotes.approve(seen(quote)), t.quotes.approved)) !== undefined;

export interface Decision {
  by: string;
  how: string;
  note: string;
}

/** @throws what the main process refuses, such as `quote-expired`: the dialog that asked says it */
export async function acceptQuote(quote: Quote, said: Decision & { evenExpired: boolean }): Promise<void> {
  await actOrThrow(api.quotes.accept({ ...seen(quote), ...said }), t.quotes.deciding.accepted(quote.number));
}

/** @throws what the main process refuses: the dialog that asked says it */
export async function declineQuote(quote: Quote, said: Decision): Promise<void> {
  await actOrThrow(api.quotes.decline({ ...seen(quote), ...said }), t.quotes.deciding.declined(quote.number));
}

/** A deal that was won without a paper: its quotation is one click away. */
export async function offerPaper({ id }: { id: string }): Promise<void> {
  try {
    const { total } = await api.quotes.list({ dealId: id, superseded: true, limit: 1 });
    if (total > 0) return;
    const { afterWin: text, create: label } = t.quotes.ofRecord;
    toasts.show({ text, action: { label, run: () => draftFor({ dealId: id }) } });
  } catch (error) {
    tellProblem(error);
  }
}

/** Wins the deal of a quotation, where it is still open. */
export async function winDealOf({ deal }: Pick<Quote, 'deal'>): Promise<void> {
  if (!deal) return;
  try {
    const now = await api.deals.get({ id: deal.id });
    if (now.status === 'open' && now.deletedAt === null) await sendDeal(now, { kind: 'won' });
  } catch (error) {
    tellProblem(error);
  }
}

export const removeQuote = async ({ id }: KnownQuote): Promise<void> =>
  void (await act(api.quotes.remove({ ids: [id] }), ({ removed }) => t.quotes.bulk.binned(removed)));

export const restoreQuote = async ({ id }: KnownQuote): Promise<void> =>
  void (await act(api.quotes.restore({ ids: [id] }), t.quotes.record.restored));
