import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fitsOnSheet, labelSheetSizes } from '../../src-main/domain/label-sheets.ts';
import { newId } from '../../src-main/domain/ids.ts';
import { digestOf } from '../../src-main/database/digest.ts';
import { openQuotes, pagesOf, type TestQuotes } from '../support/quotes.ts';

let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

const people = async (count: number) => {
  const ids: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const { id } = await shop.api.contacts.create({
      name: `Pelanggan ${String(at + 1).padStart(2, '0')}`,
      addresses: [{ street: `Jl. Mawar ${at + 1}`, city: 'Bandung' }],
    });
    ids.push(id);
  }
  return ids;
};
const letter = { subject: 'Libur Lebaran', body: 'Yth. {customer.name},\n\nToko tutup, nomor {document.number}.' };
const filesOf = async () => (await readdir(path.join(shop.documents, '2026')).catch(() => [])).sort();

describe('letters to a selection', () => {
  it('come as one file in which each begins and counts its own pages, with a number and an entry each', async () => {
    const ids = await people(4);
    const long = 'Baris surat yang panjang.\n'.repeat(90);
    const made = await shop.api.documents.letters({
      selection: { by: 'ids', ids },
      subject: letter.subject,
      body: `${letter.body}\n${long}`,
      language: 'id',
    });
    expect(made).toMatchObject({ made: 4, skipped: 0, warnings: [] });
    expect(made.kept).toBe('documents/2026/SRT-2026-0001 - SRT-2026-0004 Libur Lebaran.pdf');
    expect(await filesOf()).toEqual([path.basename(made.kept)]);
    if (!made.file) throw new Error('no file');
    const pages = await pagesOf(made.file);
    expect(pages.length % 4).toBe(0);
    const each = pages.length / 4;
    expect(each).toBeGreaterThan(1);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(`Halaman ${(at % each) + 1} dari ${each}`);
      expect(page).toContain(`SRT-2026-000${Math.floor(at / each) + 1}`);
      if (at % each === 0) expect(page).toContain(`Pelanggan 0${at / each + 1}`);
    }
    const { total, items } = await shop.api.documents.list({ kinds: ['letter'] });
    expect(total).toBe(4);
    // Of each letter alone its own paper can be had.
    const own = await pagesOf((await shop.api.documents.paper({ id: items[0]?.id ?? '' })).file);
    expect(own).toHaveLength(each);
    const timeline = await shop.api.contacts.interactions({ contactId: ids[2] ?? '' });
    expect(timeline.items.map((item) => item.text)).toEqual(['Surat SRT-2026-0003 dibuat.']);
  });

  it('come as a file each, named by number and customer', async () => {
    const ids = await people(3);
    const made = await shop.api.documents.letters({ selection: { by: 'ids', ids }, ...letter, as: 'files' });
    expect(made).toMatchObject({ made: 3, file: null, kept: 'documents/2026' });
    expect(await filesOf()).toEqual([
      'SRT-2026-0001 Pelanggan 01.pdf',
      'SRT-2026-0002 Pelanggan 02.pdf',
      'SRT-2026-0003 Pelanggan 03.pdf',
    ]);
  });

  it('skip who is blocked, wants no post, or lies in the bin, and say who and why', async () => {
    const ids = await people(4);
    const [blocked = '', refused = '', gone = '', kept = ''] = ids;
    await shop.api.contacts.block({ id: blocked, reason: 'Tidak bayar' });
    await shop.api.contacts.update({ id: refused, consents: [{ channel: 'post', state: 'no' }] });
    await shop.api.contacts.remove({ by: 'ids', ids: [gone] });
    const made = await shop.api.documents.letters({ selection: { by: 'ids', ids }, ...letter });
    expect(made).toMatchObject({ made: 1, skipped: 3 });
    expect(made.skippedContacts.map(({ contact, reason }) => [contact.id, reason])).toEqual([
      [blocked, 'blocked'],
      [refused, 'refused'],
      [gone, 'gone'],
    ]);
    expect((await shop.api.documents.list({ contactId: kept })).total).toBe(1);
    await expect(
      shop.api.documents.letters({ selection: { by: 'ids', ids: [blocked] }, ...letter }),
    ).rejects.toMatchObject({ code: 'nobody-left', data: { skipped: 1 } });
  });

  it('leave nothing when they are stopped, tell how far they are, and the numbers have no gap', async () => {
    const ids = await people(40);
    const before = await digestOf(shop.store.db);
    for (const as of ['files', 'one-file'] as const) {
      const id = newId();
      const phases = new Set<string>();
      const work = shop.api.documents.letters({ selection: { by: 'ids', ids }, ...letter, as, id });
      const failed = expect(work).rejects.toMatchObject({ code: 'job-cancelled' });
      for await (const { phase } of await shop.api.documents.progress({ id })) {
        phases.add(phase);
        if (phase === 'drawing') void shop.api.documents.stop({ id });
      }
      await failed;
      expect(phases).toContain('drawing');
      expect(await digestOf(shop.store.db)).toEqual(before);
      expect(await filesOf()).toEqual([]);
    }
    const made = await shop.api.documents.make({ kind: 'letter', contactId: ids[0] ?? '', ...letter });
    expect(made.number).toBe('SRT-2026-0001');
  });

  it('leave nothing when the folder cannot be written', async () => {
    const ids = await people(3);
    const before = await digestOf(shop.store.db);
    await shop.api.documents.make({ kind: 'letter', contactId: ids[0] ?? '', ...letter }).catch(() => undefined);
    const after = await digestOf(shop.store.db);
    expect(after).not.toEqual(before);
    // A file where the folder should be: as root nothing is read-only.
    await rm(shop.documents, { recursive: true });
    await writeFile(shop.documents, 'x');
    await expect(
      shop.api.documents.letters({ selection: { by: 'ids', ids }, ...letter, as: 'files' }),
    ).rejects.toMatchObject({ code: 'folder-unusable' });
    await expect(shop.api.documents.make({ kind: 'letter', contactId: ids[0] ?? '', ...letter })).rejects.toMatchObject(
      {
        code: 'folder-unusable',
      },
    );
    expect(await digestOf(shop.store.db)).toEqual(after);
    await rm(shop.documents);
  });
});

describe('address labels', () => {
  it('lie on the sheet that is chosen, start where the first free one is, and name who has no address', async () => {
    const ids = await people(13);
    const { id: homeless } = await shop.api.contacts.create({ name: 'Tanpa Alamat' });
    const made = await shop.api.documents.labels({
      selection: { by: 'ids', ids: [...ids, homeless] },
      sheet: 'tj-103',
      start: 11,
    });
    expect(made).toMatchObject({ printed: 13, pages: 2, skipped: 1 });
    expect(made.skippedContacts[0]).toMatchObject({ contact: { id: homeless }, reason: 'no-address' });
    const pages = await pagesOf(made.file);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toContain('Pelanggan 02');
    expect(pages[0]).not.toContain('Pelanggan 03');
    expect(pages[1]).toContain('Pelanggan 13');
    expect(pages[1]).toContain('Jl. Mawar 13');
    expect((await shop.api.documents.list({})).total).toBe(0);
  });

  it('take the own measures of a sheet, and refuse those that do not fit', async () => {
    const [id = ''] = await people(1);
    const own = { columns: 2, rows: 4, width: 90, height: 60, left: 10, top: 10, gapX: 5, gapY: 5 };
    const selection = { by: 'ids' as const, ids: [id] };
    expect(await shop.api.documents.labels({ selection, sheet: 'own', own })).toMatchObject({ pages: 1 });
    for (const wrong of [
      { ...own, columns: 3 },
      { ...own, rows: 5 },
    ])
      await expect(shop.api.documents.labels({ selection, sheet: 'own', own: wrong })).rejects.toMatchObject({
        code: 'labels-do-not-fit',
      });
    await expect(shop.api.documents.labels({ selection, sheet: 'own' })).rejects.toMatchObject({
      code: 'labels-do-not-fit',
    });
    await expect(shop.api.documents.labels({ selection, sheet: 'l7160', start: 22 })).rejects.toMatchObject({
      code: 'labels-do-not-fit',
    });
  });

  it('fit on every sheet that is sold', () => {
    for (const sheet of Object.values(labelSheetSizes)) expect(fitsOnSheet(sheet)).toBe(true);
  });
});
