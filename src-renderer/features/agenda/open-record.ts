import { router } from '../../router.svelte.ts';
import { showingAppointment } from './asking.svelte.ts';

/** The first part of the address of a record, by its kind. */
const screens: Partial<Record<string, string>> = {
  contact: 'contacts',
  deal: 'deals',
  product: 'products',
  quotation: 'quotes',
};

/** Where the records of a kind are shown; undefined where there is no screen for them. */
export const screenOf = (entity: string): string | undefined => screens[entity];

/** Opens what a row of Today is about. */
export function openRecord({ entity, id }: { entity: string; id: string }, day?: string): void {
  const screen = screenOf(entity);
  if (entity === 'task') router.go('agenda', 'task', id);
  else if (entity === 'appointment') showingAppointment.ask({ id, day });
  else if (entity === 'lead') router.go('deals', 'leads', id);
  else if (screen) router.go(screen, id);
}
