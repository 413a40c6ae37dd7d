import Building from '@lucide/svelte/icons/building-2';
import UserRound from '@lucide/svelte/icons/user-round';
import { api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import { router } from '../../../router.svelte.ts';
import type { ContactRow } from '../../../../src-main/contract/contacts.ts';
import { phoneText, preferredFirst } from '../contact-words.ts';
import { shortName } from '../record/naming.ts';

/** As many as one takes in at a glance. */
const MOST = 7;

/** What tells one contact from another: where the search found it, its phone, its city. */
function detailOf(row: ContactRow): string {
  const { match } = row;
  const phones = preferredFirst(row.phones);
  const digits = match?.field === 'phone' ? match.hit.replace(/\D/g, '') : '';
  const hit = digits && phones.find((phone) => (phone.e164 ?? phone.raw).replace(/\D/g, '').includes(digits));
  const phone = hit || phones[0];
  const found =
    match && match.field !== 'name' && match.field !== 'phone' && match.field !== 'city' && match.field !== 'company'
      ? `${t.contacts.foundIn[match.field]}: ${match.before}${match.hit}${match.after}`
      : '';
  return [found, row.company, row.city, phone ? phoneText(phone) : ''].filter(Boolean).join(' · ');
}

/** Finds contacts for the search in the top bar. */
export async function findContacts(text: string, signal: AbortSignal) {
  const { items } = await api.contacts.list(
    { search: text, limit: MOST, sort: { by: 'relevance', direction: 'asc' } },
    { signal },
  );
  return items.map((row) => ({
    id: row.id,
    title: shortName(row),
    detail: detailOf(row),
    icon: row.kind === 'organization' ? Building : UserRound,
    open: () => router.go('contacts', row.id),
  }));
}
