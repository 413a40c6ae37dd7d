import { describe, expect, it } from 'vitest';
import { ContactFilter, type ContactRow } from '../../src-main/contract/contacts.ts';
import type { ContactQuery } from '../../src-renderer/features/contacts/list/view.svelte.ts';
import { type FetchPage, PagedList } from '../../src-renderer/ui/paged-list.svelte.ts';

const query = (search = ''): ContactQuery => ({
  filter: ContactFilter.parse({ search }),
  sort: { by: 'name', direction: 'asc' },
});
const rowsFrom = (offset: number, count: number, mark = '') =>
  Array.from({ length: count }, (_, index) => ({ id: `${mark}${offset + index}` }) as ContactRow);
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** A shop of so many contacts; every question is noted, and waits for `answer` where `held`. */
function shop(total: number, { held = false } = {}) {
  const asked: { search: string; offset: number; signal: AbortSignal; answer: () => void }[] = [];
  const state = { total, mark: '' };
  const fetch: FetchPage<ContactQuery, ContactRow> = ({ filter }, offset, limit, signal) =>
    new Promise((resolve) => {
      const answer = () =>
        resolve({
          total: state.total,
          items: rowsFrom(offset, Math.max(Math.min(limit, state.total - offset), 0), filter.search + state.mark),
        });
      asked.push({ search: filter.search, offset, signal, answer });
      if (!held) answer();
    });
  return { asked, state, fetch };
}

describe('a list of many pages', () => {
  it('loads only the pages that are about to be seen', async () => {
    const { asked, fetch } = shop(100_000);
    const list = new PagedList(fetch);
    list.show(query());
    await settled();
    list.want(50_040, 50_080);
    await settled();
    expect(asked.map(({ offset }) => offset)).toEqual([0, 50_000, 50_050]);
    expect(list.row(50_070)?.id).toBe('50070');
    expect(list.row(40_000)).toBeUndefined();
  });

  it('keeps the old rows until the new ones are there', async () => {
    const { asked, fetch } = shop(300, { held: true });
    const list = new PagedList(fetch, () => asked.length * 1_000);
    list.show(query());
    asked[0]!.answer();
    await settled();
    list.show(query('si'));
    expect(list.row(0)?.id).toBe('0');
    expect(list.waiting).toBe(true);
    asked[1]!.answer();
    await settled();
    expect(list.row(0)?.id).toBe('si0');
    expect(list.waiting).toBe(false);
  });

  it('never shows the answer to an older question', async () => {
    const { asked, fetch } = shop(300, { held: true });
    const list = new PagedList(fetch, () => asked.length * 1_000);
    list.show(query('s'));
    list.show(query('si'));
    expect(asked[0]!.signal.aborted).toBe(true);
    asked[1]!.answer();
    asked[0]!.answer();
    await settled();
    expect(list.row(0)?.id).toBe('si0');
  });

  it('asks once for what is typed in one breath, and asks for the first letter at once', async () => {
    const { asked, fetch } = shop(300);
    const list = new PagedList(fetch, () => 0);
    for (const text of ['s', 'si', 'sit', 'siti']) list.show(query(text));
    expect(asked.map(({ search }) => search)).toEqual(['s']);
    await expect.poll(() => asked.map(({ search }) => search)).toEqual(['s', 'siti']);
  });

  it('forgets pages far away', async () => {
    const { fetch } = shop(100_000);
    const list = new PagedList(fetch);
    list.show(query());
    await settled();
    for (let page = 0; page < 60; page++) {
      list.want(page * 50, page * 50 + 40);
      await settled();
    }
    expect(list.row(0)).toBeUndefined();
    expect(list.row(2_500)?.id).toBe('2500');
  });

  it('stays where one stands when something changes, and shows the change', async () => {
    const { state, fetch } = shop(1_000);
    const list = new PagedList(fetch);
    list.show(query());
    await settled();
    list.goTo(450);
    list.want(440, 470);
    await settled();
    state.mark = 'new ';
    await list.refresh();
    expect(list.active).toBe(450);
    expect(list.row(450)?.id).toBe('new 450');
  });

  it('shows the first contact of a list that was empty', async () => {
    const { state, fetch } = shop(0);
    const list = new PagedList(fetch);
    list.show(query());
    await settled();
    state.total = 1;
    await list.refresh();
    expect(list.total).toBe(1);
    expect(list.row(0)?.id).toBe('0');
  });

  it('stands at the place asked for once it is there, without showing the top first', async () => {
    const { asked, fetch } = shop(1_000);
    const list = new PagedList(fetch);
    list.show(query(), 777);
    await settled();
    expect(asked.map(({ offset }) => offset)).toEqual([750]);
    expect(list.current?.id).toBe('777');
  });

  it('says why nothing came, and shows rows again after a retry', async () => {
    let broken = true;
    const { fetch } = shop(10);
    const list = new PagedList<ContactQuery, ContactRow>((...question) =>
      broken ? Promise.reject(new Error('no')) : fetch(...question),
    );
    list.show(query());
    await settled();
    expect(list.error).toBeInstanceOf(Error);
    broken = false;
    list.retry();
    await settled();
    expect(list.error).toBeNull();
    expect(list.total).toBe(10);
  });
});
