import { expect, it } from 'vitest';
import { typedDay } from '../../src-main/domain/typed-days.ts';

/** A Sunday. */
const TODAY = '2026-11-22';

it.each([
  ['besok', '2026-11-23'],
  ['Lusa', '2026-11-24'],
  ['Jumat', '2026-11-27'],
  ['senin depan', '2026-11-23'],
  ['minggu', '2026-11-29'],
  ['Sunday', '2026-11-29'],
  ['+3', '2026-11-25'],
  ['3 hari lagi', '2026-11-25'],
  ['in 10 days', '2026-12-02'],
  ['25/12', '2026-12-25'],
  ['1/2', '2027-02-01'],
  ['29/2', '2028-02-29'],
  ['25', '2026-11-25'],
  ['5', '2026-12-05'],
  ['31', '2026-12-31'],
  ['31/12/2027', '2027-12-31'],
  ['hari ini', TODAY],
])('“%s” on a Sunday in November means %s', (text, day) => {
  expect(typedDay(text, TODAY)).toBe(day);
});

it.each(['', 'kapan-kapan', '32', '31/2', '0', 'h', '+'])('“%s” is no day', (text) => {
  expect(typedDay(text, TODAY)).toBeUndefined();
});
