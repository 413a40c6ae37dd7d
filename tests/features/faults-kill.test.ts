import { expect, it } from 'vitest';
import { killRounds } from '../support/kill.ts';

it('a crash loses no acknowledged change and leaves no half act (10 kills)', { timeout: 240_000 }, async () => {
  const report = await killRounds(10, 20261122);
  expect(report).toMatchObject({ kills: 10, lost: 0, half: 0, unsound: [] });
  expect(report.acknowledged).toBeGreaterThan(10);
  expect(report.papers).toBeGreaterThan(0);
});
