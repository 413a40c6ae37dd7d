import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { searchTables } from '../../src-main/database/search-entries.ts';
import { flushSearchIndex } from '../../src-main/database/search-index.ts';
import { emptyDraft } from '../../src-main/domain/importing/draft.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { insertContacts } from '../../src-main/features/contacts/insert-many.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { scratchFolder } from '../support/store.ts';

const fixture = (name: string) => new File([readFileSync(new URL(`../fixtures/${name}`, import.meta.url))], name);
const csv = (...lines: string[]) => new File([lines.join('\n')], 'list.csv');

let place: ReturnType<typeof scratchFolder>;
let app: OpenCore;
beforeEach(async () => {
  place = scratchFolder();
  app = await openCore(place.folder);
  for (const table of searchTables)
    await sql`create virtual table temp.${sql.id(`${table}_said`)} using fts5vocab(main, ${sql.id(table)}, instance)`.execute(
      app.store.db,
    );
});
afterEach(async () => {
  await app.close();
  place.remove();
});

/** All that the index says of each contact, to the last place of the last word; without the numbers of its rows. */
async function index() {
  const { rows } = await sql<Record<string, unknown>>`select i.*, (select json_group_array(label_id) from (
      select label_id from contact_index_labels l where l.row = i.row order by 1)) labels
    from contact_index i order by contact_id`.execute(app.store.db);
  const words: unknown[] = [];
  for (const table of searchTables) {
    const { rows: said } = await sql<{ of: string }>`
      select i.contact_id || json_group_array(json_array(v.term, v.col, v."offset") order by v.term, v.col, v."offset") "of"
      from temp.${sql.id(`${table}_said`)} v join contact_index i on i.row = v.doc
      group by i.contact_id order by i.contact_id`.execute(app.store.db);
    words.push(said);
  }
  return { rows: rows.map(({ row: _row, ...rest }) => rest), words };
}

/** The same, made anew from what stands in the file. */
async function indexAnew() {
  await app.store.db.transaction().execute(async (trx) => {
    await sql`insert into search_dirty select id from contacts where true on conflict do nothing`.execute(trx);
    await flushSearchIndex(trx);
  });
  return index();
}

describe('the index after an import', () => {
  it.each(['pelanggan-toko.xlsx', 'google-contacts.csv', 'outlook-contacts-windows1252.csv', 'phone-contacts.vcf'])(
    'of %s is what it would be if it were made anew',
    async (name) => {
      const { added } = await app.client.imports.run({ file: fixture(name) });
      const made = await index();
      expect(made.rows).toHaveLength((await app.client.contacts.list({ limit: 1 })).total);
      expect(made.rows.length).toBeGreaterThanOrEqual(added);
      expect(await indexAnew()).toEqual(made);
    },
  );

  it.each(['update', 'fill', 'skip', 'add'] as const)(
    'is so, with %s, where later rows say more of a person, and of a company of which only the name was known',
    async (duplicates) => {
      const file = csv(
        'Nama,No. HP,Perusahaan,Label,Kota',
        'Siti Aminah,081234567890,PT Maju Jaya,VIP; Hotel,Solo',
        'Budi Santoso,081234567891,PT Maju Jaya,Hotel,Bandung',
        'PT Maju Jaya,0227319981,,Pemasok,Bandung',
        'Siti Aminah,081234567890,CV Mundur,Baru,Medan',
        'Agus,tanya,CV Mundur,,',
        'Dewi Lestari,081234567893,PT Maju Jaya,,',
      );
      await app.client.imports.run({ file, duplicates });
      const made = await index();
      expect(made.rows.map((row) => row['company'])).toContain('Maju Jaya');
      expect(await indexAnew()).toEqual(made);
    },
  );
});

describe('contacts of an import that wait to be listed', () => {
  const names = ['Ani', 'Budi', 'Cici'];
  /** Inserts three contacts as an import does, lets others work on them before they are listed, and ends it. */
  async function amidImport(meanwhile: (ids: string[]) => Promise<unknown>, end: 'done' | 'abandoned') {
    const { store, context } = app;
    const { caller } = context();
    const contacts = names.map((name) => ({
      id: newId(),
      draft: { ...emptyDraft(), name, nameKey: name.toLowerCase(), letter: name.slice(0, 1) },
      organizationId: null,
      tagIds: [],
      groupIds: [],
      customValues: [],
    }));
    const batch = await store.beginBatch(caller, 'imports.run', 'list.csv');
    const work = store.inBulk(async () => {
      await store.inBatch(caller, batch, (trx) => insertContacts(trx, contacts, store.clock.now()));
      await store.settle();
      expect((await index()).rows).toHaveLength(0);
      await meanwhile(contacts.map(({ id }) => id));
      if (end === 'abandoned') throw new Error('unplugged');
      await store.finishBatch(batch);
      expect((await index()).rows.length).toBeGreaterThan(0);
    });
    if (end === 'done') await work;
    else await work.catch(() => store.abandonBatch(caller, batch));
    const listed = await index();
    expect(await indexAnew()).toEqual(listed);
    return (await app.client.contacts.list({})).items.map(({ name }) => name);
  }

  it('are listed as they are by then: changed, removed, left alone', async () => {
    const listed = await amidImport(async ([first = '', second = '']) => {
      await app.client.contacts.update({ id: first, name: 'Ani Lestari' });
      await app.client.contacts.remove({ by: 'ids', ids: [second] });
    }, 'done');
    expect(listed).toEqual(['Ani Lestari', 'Cici']);
  });

  it('are gone with it where it ends early, but for those that somebody needs', async () => {
    const listed = await amidImport(
      ([first = '']) => app.client.deals.create({ title: 'Meja', contactId: first }),
      'abandoned',
    );
    expect(listed).toEqual(['Ani']);
  });
});
