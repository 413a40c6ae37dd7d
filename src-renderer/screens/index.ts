import DealIcon from '@lucide/svelte/icons/handshake';
import LeadIcon from '@lucide/svelte/icons/target';
import QuoteIcon from '@lucide/svelte/icons/file-text';
import PipelineIcon from '@lucide/svelte/icons/square-kanban';
import ContactsIcon from '@lucide/svelte/icons/users-round';
import ProductIcon from '@lucide/svelte/icons/package';
import PersonIcon from '@lucide/svelte/icons/user-round-plus';
import ReportsIcon from '@lucide/svelte/icons/chart-column';
import AgendaIcon from '@lucide/svelte/icons/calendar-check';
import AppointmentIcon from '@lucide/svelte/icons/calendar-plus';
import TaskIcon from '@lucide/svelte/icons/list-plus';
import TodayIcon from '@lucide/svelte/icons/sun';
import SettingsIcon from '@lucide/svelte/icons/settings';
import { appointmentForm } from '../features/calendar/form/appointment-form.svelte.ts';
import { taskForm } from '../features/tasks/form/task-form.svelte.ts';
import { findTasks } from '../features/tasks/list/search-source.ts';
import { todayStatus } from '../features/today/today-status.svelte.ts';
import { shopStatus } from '../features/lists/shop-status.svelte.ts';
import { findContacts } from '../features/contacts/list/search-source.ts';
import { contactForm } from '../features/contacts/record/contact-form.svelte.ts';
import { dealForm } from '../features/deals/form/deal-form.svelte.ts';
import { findDeals } from '../features/deals/list/search-source.ts';
import { openDeals } from '../features/deals/pipelines.svelte.ts';
import { leadForm } from '../features/leads/lead-form.svelte.ts';
import { productForm } from '../features/products/form/product-form.svelte.ts';
import { findProducts } from '../features/products/list/search-source.ts';
import { findDocuments } from '../features/documents/list/search-source.ts';
import { findQuotes } from '../features/quotes/list/search-source.ts';
import { newQuote } from '../features/quotes/quote-acts.ts';
import { router } from '../router.svelte.ts';
import Agenda from './Agenda.svelte';
import Contacts from './Contacts.svelte';
import Deals from './Deals.svelte';
import Products from './Products.svelte';
import Quotes from './Quotes.svelte';
import Reports from './Reports.svelte';
import type { NewAction, Screen, SearchSource } from './registry.ts';
import Settings from './Settings.svelte';
import Today from './Today.svelte';

/** The rows of the sidebar in their order; the first one opens at the start. Only what exists stands here. */
export const screens: Screen[] = [
  {
    id: 'today',
    label: (words) => words.shell.nav.today,
    icon: TodayIcon,
    component: Today,
    count: () => todayStatus.count,
    urgent: () => todayStatus.late,
  },
  { id: 'agenda', label: (words) => words.shell.nav.agenda, icon: AgendaIcon, component: Agenda },
  {
    id: 'contacts',
    label: (words) => words.shell.nav.contacts,
    icon: ContactsIcon,
    component: Contacts,
    count: () => shopStatus.current?.contacts,
  },
  {
    id: 'deals',
    label: (words) => words.shell.nav.pipeline,
    icon: PipelineIcon,
    component: Deals,
    count: () => shopStatus.current?.deals && openDeals(),
  },
  {
    id: 'quotes',
    label: (words) => words.shell.nav.quotes,
    icon: QuoteIcon,
    component: Quotes,
    count: () => shopStatus.current?.quotes,
  },
  {
    id: 'products',
    label: (words) => words.shell.nav.products,
    icon: ProductIcon,
    component: Products,
    count: () => shopStatus.current?.products,
  },
  { id: 'reports', label: (words) => words.shell.nav.reports, icon: ReportsIcon, component: Reports },
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
  {
    id: 'deal',
    label: (words) => words.deals.one,
    icon: DealIcon,
    run: () => dealForm.open({ onsaved: (id) => router.go('deals', id) }),
  },
  { id: 'quote', label: (words) => words.quotes.one, icon: QuoteIcon, keys: 'shift+q', run: () => newQuote() },
  {
    id: 'lead',
    label: (words) => words.leads.one,
    icon: LeadIcon,
    run: () => leadForm.open({ onsaved: (id) => router.go('deals', 'leads', id) }),
  },
  {
    id: 'product',
    label: (words) => words.products.one,
    icon: ProductIcon,
    run: () => productForm.open(),
  },
  { id: 'task', label: (words) => words.tasks.one, icon: TaskIcon, keys: 'shift+n', run: () => taskForm.open() },
  {
    id: 'appointment',
    label: (words) => words.calendar.one,
    icon: AppointmentIcon,
    keys: 'shift+a',
    run: () => appointmentForm.open(),
  },
];

/** What the search in the top bar looks through, besides the commands that are found by themselves. */
export const searchSources: SearchSource[] = [
  { id: 'contacts', label: (words) => words.shell.nav.contacts, find: findContacts },
  { id: 'deals', label: (words) => words.shell.nav.pipeline, find: findDeals },
  { id: 'quotes', label: (words) => words.shell.nav.quotes, find: findQuotes },
  { id: 'documents', label: (words) => words.documents.title, find: findDocuments },
  { id: 'products', label: (words) => words.shell.nav.products, find: findProducts },
  { id: 'tasks', label: (words) => words.agenda.faces.tasks, find: findTasks },
];
