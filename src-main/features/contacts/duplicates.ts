import type { ContactRow } from '../../contract/contacts.ts';
import type { Actor, Store } from '../../database/store.ts';
import { newId } from '../../domain/ids.ts';
import { parseName } from '../../domain/names.ts';
import { parsePhone } from '../../domain/phone.ts';
import { clean, fold, nearSameName } from '../../domain/text.ts';
import type { SettingsService } from '../settings/service.ts';
import { emailKey } from './list-kinds.ts';
import { insertRows } from '../../database/insert-buffer.ts';
import { mergeContacts, type MergeChoice } from './merge.ts';
import { belongingWith, nameCandidates, notSameAs, withEmails, withPhones } from './queries/duplicates.ts';
import { requireContacts } from './queries/exist.ts';
import { pairOf } from './queries/move.ts';
import { findRows } from './queries/rows.ts';
import { reasonWeights, type SuspicionReason } from './suspect-links.ts';
import { findSuspects, type SuspectGroup } from './suspects.ts';

/** Whoever is pointed out while somebody types. */
const MOST_SIMILAR = 10;
/** Contacts of one group that are shown; the others come up when these are merged. */
const MOST_IN_GROUP = 20;
const decisive = new Set([
  'contacts',
  'contact_phones',
  'contact_emails',
  'contact_addresses',
  'affiliations',
  'not_duplicates',
]);

export interface Typed {
  name: string;
  city: string;
  phones: string[];
  emails: string[];
  exceptId?: string | undefined;
}

/** Finds contacts that may be one, makes one of them, and remembers which are not. */
export class DuplicatesService {
  readonly #store: Store;
  readonly #settings: SettingsService;
  #suspects: Promise<SuspectGroup[]> | null = null;

  constructor(store: Store, settings: SettingsService) {
    this.#store = store;
    this.#settings = settings;
    store.onChange((event) => {
      if (event.tables.some((table) => decisive.has(table))) this.#suspects = null;
    });
  }

  /** Who might be the one that is being typed already, the surest first. */
  async similar(typed: Typed): Promise<{ contact: ContactRow; reasons: SuspicionReason[] }[]> {
    const db = this.#store.db;
    const { phoneRegion } = await this.#settings.get();
    const phones = typed.phones.flatMap((raw) => parsePhone(raw, phoneRegion).e164 ?? []);
    const emails = typed.emails.map(emailKey).filter((address) => address !== '');
    const reasons = new Map<string, SuspicionReason[]>();
    const note = (ids: readonly string[], reason: SuspicionReason) => {
      for (const id of ids) reasons.set(id, [...(reasons.get(id) ?? []), reason]);
    };
    note(await withPhones(db, phones), 'same-phone');
    note(await withEmails(db, emails), 'same-email');
    const nameKey = clean(typed.name) === '' ? '' : parseName(typed.name.slice(0, 300)).nameKey;
    if (nameKey !== '') {
      const candidates = await nameCandidates(db, nameKey, fold(typed.city));
      const near = candidates.filter((one) => one.name_key === nameKey || nearSameName(one.name_key, nameKey));
      note(
        near.map((one) => one.id),
        'near-same-name',
      );
    }
    const different = typed.exceptId
      ? (await notSameAs(db, typed.exceptId)).union(await belongingWith(db, typed.exceptId))
      : new Set<string>();
    const ids = [...reasons.keys()].filter((id) => id !== typed.exceptId && !different.has(id));
    ids.sort((a, b) => weight(reasons.get(b)) - weight(reasons.get(a)) || (a < b ? -1 : 1));
    const rows = await findRows(db, ids.slice(0, MOST_SIMILAR));
    return rows.map((contact) => ({ contact, reasons: reasons.get(contact.id) ?? [] }));
  }

  /** Groups of contacts that may be one, the surest first. Worked out once until a contact changes. */
  async suspects(page: { limit: number; offset: number }) {
    this.#suspects ??= findSuspects(this.#store.db, this.#store.breather());
    const pending = this.#suspects;
    // A failure is not kept: the next one who asks tries again.
    pending.catch(() => {
      if (this.#suspects === pending) this.#suspects = null;
    });
    const groups = await pending;
    const shown = groups.slice(page.offset, page.offset + page.limit);
    const rows = await findRows(
      this.#store.db,
      shown.flatMap((group) => group.ids.slice(0, MOST_IN_GROUP)),
    );
    const byId = new Map(rows.map((row) => [row.id, row]));
    return {
      total: groups.length,
      items: shown.map((group) => ({
        key: group.key,
        reasons: group.reasons,
        contacts: group.ids.slice(0, MOST_IN_GROUP).flatMap((id) => byId.get(id) ?? []),
      })),
    };
  }

  /** One contact of several: see {@link mergeContacts}. */
  async merge(
    actor: Actor,
    given: { winnerId: string; loserIds: string[]; choices: MergeChoice[] },
  ): Promise<{ batchId: string }> {
    const { batchId } = await this.#store.act(actor, 'contacts.merge', (trx) =>
      mergeContacts(trx, given, this.#store.clock.now()),
    );
    return { batchId };
  }

  /** Remembers that all of these are different people. @throws AppError `not-found` */
  async notSame(actor: Actor, ids: readonly string[]): Promise<{ batchId: string }> {
    const now = this.#store.clock.now();
    const distinct = [...new Set(ids)];
    const { batchId } = await this.#store.act(actor, 'contacts.notSame', async (trx) => {
      await requireContacts(trx, distinct);
      for (const [n, id] of distinct.entries()) {
        const known = await notSameAs(trx, id);
        const fresh = distinct.slice(n + 1).filter((other) => !known.has(other));
        await insertRows(
          trx,
          'not_duplicates',
          fresh.map((other) => ({ id: newId(), ...pairOf(id, other), created_at: now })),
        );
      }
    });
    return { batchId };
  }
}

const weight = (reasons: readonly SuspicionReason[] = []): number =>
  reasons.reduce((sum, reason) => sum + reasonWeights[reason], 0);
