import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

interface Entry {
  version?: string;
  integrity?: string;
  resolved?: string;
  name?: string;
  link?: boolean;
}
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const lock = read('package-lock.json') as { packages: Record<string, Entry> };
const manifest = read('package.json') as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const packages = Object.entries(lock.packages).filter(([place]) => place !== '');

it('every package of the lock file is told by a hash of its content', () => {
  expect(packages.length).toBeGreaterThan(100);
  expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([place]) => place)).toEqual([]);
});

it('the lock file names no host', () => {
  expect(packages.filter(([, { resolved }]) => resolved !== undefined).map(([place]) => place)).toEqual([]);
});

it('every version is exact', () => {
  const all = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
  expect(all.filter(([, version]) => !/^(npm:@?[\w./-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

it('xlsx is the pinned alias and nothing else', () => {
  expect(manifest.devDependencies['xlsx']).toBe('npm:@e965/xlsx@0.20.3');
  const found = packages.filter(([place, { name }]) => /(^|\/)xlsx$/.test(place) || name?.endsWith('xlsx'));
  expect(found.map(([place, { name, version }]) => [place, name, version])).toEqual([
    ['node_modules/xlsx', '@e965/xlsx', '0.20.3'],
  ]);
});

it('only what must stay outside the bundle is packed', () => {
  expect(Object.keys(manifest.dependencies).sort()).toEqual(['better-sqlite3', 'electron-updater']);
});
