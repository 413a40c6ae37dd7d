import type { ContactRef } from '../../../../src-main/contract/contacts.ts';
import { actOrThrow, api } from '../../../api/index.ts';
import { t } from '../../../i18n/index.svelte.ts';
import type { z } from 'zod';

/** A customer who is not in the card file yet, by name alone: the rest can follow later. */
export async function createContact(name: string): Promise<z.infer<typeof ContactRef>> {
  const work = api.contacts.create({ name: name.slice(0, 300), kind: 'person' });
  const made = await actOrThrow(work, ({ name: kept }) => t.deals.form.added(kept));
  return { id: made.id, kind: made.kind, name: made.name, title: made.title };
}
