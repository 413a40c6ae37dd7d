import type { NewAction, Screen, SearchSource } from './registry.ts';

/** The rows of the sidebar in their order; the first one opens at the start. Only what exists stands here. */
export const screens: Screen[] = [];

/** What "+ New" offers. */
export const newActions: NewAction[] = [];

/** What the search in the top bar looks through, besides the commands that are found by themselves. */
export const searchSources: SearchSource[] = [];
