import type { Component } from 'svelte';
import type { Words } from '../i18n/words.ts';

type Icon = Component<{ size?: string; 'aria-hidden'?: boolean }>;

/** Every screen receives the parts of the address after its own name: `#/contacts/ID` gives contacts `['ID']`. */
export interface ScreenProps {
  segments: string[];
}

/** A screen that the sidebar opens. */
export interface Screen {
  /** First part of the address: `#/contacts`. */
  id: string;
  label: (words: Words) => string;
  icon: Icon;
  component: Component<ScreenProps>;
  /** How many things wait there. Read in a template: use reactive state in it. */
  count?: () => number | undefined;
  /** The count asks for attention, such as something that is late. */
  urgent?: () => boolean;
}

/** An entry of the "+ New" menu. Its key works everywhere; one it shares with nobody. */
export interface NewAction {
  id: string;
  label: (words: Words) => string;
  icon: Icon;
  keys?: string;
  run: () => void;
}

/** One line of what the global search found. */
export interface SearchHit {
  id: string;
  title: string;
  /** What tells it from others of the same name. */
  detail?: string;
  icon?: Icon;
  open: () => void;
}

/** Something the global search looks through. */
export interface SearchSource {
  id: string;
  label: (words: Words) => string;
  /** The best few hits; `signal` ends it when more is typed. */
  find: (text: string, signal: AbortSignal) => Promise<SearchHit[]>;
}
