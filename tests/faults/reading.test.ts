import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { isErrorCode } from '../../src-main/contract/errors.ts';
import { digestOf } from '../../src-main/database/digest.ts';
import { isAppError } from '../../src-main/contract/errors.ts';
import { brokenFile, outcomeOf, plainPrototype } from '../support/broken-files.ts';
import { openCore, type OpenCore } from '../support/core.ts';
import { seeded } from '../support/files.ts';
import { scratchFolder } from '../support/store.ts';

/** The whole way through the door and the worker is slow; so many of the files go it. */
const THROUGH_THE_DOOR = 60;

const place = scratchFolder();
let app: OpenCore;
beforeAll(async () => {
  app = await openCore(place.folder);
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
  place.remove();
});

it('2,000 broken files end in rows or in a refusal of the closed list, and touch neither prototype nor database', async () => {
  const before = await digestOf(app.store.db);
  const outcomes = new Map<string, number>();
  for (let seed = 10_001; seed <= 12_000; seed += 1) {
    const bytes = brokenFile(seed, seeded(seed));
    const outcome = await outcomeOf(bytes).catch((error: unknown) => {
      throw new Error(`seed ${seed}`, { cause: error });
    });
    if (outcome !== 'read') expect(isErrorCode(outcome), `seed ${seed}`).toBe(true);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    if (seed > 10_000 + THROUGH_THE_DOOR) continue;
    const file = new File([new Uint8Array(bytes)], `broken-${seed}`);
    const shown = await app.client.imports.preview({ file }).then(
      () => 'read',
      (error: unknown) => (isAppError(error) ? error.code : (error as { code?: string }).code),
    );
    expect(shown, `seed ${seed}`).toBe(outcome);
  }
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(plainPrototype);
  expect(await digestOf(app.store.db)).toBe(before);
  expect(outcomes.get('read')).toBeGreaterThan(500);
  expect(outcomes.get('file-damaged')).toBeGreaterThan(150);
});
