import { expect, it } from 'vitest';
import { powerLosses } from '../support/power-loss.ts';

it('power loss leaves the whole state after exactly the commits that were written (500 places)', async () => {
  const report = await powerLosses(500, Date.now());
  expect(report.wrong).toEqual([]);
  expect(report.losses).toBe(500);
  expect(report.prefixes.length).toBeGreaterThan(15);
});
