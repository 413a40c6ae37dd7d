import { os } from '../procedures.ts';
import type { ExportsService } from './service.ts';

export const exportsRouter = (exports: ExportsService) =>
  os.exports.router({
    run: os.exports.run.handler(({ input, signal }) => exports.run(input, signal)),
    progress: os.exports.progress.handler(({ input, signal }) => exports.progress(input.id, signal)),
    cancel: os.exports.cancel.handler(async ({ input }) => ({ cancelled: await exports.cancel(input.id) })),
  });
