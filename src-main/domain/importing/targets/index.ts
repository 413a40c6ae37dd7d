import type { Target } from '../target.ts';
import type { ContactDraft } from '../draft.ts';
import { contacts } from './contacts.ts';
import { type DealDraft, deals } from './deals.ts';
import { type ProductDraft, products } from './products.ts';
import { type SaleLineDraft, sales } from './sales.ts';

/** What a row of each kind of list becomes. */
export interface Drafts {
  contacts: ContactDraft;
  products: ProductDraft;
  sales: SaleLineDraft;
  deals: DealDraft;
}
export type TargetName = keyof Drafts;

/**
 * The kinds of lists that the importer understands. A target is offered to people as soon as the contract names it
 * (`importTargets`) and the feature that keeps such records has a writer for it (features/imports/writer.ts).
 */
export const targets: { [Name in TargetName]: Target<Drafts[Name]> } = { contacts, products, sales, deals };

/** A target whose drafts nobody looks into. */
export const targetOf = (name: TargetName): Target<unknown> => targets[name];
