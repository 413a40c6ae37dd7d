import { expect, it } from 'vitest';
import { editOnFullDisk, importOnFullDisk, undoOnFullDisk } from '../support/full-disk.ts';

it('a disk that fills up during an import changes nothing', async () => {
  const report = await importOnFullDisk([1, 3, 8, 20, 45, 100], 300);
  expect(report.wrong).toEqual([]);
  expect(report.refused).toBeGreaterThan(2);
});

it('a disk that fills up while an import is taken back changes nothing', async () => {
  const report = await undoOnFullDisk([0, 3, 20, 100, 400], 300);
  expect(report.wrong).toEqual([]);
  expect(report.refused).toBeGreaterThan(2);
  expect(report.fitted).toBeGreaterThan(0);
});

it('a disk that fills up during an edit changes nothing', async () => {
  const report = await editOnFullDisk([1, 2, 3, 5, 8, 13, 21, 34, 55, 100]);
  expect(report.wrong).toEqual([]);
  expect(report.refused).toBeGreaterThan(1);
  expect(report.fitted).toBeGreaterThan(1);
});
