import ContactsIcon from '@lucide/svelte/icons/users-round';
import PersonIcon from '@lucide/svelte/icons/user-round-plus';
import SettingsIcon from '@lucide/svelte/icons/settings';
import { contactCount } from '../features/contacts/list/count.svelte.ts';
import { findContacts } from '../features/contacts/list/search-source.ts';
import { contactForm } from '../features/contacts/record/contact-form.svelte.ts';
import Contacts from './Contacts.svelte';
import type { NewAction, Screen, SearchSource } from './registry.ts';
import Settings from './Settings.svelte';

/** The rows of the sidebar in their order; the first one opens at the start. Only what exists stands here. */
export const screens: Screen[] = [
  {
    id: 'contacts',
    label: (words) => words.shell.nav.contacts,
    icon: ContactsIcon,
    component: Contacts,
    count: () => contactCount.value,
  },
  { id: 'settings', label: (words) => words.shell.nav.settings, icon: SettingsIcon, component: Settings },
];

/** What "+ New" offers. */
export const newActions: NewAction[] = [
  {
    id: 'contact',
    label: (words) => words.contacts.one,
    icon: PersonIcon,
    run: () => contactForm.open(),
  },
];

/** What the search in the top bar looks through, besides the commands that are found by themselves. */
export const searchSources: SearchSource[] = [
  { id: 'contacts', label: (words) => words.shell.nav.contacts, find: findContacts },
];
