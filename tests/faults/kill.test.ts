import { expect, it } from 'vitest';
import { killRounds } from '../support/kill.ts';

it('a crash loses no acknowledged change and leaves no half act (200 kills)', async () => {
  const report = await killRounds(200, Date.now());
  console.log(JSON.stringify(report));
  expect(report).toMatchObject({ kills: 200, lost: 0, half: 0, unsound: [] });
  expect(report.inside).toBeGreaterThan(20);
  expect(report.papers).toBeGreaterThan(20);
});
