/** What a paper shows, all of it text in its language. A template decides how it looks and computes nothing. */
export interface Paper {
  title: string;
  facts: Labelled[];
  subject: Labelled | null;
  /** A picture as a `data:` address of PNG or JPEG. */
  logo: string | null;
  business: { name: string; lines: string[] };
  customer: { label: string; name: string; lines: string[] };
  columns: Record<'no' | 'description' | 'quantity' | 'price' | 'discount' | 'amount', string>;
  /** Whether the column of discounts is needed. */
  hasDiscounts: boolean;
  rows: PaperRow[];
  totals: (Labelled & { strong?: true; muted?: boolean })[];
  inWords: Labelled;
  terms: Labelled | null;
  signatures: { label: string; name: string }[];
  /** With `{page}` and `{pages}` in it. */
  page: string;
}

export interface Labelled {
  label: string;
  value: string;
}

export type PaperRow =
  | {
      kind: 'item';
      no: string;
      text: string;
      note: string;
      quantity: string;
      price: string;
      discount: string;
      amount: string;
      /** Offered besides: it does not count. */
      muted: boolean;
    }
  | { kind: 'section'; text: string; amount: string }
  | { kind: 'text'; text: string }
  | { kind: 'page-break' };
