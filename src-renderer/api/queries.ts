import { QueryClient } from '@tanstack/svelte-query';
import { api, type Api } from './client.ts';

type Procedure = (input?: never, options?: { signal?: AbortSignal }) => Promise<unknown>;
type Group = keyof Api;
type NameOf<G extends Group> = keyof Api[G] & string;
type InputOf<P> = P extends (input: infer I, ...rest: never[]) => unknown ? I : never;
type OutputOf<P> = P extends (...args: never[]) => Promise<infer O> ? O : never;

/** One client for the window: local data is fresh until a change event says otherwise. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: Infinity, gcTime: 60_000, retry: false, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

/**
 * Key and function of a query, for `createQuery(() => query('contacts', 'get', { id }))`. The key is group, name and
 * input, so {@link followChanges} knows what a change concerns.
 */
export function query<G extends Group, N extends NameOf<G>>(group: G, name: N, input?: InputOf<Api[G][N]>) {
  return {
    queryKey: [group, name, input ?? null] as const,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      (api[group][name] as unknown as Procedure)(input as never, { signal }) as Promise<OutputOf<Api[G][N]>>,
  };
}

const ofAgenda: readonly Group[] = ['tasks', 'appointments', 'today', 'reminders', 'deals', 'history'];

/** Which groups of procedures show what stands in a table. */
const shownBy: Record<string, readonly Group[]> = {
  settings: ['settings', 'shop', 'quotes', 'documents', 'templates'],
  staff: ['shop', 'staff', 'deals', 'leads', 'quotes', 'documents'],
  tags: ['tags', 'contacts', 'history'],
  groups: ['groups', 'contacts', 'products', 'history'],
  contact_tags: ['tags', 'contacts', 'history'],
  contact_groups: ['groups', 'contacts', 'history'],
  import_mappings: ['imports'],
  custom_fields: ['customFields', 'contacts', 'products', 'history'],
  products: ['products', 'productCategories', 'taxRates', 'history', 'shop', 'imports'],
  product_prices: ['products', 'history'],
  product_parts: ['products', 'history'],
  product_pictures: ['products', 'history'],
  product_custom_values: ['products', 'history'],
  stock_movements: ['products', 'history'],
  product_categories: ['productCategories', 'products', 'history'],
  pipelines: ['pipelines', 'deals', 'reports', 'history'],
  stages: ['pipelines', 'deals', 'reports', 'history'],
  stage_checks: ['pipelines', 'deals', 'history'],
  lost_reasons: ['pipelines', 'deals', 'reports', 'history'],
  deals: ['deals', 'pipelines', 'staff', 'leads', 'reports', 'today', 'history', 'shop', 'quotes', 'documents'],
  deal_people: ['deals', 'history'],
  deal_products: ['deals', 'history'],
  deal_stages: ['deals', 'reports', 'history'],
  deal_checks: ['deals', 'history'],
  quotations: ['quotes', 'documents', 'today', 'history', 'shop'],
  quotation_lines: ['quotes', 'history'],
  document_counters: ['quotes', 'documents'],
  documents: ['documents', 'history'],
  message_templates: ['messageTemplates', 'messages', 'history'],
  leads: ['leads', 'staff', 'today', 'history'],
  lead_score_rules: ['leads', 'history'],
  lead_assignment_rules: ['leads', 'history'],
  interactions: ['contacts', 'deals', 'history', 'shop'],
  document_templates: ['templates', 'quotes', 'history'],
  tax_rates: ['taxRates', 'products', 'history'],
  tasks: ofAgenda,
  task_links: ofAgenda,
  appointments: ofAgenda,
  appointment_links: ofAgenda,
  appointment_changes: ofAgenda,
  appointment_outcomes: ofAgenda,
  birthday_greetings: ['today', 'history'],
};
const everythingOfContacts: readonly Group[] = [
  'contacts',
  'history',
  'shop',
  'imports',
  'tags',
  'groups',
  'deals',
  'leads',
  'today',
  'quotes',
  'documents',
];

/** Marks the queries stale that show one of these tables; those on the screen are asked again at once. */
export function refresh(tables: readonly string[]): void {
  const groups = new Set(tables.flatMap((table) => shownBy[table] ?? everythingOfContacts));
  for (const group of groups) void queryClient.invalidateQueries({ queryKey: [group] });
}

/**
 * Listens to the main process for changes, by whichever window or job they were made, until `signal` ends it; a
 * broken connection is taken up again.
 */
export async function followChanges(signal: AbortSignal, onChange: (tables: readonly string[]) => void): Promise<void> {
  for (let pause = 250; !signal.aborted; pause = Math.min(pause * 2, 5_000)) {
    try {
      for await (const event of await api.shop.changes(undefined, { signal })) {
        pause = 250;
        refresh(event.tables);
        onChange(event.tables);
      }
    } catch {
      // Taken up again below; what was missed meanwhile is asked for anew.
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (!signal.aborted) void queryClient.invalidateQueries();
  }
}
