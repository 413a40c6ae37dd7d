import { afterEach, describe, expect, it, vi } from 'vitest';
import { newId } from '../../src-main/domain/ids.ts';

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const millisOf = (id: string) => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);

describe('ids', () => {
  afterEach(() => vi.useRealTimers());

  it('are of version 7, all different, and each is greater than the one before', () => {
    const ids = Array.from({ length: 5_000 }, newId);
    expect(ids.filter((id) => !FORM.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(ids);
  });

  it('tell when they were made, to the millisecond', () => {
    vi.useFakeTimers({ now: Date.now() + 60_000 });
    expect(millisOf(newId())).toBe(Date.now());
    vi.advanceTimersByTime(1_234);
    expect(millisOf(newId())).toBe(Date.now());
  });

  it('rise also where the clock was put back', () => {
    vi.useFakeTimers({ now: Date.now() + 120_000 });
    const before = newId();
    vi.setSystemTime(Date.now() - 90_000);
    expect(newId() > before).toBe(true);
  });
});
