import { expect, it } from 'vitest';
import { powerLosses } from '../support/power-loss.ts';

it('power loss leaves the whole state after exactly the commits that were written (50 places)', async () => {
  const report = await powerLosses(50, 20261122);
  expect(report.wrong).toEqual([]);
  expect(report.losses).toBe(50);
  expect(report.prefixes.length).toBeGreaterThan(8);
});
