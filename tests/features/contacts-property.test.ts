import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../src-main/database/digest.ts';
import { flushSearchIndex } from '../../src-main/database/search-index.ts';
import { openContacts, type TestContacts } from '../support/contacts.ts';

let shop: TestContacts;
let tagIds: string[];
beforeAll(async () => {
  shop = await openContacts();
  tagIds = [(await shop.api.tags.create({ name: 'Merah' })).id, (await shop.api.tags.create({ name: 'Biru' })).id];
});
afterAll(() => shop.close());

const phone = fc.constantFrom('081277884455', '+62 812 7788 4455', '(022) 731 9981', 'tanya', '0856 1111 2222');
const email = fc.constantFrom('a@example.com', 'A@Example.com', 'b@example.com');
const city = fc.constantFrom('Bandung', 'Solo', '');
const lists = {
  phones: fc.array(
    phone.map((raw) => ({ raw })),
    { maxLength: 3 },
  ),
  emails: fc.array(
    email.map((address) => ({ address })),
    { maxLength: 2 },
  ),
  addresses: fc.array(
    city.map((name) => ({ city: name, street: 'Jl. Braga' })),
    { maxLength: 2 },
  ),
  tags: fc.subarray([0, 1]),
  consents: fc.uniqueArray(
    fc.record({
      channel: fc.constantFrom('whatsapp' as const, 'email' as const),
      state: fc.constantFrom('yes' as const, 'no' as const, null),
    }),
    { selector: (one) => one.channel, maxLength: 2 },
  ),
};
const who = fc.nat(1000);
/** What people do, in any order; a number picks one of those that are there. */
const create = fc.record({
  do: fc.constant('create' as const),
  name: fc.constantFrom('Ani', 'PT Maju', 'Budi', 'CV Mundur', '🙂'),
  at: who,
  ...lists,
});
const update = fc.record({
  do: fc.constant('update' as const),
  who,
  at: who,
  name: fc.constantFrom('Ani W', 'Toko Jaya'),
  ...lists,
});
const merge = fc.record({ do: fc.constant('merge' as const), who, at: who, third: fc.option(who) });
const notSame = fc.record({ do: fc.constant('notSame' as const), who, at: who });
const other = fc.oneof(
  fc.record({ do: fc.constantFrom('remove' as const, 'restore' as const, 'purge' as const, 'note' as const), who }),
  fc.record({ do: fc.constant('tag' as const), add: fc.subarray([0, 1]), remove: fc.subarray([0, 1]) }),
  fc.record({ do: fc.constant('block' as const), who, reason: fc.option(fc.constant('utang')) }),
);
const step = fc.oneof(
  { arbitrary: create, weight: 1 },
  { arbitrary: update, weight: 2 },
  { arbitrary: merge, weight: 3 },
  { arbitrary: notSame, weight: 1 },
  { arbitrary: other, weight: 4 },
);
/** A few contacts first, so that there is somebody to do things to. */
const life = fc
  .tuple(fc.array(create, { minLength: 4, maxLength: 7 }), fc.array(step, { minLength: 3, maxLength: 8 }))
  .map(([some, steps]) => [...some, ...steps]);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const contactsNow = async () =>
  (await shop.store.db.selectFrom('contacts').select(['id', 'kind', 'deleted_at']).orderBy('id').execute()) ?? [];

/** Does a step if there is somebody to do it to; answers the batch by which it can be taken back. */
async function perform(given: Step): Promise<string | null> {
  shop.clock.advance(1000);
  const all = await contactsNow();
  const living = all.filter((row) => row.deleted_at === null);
  const binned = all.filter((row) => row.deleted_at !== null);
  const firms = living.filter((row) => row.kind === 'organization');
  const pick = (rows: typeof all, n: number) => (rows.length === 0 ? null : rows[n % rows.length]!.id);
  const { api } = shop;
  const fields = (one: Extract<Step, { phones: unknown }>, self: string | null) => {
    const firm = pick(
      firms.filter((row) => row.id !== self),
      one.at,
    );
    const friend = pick(
      living.filter((row) => row.id !== self),
      one.at + 1,
    );
    return {
      name: one.name,
      phones: one.phones,
      emails: one.emails,
      addresses: one.addresses,
      consents: one.consents,
      tagIds: one.tags.map((n) => tagIds[n]!),
      referredById: one.at % 2 ? friend : null,
      affiliations: firm && one.at % 3 ? [{ organizationId: firm, jobTitle: one.at % 2 ? 'Kasir' : '' }] : [],
    };
  };
  switch (given.do) {
    case 'create':
      return (await api.contacts.create(fields(given, null))).batchId;
    case 'update': {
      const id = pick(living, given.who);
      return id && (await api.contacts.update({ id, ...fields(given, id) })).batchId;
    }
    case 'merge': {
      const winnerId = pick(living, given.who);
      const losers = living.filter((row) => row.id !== winnerId);
      const loserIds = [...new Set([pick(losers, given.at), given.third === null ? null : pick(losers, given.third)])];
      const there = loserIds.filter((id) => id !== null);
      if (winnerId === null || there.length === 0) return null;
      const choices = given.at % 2 ? [{ field: 'name' as const, fromId: there[0]! }] : [];
      return (await api.contacts.merge({ winnerId, loserIds: there, choices })).batchId;
    }
    case 'remove': {
      const id = pick(living, given.who);
      return id && (await api.contacts.remove({ by: 'ids', ids: [id] })).batchId;
    }
    case 'restore':
    case 'purge': {
      const id = pick(binned, given.who);
      return id && (await api.contacts[given.do]({ by: 'ids', ids: [id] })).batchId;
    }
    case 'note': {
      const contactId = pick(living, given.who);
      return contactId && (await api.contacts.addInteraction({ contactId, text: 'beli beras' })).batchId;
    }
    case 'notSame': {
      const [one, two] = [pick(living, given.who), pick(living, given.at)];
      return one && two && one !== two ? (await api.contacts.notSame({ ids: [one, two] })).batchId : null;
    }
    case 'tag': {
      const [addTagIds, removeTagIds] = [given.add.map((n) => tagIds[n]!), given.remove.map((n) => tagIds[n]!)];
      return (await api.contacts.tagMany({ selection: { by: 'filter', filter: {} }, addTagIds, removeTagIds })).batchId;
    }
    case 'block': {
      const id = pick(living, given.who);
      return id && (await api.contacts.block({ id, reason: given.reason })).batchId;
    }
  }
}

/** What the index says, without the numbers of its rows. */
async function indexNow() {
  const { rows } = await sql<Record<string, unknown>>`select i.*, (select json_group_array(label_id) from (
      select label_id from contact_index_labels l where l.row = i.row order by 1)) labels
    from contact_index i order by contact_id`.execute(shop.store.db);
  const words = async (table: string, query: string) =>
    (
      await sql<{
        id: string;
      }>`select i.contact_id id from ${sql.table(table)} s join contact_index i on i.row = s.rowid
      where s.${sql.ref(table)} match ${query} order by 1`.execute(shop.store.db)
    ).rows.map((row) => row.id);
  return {
    rows: rows.map(({ row: _row, ...rest }) => rest),
    orphans: (
      await sql`select rowid from contact_search where rowid not in (select row from contact_index)
        union all select rowid from contact_names where rowid not in (select row from contact_index)
        union all select rowid from contact_words where rowid not in (select row from contact_index)
        union all select row from contact_index_labels where row not in (select row from contact_index)`.execute(
        shop.store.db,
      )
    ).rows,
    found: [
      await words('contact_search', '"ani"'),
      await words('contact_search', 'phones : "7788"'),
      await words('contact_search', 'tags : "merah"'),
      await words('contact_search', 'timeline : "beras"'),
      await words('contact_search', 'company : "maju"'),
      await words('contact_names', 'company : "maju"'),
      await words('contact_words', '"b"*'),
    ],
  };
}

describe('whatever people do, in whatever order', () => {
  it('can be taken back step by step to what was before, and the index is always what a new one would be', async () => {
    await fc.assert(
      fc.asyncProperty(life, async (steps) => {
        const states: { batchId: string; before: string }[] = [];
        for (const given of steps) {
          const before = await digestOf(shop.store.db);
          const batchId = await perform(given);
          if (batchId !== null) states.push({ batchId, before });
        }
        const kept = await indexNow();
        await shop.store.db
          .insertInto('search_dirty')
          .expression((q) => q.selectFrom('contacts').select('id as contact_id'))
          .execute();
        await flushSearchIndex(shop.store.db);
        expect(await indexNow()).toEqual(kept);
        expect(kept.orphans).toEqual([]);
        for (const { batchId, before } of states.reverse()) {
          expect((await shop.undo(batchId)).kept).toEqual([]);
          expect(await digestOf(shop.store.db)).toBe(before);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
