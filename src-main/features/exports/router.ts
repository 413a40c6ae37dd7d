import { os } from '../procedures.ts';
import type { ExportsService } from './service.ts';

export const exportsRouter = (exports: ExportsService) =>
  os.exports.router({
    run: os.exports.run.handler(({ input, signal }) => exports.run(input, signal)),
    workbook: os.exports.workbook.handler(({ input, signal }) => exports.workbook(input, signal)),
    inspect: os.exports.inspect.handler(({ input, signal }) => exports.inspect(input.file, signal)),
    restore: os.exports.restore.handler(({ input, context }) => exports.restore(context.caller, input.file, input.id)),
    progress: os.exports.progress.handler(({ input, signal }) => exports.progress(input.id, signal)),
    cancel: os.exports.cancel.handler(async ({ input }) => ({ cancelled: await exports.cancel(input.id) })),
  });
