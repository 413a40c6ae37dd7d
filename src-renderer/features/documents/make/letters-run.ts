import type { LettersProgress } from '../../../../src-main/contract/documents.ts';
import { api, LongRun } from '../../../api/index.ts';

/** Letters or labels for many. */
export const lettersRun = () =>
  new LongRun<LettersProgress>({
    first: { phase: 'reading', done: 0, total: null },
    follow: (id, signal) => api.documents.progress({ id }, { signal }),
    stop: (id) => api.documents.stop({ id }),
  });
