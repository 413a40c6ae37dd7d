import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSet } from '../../src-main/domain/id-set.ts';
import { newId } from '../../src-main/domain/ids.ts';

describe('a set of very many ids', () => {
  it('holds what was added and nothing else, as a Set would', () => {
    const id = fc.oneof(
      fc.uuid(),
      fc.uuid().map((text) => text.toUpperCase()),
      fc.constantFrom('', 'C-17', '00000000-0000-0000-0000-000000000000', '00000000-0000-0000-0000-000000000001'),
      // All in one table, and many from one place on.
      fc.nat(60).map((n) => `0190a1b2-c3d4-7e5f-8a6b-${n.toString(16).padStart(4, '0')}0a000040`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(id, { maxLength: 60 }), fc.array(id, { maxLength: 60 }), (added, asked) => {
        const [set, plain] = [new IdSet(), new Set<string>()];
        for (const one of added) {
          set.add(one);
          plain.add(one);
        }
        expect(set.size).toBe(plain.size);
        for (const one of [...added, ...asked]) expect(set.has(one)).toBe(plain.has(one));
      }),
    );
  });

  it('grows', () => {
    const [set, ids, others] = [new IdSet(), new Set<string>(), new Set<string>()];
    for (let at = 0; at < 10_000; at += 1) {
      ids.add(newId());
      others.add(newId());
    }
    for (const id of ids) set.add(id);
    for (const id of ids) set.add(id);
    expect(set.size).toBe(10_000);
    expect([...ids].every((id) => set.has(id))).toBe(true);
    expect([...others].some((id) => set.has(id))).toBe(false);
  });
});
