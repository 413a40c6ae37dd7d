import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';

const root = fileURLToPath(new URL('../..', import.meta.url));
export const programFolder = path.join(root, 'test-results', 'programs');

/**
 * What tests start as a process or a thread of its own, by where its source lies. Made into one file each before the
 * tests run (make-programs.ts): started from its sources, each would compile the whole core again, about a second.
 */
export const programs = {
  worker: 'src-main/jobs/worker.ts',
  crm: 'tests/support/crm-child.ts',
  'fill-child': 'tests/support/fill-child.ts',
  'fault-child': 'tests/support/fault-child.ts',
  'import-child': 'tests/support/import-child.ts',
  'upgrade-child': 'tests/migrations/upgrade-child.ts',
} as const;

/** The file to start for one of {@link programs}. */
export const programFile = (name: keyof typeof programs): string => path.join(programFolder, `${name}.js`);

/** Lets the jobs of a test run start the worker that was made for it. */
export const bundledWorker = (): Plugin => ({
  name: 'bundled-worker',
  enforce: 'pre',
  load(id) {
    if (id !== path.join(root, 'src-main/jobs/worker-file.ts')) return undefined;
    return `export const workerFile = () => new URL(${JSON.stringify(pathToFileURL(programFile('worker')).href)});`;
  },
});
