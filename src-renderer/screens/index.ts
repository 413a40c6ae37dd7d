import SettingsIcon from '@lucide/svelte/icons/settings';
import type { NewAction, Screen, SearchSource } from './registry.ts';
import Settings from './Settings.svelte';

/** The rows of the sidebar in their order; the first one opens at the start. Only what exists stands here. */
export const screens: Screen[] = [
  { id: 'settings', label: (words) => words.shell.nav.settings, icon: SettingsIcon, component: Settings },
];

/** What "+ New" offers. */
export const newActions: NewAction[] = [];

/** What the search in the top bar looks through, besides the commands that are found by themselves. */
export const searchSources: SearchSource[] = [];
