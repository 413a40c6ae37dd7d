import os from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { bundledWorker } from './tests/support/programs.ts';

/** `npm test` runs `tests`; the long kill and power-loss runs are `npm run test:faults`. */
export default defineConfig({
  plugins: [svelte(), bundledWorker()],
  test: {
    globalSetup: 'tests/support/make-programs.ts',
    setupFiles: 'tests/support/keep-drawing.ts',
    // Processes, not threads: what is tested starts threads of its own, and changes the time zone. The files of a process
    // share its modules (to load them for each file took a third of the time); every test has a shop folder of its own.
    pool: 'forks',
    isolate: false,
    // Half of the time a test waits for the disk or for a process that it started.
    maxWorkers: Math.max(os.availableParallelism(), 2),
    testTimeout: 30_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'tests',
          include: ['tests/{unit,features,migrations}/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 1_800_000,
        },
      },
    ],
  },
});
