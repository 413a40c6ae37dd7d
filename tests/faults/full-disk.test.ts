import { expect, it } from 'vitest';
import { editOnFullDisk, importOnFullDisk } from '../support/full-disk.ts';

const pages = Array.from({ length: 100 }, (_, i) => i + 1);

it('a disk that fills up during an import changes nothing (1 … 100 pages left)', async () => {
  const report = await importOnFullDisk(pages, 300);
  expect(report.wrong).toEqual([]);
  expect(report.refused).toBeGreaterThan(40);
});

it('a disk that fills up during an edit changes nothing (1 … 100 pages left)', async () => {
  const report = await editOnFullDisk(pages);
  expect(report.wrong).toEqual([]);
  expect(report.refused).toBeGreaterThan(5);
  expect(report.fitted).toBeGreaterThan(5);
});
