import { os } from '../procedures.ts';
import type { HistoryService } from './service.ts';

export const historyRouter = (history: HistoryService) =>
  os.history.router({
    ofRecord: os.history.ofRecord.handler(({ input }) => history.ofRecord(input.id, input)),
    scope: os.history.scope.handler(({ input }) => history.scope(input.batchId)),
    undo: os.history.undo.handler(({ input, context }) => history.undo(context.caller, input.batchId)),
    restoreValue: os.history.restoreValue.handler(({ input, context }) =>
      history.restoreValue(context.caller, input.seq, input.column),
    ),
  });
