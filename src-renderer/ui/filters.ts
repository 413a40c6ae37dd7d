/** Something that a filter can be set to. */
export interface FilterChoice<Filter> {
  key: string;
  label: string;
  /** At the right, such as a count. */
  detail?: string;
  apply: (filter: Filter) => Filter;
}

/** One of the things that a list can be filtered by: chosen from a list, searched for, or done at once. */
export interface FilterKind<Filter> {
  key: string;
  label: string;
  choices?: readonly FilterChoice<Filter>[];
  /** Asked for as it is typed, instead of `choices`. */
  search?: (text: string, signal: AbortSignal) => Promise<readonly FilterChoice<Filter>[]>;
  /** Instead of both: there is nothing to choose. */
  run?: () => void;
}

/** A filter that is set, in words, and the filter of the list without it. */
export interface FilterPill<Filter> {
  key: string;
  label: string;
  without: Filter;
}
