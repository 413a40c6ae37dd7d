import type { z } from 'zod';
import type { ImportProgress } from '../../../src-main/contract/imports.ts';
import { api, LongRun } from '../../api/index.ts';

/** The undo of one import. */
export const undoRun = () =>
  new LongRun<z.infer<typeof ImportProgress>>({
    first: { phase: 'undoing', done: 0, total: 0 },
    follow: (id, signal) => api.imports.progress({ id }, { signal }),
    stop: (id) => api.imports.cancel({ id }),
  });
