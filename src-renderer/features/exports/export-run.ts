import type { ExportProgress } from '../../../src-main/contract/exports.ts';
import { api, LongRun } from '../../api/index.ts';

/** One long export or restoring. */
export const exportRun = () =>
  new LongRun<ExportProgress>({
    first: { phase: 'writing', done: 0, total: null },
    follow: (id, signal) => api.exports.progress({ id }, { signal }),
    stop: (id) => api.exports.cancel({ id }),
  });
