import type { suspicionReasons } from '../../contract/contacts.ts';

export type SuspicionReason = (typeof suspicionReasons)[number];

/** The surer the reason, the heavier. */
export const reasonWeights: Record<SuspicionReason, number> = { 'same-phone': 4, 'same-email': 2, 'near-same-name': 1 };
const reasonsOf = (weights: number): SuspicionReason[] =>
  (Object.keys(reasonWeights) as SuspicionReason[]).filter((reason) => weights & reasonWeights[reason]);

/** Rows that are linked over one another, with all reasons why. */
export interface LinkedRows {
  rows: number[];
  reasons: SuspicionReason[];
}

/** A value borne by more rows than this links each to the next only, not all with all. */
const ALL_PAIRS = 40;

/** Pairs of rows of contact_index with the reasons why; pairs known to be different are never linked. */
export class Links {
  readonly #different: Set<string>;
  readonly #pairs = new Map<number, Map<number, number>>();

  constructor(different: readonly { a: number; b: number }[]) {
    this.#different = new Set(different.map(({ a, b }) => `${Math.min(a, b)} ${Math.max(a, b)}`));
  }

  add(one: number, two: number, reason: SuspicionReason): void {
    if (one === two) return;
    const [a, b] = one < two ? [one, two] : [two, one];
    if (this.#different.size > 0 && this.#different.has(`${a} ${b}`)) return;
    const others = this.#pairs.get(a) ?? new Map<number, number>();
    others.set(b, (others.get(b) ?? 0) | reasonWeights[reason]);
    this.#pairs.set(a, others);
  }

  /** Links rows that have something in common. */
  addAll(rows: readonly number[], reason: SuspicionReason): void {
    const reach = rows.length > ALL_PAIRS ? 1 : rows.length;
    rows.forEach((row, n) => {
      for (const other of rows.slice(n + 1, n + 1 + reach)) this.add(row, other, reason);
    });
  }

  /** Whoever is linked over others stands in one group; the surest group first. */
  groups(): LinkedRows[] {
    const roots = new Roots();
    for (const [a, others] of this.#pairs) for (const b of others.keys()) roots.join(a, b);
    const groups = new Map<number, { rows: Set<number>; weights: number }>();
    for (const [a, others] of this.#pairs)
      for (const [b, weights] of others) {
        const root = roots.of(a);
        const group = groups.get(root) ?? { rows: new Set<number>(), weights: 0 };
        group.rows.add(a).add(b);
        group.weights |= weights;
        groups.set(root, group);
      }
    return [...groups.values()]
      .map((group) => ({ rows: [...group.rows].sort((a, b) => a - b), weights: group.weights }))
      .sort((a, b) => b.weights - a.weights || (a.rows[0] ?? 0) - (b.rows[0] ?? 0))
      .map(({ rows, weights }) => ({ rows, reasons: reasonsOf(weights) }));
  }
}

/** Which rows belong together (union–find with path halving). */
class Roots {
  readonly #parents = new Map<number, number>();

  of(row: number): number {
    let at = row;
    for (;;) {
      const parent = this.#parents.get(at) ?? at;
      if (parent === at) return at;
      const above = this.#parents.get(parent) ?? parent;
      this.#parents.set(at, above);
      at = above;
    }
  }

  join(a: number, b: number): void {
    const [one, two] = [this.of(a), this.of(b)];
    if (one !== two) this.#parents.set(Math.max(one, two), Math.min(one, two));
  }
}
