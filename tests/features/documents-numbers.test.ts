import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { NumberedDocument } from '../../src-main/contract/documents.ts';
import { AppError } from '../../src-main/contract/errors.ts';
import { Dice } from '../support/dice.ts';
import { openQuotes, type TestQuotes } from '../support/quotes.ts';

let shop: TestQuotes;
beforeEach(async () => {
  shop = await openQuotes();
});
afterEach(() => shop.close());

it('300 makings of several kinds and their failures, all interleaved, leave no gap, no repeat and no stray file', async () => {
  const dice = new Dice(5);
  const drawn = { pdf: new Uint8Array([37, 80, 68, 70]), missing: [] };
  let fails = false;
  // Paper takes its time, so that many makings stand in each other's way; one in five cannot be drawn.
  shop.draw.now = async () => {
    await new Promise((resolve) => setImmediate(resolve));
    if (fails && dice.percent(20)) throw new AppError('job-timed-out', { seconds: 1 });
    return drawn;
  };
  const quote = await shop.create();
  await shop.api.quotes.issue({ id: quote.id });
  fails = true;
  const contactId = shop.customer.id;
  const make = (kind: NumberedDocument) =>
    kind === 'invoice'
      ? shop.api.documents.make({ kind, quoteId: quote.id })
      : kind === 'receipt'
        ? // An amount of nothing is refused before anything is drawn.
          shop.api.documents.make({ kind, contactId, amount: dice.percent(20) ? 0 : 5_000, paidFor: 'Servis' })
        : shop.api.documents.make({ kind: 'letter', contactId, subject: 'Hai', body: 'Apa kabar?' });
  const made = new Map<string, string[]>();
  let refused = 0;
  const one = async () => {
    const kind = dice.pick(['invoice', 'receipt', 'letter'] as const);
    try {
      const { number } = await make(kind);
      made.set(kind, [...(made.get(kind) ?? []), number]);
    } catch {
      refused += 1;
    }
  };
  for (let round = 0; round < 15; round += 1) await Promise.all(Array.from({ length: 20 }, one));
  expect(refused).toBeGreaterThan(30);
  const prefixes: Record<string, string> = { invoice: 'INV', receipt: 'KW', letter: 'SRT' };
  let count = 0;
  for (const [kind, numbers] of made) {
    const wanted = numbers.map((_, at) => `${prefixes[kind]}-2026-${String(at + 1).padStart(4, '0')}`);
    expect(numbers.sort()).toEqual(wanted);
    const next = `${prefixes[kind]}-2026-${String(numbers.length + 1).padStart(4, '0')}`;
    expect((await shop.api.documents.numbering({ kind: kind as NumberedDocument })).next).toBe(next);
    count += numbers.length;
  }
  expect((await shop.api.documents.list({})).total).toBe(count);
  expect(await readdir(path.join(shop.documents, '2026'))).toHaveLength(count + 1);
}, 240_000);

it('two that stand in each other’s way while their paper is drawn get the next number each', async () => {
  const quote = await shop.create();
  await shop.api.quotes.issue({ id: quote.id });
  const numbers = await Promise.all(
    Array.from({ length: 4 }, () => shop.api.documents.make({ kind: 'proforma', quoteId: quote.id })),
  );
  expect(numbers.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4].map((n) => `PRO-2026-000${n}`));
});

it('what fails in the last write leaves no number, no row and no paper', async () => {
  const quote = await shop.create();
  await shop.api.quotes.issue({ id: quote.id });
  await sql`create trigger no_more before insert on interactions begin select raise(abort, 'no more'); end`.execute(
    shop.store.db,
  );
  await expect(shop.api.documents.make({ kind: 'invoice', quoteId: quote.id })).rejects.toMatchObject({
    code: 'unexpected',
  });
  await sql`drop trigger no_more`.execute(shop.store.db);
  expect((await shop.api.documents.list({})).total).toBe(0);
  expect(await readdir(path.join(shop.documents, '2026'))).toHaveLength(1);
  expect((await shop.api.documents.make({ kind: 'invoice', quoteId: quote.id })).number).toBe('INV-2026-0001');
});
